/** Which column of a file is what, and which columns are missing, doubled or nearly called so. */
import type { Config, FieldConfig } from "../config/types.ts";
import { misnamed, placesOf, suggestion } from "./column-names.ts";
import { type Fault, type Notice, quote } from "../error.ts";
import { didYouMean } from "../did-you-mean.ts";
import { holdingLists } from "./columns-by-content.ts";
import { columnsByContent, headerDoubts } from "./header-doubts.ts";

export interface Columns {
  /** Index by field; only fields that the file has. */
  readonly fields: ReadonlyMap<string, number>;
  readonly videoId: number | null;
  readonly timestamp: number | null;
  /** Null too where the study lists no accounts. */
  readonly author: number | null;
}

/** Columns that a message may name; fields come to them. */
export const KNOWN_COLUMNS = ["video_id", "video_timestamp"] as const;
const [VIDEO_ID, TIMESTAMP] = KNOWN_COLUMNS;

/**
 * Faults are of this header alone; whether a field may be absent is a question to all files.
 *
 * @returns columns null where none of them is known, nor nearly called so
 */
export function findColumns(
  file: string,
  header: readonly string[],
  line: number,
  fields: readonly FieldConfig[],
): { columns: Omit<Columns, "author"> | null; faults: Fault[] } {
  const names = namesOf(fields);
  const places = new Map(names.map((name) => [name, placesOf(header, name, names)]));
  const isThere = (name: string): boolean =>
    places.get(name)?.length !== 0 || suggestion(name, header, names) !== "";
  if (!names.some(isThere))
    return { columns: null, faults: headerDoubts(file, header, line, names) };
  const faults = names.flatMap((name) => [
    ...doubled(file, line, header, name),
    ...misnamed(header, name, places.get(name) ?? []).map((fault) => ({ file, line, ...fault })),
  ]);
  const index = (name: string): number | null => places.get(name)?.[0] ?? null;
  const found = fields.flatMap(({ name }): [string, number][] => {
    const at = index(name);
    return at === null ? [] : [[name, at]];
  });
  const columns = { fields: new Map(found), videoId: index(VIDEO_ID), timestamp: index(TIMESTAMP) };
  return { columns, faults };
}

export function namesOf(fields: readonly FieldConfig[]): string[] {
  return [...new Set([...KNOWN_COLUMNS, ...fields.map(({ name }) => name)])];
}

export function doubled(
  file: string,
  line: number,
  header: readonly string[],
  name: string,
): Fault[] {
  const places = header.flatMap((cell, i) => (cell === name ? [i + 1] : []));
  if (places.length < 2) return [];
  const what = `column ${quote(name)} is there ${places.length} times (columns ${places.join(", ")})`;
  return [{ file, line, what, todo: "keep one of them" }];
}

/** The columns of a file that was read, and the default fields that files of its format have. */
export interface ReadHeader {
  readonly file: string;
  readonly header: readonly string[];
  readonly expected: readonly string[];
}

/** Default fields that no file has, and that files of such formats need not have. */
export function absentFields(
  { fields, fieldsConfigured }: Config,
  files: readonly ReadHeader[],
): Set<string> {
  if (fieldsConfigured) return new Set();
  const names = fields.map(({ name }) => name);
  const isThere = (name: string): boolean =>
    files.some(({ header, expected }) => header.includes(name) || expected.includes(name));
  return new Set(names.filter((name) => !isThere(name)));
}

/**
 * A field that study.json or a flag names must be in every file; a default field in at least one.
 *
 * @param unread whether some file could not be read, and might hold the field
 */
export function columnFaults(
  { fields, fieldsConfigured, dataDir, settingsFile }: Config,
  files: readonly ReadHeader[],
  unread: boolean,
): { faults: Fault[]; notices: Notice[] } {
  const faults: Fault[] = [];
  const notices: Notice[] = [];
  const names = namesOf(fields);
  const lists = (file: string | undefined): string =>
    file === undefined ? "" : holdingLists(columnsByContent(file), names);
  for (const { name } of fields) {
    const headers = fieldsConfigured
      ? files
      : files.filter(({ expected, header }) => expected.includes(name) || header.includes(name));
    const without = headers.filter(
      ({ header }) => header.length > 0 && placesOf(header, name, names).length === 0,
    );
    if (without.length === 0) continue;
    if (fieldsConfigured)
      for (const { file, header } of without)
        faults.push({
          file,
          line: 1,
          what: `no column ${quote(name)}, a field of the study`,
          todo: `${didYouMean(name, header)}${lists(file)}${
            settingsFile.settings.fields === undefined ? "mend --fields" : "mend study.json"
          } or the file`,
        });
    else if (without.length === headers.length && !unread)
      faults.push({
        file: dataDir,
        what: `no file has the column ${quote(name)}`,
        todo: `${didYouMean(name, headers[0]?.header ?? [])}${lists(headers[0]?.file)}name the columns to map under "fields" in study.json`,
      });
    else
      for (const { file, header } of without) {
        const what = `no column ${quote(name)}`;
        const similar = suggestion(name, header, names);
        if (similar === "") notices.push({ file, what: `${what}; taken as no tags` });
        else faults.push({ file, line: 1, what, todo: `${similar}rename it` });
      }
  }
  return { faults, notices };
}
