// The vocabulary of true crime; the cases are invented.
import { phrases, words, type Topic } from "./topic.ts";

export const crime: Topic = {
  name: "crime",
  desk: "casefiles",
  popularity: 10,
  core: [
    ...words(`truecrime crime truecrimetok truecrimecommunity crimetok mystery TrueCrime unsolved`),
    ...words(`coldcase truecrimestory investigation detective missingperson justice`),
  ],
  tail: words(`
    unsolvedmysteries unsolvedmystery crimejunkie truecrimepodcast forensics forensicfiles
    dnaevidence geneticgenealogy fingerprint crimescene interrogation confession 911call
    dispatcher heist bankrobbery arttheft scam scammer romancescam conartist fraud cult
    cultdocumentary kidnapping hostage escape prisonbreak prisontok witness alibi motive
    evidence suspect serialkillers criminology criminalpsychology darkhistory scarystories
    creepy spooky paranormal haunted hauntedhouse conspiracy conspiracytheory bermudatriangle
    shipwreck missing missingpersons missinginamerica amberalert foundsafe rewardoffered
    janedoe johndoe identified casesolved crimestory crimestories casoreal crimenreal
    documentaries netflixdocumentary whodunit murdermysterygame lockpicking
  `),
  unusual: [
    ...words(`страшныеистории ミステリー 미스터리 🔍 🔎coldcase`),
    "who's missing",
    "don't open the door",
  ],
  stems: words(`coldcase crime mystery forensic detective missing courtroom heist casefile`),
  endings: words(`tok files story facts podcast 2024 update solved explained`),
  local: words(`crime truecrime mystery coldcase`),
  searches: phrases(`
    true crime stories, unsolved mysteries, cold case solved by dna, best true crime podcasts,
    interrogation room confession, 911 call audio, documentary recommendations true crime,
    biggest art heist ever, prison escape story, how do detectives solve cases, romance scam story,
    how fingerprints work, missing person found alive, creepy unsolved mysteries, lie detector test,
    body language interrogation, cults in america, scammer gets caught, missing hiker update,
    genetic genealogy explained, criminal psychology facts, famous bank robberies, locked room mystery,
    db cooper evidence, alcatraz escape 1962, zodiac cipher solved, isabella gardner museum theft
  `),
  subjects: phrases(`
    lighthouse motel case, riverside cold case, silver lake heist, cabin mystery, harbor disappearance,
    casino robbery, crypto scam, fake heiress, forest cult, ghost ship
  `),
  aspects: phrases(`
    {s} explained, {s} update, {s} documentary, {s} theory, {s} solved, {s} timeline, {s} podcast,
    {s} evidence, {s} part 2, {s} true story
  `),
  captions: [
    "The {s}: part 1 of 3. Follow for the rest.",
    "It took 31 years and one coffee cup to find an answer.",
    'The last text said "almost home". Nobody in {p} saw the car again.',
    "Detectives reopened the {s}, and a single receipt changed everything.",
    "How a scam of 40 million dollars began with one friendly message 🔍",
    "If you know anything, please call the tip line. All of this case is fiction.",
  ],
  near: ["law", "history", "science", "news"],
  stories: [
    {
      on: "2024-01-31",
      heat: 9,
      tags: words(`lighthousemotel lighthousemotelcase motelcase lighthousetrial JusticeForTheMotel
      room12`),
      searches: phrases(`
        lighthouse motel trial, lighthouse motel room 12, lighthouse motel case timeline,
        lighthouse motel podcast, lighthouse motel verdict, lighthouse motel documentary,
        lighthouse motel theory reddit
      `),
      captions: ["Lighthouse Motel, day 4: the defense calls its first witness."],
    },
    {
      on: "2024-03-03",
      heat: 10,
      tags: words(`silverlakeheist heistverdict silverlake goldbars insidejob SilverLakeHeist
      missinggold`),
      searches: phrases(`
        silver lake heist explained, silver lake heist verdict, how much is a gold bar worth,
        silver lake inside job, stolen gold found, gold heist documentary, biggest heist in history
      `),
      captions: ["The vault was locked from the inside. So where did the gold go?"],
    },
    {
      on: "2023-09-13",
      heat: 8,
      tags: words(`manhunt escapedprisoner crabwalk captured prisonescape lockdown`),
      searches: phrases(`
        prison escape manhunt update, how did he escape crab walk, manhunt captured video,
        longest manhunt in history
      `),
      captions: ["Fourteen days, hundreds of officers, one very good police dog."],
    },
  ],
};
