/** What a participant's own suggested phrases say about words: those they are made of, and how a tag reads. */
import { isCut, plain } from "./letters.ts";
import type { Lexicon } from "./lexicon.ts";
import { split, type OwnWords } from "./split.ts";

export interface OwnPhrases {
  /** Cost of each word, and of each phrase without its spaces. */
  readonly words: OwnWords;
  /** Of phrases without their spaces: with them. */
  readonly spaced: ReadonlyMap<string, string>;
}

/** A word that one phrase has is as rare as this, and one that many have is less so. */
const WORD_COST = 9.5;
const MOST_SPARED = 1.5;
const LEAST_LETTERS = 3;
const PHRASE_COST = 11;
const BETWEEN = /[^\p{L}\p{M}\p{N}]+/u;

/** @param phrases cleaned; one of a single word says nothing of words, as it may be a hashtag */
export function ownPhrases(phrases: readonly string[], lexicon: Lexicon): OwnPhrases {
  const spaced = new Map<string, string>();
  const holding = new Map<string, number>();
  for (const phrase of [...new Set(phrases)].toSorted()) {
    const parts = phrase.split(/\s+/);
    const words = parts.flatMap((part) => part.split(BETWEEN)).filter((word) => word !== "");
    if (parts.length < 2 || words.length < 2) continue;
    const joined = plain(words.join(""));
    if (isCut(joined) && !spaced.has(joined)) spaced.set(joined, phrase);
    for (const word of new Set(words.map(plain)))
      if (word.length >= LEAST_LETTERS && /^\p{Script=Latin}+$/u.test(word))
        holding.set(word, (holding.get(word) ?? 0) + 1);
  }
  const costs = new Map<string, number>();
  for (const joined of spaced.keys()) costs.set(joined, PHRASE_COST);
  for (const [word, phrasesWithIt] of holding)
    if (!spaced.has(word) && isOneWord(word, lexicon))
      costs.set(word, WORD_COST - Math.min(MOST_SPARED, Math.log(phrasesWithIt) / 2));
  return { words: costs, spaced };
}

/** People search for hashtags too: "collegefootball scores" makes no word of the first. */
function isOneWord(word: string, lexicon: Lexicon): boolean {
  if (lexicon.shares.has(word)) return true;
  let begin = 0;
  return !split(word, lexicon).every((end) => {
    const piece = word.slice(begin, end);
    begin = end;
    return piece.length >= LEAST_LETTERS && piece !== word && lexicon.shares.has(piece);
  });
}
