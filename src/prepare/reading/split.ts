/** A text without spaces → the words that it is likeliest made of. */
import { Digits } from "./digits.ts";
import type { Lexicon } from "./lexicon.ts";
import { spelled } from "./spelling.ts";
import { marked, UNMARKED, type WordList } from "./word-list.ts";

/** Costs are −ln of how likely a piece is; decision 24 says how these were found. */
/** Each piece, beside what it is. */
const PIECE = 0.5;
/** What a text of one piece is spared, and how much more for each that another language gains it. */
const WHOLE = 0.8;
const WHOLE_ELSEWHERE = 1;
/** A word that no list has: to begin with, for each letter, and the part that its spelling counts. */
const UNKNOWN = 1.5;
const UNKNOWN_LETTER = 1.1;
const UNKNOWN_SPELLING = 0.6;
/** Letters of one, and of one in a text that is spelled as another language: "-es" is no word there. */
const LEAST = 2;
const LEAST_ELSEWHERE = 3;
/** A word of another language, where it is all of the text. */
const FOREIGN = 11;
/** The longest word, but for a text that is one. */
const LONGEST = 24;

/**
 * @param text of plain Latin letters and digits
 * @param own words of one participant, with their costs
 * @returns where each word ends, rising; the last is the text's length
 */
export function split(text: string, lexicon: Lexicon, own?: WordList): number[] {
  const { length } = text;
  const cost = pieceCosts(text, lexicon, own);
  const least = new Float64Array(length + 1).fill(Infinity);
  const from = new Int32Array(length + 1);
  least[0] = 0;
  for (let begin = 0; begin < length; begin++) {
    let mark = UNMARKED;
    const last = begin === 0 ? length : Math.min(length, begin + LONGEST);
    for (let end = begin + 1; end <= last; end++) {
      mark = marked(mark, text.charCodeAt(end - 1));
      const sum = (least[begin] as number) + cost(begin, end, mark);
      if (sum >= (least[end] as number)) continue;
      least[end] = sum;
      from[end] = begin;
    }
  }
  const ends: number[] = [];
  for (let end = length; end > 0; end = from[end] as number) ends.push(end);
  return ends.toReversed();
}

function pieceCosts(
  text: string,
  { costs, foreign, spellings }: Lexicon,
  own?: WordList,
): (begin: number, end: number, mark: number) => number {
  const digits = Digits.of(text);
  const { likeliest, gain } = spelled(text, spellings);
  const leastLetters = gain > 0 ? LEAST_ELSEWHERE : LEAST;
  return (begin, end, mark) => {
    const isWhole = end - begin === text.length;
    const each = isWhole ? PIECE - WHOLE - WHOLE_ELSEWHERE * gain : PIECE;
    const withDigits = digits?.cost(begin, end) ?? null;
    if (withDigits !== null) return each + withDigits;
    const known = costs.find(text, begin, end, mark);
    const owned = own?.find(text, begin, end, mark);
    if (known !== undefined || owned !== undefined)
      return each + Math.min(known ?? Infinity, owned ?? Infinity);
    if (isWhole && foreign.has(text)) return each + FOREIGN;
    if (end - begin < leastLetters && !isWhole) return Infinity;
    return (
      each +
      UNKNOWN +
      UNKNOWN_LETTER * (end - begin) +
      UNKNOWN_SPELLING * likeliest.cost(begin, end)
    );
  };
}
