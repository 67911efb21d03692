/**
 * Which characters may be folded. Each release of Node brings its own tables of letters, and what is
 * unassigned in one may have a lower case or be taken apart in the next: such a character is kept as
 * it was written, so that every release makes the same of a text. What Unicode has assigned it
 * hardly ever changes: https://www.unicode.org/policies/stability_policy.html
 */
import { charactersOf, escaped } from "./characters.ts";

/** Two whose class has changed since: they decide how a sigma before them ends. */
const CHANGED = [0x295, 0x1171e];

const newer = CHANGED.map(escaped).join("") + charactersOf("unassigned");
const NEWER = new RegExp(`[${newer}]`, "u");
const EACH_NEWER = new RegExp(NEWER, "gu");
const KNOWN_RUNS = new RegExp(`[^${newer}]+`, "gu");

/** Whether a text holds a character that is newer than the table. */
export function hasNewer(text: string): boolean {
  return NEWER.test(text);
}

/**
 * Lower case and NFC of all that the table knows; what is newer stays as it is. Of a capital I with a
 * dot the lower case is i, as of the one without: the two letters of Turkish and English are one here.
 */
export function fold(text: string): string {
  return mapKnown(text, lower);
}

/** As `fold`, but that the lower case of İ keeps its dot. */
export function foldPlainly(text: string): string {
  return mapKnown(text, (known) => known.toLowerCase().normalize("NFC"));
}

/** A second dot above an i, which lower-casing leaves of İ: nobody sees it. */
const SECOND_DOT = /(?<=[i\u012f\u1e2d\u1ecb])\u0307/g;

function lower(known: string): string {
  // Lower-casing can decompose (İ → i̇), so NFC comes after it.
  const folded = known.toLowerCase().normalize("NFC");
  return folded.includes("\u0307") ? folded.replace(SECOND_DOT, "").normalize("NFC") : folded;
}

/** NFC of all that the table knows. */
export function compose(text: string): string {
  return mapKnown(text, (known) => known.normalize("NFC"));
}

/** With U+FFFD for each character that is newer, for readers with tables of their own. */
export function withoutNewer(text: string): string {
  return hasNewer(text) ? text.replace(EACH_NEWER, "\ufffd") : text;
}

function mapKnown(text: string, map: (known: string) => string): string {
  return hasNewer(text) ? text.replace(KNOWN_RUNS, map) : map(text);
}
