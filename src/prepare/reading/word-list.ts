/** Words with a number each, of which most parts of a text are none: that is soon said. */

/** Twenty times as many as there are words, so that few parts share a place with one. */
const PLACES = 1 << 22;

export class WordList {
  readonly #values = new Map<string, number>();
  readonly #places = new Uint8Array(PLACES);

  get size(): number {
    return this.#values.size;
  }

  keys(): Iterable<string> {
    return this.#values.keys();
  }

  has(word: string): boolean {
    return this.#values.has(word);
  }

  get(word: string): number | undefined {
    return this.#values.get(word);
  }

  set(word: string, value: number): void {
    let place = 0;
    for (let i = 0; i < word.length; i++) place = step(place, word.charCodeAt(i));
    this.#places[place] = 1;
    this.#values.set(word, value);
  }

  /** Whether a word may have the place that `step` leads to over its letters from 0; surely if it is one. */
  mayHave(place: number): boolean {
    return this.#places[place] === 1;
  }
}

export function step(place: number, code: number): number {
  return (Math.imul(place ^ code, 0x9e3779b1) >>> 7) & (PLACES - 1);
}
