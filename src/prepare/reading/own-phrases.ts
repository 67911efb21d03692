/** What a participant's own suggested phrases tell: which words there are, and where phrases have spaces. */
import { isCut, plain } from "./letters.ts";
import type { Lexicon } from "./lexicon.ts";
import { split } from "./split.ts";
import { WordList } from "./word-list.ts";

export interface OwnPhrases {
  /** Their words, and the phrases without spaces, with costs as those of the lexicon. */
  readonly costs: WordList;
  /** Of a phrase without spaces: the phrase. */
  readonly spaced: ReadonlyMap<string, string>;
}

/** A phrase; a word that one phrase has; and what a word of many is spared. */
const PHRASE = 11;
const WORD = 9.5;
const MOST_SPARED = 1.5;
const LEAST_LETTERS = 3;
const LATIN = /^\p{Script=Latin}+$/u;
const BETWEEN_WORDS = /[^\p{L}\p{M}\p{N}]+/u;
const PLACES = 18;

/** @param phrases cleaned; those of one word tell nothing, for people search for hashtags too */
export function ownPhrases(phrases: readonly string[], lexicon: Lexicon): OwnPhrases {
  const spaced = new Map<string, string>();
  const holding = new Map<string, number>();
  for (const phrase of [...new Set(phrases)].toSorted()) {
    if (!phrase.includes(" ")) continue;
    const words = plain(phrase)
      .split(BETWEEN_WORDS)
      .filter((word) => word !== "");
    const joined = words.join("");
    // "to get her" is what fewer people mean than "together".
    const isPhrase = words.length > 1 && (lexicon.costs.get(joined) ?? Infinity) > PHRASE;
    if (isPhrase && isCut(joined) && !spaced.has(joined)) spaced.set(joined, phrase);
    for (const word of new Set(words)) holding.set(word, (holding.get(word) ?? 0) + 1);
  }
  const costs = new WordList(PLACES);
  for (const [word, count] of holding)
    if (word.length >= LEAST_LETTERS && LATIN.test(word) && isOne(word, lexicon))
      costs.set(word, WORD - Math.min(MOST_SPARED, Math.log(count) / 2));
  for (const joined of spaced.keys()) costs.set(joined, PHRASE);
  return { costs, spaced };
}

/** Of "collegefootball scores" the first is none: it is a hashtag, made of words that are known. */
function isOne(word: string, lexicon: Lexicon): boolean {
  if (lexicon.costs.has(word)) return true;
  let begin = 0;
  return split(word, lexicon).some((end) => {
    const piece = word.slice(begin, end);
    begin = end;
    return piece.length < LEAST_LETTERS || !lexicon.costs.has(piece);
  });
}
