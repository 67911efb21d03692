/** Hashtags are read as words: those of English and names, with what a participant's phrases tell. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { Reading } from "../src/prepare/reading/reading.ts";
import { tagReader } from "../src/prepare/reading/tag-reader.ts";

const reader = (
  phrases: readonly string[] = [],
  readings: Readonly<Record<string, string>> = {},
): ((tag: string) => Reading) =>
  tagReader({ phrases, readings: new Map(Object.entries(readings)) });
const read = reader();
const words = (tag: string): string => read(tag).words;

test("a hashtag is cut into its words", () => {
  const phrases =
    "climate change|black lives matter|new york city|help me|kill me now|i love you|learn on tiktok|" +
    "mental health matters|taylor swift|the daily show|book of the month|super bowl|for you page";
  for (const phrase of phrases.split("|"))
    assert.deepEqual(read(phrase.replaceAll(" ", "")), { words: phrase, how: "split" });
});

test("a word is whole, also one that could be cut", () => {
  const whole =
    "news therapist together carpet notable weekend football viral election democracy understanding fyp asmr";
  for (const tag of whole.split(" "))
    assert.deepEqual(read(tag), { words: tag, how: "as written" });
});

test("numbers stand alone, but for those that belong to letters", () => {
  assert.equal(words("goldenglobes2024"), "golden globes 2024");
  assert.equal(words("election2024"), "election 2024");
  assert.equal(words("2024election"), "2024 election");
  assert.equal(words("formula1"), "formula 1");
  assert.equal(words("fund4good"), "fund 4 good");
  assert.equal(words("1stbirthday"), "1st birthday");
  assert.equal(words("90skids"), "90s kids");
  const whole = "49ers d1 5k 4x4 2pac mp3 y2k b2b 100k 24h k9 3d 2024 7";
  for (const tag of whole.split(" "))
    assert.deepEqual(read(tag), { words: tag, how: "as written" });
});

test("no number is ever cut, and no letter lost", () => {
  const tags =
    "a1b22c333d4444 covid19vaccine2021 x1x2x3x4 000 6ix9ine 1direction4ever 20242025season";
  for (const tag of tags.split(" ")) {
    assert.equal(words(tag).replaceAll(" ", ""), tag);
    const numbers = (text: string): string[] => text.match(/\d+/g) ?? [];
    assert.deepEqual(numbers(words(tag)), numbers(tag), tag);
  }
});

test("what is not of Latin letters alone is whole", () => {
  const tags = [
    "climate change",
    "東京2020",
    "새해복많이받으세요",
    "كأس_العالم",
    "новостидня",
    "χρονια",
    "climate🌍change",
    "climateновости",
    "rock&roll",
    "don't",
    "news\u{1df1f}day",
    "loveq\u0303day",
    "news\ua7cdday",
    "",
    "_",
    "___",
  ];
  for (const tag of tags) assert.deepEqual(read(tag), { words: tag, how: "as written" });
});

test("low lines are spaces", () => {
  assert.equal(words("climate_change"), "climate change");
  assert.equal(words("_new_yorkcity_"), "new york city");
});

test("words of other languages in Latin letters are whole", () => {
  const common = {
    spanish:
      "inmigrantes migrantes noticias elecciones gobierno presidente trabajo familia historia mujeres ciudad música " +
      "corazón siempre gracias educación salud inmigración desinformación periodistas estudiantes fútbol cultura",
    german:
      "nachrichten mädchen straße bundestag wirtschaft gesellschaft geschichte menschen deutschland freiheit regierung " +
      "zeitung arbeit gesundheit freundschaft wahrheit zukunft lieblings klimawandel gleichstellung schule kinder",
    french:
      "actualités élections gouvernement président travail famille histoire femmes musique toujours aujourd bonjour " +
      "éducation santé immigration journalistes étudiants culture liberté environnement justice société recettes",
    portuguese:
      "notícias eleições governo presidente trabalho família história mulheres cidade música coração sempre obrigado " +
      "educação saúde imigrantes jornalistas estudantes futebol cultura liberdade justiça sociedade receitas",
  };
  for (const [language, list] of Object.entries(common)) {
    const tags = list.split(" ");
    const cut = tags.filter((tag) => read(tag).how !== "as written");
    assert.ok(cut.length <= tags.length / 10, `${language}: ${cut.map(words).join(", ")}`);
  }
});

test("letters with marks stay with their word", () => {
  assert.equal(words("inmigración"), "inmigración");
  assert.equal(words("mädchen"), "mädchen");
  assert.equal(words("pokémoncards"), "pokémon cards");
});

test("a participant's own phrases tell of words that no list has", () => {
  const own = reader(["zorblatt fenwickle", "the smurgle of kent", "wordle game"]);
  assert.deepEqual(own("zorblattfenwickle"), { words: "zorblatt fenwickle", how: "own phrase" });
  assert.deepEqual(own("zorblattfenwickle2024"), {
    words: "zorblatt fenwickle 2024",
    how: "own phrase",
  });
  assert.deepEqual(own("smurglenews"), { words: "smurgle news", how: "own phrase" });
  assert.equal(own("thesmurgleofkent").words, "the smurgle of kent");
  assert.equal(own("climatechange").how, "split");
  assert.equal(own("smurgle").how, "as written");
});

test("a phrase lends a hashtag its accents and apostrophes", () => {
  const own = reader(["valentine's day", "élection présidentielle"]);
  assert.equal(own("valentinesday").words, "valentine's day");
  assert.equal(own("electionpresidentielle").words, "élection présidentielle");
});

test("a phrase of one word, and a hashtag in a phrase, make no word of what is several", () => {
  const own = reader(["climatechange", "collegefootball scores", "to get her"]);
  assert.equal(own("climatechange").words, "climate change");
  assert.equal(own("collegefootball").words, "college football");
  assert.equal(own("together").words, "together");
});

test("no reader knows another's phrases", () => {
  const before = words("zorblattfenwickle");
  reader(["zorblatt fenwickle"])("zorblattfenwickle");
  assert.equal(words("zorblattfenwickle"), before);
  assert.notEqual(before, "zorblatt fenwickle");
});

test("the order of phrases is of no matter, nor whether one comes twice", () => {
  const phrases = ["kel ce", "travis kelce", "trav iskelce", "ab cd", "a bcd", "abc d", "ab-cd ef"];
  const tags = ["traviskelce", "kelce", "abcd", "abcdef", "kelcetravis", "abcd2024"];
  const expected = tags.map(reader(phrases));
  for (let turn = 1; turn < phrases.length; turn++) {
    const turned = [...phrases.slice(turn), ...phrases.slice(0, turn), ...phrases.slice(0, 2)];
    assert.deepEqual(tags.map(reader(turned)), expected);
  }
  assert.deepEqual(tags.map(reader(phrases.toReversed())), expected);
});

test("readings of study.json come first, for any tag, and an empty one says nothing", () => {
  const own = reader(["travis kelce"], {
    traviskelce: "Travis Kelce, tight end",
    日本: "japan",
    news: " ",
  });
  assert.deepEqual(own("traviskelce"), { words: "Travis Kelce, tight end", how: "set" });
  assert.deepEqual(own("日本"), { words: "japan", how: "set" });
  assert.deepEqual(own("news"), { words: "news", how: "as written" });
});

test("a tag of ten thousand letters is read, and none of them is lost", () => {
  const long = "climatechange2024".repeat(600);
  assert.equal(words(long).replaceAll(" ", ""), long);
  assert.ok(words(long).startsWith("climate change 2024 climate change"));
});

test("names that every object has are tags like others", () => {
  const own = reader(["to string", "has own property"]);
  for (const tag of ["constructor", "__proto__", "prototype"])
    assert.equal(own(tag).words.replaceAll(" ", ""), tag.replaceAll("_", ""));
});

test("words.json holds plain words only, each once", () => {
  const lists = JSON.parse(
    readFileSync(new URL("../src/prepare/reading/words.json", import.meta.url), "utf8"),
  ) as Record<string, string>;
  for (const [language, list] of Object.entries(lists)) {
    const all = list.split(" ");
    assert.equal(new Set(all).size, all.length, language);
    assert.deepEqual(
      all.filter((word) => !/^\p{Script=Latin}+$/u.test(word)),
      [],
    );
  }
});
