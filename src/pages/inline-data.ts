/** A field's report and maps → the JSON that stands in its page. */
import type { FieldMaps } from "../chart/map.ts";
import type { FieldReport } from "../report/field-report.ts";
import { MAX_SHOWN, type PageData } from "../chart/page-data.ts";

/** @param caption the lines below a map that is saved */
export function pageData(
  { tags, nearest }: FieldReport,
  maps: FieldMaps,
  caption: readonly string[],
): PageData {
  return {
    clusters: tags.map(({ cluster }) => cluster ?? 0).join(" "),
    labels: maps.labels,
    nearest: nearest.map((own) => own.join(" ")).join(","),
    names: maps.names,
    long: Object.fromEntries(
      tags.flatMap(({ tag }, i) => (tag.length > MAX_SHOWN ? [[String(i), tag]] : [])),
    ),
    caption,
  };
}

/** JSON that may stand in a script element: no markup can begin or end in it. */
export function inlineJson(value: unknown): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}
