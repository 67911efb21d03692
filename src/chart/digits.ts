/** Whole numbers as short texts of the inline data. Also read in the browser. */

/** Of words alone: whoever searches a page for a word finds none in a code. */
export const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_";
const BASE = DIGITS.length;

/** How many digits the greatest of n numbers from 0 on needs. */
export function widthFor(n: number): number {
  return digitsOf(Math.max(0, n - 1)).length;
}

function digitsOf(value: number): string {
  const rest = Math.floor(value / BASE);
  return `${rest > 0 ? digitsOf(rest) : ""}${DIGITS[value % BASE] ?? ""}`;
}

export function digits(value: number, width: number): string {
  return digitsOf(value).padStart(width, DIGITS[0]);
}

export function numberOf(code: string): number {
  let value = 0;
  for (const digit of code) value = value * BASE + DIGITS.indexOf(digit);
  return value;
}
