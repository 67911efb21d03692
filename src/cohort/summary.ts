/** What the cohort is told of a field of one participant: its tags by video, and nothing else of the rows. */
import type { FieldWords } from "../prepare/read-words.ts";
import type { Reading } from "../prepare/reading/reading.ts";
import type { Participant } from "../read/participant.ts";

export interface Summary {
  readonly id: string;
  /** Without tags of reach that are set apart. */
  readonly tags: readonly { readonly tag: string; readonly reading: Reading }[];
  /** Each video once, that has a tag. */
  readonly videos: readonly SummaryVideo[];
}

interface SummaryVideo {
  /** The same with everyone who has the video; null where it has no id. */
  readonly key: string | null;
  /** Indices of tags, rising, one as often as the video's rows hold it. */
  readonly tags: readonly number[];
}

export function summaryOf(
  { id, rows }: Pick<Participant, "id" | "rows">,
  { tags, readings, rowsOf, reach, config }: FieldWords,
): Summary {
  const apart = new Set(config.reach === "apart" ? reach : []);
  const kept = [...tags.keys()].filter((tag) => !apart.has(tag));
  const videos = new Map<string, { key: string | null; tags: number[] }>();
  for (const [index, tag] of kept.entries())
    for (const row of rowsOf[tag] ?? []) {
      const key = rows[row]?.videoId ?? "";
      const place = key === "" ? `row ${row}` : key;
      const known = videos.get(place);
      if (known === undefined) videos.set(place, { key: key === "" ? null : key, tags: [index] });
      else known.tags.push(index);
    }
  return {
    id,
    tags: kept.map((i) => {
      const tag = tags[i]?.tag ?? "";
      return { tag, reading: readings[i] ?? { words: tag, how: "as written" } };
    }),
    videos: [...videos.values()],
  };
}
