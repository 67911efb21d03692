// The vocabulary of history.
import { phrases, words, type Topic } from "./topic.ts";

export const history: Topic = {
  name: "history",
  desk: "archive",
  popularity: 5,
  core: [
    ...words(`history historytok historytime HistoryTok ushistory historyfacts worldhistory`),
    ...words(`americanhistory onthisday ww2 ancienthistory blackhistory`),
  ],
  tail: words(`
    worldwar2 ww1 coldwar vietnamwar civilwar revolutionarywar foundingfathers lincoln
    washington presidents presidentfacts romanempire ancientrome ancientegypt pyramids
    cleopatra vikings medieval middleages blackplague renaissance titanic shipwrecks
    hindenburg apollo11 jfk civilrightsmovement mlk mlkday rosaparks suffragettes
    womenshistory womenshistorymonth indigenous nativeamerican juneteenth harlemrenaissance
    oldphotos vintage 1950s 1960s 1970s 1980s 80s september11 berlinwall sovietunion historia
    méxicoantiguo archives museumtok artifact antique colorized timeline castle kings queens
    royalhistory maps geography geographyfacts flags borders forgottenhistory weirdhistory
    militaryhistory
  `),
  unusual: [
    ...words(`история 歴史 历史 역사 इतिहास تاريخ`),
    "women's history month",
    "caesar's rome",
  ],
  stems: words(`history ancient war museum map president medieval`),
  endings: words(`facts tok nerd explained teacher memes buff`),
  local: words(`history`),
  searches: phrases(`
    roman empire how often, history facts you did not know, titanic real footage, why did rome fall,
    ancient egypt discoveries, ww2 stories from veterans, presidents ranked, oldest building in america,
    black history facts, what was the cold war, berlin wall fall video, strange laws from history,
    how did the black plague end, apollo 11 audio, world map 1900, lost cities found,
    women's history month facts, colorized footage 1900s, who invented the telephone, viking burial,
    most famous speeches, sunken ship found, declassified documents
  `),
  subjects: phrases(`
    roman empire, cold war, titanic, civil war, ancient egypt, moon race, black death, berlin wall
  `),
  aspects: phrases(`
    {s} explained, {s} facts, {s} documentary, {s} timeline, {s} map, {s} meme, {s} in 60 seconds,
    what caused the {s}
  `),
  captions: [
    "How often do you think about the {s}?",
    "On this day: a small town in {p} changed everything.",
    "One photo, one minute, one forgotten story of the {s}.",
    "No, it did not happen like that in the movie.",
  ],
  near: ["world", "science", "politics", "education"],
  stories: [
    {
      on: "2023-09-15",
      heat: 8,
      tags: words(`RomanEmpire romanempiretrend myromanempire romans rometok`),
      searches: phrases(`
        roman empire trend, how often do you think about the roman empire, girl version roman empire,
        roman empire at its peak, roman concrete secret
      `),
      captions: ["I asked him. He said 'daily'. I have so many questions."],
    },
    {
      on: "2024-02-15",
      heat: 4,
      tags: words(`blackhistorymonth bhm BlackHistoryMonth blackinventors presidentsday`),
      searches: phrases(`
        black history month 2024 theme, black inventors list, presidents day meaning,
        tuskegee airmen story
      `),
      captions: ["Four inventors that your textbook skipped."],
    },
  ],
};
