// The vocabulary of policing and the law.
import { phrases, words, type Topic } from "./topic.ts";

export const law: Topic = {
  name: "law",
  desk: "courtwatch",
  popularity: 7,
  core: [
    ...words(`police law lawyer court cops lawtok LawTok judge copsoftiktok courtroom trial`),
    ...words(`lawyersoftiktok bodycamera legal knowyourrights`),
  ],
  tail: words(`
    policeofficer sheriff trafficstop speeding k9 arrest swat firefighter firstresponder
    paramedic attorney lawsuit supremecourtcase verdict jury juryduty appeal publicdefender
    courtcam courttv judgetok smallclaims landlord tenant tenantrights evictions hoa hoadrama
    lemonlaw lawstudent lawschool barexam policereform policebodycam backtheblue
    accountability 1stamendment 2ndamendment 4thamendment audit firstamendmentaudit guncontrol
    gunviolence gunsafety civilrights prisonreform innocence wrongfulconviction exonerated
    bail parole deposition objection contempt defamation copyright trademark nda policía
    abogado karma instantkarma policechase dashcam roadrage citizensarrest
  `),
  unusual: [...words(`суд полиция 弁護士 🚓 👮police ⚖️law`), "people's court", "judge's ruling"],
  stems: words(`police court lawyer judge cop jury legal trial`),
  endings: words(`tok stories facts tips news cam footage explained`),
  local: words(`police sheriff cops court`),
  searches: phrases(`
    police chase today, know your rights traffic stop, judge goes viral, courtroom outburst,
    bodycam footage full, do i have to show id, funny court moments, lawyer reacts, small claims tips,
    how to get out of jury duty, can police search your car, first amendment audit, k9 catches suspect,
    what is a grand jury, lawyer explains contract, hoa karen, tenant rights {p}, lemon law explained,
    cop pulls over wrong person, firefighters rescue, judge denies bail, court tv live, verdict reaction,
    what does pleading the fifth mean, law school day in the life
  `),
  subjects: phrases(`
    traffic stop, jury duty, civil lawsuit, bail hearing, body camera, landlord dispute, hoa fine,
    defamation trial, wrongful conviction
  `),
  aspects: phrases(`
    {s} explained, {s} lawyer reacts, {s} full video, {s} {p}, what to do in a {s}, {s} rights,
    {s} verdict, {s} gone wrong, {s} story
  `),
  captions: [
    "A lawyer explains what went wrong in this {s}.",
    "Body camera video released by police in {p} shows the first two minutes.",
    'Judge: "I have heard enough." And so had everyone else.',
    "You have the right to remain silent. Use it.",
    "The verdict is in, and it took the jury 40 minutes ⚖️",
  ],
  near: ["crime", "politics", "news"],
  stories: [
    {
      on: "2024-02-16",
      heat: 6,
      tags: words(`fraudtrial civilfraud newyorktrial appealbond courtruling`),
      searches: phrases(`
        civil fraud ruling explained, how does an appeal bond work, judge ruling new york today,
        what is a bond hearing
      `),
      captions: ["What a civil fraud judgment is, and what happens next, in plain words."],
    },
  ],
};
