/** A caption → the hashtags in it, for files that keep no list of them. */
import { withoutNewer } from "../clean/letters.ts";

/**
 * A number sign, then letters, digits, underscores and marks of any script; what is none of these ends
 * it, and so does the next sign. No sign is the one of a keycap, nor of a character written as `&#39;`.
 */
const HASHTAG =
  /(?!(?<=&)#(?:\d+|x[\da-f]+);)[#\uff03\ufe5f](?!\ufe0f?\u20e3)([\p{L}\p{N}_][\p{L}\p{M}\p{N}_]*)/giu;

/** In order, without their signs, each as often as it is there. */
export function captionTags(caption: string): string[] {
  return [...withoutNewer(caption).matchAll(HASHTAG)].map(([, tag = ""]) => tag);
}
