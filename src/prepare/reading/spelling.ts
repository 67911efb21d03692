/** How likely a string is spelled as a word of a language is: each letter by the two before it. */

const A = 97;
/** a to z, another letter, and the edge of a word. */
const SYMBOLS = 28;
const OTHER = 26;
const EDGE = 27;
const EDGES = EDGE * SYMBOLS + EDGE;
/** Occurrences that every sequence of three is given beside those counted. */
const SMOOTHING = 0.1;

/** −ln p of each letter and edge by the two before it: row by row of 28. */
export type Spelling = Float64Array;
export type Spellings = readonly [Spelling, ...Spelling[]];

/** @param words of a language, each as much as any other */
export function spellingOf(words: Iterable<string>): Spelling {
  const counts = new Float64Array(SYMBOLS ** 3).fill(SMOOTHING);
  for (const word of words) {
    let before = EDGES;
    for (let i = 0; i <= word.length; i++) {
      const symbol = i === word.length ? EDGE : symbolAt(word, i);
      const at = before * SYMBOLS + symbol;
      counts[at] = (counts[at] as number) + 1;
      before = (before % SYMBOLS) * SYMBOLS + symbol;
    }
  }
  for (let row = 0; row < counts.length; row += SYMBOLS) {
    const costs = counts.subarray(row, row + SYMBOLS);
    const all = Math.log(costs.reduce((sum, count) => sum + count));
    for (const [i, count] of costs.entries()) costs[i] = all - Math.log(count);
  }
  return counts;
}

/** A text, and how likely each of its parts is to be a word. */
class Spelled {
  readonly #spelling: Spelling;
  readonly #symbols: Uint8Array;
  /** Costs of the letters from the third on, summed. */
  readonly #sums: Float64Array;

  constructor(symbols: Uint8Array, spelling: Spelling) {
    const sums = new Float64Array(symbols.length + 1);
    this.#spelling = spelling;
    this.#symbols = symbols;
    this.#sums = sums;
    for (let i = 2; i < symbols.length; i++)
      sums[i + 1] = (sums[i] as number) + (spelling[at(symbols, i)] as number);
  }

  /** @returns −ln of how likely the part from begin to end is spelled as it is, as a word */
  cost(begin: number, end: number): number {
    const symbols = this.#symbols;
    const spelling = this.#spelling;
    const first = symbols[begin] as number;
    const head = spelling[EDGES * SYMBOLS + first] as number;
    const second = end - begin === 1 ? EDGE : (symbols[begin + 1] as number);
    const next = spelling[(EDGE * SYMBOLS + first) * SYMBOLS + second] as number;
    if (second === EDGE) return head + next;
    const inside = (this.#sums[end] as number) - (this.#sums[begin + 2] as number);
    const last = (symbols[end - 2] as number) * SYMBOLS + (symbols[end - 1] as number);
    return head + next + inside + (spelling[last * SYMBOLS + EDGE] as number);
  }
}

/**
 * A text by the language that all of it is spelled most like.
 *
 * @param spellings of English first, then of the others
 * @returns also how much likelier it is so than in English, in −ln; 0 for English
 */
export function spelled(
  text: string,
  [english, ...others]: Spellings,
): { likeliest: Spelled; gain: number } {
  const symbols = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) symbols[i] = symbolAt(text, i);
  const inEnglish = costOfAll(symbols, english);
  let [likeliest, least] = [english, inEnglish];
  for (const spelling of others) {
    const cost = costOfAll(symbols, spelling);
    if (cost < least) [likeliest, least] = [spelling, cost];
  }
  return { likeliest: new Spelled(symbols, likeliest), gain: inEnglish - least };
}

function costOfAll(symbols: Uint8Array, spelling: Spelling): number {
  let cost = 0;
  let before = EDGES;
  for (let i = 0; i <= symbols.length; i++) {
    const symbol = i === symbols.length ? EDGE : (symbols[i] as number);
    cost += spelling[before * SYMBOLS + symbol] as number;
    before = (before % SYMBOLS) * SYMBOLS + symbol;
  }
  return cost;
}

/** Where a spelling has the cost of the letter at i, which has two before it. */
function at(symbols: Uint8Array, i: number): number {
  const before = (symbols[i - 2] as number) * SYMBOLS + (symbols[i - 1] as number);
  return before * SYMBOLS + (symbols[i] as number);
}

function symbolAt(text: string, i: number): number {
  const symbol = text.charCodeAt(i) - A;
  return symbol >= 0 && symbol < OTHER ? symbol : OTHER;
}
