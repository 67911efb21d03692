/** Numbers in a tag: most stand alone, and some belong to letters: "49ers", "mp3", "4x4". */

export const DIGITS = {
  /** A number. */
  number: 1,
  /** Digits and letters in one piece: to begin with, and for each letter. */
  glued: 8,
  letter: 3,
};
/** Letters before the first digit of such a piece, and in all of it. */
const MOST_BEFORE = 2;
const MOST = 4;

/**
 * @returns null for a text without digits; else a function of where a piece begins and ends to its
 *   cost: Infinity where it would cut a number or be none, −1 where it is of letters alone
 */
export function gluedCosts(text: string): ((begin: number, end: number) => number) | null {
  if (!/\d/.test(text)) return null;
  const digits = new Uint16Array(text.length + 1);
  for (let i = 0; i < text.length; i++)
    digits[i + 1] = (digits[i] as number) + (isDigit(text, i) ? 1 : 0);
  const count = (begin: number, end: number): number =>
    (digits[end] as number) - (digits[begin] as number);
  return (begin, end) => {
    if (isDigit(text, begin) && isDigit(text, begin - 1)) return Infinity;
    if (isDigit(text, end) && isDigit(text, end - 1)) return Infinity;
    const inside = count(begin, end);
    const letters = end - begin - inside;
    if (inside === 0) return -1;
    if (letters === 0) return DIGITS.number;
    if (letters > MOST || count(begin, Math.min(begin + MOST_BEFORE + 1, end)) === 0)
      return Infinity;
    return DIGITS.glued + DIGITS.letter * letters;
  };
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}
