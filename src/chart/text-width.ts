/**
 * Width of a text before any browser has set it. Readers have many fonts, so the estimate is on
 * the wide side: a label that fits here fits in a narrow font too.
 */

/** Advance of " " to "~" in hundredths of an em: the widest of DejaVu Sans, Arial, Palatino bold. */
const ASCII = [
  32, 40, 46, 84, 64, 95, 83, 28, 39, 39, 50, 84, 32, 36, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64,
  64, 64, 34, 34, 84, 84, 84, 56, 102, 78, 69, 72, 83, 67, 61, 83, 83, 39, 50, 78, 61, 100, 83, 83,
  67, 83, 72, 67, 67, 78, 78, 100, 69, 67, 69, 39, 34, 39, 84, 56, 50, 61, 63, 56, 63, 62, 39, 63,
  63, 33, 33, 61, 33, 97, 63, 61, 63, 63, 41, 52, 39, 63, 59, 83, 59, 59, 52, 64, 34, 64, 84,
] as const;
const OTHER = 80;
/** Han, kana, Hangul, full-width forms; emoji take about as much. */
const WIDE = 120;
const isWide =
  /[\u1100-\u115f\u2600-\u27bf\u2b00-\u2bff\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f000}-\u{1faff}\u{20000}-\u{3ffff}]/u;
const isMark = /\p{Mn}|\p{Me}|[\u200d\u2066-\u2069]/u;
/** Marks since Unicode 15.0, which an older Node takes for letters: so do all. */
const isNewerMark =
  /\u{897}|[\u{1acf}-\u{1aeb}\u{10d69}-\u{10d6d}\u{10efa}-\u{10efc}\u{113bb}-\u{113e2}\u{1171e}\u{11b60}-\u{11b66}\u{11f5a}\u{1611e}-\u{1612f}\u{1e5ee}\u{1e5ef}\u{1e6e3}-\u{1e6f5}]/u;

/** @returns width in the unit of `size`, the font size */
export function textWidth(text: string, size: number): number {
  let hundredths = 0;
  for (const character of text) {
    const ascii = ASCII[(character.codePointAt(0) ?? 0) - 32];
    if (ascii !== undefined) hundredths += ascii;
    else if (isMark.test(character) && !isNewerMark.test(character)) continue;
    else hundredths += isWide.test(character) ? WIDE : OTHER;
  }
  return (hundredths / 100) * size;
}

/** A text as it is shown where space is short; the data keeps it whole. */
export function shortened(text: string, max: number): string {
  if (text.length <= max) return text;
  const points = Array.from(text.slice(0, 2 * max + 2));
  return points.length <= max ? text : `${points.slice(0, max - 1).join("")}…`;
}

/** The same for a text that takes more ems of width than so many. */
export function shortenedTo(text: string, ems: number): string {
  if (textWidth(text, 1) <= ems) return text;
  let short = "";
  for (const character of text) {
    if (textWidth(`${short}${character}…`, 1) > ems) break;
    short += character;
  }
  return `${short}…`;
}
