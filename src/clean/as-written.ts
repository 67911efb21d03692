/** What a tag was to the notebook and to release 0.1, for studies that ask for their figures. */
import { foldPlainly } from "./letters.ts";
import { inkOf } from "./ink.ts";

/**
 * Control characters and format characters without width; also those that are never a character, which
 * no page can hold. Not all of \p{Cf}: some of it is visible.
 */
const INVISIBLE =
  /\u034f|[\p{Cc}\p{Noncharacter_Code_Point}\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;

/**
 * Trimmed, lower case, NFC, without the characters above. Number signs stay, and so does all that is
 * empty to the eye without being so.
 *
 * @returns the tag, "" where nothing is left, and whether characters were removed
 */
export function asWritten(item: string): { tag: string; removed: boolean } {
  const trimmed = item.trim();
  const visible = trimmed.replace(INVISIBLE, "");
  const tag = foldPlainly(visible.replace(/\p{Surrogate}/gu, "\ufffd")).trim();
  // A tag of blanks alone would have no name on any page.
  return { tag: inkOf(tag).trim() === "" ? "" : tag, removed: visible !== trimmed };
}
