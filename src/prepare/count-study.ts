/** A participant's rows → tags with counts, for every field. */
import { writingOf } from "../clean/clean.ts";
import { fieldFor } from "../config/config.ts";
import type { FieldConfig, Settled } from "../config/types.ts";
import { type Participant, videosOf } from "../read/participant.ts";
import { countTags, type TagCount } from "./count-tags.ts";
import { isReach } from "./reach.ts";

export interface FieldCount extends TagCount {
  readonly config: FieldConfig;
  /** Tags of reach, where the field is of hashtags. */
  readonly reach: readonly number[];
  /** For each distinct video that has any the tags of its rows, rising, a tag as often as they hold it. */
  readonly videos: readonly (readonly number[])[];
}

/** @returns by field, in the study's order */
export function countParticipant(
  { id, rows }: Pick<Participant, "id" | "rows">,
  config: Settled,
): FieldCount[] {
  const videoOf = videosOf(rows);
  return config.fields.map((field) => {
    const own = fieldFor(config, id, field);
    const cells = rows.map((row) => row.cells.get(field.name) ?? "missing");
    const writing = writingOf(field.name);
    const count = countTags(cells, own, writing);
    const ofReach = ({ tag }: { tag: string }): boolean => writing === "hashtags" && isReach(tag);
    return {
      config: own,
      ...count,
      reach: count.tags.flatMap((tag, i) => (ofReach(tag) ? [i] : [])),
      videos: tagsOfVideos(count, videoOf),
    };
  });
}

/** @returns by participant, then field, in the study's order */
export function countStudy(
  { participants }: { readonly participants: readonly Participant[] },
  config: Settled,
): FieldCount[][] {
  return participants.map((participant) => countParticipant(participant, config));
}

function tagsOfVideos({ rowsOf }: TagCount, videoOf: readonly number[]): number[][] {
  const videos = new Map<number, number[]>();
  for (const [tag, rows] of rowsOf.entries())
    for (const row of rows) {
      const video = videoOf[row] ?? 0;
      const own = videos.get(video);
      if (own === undefined) videos.set(video, [tag]);
      else own.push(tag);
    }
  return [...videos.entries()].toSorted(([a], [b]) => a - b).map(([, tags]) => tags);
}
