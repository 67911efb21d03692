/** Words of English with how common they are, names, and words of other languages. */
import { readFileSync } from "node:fs";
import { spellingOf, type Spellings } from "./spelling.ts";
import { WordList } from "./word-list.ts";

export interface Lexicon {
  /** Of a word of a to z: −ln of how likely it is. */
  readonly costs: WordList;
  /** Words of other languages, of five letters and more, their letters plain. */
  readonly foreign: ReadonlySet<string>;
  readonly spellings: Spellings;
}

/** Twenty places for each word. */
const BITS = 21;
const EULER = 0.5772;

let loaded: Lexicon | undefined;

/** Read at the first call, in less than a tenth of a second. */
export function lexicon(): Lexicon {
  loaded ??= load();
  return loaded;
}

function load(): Lexicon {
  const text = readFileSync(new URL("words.json", import.meta.url), "utf8");
  const { english = "", ...others } = JSON.parse(text) as Record<string, string>;
  const words = english.split(" ");
  const languages = Object.values(others).map((list) => list.split(" "));
  return {
    costs: costsOf(words),
    foreign: new Set(languages.flat()),
    spellings: [spellingOf(words), ...languages.map(spellingOf)],
  };
}

/** The nth word of a list is as likely as Zipf's law has it. */
function costsOf(words: readonly string[]): WordList {
  const costs = new WordList(BITS);
  const parts = Math.log(words.length) + EULER;
  for (let i = 0; i < words.length; i++) costs.set(words[i] as string, Math.log((i + 1) * parts));
  return costs;
}
