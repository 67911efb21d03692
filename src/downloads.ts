/** Reports → the data files of the site: a CSV for each field, a JSON for each participant. */
import type { FieldReport, ParticipantReport, StudyReport } from "./report.ts";

const COLUMNS = ["tag", "count", "videos", "cluster", "cluster_name", "x", "y"] as const;

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

/** UTF-8, no byte order mark, LF; one row a tag. */
function fieldCsv({ tags, clusters }: FieldReport): string {
  const names = new Map(clusters.map(({ id, name }) => [id, name]));
  const rows = tags.map(({ tag, count, videos, cluster, x, y }) => [
    text(tag),
    String(count),
    String(videos),
    cluster === null ? "" : String(cluster),
    cluster === null ? "" : text(names.get(cluster) ?? ""),
    x === null ? "" : x.toFixed(4),
    y === null ? "" : y.toFixed(4),
  ]);
  return [COLUMNS, ...rows].map((row) => `${row.join(",")}\n`).join("");
}

/** A spreadsheet runs a cell with such a start; the full-width forms are run in some languages. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

function text(value: string): string {
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Texts raw, as the data has them: JSON is for programs. */
function participantJson({ fields, ...participant }: ParticipantReport): string {
  const byName = Object.fromEntries(fields.map(({ name, ...field }) => [name, field]));
  return `${JSON.stringify({ ...participant, fields: byName })}\n`;
}
