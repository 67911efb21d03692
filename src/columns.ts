/** Which column of a file is what, and which columns are missing, doubled or padded. */
import type { Config, FieldConfig } from "./config.ts";
import { type Fault, InputError, type Notice, quote } from "./error.ts";
import { didYouMean } from "./nearest.ts";

export interface Columns {
  /** Index by field; only fields that the file has. */
  readonly fields: ReadonlyMap<string, number>;
  readonly videoId: number | null;
  readonly timestamp: number | null;
}

const VIDEO_ID = "video_id";
const TIMESTAMP = "video_timestamp";

/**
 * Faults are of this header alone; whether a field may be absent is a question to all files.
 *
 * @throws InputError where the columns are parted by something else than commas
 */
export function findColumns(
  file: string,
  header: readonly string[],
  line: number,
  fields: readonly FieldConfig[],
): { columns: Columns; faults: Fault[] } {
  const names = [VIDEO_ID, TIMESTAMP, ...fields.map(({ name }) => name)];
  const other = otherDelimiter(header, names);
  if (other !== null)
    throw new InputError([
      { file, line, what: `${other} between the columns, not commas`, todo: "export with commas" },
    ]);
  const faults: Fault[] = [];
  for (const name of names) {
    const places = header.flatMap((cell, i) => (cell === name ? [i + 1] : []));
    if (places.length > 1)
      faults.push({
        file,
        line,
        what: `column ${quote(name)} is there ${places.length} times (columns ${places.join(", ")})`,
        todo: "keep one of them",
      });
    for (const cell of header)
      if (cell !== name && cell.trim() === name)
        faults.push({
          file,
          line,
          what: `column ${quote(cell)} has blanks around its name`,
          todo: `rename it to ${quote(name)}`,
        });
  }
  const index = (name: string): number | null => {
    const at = header.findIndex((cell) => cell.trim() === name);
    return at === -1 ? null : at;
  };
  const found = fields.flatMap(({ name }): [string, number][] => {
    const at = index(name);
    return at === null ? [] : [[name, at]];
  });
  const columns = { fields: new Map(found), videoId: index(VIDEO_ID), timestamp: index(TIMESTAMP) };
  return { columns, faults };
}

function otherDelimiter(header: readonly string[], names: readonly string[]): string | null {
  const text = header.join(",");
  const delimiters = [
    [";", "semicolons"],
    ["\t", "tabs"],
    ["|", "bars"],
  ] as const;
  if (header.some((cell) => names.includes(cell.trim()))) return null;
  const found = delimiters.find(
    ([mark]) => text.split(mark).filter((cell) => names.includes(cell.trim())).length > 0,
  );
  return found !== undefined && text.includes(found[0]) ? found[1] : null;
}

/**
 * A field that study.json or a flag names must be in every file; a default field in at least one.
 *
 * @param unread whether some file could not be read, and might hold the field
 */
export function columnFaults(
  { fields, fieldsConfigured, dataDir, settingsFile }: Config,
  headers: readonly { file: string; header: readonly string[] }[],
  unread: boolean,
): { faults: Fault[]; notices: Notice[] } {
  const faults: Fault[] = [];
  const notices: Notice[] = [];
  for (const { name } of fields) {
    const without = headers.filter(
      ({ header }) => !header.some((cell) => cell.trim() === name) && header.length > 0,
    );
    if (without.length === 0) continue;
    if (fieldsConfigured)
      for (const { file, header } of without)
        faults.push({
          file,
          line: 1,
          what: `no column ${quote(name)}, a field of the study`,
          todo: `${didYouMean(name, header)}${
            settingsFile.settings.fields === undefined ? "mend --fields" : "mend study.json"
          } or the file`,
        });
    else if (without.length === headers.length && !unread)
      faults.push({
        file: dataDir,
        what: `no file has the column ${quote(name)}`,
        todo: `${didYouMean(name, headers[0]?.header ?? [])}name the columns to map under "fields" in study.json`,
      });
    else
      notices.push(
        ...without.map(({ file }) => ({
          file,
          what: `no column ${quote(name)}; taken as no tags`,
        })),
      );
  }
  return { faults, notices };
}
