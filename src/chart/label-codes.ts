/** Where each tag's label stands and from which scale on, a character a tag: for the page's script. */
import { type Label, SCALES, type Side } from "./labels.ts";

/** No character that HTML or JSON would have to escape. */
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/** The tag has a label at no scale. */
const NONE = ".";

/** @returns a string of n characters */
export function encodeLabels(labels: readonly Label[], n: number): string {
  const codes = Array.from({ length: n }, () => NONE);
  for (const { index, side, minScale } of labels)
    codes[index] = ALPHABET[4 * SCALES.findIndex((scale) => scale === minScale) + side] ?? NONE;
  return codes.join("");
}

/** @returns for each tag, or null where it has no label */
export function decodeLabels(codes: string): ({ side: Side; minScale: number } | null)[] {
  return Array.from(codes, (code) => {
    const at = ALPHABET.indexOf(code);
    if (at < 0) return null;
    return { side: (at % 4) as Side, minScale: SCALES[Math.floor(at / 4)] ?? Infinity };
  });
}
