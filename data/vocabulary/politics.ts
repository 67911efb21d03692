// The vocabulary of US politics.
import { phrases, words, type Topic } from "./topic.ts";

export const politics: Topic = {
  name: "politics",
  desk: "capitoldesk",
  popularity: 15,
  core: [
    ...words(`politics trump biden election2024 vote uspolitics PoliticsTok congress democrats`),
    ...words(
      `republicans joebiden supremecourt donaldtrump democracy politicaltiktok Election2024`,
    ),
  ],
  tail: words(`
    government president whitehouse senate gop liberal conservative leftist maga voteblue
    houseofrepresentatives speaker scotus constitution 14thamendment filibuster voting
    registertovote genz4change campaign campaigntrail debate townhall primaries swingstate
    battlegroundstates polls polling gerrymandering impeachment hearing subpoena lobbying
    votingrights civics civicslesson politicalcomedy latenight satire bluewave redwave
    independentvoter thirdparty politicalhumor capitolhill oversight budget billsigning
    governmentshutdown shutdown2024 vicepresident kamalaharris mitchmcconnell aoc
    berniesanders nikkihaley governor mayor citycouncil política elecciones2024 votolatino
    unions reproductiverights
  `),
  unusual: [...words(`🇺🇸`), "we're voting", "women's rights", "people's house"],
  stems: words(`biden trump senate congress voter election primary capitol governor`),
  endings: words(`2024 news update explained memes debate speech poll`),
  local: words(`politics votes primary democrats republicans senate`),
  searches: phrases(`
    who is running for president 2024, donald trump rally, joe biden speech, supreme court ruling,
    how does the electoral college work, trump trial schedule, election polls 2024, biden age,
    government shutdown explained, house speaker vote, how to register to vote, senate hearing today,
    trump vs biden polls, biden press conference, congress fight, aoc speech, bernie sanders hearing,
    what is a caucus, swing states 2024, vice president list, third party candidates 2024,
    14th amendment section 3, who is the speaker of the house, swing state map, when is election day,
    oldest president in us history, first gen z congressman, political memes, kamala harris laugh
  `),
  subjects: phrases(`
    electoral college, supreme court, primary debate, ballot measure, senate bill, presidential poll,
    campaign ad, voter registration, white house briefing, house committee, governor race
  `),
  aspects: phrases(`
    {s} explained, {s} 2024, {s} results, {s} {p}, {s} today, {s} meme, how does the {s} work,
    {s} reaction, {s} fact check, {s} history
  `),
  captions: [
    "Let's talk about the {s} and why both parties care so much about it.",
    "Voters in {p} tell us what they want to hear before November.",
    'The senator was asked about the {s}. "I will not take that question," he said.',
    "The vote is in: 51 to 49. What it means for {p}.",
    "POV: you read the whole bill so that nobody else has to 📜",
    "Explaining the {s} like you slept through civics class.",
  ],
  near: ["news", "law", "economy", "immigration", "world"],
  stories: [
    {
      on: "2024-01-16",
      heat: 6,
      tags: words(`iowacaucus iowa caucus newhampshireprimary DixvilleNotch caucusnight nhprimary`),
      searches: phrases(`
        iowa caucus results, how does a caucus work, iowa caucus cold weather, new hampshire primary,
        dixville notch midnight vote, who won iowa, who dropped out of the race, iowa caucus memes
      `),
      captions: ["It is minus 20 in Iowa and people still stood in line to caucus 🥶"],
    },
    {
      on: "2024-03-06",
      heat: 12,
      tags: words(`sotu StateOfTheUnion supertuesday SuperTuesday sotu2024 sotuaddress
      primaryresults bidenspeech rebuttal`),
      searches: phrases(`
        state of the union 2024, super tuesday results, state of the union highlights, sotu reaction,
        state of the union response, super tuesday map, biden state of the union full speech,
        who sat behind the president sotu, state of the union fact check, super tuesday explained,
        designated survivor, sotu memes
      `),
      captions: [
        "The ten moments from the State of the Union that everyone will talk about tomorrow.",
        "Super Tuesday in 90 seconds: 15 states, one territory, very few surprises.",
      ],
    },
    {
      on: "2023-10-25",
      heat: 9,
      tags: words(`speakervote speakeroftheHouse houseofchaos speakerrace gaveldrop`),
      searches: phrases(`
        house speaker vote today, who is the new speaker, how is the speaker elected,
        speaker vote count, motion to vacate explained, can anyone be speaker of the house
      `),
      captions: ["The House still has no speaker. Here is why that stops everything."],
    },
  ],
};
