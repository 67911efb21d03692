/** Which tags are cut at all, and what their letters are to lists of words. */
import { hasNewer } from "../../clean/letters.ts";

/** Letters of Latin script, each one unit of UTF-16, digits, and low lines between them. */
const CUT = /^(?:[\p{Script=Latin}\d_](?<![\u{10000}-\u{10ffff}]))+$/u;
const ASCII = /^[\0-\x7f]*$/;

/** Whether a tag is of Latin letters, digits and low lines alone: any other is read as written. */
export function isCut(tag: string): boolean {
  return CUT.test(tag) && !hasNewer(tag);
}

/**
 * A text with each letter as its base, as lists of words have it: "inmigración" → "inmigracion".
 * It has the length of the text: a letter that has no base stays as it is.
 *
 * @param text lower case, NFC
 */
export function plain(text: string): string {
  return ASCII.test(text) ? text : Array.from(text, baseOf).join("");
}

function baseOf(character: string): string {
  const [base = character] = character.normalize("NFD");
  return base.length === character.length ? base : character;
}
