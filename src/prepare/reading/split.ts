/** A string without spaces → the words that it is likeliest made of. */
import type { Lexicon } from "./lexicon.ts";
import { gluedCosts } from "./digits.ts";
import { spelled } from "./spelling.ts";
import { step } from "./word-list.ts";

/** What a tag is made of costs −ln of how likely it is; the cheapest way is taken. */
export const MODEL = {
  /** Each piece, beside what it is. */
  piece: 0.3,
  /** What a tag of one piece is spared. */
  whole: 2,
  /** A word that no list has: to begin with, for each letter, and the part that its spelling counts. */
  unknown: 4.5,
  letter: 0.4,
  spelling: 0.8,
  /** A word of another language, where it is the tag. */
  foreign: 11,
};
/** The longest word that is looked for, but for a tag that is one. */
const LONGEST = 24;

/** Own words of a participant: cost by word. */
export type OwnWords = ReadonlyMap<string, number>;

/**
 * @param text Latin letters, plain, and digits
 * @returns where each word ends, rising; the last is the text's length
 */
export function split(
  text: string,
  { shares, foreign, spellings }: Lexicon,
  own?: OwnWords,
): number[] {
  const { length } = text;
  const best = new Float64Array(length + 1).fill(Infinity);
  const from = new Int32Array(length + 1);
  best[0] = 0;
  const spelling = spelled(text, spellings);
  const glued = gluedCosts(text);
  for (let begin = 0; begin < length; begin++) {
    const before = (best[begin] as number) + MODEL.piece;
    let place = 0;
    const last = begin === 0 ? length : Math.min(length, begin + LONGEST);
    for (let end = begin + 1; end <= last; end++) {
      place = step(place, text.charCodeAt(end - 1));
      const isWhole = end - begin === length;
      let cost = glued?.(begin, end) ?? -1;
      if (cost === -1) {
        cost = Infinity;
        if (shares.mayHave(place)) {
          const share = shares.get(text.slice(begin, end));
          if (share !== undefined) cost = -Math.log(share);
        }
        if (own !== undefined) cost = Math.min(cost, own.get(text.slice(begin, end)) ?? Infinity);
        if (cost === Infinity && isWhole && foreign.has(text)) cost = MODEL.foreign;
        if (cost === Infinity && (end - begin > 1 || isWhole))
          cost =
            MODEL.unknown +
            MODEL.letter * (end - begin) +
            MODEL.spelling * spelling.cost(begin, end);
      }
      const sum = before + cost - (isWhole ? MODEL.whole : 0);
      if (sum >= (best[end] as number)) continue;
      best[end] = sum;
      from[end] = begin;
    }
  }
  const ends: number[] = [];
  for (let end = length; end > 0; end = from[end] as number) ends.push(end);
  return ends.toReversed();
}
