/** Reports and maps → the JSON that stands in the pages. */
import type { FieldMaps } from "../chart/map.ts";
import type { FieldReport } from "../report/field-report.ts";
import { onMap } from "../report/on-map.ts";
import type { StudyReport } from "../report/report.ts";
import { besideCode } from "../chart/beside-code.ts";
import { nearCode } from "../chart/near-code.ts";
import { MAX_SHOWN, type PageData, type StudyData } from "../chart/page-data.ts";

/** @param caption the lines below a map that is saved */
export function pageData(
  field: FieldReport,
  maps: FieldMaps,
  caption: readonly string[],
): PageData {
  const { tags, nearest, beside, distances } = onMap(field);
  const indexOf = new Map(tags.map(({ tag }, i) => [tag, i]));
  return {
    clusters: tags.map(({ cluster }) => cluster).join(" "),
    counts: tags.map(({ count }) => count).join(" "),
    videos: tags.map(({ videos }) => videos).join(" "),
    distances: tags.map((_, i) => Math.round((distances[i] ?? 0) * 100)).join(" "),
    occurrences: field.audit.used,
    labels: maps.labels,
    nearest: nearest.map((own) => own.map(nearCode).join(" ")).join(","),
    nearFrom: field.nearFrom ?? 0,
    beside: besideCode(beside, field.besideFrom),
    besideFrom: field.besideFrom,
    names: maps.names,
    telling: field.clusters
      .map(({ nameTags }) => nameTags.map((tag) => indexOf.get(tag) ?? 0).join(" "))
      .join(","),
    long: Object.fromEntries(
      tags.flatMap(({ tag }, i) => (tag.length > MAX_SHOWN ? [[String(i), tag]] : [])),
    ),
    caption,
  };
}

export function studyData({ participants }: StudyReport): StudyData {
  const rows = participants.map(({ videos, fields }) => [
    videos,
    ...fields.map(({ audit }) => audit.used),
  ]);
  return { figures: rows.map((row) => row.join(" ")).join(",") };
}

/** JSON that may stand in a script element: no markup can begin or end in it. */
export function inlineJson(value: unknown): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}
