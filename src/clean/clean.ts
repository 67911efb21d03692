/** What a tag is, and a name: trimmed, folded, and without characters that nobody sees. */
import { inkOf } from "./ink.ts";
import { compose, fold } from "./letters.ts";
import { divided, withoutSign } from "./number-signs.ts";

/** How the items of a field are written. */
export type Writing = "hashtags" | "phrases";

/** A field is of hashtags where its name says so: `hashtags`, `all_hashtags`, `vid_hashtags_normalized`. */
export function writingOf(field: string): Writing {
  return /hash[\s_-]*tag/i.test(field) ? "hashtags" : "phrases";
}

/**
 * As the notebook does: trim and lower-case. Beyond it: Unicode NFC, control characters and those
 * without ink removed. Idempotent, and the same whatever Unicode this Node knows.
 *
 * @returns the tag, "" where nothing is left, and whether characters without ink were removed
 */
export function cleanTag(item: string): { tag: string; removed: boolean } {
  const trimmed = item.trim();
  const visible = inkOf(trimmed);
  const tag = fold(wellFormed(visible)).trim();
  return { tag, removed: visible !== trimmed };
}

/** An item as its field is written: of hashtags it may be several, of which some may be empty. */
export function cleanItem(item: string, writing: Writing): { tags: string[]; removed: boolean } {
  const { tag, removed } = cleanTag(item);
  return { tags: writing === "hashtags" ? divided(tag) : [tag], removed };
}

/**
 * Tags that people wrote down, to stop them or to name a cluster: cleaned as those of the field, each
 * once, in order. They may come with a number sign in any field.
 */
export function cleanTags(tags: readonly string[], writing: Writing): string[] {
  const all = tags.flatMap((tag) => cleanItem(tag, writing).tags.map(withoutSign));
  return [...new Set(all)].toSorted();
}

/** Tabs and breaks of lines, also the soft ones of word processors. */
const BREAKS = /[\t-\r\u0085\u2028\u2029]+/g;

/** As a tag, but in the case that its writer chose, and on one line. */
export function cleanName(name: string): string {
  return compose(wellFormed(inkOf(name.replace(BREAKS, " ")))).trim();
}

/** Half of a surrogate pair is no character. Not every browser that runs this has `toWellFormed`. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "\ufffd");
}
