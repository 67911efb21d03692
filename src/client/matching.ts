/** What a reader typed, as a test of tags: a substring, cleaned as tags are, with or without #. */
import { cleanTag } from "../clean/clean.ts";
import { withoutSign } from "../clean/number-signs.ts";

/** Texts are cleaned, as the tags of a page are. */
export function matching(query: string): (text: string) => boolean {
  const wanted = wantedOf(query);
  return (text) => text.includes(wanted);
}

/** As `matching`, of tags: as they are written, or as they were read. */
export function matchingTags(
  query: string,
): (mark: { readonly tag: string; readonly words: string | null }) => boolean {
  const matches = matching(query);
  return ({ tag, words }) => matches(tag) || (words !== null && matches(words));
}

/** Whether there is anything to look for: blanks, a lone # and what has no ink ask for nothing. */
export function isAsking(query: string): boolean {
  return wantedOf(query) !== "";
}

/** The tag that a query or a link means. */
export function wantedOf(query: string): string {
  return withoutSign(cleanTag(query).tag);
}

/** A link that somebody wrote may spell a tag as one does. */
export function indexOfTag(
  { indexOf }: { readonly indexOf: ReadonlyMap<string, number> },
  tag: string,
): number | null {
  return indexOf.get(tag) ?? indexOf.get(cleanTag(tag).tag) ?? indexOf.get(wantedOf(tag)) ?? null;
}
