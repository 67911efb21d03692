/** What the types of the settings of reading cannot say: which columns there may be, and what goes together. */
import { didYouMean } from "../did-you-mean.ts";
import { type Fault, quote } from "../error.ts";
import type { Config } from "./types.ts";

/** Beside the fields: what a column may be of. */
const ROLES = ["video_id", "video_timestamp", "author"];

/** @param mapped names of the study's fields */
export function readingFaults(config: Config, mapped: readonly string[]): Fault[] {
  const { settingsFile, columns, overrides, format, include } = config;
  const { file, lineOf } = settingsFile;
  // A list of hashtags needs them, though none is mapped.
  const known = include.hashtags === null ? mapped : [...mapped, "hashtags"];
  const faults: Fault[] = [];
  for (const [role, source] of columns) {
    const line = lineOf("columns", role);
    if (!known.includes(role) && !ROLES.includes(role))
      faults.push({
        file,
        line,
        what: `a column for ${quote(role)}, which is no field of the study`,
        todo: `${didYouMean(role, [...known, ...ROLES])}name a field, or ${ROLES.join(", ")}`,
      });
    else if (typeof source !== "string" && ROLES.includes(role))
      faults.push({
        file,
        line,
        what: `${quote(role)} cannot be taken out of a caption`,
        todo: "name its column",
      });
  }
  for (const [participant, own] of overrides)
    for (const [field, { listSeparator }] of own)
      if (listSeparator !== undefined)
        faults.push({
          file,
          line: lineOf("overrides", participant, field, "listSeparator"),
          what: "a separator for one participant, though a column has one for all",
          todo: 'say it under "fields"',
        });
  if (format === "study-csv" && tellsOfTables(config))
    faults.push({
      file,
      line: lineOf("format"),
      what: '"study-csv" has columns of its own, lists in them and a file for each participant',
      todo: 'take "format" out, or write "format": "table"',
    });
  return faults;
}

/** Whether study.json says what the study's own CSV has no need of: where its columns are, and what parts a cell. */
export function tellsOfTables({ columns, participantColumn, fields }: Config): boolean {
  return (
    [...columns.keys()].some((role) => role !== "author") ||
    participantColumn !== null ||
    fields.some(({ listSeparator }) => listSeparator !== null)
  );
}
