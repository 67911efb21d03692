/** The tags that a search of the study's page finds, and the participants who have them. */
import { readHeld } from "../chart/cohort-code.ts";
import type { StudyTags } from "../chart/page-data.ts";
import { all } from "./dom.ts";
import { matchingTags, wantedOf } from "./matching.ts";

export interface FoundTag {
  /** Of its field: the name, and what its tags are called. */
  readonly field: string;
  readonly noun: string;
  readonly tag: string;
  /** Places of those who have it. */
  readonly rows: readonly number[];
}

/** @returns query → its tags: those that it is, then those that begin with it, then by how many have them */
export function tagSearch(): (query: string) => FoundTag[] {
  const fields = all('script[id^="tags-"]').map(({ textContent }) => {
    const data = JSON.parse(textContent ?? "") as StudyTags;
    return { ...data, codes: data.held.split(",") };
  });
  return (query) => {
    const wanted = wantedOf(query);
    const matches = matchingTags(query);
    return fields
      .flatMap(({ field, noun, tags, words, codes }) =>
        tags.flatMap((tag, i) => {
          const read = words[i] ?? null;
          if (!matches({ tag, words: read })) return [];
          const rows = [...readHeld(codes[i] ?? "").keys()];
          return [{ field, noun, tag, rows, rank: rankOf([tag, read ?? tag], wanted) }];
        }),
      )
      .toSorted((a, b) => a.rank - b.rank || b.rows.length - a.rows.length);
  };
}

function rankOf(texts: readonly string[], wanted: string): number {
  if (texts.includes(wanted)) return 0;
  return texts.some((text) => text.startsWith(wanted)) ? 1 : 2;
}
