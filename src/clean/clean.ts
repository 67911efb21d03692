/** What a tag is, and a name: trimmed, folded, and without characters that nobody sees. */
import { compose, fold } from "./letters.ts";

// Control characters, and format characters that have no width: the contract removes both, also
// the joiners that hold some emoji together. Not all of \p{Cf}: some of it is visible.
const INVISIBLE =
  /\u034f|[\p{Cc}\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;

/**
 * As the notebook does: trim and lower-case. Beyond it: Unicode NFC, zero-width and control
 * characters removed. Idempotent, and the same whatever Unicode this Node knows.
 *
 * @returns the tag, "" where nothing is left, and whether invisible characters were removed
 */
export function cleanTag(item: string): { tag: string; removed: boolean } {
  const trimmed = item.trim();
  const visible = trimmed.replace(INVISIBLE, "");
  const tag = fold(visible.toWellFormed()).trim();
  return { tag, removed: visible !== trimmed };
}

/** As a tag, but in the case that its writer chose. */
export function cleanName(name: string): string {
  return compose(name.replace(INVISIBLE, "").toWellFormed()).trim();
}
