/** Text that a program has damaged before it came to us. */

export const DAMAGES = [
  "with a replacement character",
  "of question marks alone",
  "of UTF-8 read as Windows-1252",
] as const;
export type Damage = (typeof DAMAGES)[number];

/** What Windows-1252 makes of a byte that continues a character: 0x80 to 0xBF. */
const NEXT =
  "[\\u0080-\\u00bf\\u20ac\\u201a\\u0192\\u201e\\u2026\\u2020\\u2021\\u02c6\\u2030\\u0160\\u2039\\u0152\\u017d\\u2018\\u2019\\u201c\\u201d\\u2022\\u2013\\u2014\\u02dc\\u2122\\u0161\\u203a\\u0153\\u017e\\u0178]";
/** Bytes of UTF-8, a letter for each; the last is such a text in lower case. */
const MISREAD = new RegExp(
  `[\\u00c2-\\u00df]${NEXT}|[\\u00e0-\\u00ef]${NEXT}{2}|[\\u00f0-\\u00f4]${NEXT}{3}|[\\u00e2\\u00e3][\\u00a1-\\u00bf]`,
);

/** @returns how an item is damaged, or null */
export function damageOf(item: string): Damage | null {
  if (item.includes("\ufffd")) return DAMAGES[0];
  if (/^\s*\?[\s?]*$/.test(item)) return DAMAGES[1];
  return MISREAD.test(item) ? DAMAGES[2] : null;
}
