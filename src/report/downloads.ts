/** Reports → the data files of the site: a CSV for each field, a JSON for each participant. */
import { csvText } from "../csv-text.ts";
import { COLUMNS } from "../tag-columns.ts";
import type { FieldReport } from "./field-report.ts";
import type { ParticipantReport, StudyReport } from "./report.ts";
import type { Timeline } from "./timeline.ts";

/** In the place of a cluster's name, of tags that are set apart. */
export const REACH = "reach";

/** @returns path → content; every participant and field has both, even without a row */
export function makeDownloads({ participants }: StudyReport): Map<string, string> {
  const files = new Map<string, string>();
  for (const participant of participants) {
    for (const field of participant.fields)
      files.set(`data/${participant.id}.${field.name}.csv`, fieldCsv(field));
    files.set(`data/${participant.id}.json`, participantJson(participant));
  }
  return files;
}

/** One row a tag. */
function fieldCsv({ tags, clusters, apart }: FieldReport): string {
  const names = new Map(clusters.map(({ id, name }) => [id, name]));
  const place = (value: number | null) => (value === null ? null : { value, decimals: 4 });
  const out = new Set(apart);
  const rows = tags.map(({ tag, words, count, videos, cluster, x, y }, i) => [
    tag,
    count,
    videos,
    cluster,
    cluster === null ? (out.has(i) ? REACH : null) : (names.get(cluster) ?? ""),
    place(x),
    place(y),
    words,
  ]);
  return csvText([COLUMNS, ...rows]);
}

/** Texts raw, as the data has them: JSON is for programs. */
function participantJson({ fields, ...participant }: ParticipantReport): string {
  const byName = Object.fromEntries(
    fields.map(({ name, ...field }) => [
      name,
      {
        ...field,
        ...neighbours(field),
        beside: pairs(field),
        timeline: published(field.timeline),
        // Ids of videos stand in pages alone, where a check looks for them.
        shownVideos: undefined,
        // A file of its own.
        network: undefined,
      },
    ]),
  );
  return `${JSON.stringify({ ...participant, fields: byName })}\n`;
}

/** For each tag the nearest as indices, and in the same order how near and by what. */
function neighbours({ nearest }: Pick<FieldReport, "nearest">): object {
  return {
    nearest: nearest.map((own) => own.map(({ tag }) => tag)),
    nearestCosines: nearest.map((own) => own.map(({ cosine }) => cosine)),
    nearestBonds: nearest.map((own) => own.map(({ bond }) => bond)),
  };
}

/** Indices of two tags, and on how many videos they stand together. */
function pairs({ beside }: Pick<FieldReport, "beside">): readonly (readonly number[])[] {
  return beside.map(({ tags, videos }) => [...tags, videos]);
}

/**
 * Programs know the periods by the name that they had when all of them were weeks. A tag's part of one is
 * the period's number, 0 for all earlier ones, then occurrences and videos.
 */
function published(timeline: Timeline | null): object | null {
  if (timeline === null) return null;
  const { unit, periods, clusters, all, undated, tags, toldFrom } = timeline;
  const cells = tags.map((own) => own.map(({ slot, count, videos }) => [slot, count, videos]));
  return { unit, weeks: periods, clusters, all, undated, tags: cells, toldFrom };
}
