/** Words with a number each. Most parts of a text are no word: that is said without cutting them out. */

const FACTOR = 0x9e3779b1;
/** The mark of no letter at all. */
export const UNMARKED = 0;

/** The mark of a part of a text, from that of all but its last letter. */
export function marked(mark: number, last: number): number {
  return Math.imul(mark ^ last, FACTOR);
}

export class WordList {
  readonly #values = new Map<string, number>();
  /** 1 where the mark of a word leads to. */
  readonly #places: Uint8Array;
  readonly #shift: number;

  /** @param bits of the number of places: many times as many as words, that few parts share one */
  constructor(bits: number) {
    this.#places = new Uint8Array(2 ** bits);
    this.#shift = 32 - bits;
  }

  words(): Iterable<string> {
    return this.#values.keys();
  }

  has(word: string): boolean {
    return this.#values.has(word);
  }

  get(word: string): number | undefined {
    return this.#values.get(word);
  }

  set(word: string, value: number): void {
    let mark = UNMARKED;
    for (let i = 0; i < word.length; i++) mark = marked(mark, word.charCodeAt(i));
    this.#places[mark >>> this.#shift] = 1;
    this.#values.set(word, value);
  }

  /** As `get` of the part from begin to end, whose mark is known. */
  find(text: string, begin: number, end: number, mark: number): number | undefined {
    if (this.#places[mark >>> this.#shift] !== 1) return undefined;
    return this.#values.get(text.slice(begin, end));
  }
}
