/** Reports → the data files of a participant: a CSV for each field, and a JSON. */
import { csvText } from "../csv-text.ts";
import { COLUMNS } from "../tag-columns.ts";
import type { FieldReport } from "./field-report.ts";
import type { ParticipantReport } from "./participant-report.ts";
import type { ParticipantRow } from "./participant-row.ts";
import type { Timeline } from "./timeline.ts";

/** In the place of a cluster's name, of tags that are set apart. */
export const REACH = "reach";

/** @returns path → content of a CSV for each field, even one without a row */
export function fieldFiles({ id, fields }: ParticipantReport): Map<string, string> {
  return new Map(fields.map((field) => [`data/${id}.${field.name}.csv`, fieldCsv(field)] as const));
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

/** The fields of a participant's JSON, as its text. Texts raw, as the data has them: JSON is for programs. */
export function fieldsJson(fields: readonly FieldReport[]): string {
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
  return JSON.stringify(byName);
}

/** @param fields of `fieldsJson` */
export function participantJson(row: ParticipantRow, fields: string): string {
  const head = JSON.stringify({ ...row, fields: undefined });
  return `${head.slice(0, -1)},"fields":${fields}}\n`;
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
