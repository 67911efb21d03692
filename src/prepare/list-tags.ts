/** All tags of a study, each once: what whoever makes vectors for them has to give vectors to. */
import type { FieldWords } from "./read-words.ts";

export interface ListedTag {
  readonly tag: string;
  /** What it is read as; where participants' own phrases tell otherwise, what most occurrences are read as. */
  readonly words: string;
  /** Occurrences, of all participants and fields. */
  readonly count: number;
}

/** @returns by code points */
export function listTags(fields: Iterable<FieldWords>): ListedTag[] {
  const counts = new Map<string, Map<string, number>>();
  for (const { tags, readings } of fields)
    for (const [i, { tag, count }] of tags.entries()) {
      const words = readings[i]?.words ?? tag;
      const known = counts.get(tag) ?? new Map<string, number>();
      known.set(words, (known.get(words) ?? 0) + count);
      counts.set(tag, known);
    }
  return [...counts]
    .map(([tag, read]): ListedTag => {
      const [[words] = [tag]] = [...read].toSorted(
        ([a, most], [b, other]) => other - most || byCodePoints(a, b),
      );
      return { tag, words, count: [...read.values()].reduce((sum, count) => sum + count, 0) };
    })
    .toSorted((a, b) => byCodePoints(a.tag, b.tag));
}

/** As UTF-8 has them; UTF-16 puts some letters behind emoji. */
function byCodePoints(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
