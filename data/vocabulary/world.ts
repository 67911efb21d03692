// The vocabulary of world politics.
import { phrases, words, type Topic } from "./topic.ts";

export const world: Topic = {
  name: "world",
  desk: "worlddesk",
  popularity: 10,
  core: [
    ...words(`worldnews ukraine gaza palestine israel geopolitics russia ceasefire worldpolitics`),
    ...words(`ceasefirenow europe middleeast unitednations china humanrights`),
  ],
  tail: words(`
    foreignpolicy nato putin zelensky ukrainewar freepalestine peace diplomacy refugees redsea
    houthis yemen iran lebanon sudan congo haiti taiwan northkorea southkorea japan india
    pakistan africa latinamerica argentina brazil venezuela ecuador méxico germany
    farmersprotest france unitedkingdom brexit ukpolitics houseofcommons canada canadapolitics
    australia internationalnews globalsouth worldcourt icj humanitarianaid redcross unicef
    airdrop sanctions elections2024 europeanunion bruxelles eu protest march solidarity
    doctorswithoutborders aidworkers journalistsingaza hostages internationallaw warmuseum
  `),
  unusual: [
    ...words(`україна украина россия мир فلسطين غزة السلام イスラエル 日本 台湾 中国 한국 भारत दिल्ली 🇺🇦 🇵🇸 🇮🇱
      🕊️peace`),
    "israel's election",
    "today's world",
  ],
  stems: words(`ukraine gaza russia china europe africa haiti taiwan redsea nato`),
  endings: words(`news update today explained crisis war2024 talks`),
  local: words(`protest rally`),
  searches: phrases(`
    ukraine war update, gaza ceasefire news, what is nato, countries in nato map, un vote today,
    red sea shipping attack, why is haiti in crisis, farmers protest europe, russia election 2024,
    icj ruling explained, who are the houthis, taiwan election results, map of the middle east,
    israel news today, palestine map history, sudan war explained, congo cobalt mining,
    how many countries are in the world, uk election date, parliament shouting, aid airdrop,
    argentina new president, north korea missile, united nations security council, world war 3 odds
  `),
  subjects: phrases(`
    ukraine front line, gaza aid, red sea shipping, european union, un security council, nato summit,
    south china sea, panama canal drought, global refugee crisis, humanitarian corridor
  `),
  aspects: phrases(`
    {s} explained, {s} map, {s} today, {s} latest news, {s} timeline, why is {s} important,
    {s} protest {p}, {s} 2024, history of {s}
  `),
  captions: [
    "A map, a history and a minute: the {s} explained.",
    "Thousands marched in {p} this weekend. These are their signs.",
    "Aid groups say that the {s} is running out of time.",
    "The view from abroad: how other countries cover the same story.",
    "Correspondents' notebook, day 12. Stay safe out there 🕊️",
  ],
  near: ["news", "politics", "history", "immigration"],
  stories: [
    {
      on: "2023-10-11",
      heat: 14,
      tags: words(`israelgaza gazastrip standwithisrael prayforpeace MiddleEastCrisis evacuation`),
      searches: phrases(`
        israel gaza explained, what is happening in israel, gaza strip map, israel palestine history,
        iron dome explained, two state solution, how to help gaza, evacuation order gaza
      `),
      captions: ["What we can verify tonight, and what we cannot yet."],
    },
    {
      on: "2024-02-26",
      heat: 6,
      tags: words(`twoyearsofwar slavaukraini aidpackage kyiv харків київ foreignaid ukraineaid`),
      searches: phrases(`
        ukraine two years later, ukraine aid package vote, kyiv today, foreign aid bill explained,
        how much aid to ukraine, ukraine counteroffensive, russia sanctions new
      `),
      captions: ["Two years on: the war in five numbers."],
    },
  ],
};
