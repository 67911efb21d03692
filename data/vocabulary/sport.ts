// The vocabulary of sport.
import { phrases, words, type Topic } from "./topic.ts";

export const sport: Topic = {
  name: "sport",
  desk: "sportsdesk",
  popularity: 12,
  core: [
    ...words(`sports nfl football nba basketball sportsnews soccer SportsTok chiefs superbowl`),
    ...words(`mlb baseball highlights espn athlete collegefootball fútbol`),
  ],
  tail: words(`
    nflfootball nbahighlights hockey nhl tennis golf formula1 f1 wwe ufc boxing wrestling
    marchmadness ncaa wnba caitlinclark volleyball gymnastics swimming trackandfield marathon
    olympics paris2024 premierleague championsleague laliga messi intermiami mls worldcup
    49ers 49erfaithful ravens lions detroitlions eagles cowboys bills packers dolphins lakers
    celtics warriors nuggets bucks yankees dodgers redsox braves cubs arsenal liverpoolfc
    realmadrid barcelona touchdown buzzerbeater walkoff homerun hattrick slamdunk refs
    fantasyfootball sportsbetting coach locker trainingcamp draft tradedeadline freeagency
    collegebasketball gameday tailgate cheerleader halftime mascot cricket rugby pickleball
    skateboarding snowboarding iditarod lacrosse figureskating cycling tourdefrance
    drivetosurvive
  `),
  unusual: [
    ...words(`サッカー 野球 футбол كرة_القدم 축구 क्रिकेट ⚽ 🏈 🏀 🏀hoops fu\u0301tbol`),
    "women's soccer",
    "women's basketball",
    "men's tennis",
  ],
  stems: words(`chiefs 49ers lions lakers celtics yankees dodgers arsenal intermiami eagles ravens
  cowboys warriors hawkeyes`),
  endings: words(`nation fans highlights news win gameday 2024 edit`),
  local: words(`sports football highschoolfootball basketball`),
  searches: phrases(`
    super bowl 2024 winner, super bowl 2024 halftime show, nfl playoffs bracket, chiefs vs 49ers,
    nba trade deadline, nba all star game 2024, march madness bracket, caitlin clark record,
    who won the super bowl, best super bowl commercials, messi inter miami debut, world cup 2026 cities,
    greatest of all time debate, funniest mascot moments, nfl referee call, worst call in sports history,
    longest field goal ever, fastest man in the world, olympics 2024 new sports, fantasy football tips,
    how tall is victor wembanyama, premier league table, f1 driver lineup 2024, travis kelce touchdown,
    baseball rule changes, pickleball rules, tom brady rings, nhl fights, women's world cup goal,
    what is offside in soccer
  `),
  subjects: phrases(`
    chiefs, 49ers, lions, lakers, celtics, yankees, dodgers, arsenal, real madrid, hawkeyes, ravens,
    cowboys
  `),
  aspects: phrases(`
    {s} highlights, {s} game today, {s} vs 49ers, {s} fans reaction, {s} locker room, {s} parade,
    {s} trade rumors, {s} 2024 schedule, {s} mic'd up, {s} score
  `),
  captions: [
    "The {s} did WHAT in the fourth quarter?!",
    "Ranking every {s} uniform, and no, you cannot change my mind 🏆",
    'Mic\'d up: "that is the loudest crowd I have ever heard"',
    "A high school team from {p} just made history.",
    "He called the shot, took the shot, made the shot 🏀",
    "Coach of the year, right here, no debate.",
  ],
  near: ["celebrity", "health", "economy"],
  stories: [
    {
      on: "2024-02-11",
      heat: 18,
      tags: words(`SuperBowl superbowllviii superbowl2024 🏈superbowl halftimeshow usher
      superbowlcommercials chiefskingdom traviskelce lasvegas swelce SuperBowlSunday`),
      searches: phrases(`
        super bowl halftime show 2024, usher halftime show, super bowl commercials 2024 ranked,
        super bowl overtime rules, chiefs parade, super bowl mvp 2024, super bowl snacks,
        taylor swift super bowl, super bowl score by quarter, kansas city chiefs celebration,
        who sang the national anthem super bowl, next super bowl location
      `),
      captions: [
        "Overtime. In the Super Bowl. My heart cannot take this 🏈",
        "Every Super Bowl ad, ranked by a person who does not watch football.",
      ],
    },
    {
      on: "2024-03-20",
      heat: 9,
      tags: words(`MarchMadness bracketbusted cinderellastory selectionsunday sweet16 iowahawkeyes
      bracketology`),
      searches: phrases(`
        march madness upset today, perfect bracket odds, selection sunday 2024, sweet 16 schedule,
        biggest upsets march madness, caitlin clark logo three, how does seeding work,
        bracket tips for beginners
      `),
      captions: ["My bracket lasted eleven minutes 💔"],
    },
    {
      on: "2023-09-24",
      heat: 6,
      tags: words(`nflkickoff arrowhead week3 swiftie chiefsgame usopen`),
      searches: phrases(`
        nfl week 3 scores, taylor swift at chiefs game, us open final highlights, rookie of the year
      `),
      captions: ["Nobody expected THAT guest in the stands today."],
    },
  ],
};
