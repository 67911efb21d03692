// The vocabulary of immigration.
import { phrases, words, type Topic } from "./topic.ts";

export const immigration: Topic = {
  name: "immigration",
  desk: "borderdesk",
  popularity: 5,
  core: [
    ...words(`immigration border migrants immigrant usmexicoborder immigrants bordercrisis asylum`),
    ...words(`immigrationlawyer Border texasborder inmigración daca`),
  ],
  tail: words(`
    dreamers greencard citizenship citizenshiptest visa h1b uscis naturalization asylumseekers
    refugee refugeeswelcome migrantcrisis sanctuarycity eaglepass riogrande borderpatrol
    borderwall title42 familyseparation deportation ice detention mixedstatus firstgen latinos
    latinx hispanic inmigrante inmigrantes migrantes frontera visado abogada ciudadanía
    venezolanos colombia guatemala honduras elsalvador cuba haitianos immigrationreform
    undocumented workpermit tps humanitarianparole darién dariengap busing shelter newarrivals
    chinesemigrants familia migrantworkers farmworkers essentialworkers immigrantstories
  `),
  unusual: [
    ...words(`🇲🇽 🇻🇪 🇲🇽mexico 移民 иммиграция الهجرة 이민`),
    "immigrants' rights",
    "can't stay silent",
  ],
  stems: words(`border immigration visa asylum migrant citizenship`),
  endings: words(`news update2024 law facts stories crisis attorney`),
  local: words(`border immigrants migrants`),
  searches: phrases(`
    immigration news today, border bill explained, texas border standoff, how to apply for asylum,
    green card lottery 2025, us citizenship test questions, daca news 2024, eagle pass texas,
    razor wire rio grande, what is title 42, migrant buses {p}, how long does a green card take,
    noticias de inmigración hoy, permiso de trabajo, darien gap journey, h1b lottery 2024,
    border patrol agent day, sanctuary city meaning, immigration lawyer advice, naturalization ceremony,
    parole humanitario, tps venezuela, citizenship interview practice
  `),
  subjects: phrases(`
    border bill, asylum rule, work permit, green card, eagle pass, migrant shelter, texas border law
  `),
  aspects: phrases(`
    {s} explained, {s} news today, {s} 2024, {s} update, {s} {p}, {s} lawyer, {s} hoy, {s} timeline
  `),
  captions: [
    "An immigration attorney explains the new {s}, without the shouting.",
    "We followed volunteers in {p} for one night at the shelter.",
    "Lo que debe saber hoy sobre inmigración 🗞️",
    "How long the line really is, in one chart.",
  ],
  near: ["politics", "world", "law", "economy"],
  stories: [
    {
      on: "2024-02-06",
      heat: 10,
      tags: words(`borderbill bipartisanbill takeourborderback convoy texasstandoff razorwire
      shelbypark`),
      searches: phrases(`
        border bill vote, what is in the border bill, texas national guard border, trucker convoy border,
        supreme court razor wire, shelby park eagle pass, senate border deal fails
      `),
      captions: ["370 pages of border bill in two minutes."],
    },
    {
      on: "2024-03-19",
      heat: 7,
      tags: words(`sb4 sb4texas texaslaw supremecourtsb4 statevsfederal`),
      searches: phrases(`
        sb4 texas explained, supreme court sb4 ruling, what does sb4 mean, can states enforce immigration
      `),
      captions: ["The law was on, then off, then on, then off. All in one day."],
    },
  ],
};
