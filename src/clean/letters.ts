/**
 * Which characters may be folded. Each release of Node brings its own tables of letters, and what is
 * unassigned in one may have a lower case or be taken apart in the next: such a character is kept as
 * it was written, so that every release makes the same of a text. What Unicode has assigned it
 * hardly ever changes: https://www.unicode.org/policies/stability_policy.html
 */
import table from "./unassigned.json" with { type: "json" };

/** Two whose class has changed since: they decide how a sigma before them ends. */
const CHANGED = [0x295, 0x1171e];

const newer = newerCharacters();
const NEWER = new RegExp(`[${newer}]`, "u");
const EACH_NEWER = new RegExp(NEWER, "gu");
const KNOWN_RUNS = new RegExp(`[^${newer}]+`, "gu");

/** The inside of a character class. */
function newerCharacters(): string {
  const steps = table.unassigned.split(" ").map((step) => Number.parseInt(step, 36));
  const ranges = CHANGED.map((code) => [code, code] as const);
  let at = 0;
  for (let i = 0; i < steps.length; i += 2) {
    const from = at + (steps[i] ?? 0);
    at = from + (steps[i + 1] ?? 0);
    ranges.push([from, at]);
  }
  const escape = (code: number): string => `\\u{${code.toString(16)}}`;
  return ranges.map(([from, to]) => `${escape(from)}-${escape(to)}`).join("");
}

/** Whether a text holds a character that is newer than the table. */
export function hasNewer(text: string): boolean {
  return NEWER.test(text);
}

/** Lower case and NFC of all that the table knows; what is newer stays as it is. */
export function fold(text: string): string {
  // Lower-casing can decompose (İ → i̇), so NFC comes after it.
  return mapKnown(text, (known) => known.toLowerCase().normalize("NFC"));
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
