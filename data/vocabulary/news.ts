// The vocabulary of news and the media.
import { phrases, words, type Topic } from "./topic.ts";

export const news: Topic = {
  name: "news",
  desk: "newsroom",
  popularity: 14,
  core: [
    ...words(`news breakingnews newstok BreakingNews NewsTok dailynews localnews headlines`),
    ...words(`journalism todaysnews worldnews newsupdate usnews 🚨news currentevents`),
  ],
  tail: words(`
    morningnews journalist reporter latestnews nightlynews goodnews media UnderTheDesk
    newsbreak pressfreedom medialiteracy factcheck misinformation propaganda livenews LocalTV
    newspaper frontpage caughtoncamera bodycam bystandervideo goodmorning anchorwoman noticias
    últimahora noticiastiktok noticiashoy actualités nachrichten editorial behindthescenes
    newsroomlife reportersoftiktok podcast podcastclips documentary streetinterview
    investigativejournalism weekendnews uplifting 911 whistleblower fyinews communitynews
    newsanchor bloopers liveshot mediabias oped
  `),
  unusual: [
    ...words(`🚨breaking ニュース 新闻 뉴스 समाचार новости أخبار عاجل`),
    "what's happening",
    "here's the news",
    "don't look up",
  ],
  stems: words(`daily morning world local independent viral global evening`),
  endings: words(`news update headlines report brief recap newstok`),
  local: words(`news localnews breaking tok tv`),
  searches: phrases(`
    breaking news today, local news near me, news anchor bloopers, what happened in the news today,
    news anchor goes off script, live news fail, reporter interrupted on air, good news only,
    how to spot fake news, most trusted news source, journalist asks question, weekend news recap,
    news without ads, media bias chart, body cam footage, caught on camera, front page today,
    viral interview, news theme song, tv reporter falls, under the desk news, news in 60 seconds
  `),
  subjects: phrases(`
    newspaper layoffs, local tv station, media literacy, press conference, press freedom,
    street interview, news podcast, live broadcast, emergency alert, independent journalism
  `),
  aspects: phrases(`
    {s} explained, {s} today, why {s} matters, {s} reaction, {s} full video, {s} 2024, {s} {p},
    funny {s}, {s} update
  `),
  captions: [
    "Here are the five stories you need to know this morning.",
    "Officials in {p} say the investigation is ongoing. Full story at the link in bio.",
    "Your {s} update in under a minute, because nobody has time.",
    'The crowd shouted "let her speak" as the {s} went on.',
    "Neighbors in {p} are asking questions, and we went looking for answers.",
    "Three headlines, two minutes, one cup of coffee ☕",
    "What we know, what we don't know, and what comes next.",
  ],
  near: ["politics", "world", "weather", "crime", "economy"],
  stories: [
    {
      on: "2024-01-24",
      heat: 5,
      tags: words(`layoffs newspaperlayoffs savelocalnews mediaindustry newsguild picketline`),
      searches: phrases(`
        newspaper layoffs 2024, journalists walkout, why are newspapers dying, media layoffs list,
        newsroom strike, local newspaper closing, is journalism a dying career
      `),
      captions: ["Another newsroom, another round of layoffs. Here is what readers lose."],
    },
    {
      on: "2024-02-22",
      heat: 8,
      tags: words(`outage celloutage nosignal sosmode networkdown phoneoutage PhonesDown`),
      searches: phrases(`
        cell phone outage today, why does my phone say sos, network outage map, is 911 down,
        cell service down explained, phones stuck on sos, what caused the phone outage
      `),
      captions: ["Phones across the country are stuck in SOS mode. Here is what we know so far 🚨"],
    },
  ],
};
