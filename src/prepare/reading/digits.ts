/** Numbers in a tag: most stand alone, and some belong to the letters beside them. */

/** Costs, as those of words. */
const NUMBER = 1;
/** A number with what is often written after one: "1st", "90s", "5k". */
const ENDED = 2.5;
const ENDINGS = /^\d+(?:st|nd|rd|th|s|d|g|h|k|m|p|x)$/;
/** Any other piece of digits and letters: "iphone3gs", "p2p"; and each of its letters. */
const GLUED = 9;
const GLUED_LETTER = 3;
/** Letters of such a piece before its first digit, and in all of it. */
const MOST_BEFORE = 2;
const MOST = 4;
/** A tag that is one thing: "49ers", "2pac", "4x4", "d1", "mp3". */
const ONE_THING = /^(?:\d{1,3}[a-z]{1,3}|\d{1,2}[a-z]{1,2}\d{1,2}|[a-z]{1,2}\d{1,3}[a-z]?)$/;

/** What parts of a text with digits cost. */
export class Digits {
  readonly #text: string;
  /** How many digits lie before each place. */
  readonly #before: Uint16Array;

  private constructor(text: string) {
    this.#text = text;
    this.#before = new Uint16Array(text.length + 1);
    for (let i = 0; i < text.length; i++)
      this.#before[i + 1] = (this.#before[i] as number) + (isDigit(text, i) ? 1 : 0);
  }

  /** @returns null for a text without digits */
  static of(text: string): Digits | null {
    return /\d/.test(text) ? new Digits(text) : null;
  }

  /** @returns of letters alone null; Infinity for a part that cuts a number, or is no piece */
  cost(begin: number, end: number): number | null {
    const text = this.#text;
    if (isDigit(text, begin) && isDigit(text, begin - 1)) return Infinity;
    const digits = this.#count(begin, end);
    const letters = end - begin - digits;
    if (digits === 0) return null;
    if (letters === 0) return NUMBER;
    if (end - begin === text.length && ONE_THING.test(text)) return 0;
    if (letters > MOST || this.#count(begin, Math.min(begin + MOST_BEFORE + 1, end)) === 0)
      return Infinity;
    if (ENDINGS.test(text.slice(begin, end))) return ENDED;
    return GLUED + GLUED_LETTER * letters;
  }

  #count(begin: number, end: number): number {
    return (this.#before[end] as number) - (this.#before[begin] as number);
  }
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}
