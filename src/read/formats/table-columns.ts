/** Which column of a table is what: by study.json, by its tool, by the names that tables know. */
import type { ColumnSource, Config } from "../../config/types.ts";
import { didYouMean } from "../../did-you-mean.ts";
import { type Fault, quote } from "../../error.ts";
import { placesOf } from "../column-names.ts";
import { doubled } from "../columns.ts";
import { authorColumn, missingAuthor } from "./author-column.ts";
import { KNOWN_NAMES, type Role, spreadColumns, type TableShape } from "./table-shape.ts";

/** Where the texts of a field are: in a cell, in a cell each, or among the words of a caption. */
export type Source =
  | { readonly kind: "cell" | "caption"; readonly at: number }
  | { readonly kind: "spread"; readonly places: readonly number[] };

export interface TableColumns {
  /** Only fields that the table has. */
  readonly fields: ReadonlyMap<string, Source>;
  readonly videoId: number | null;
  readonly timestamp: number | null;
  /** Tells whose a row is, where study.json names it. */
  readonly participant: number | null;
  /** Looks as if it told whose a row is. */
  readonly likelyParticipant: number | null;
  readonly caption: number | null;
  /** Tells who posted a video, where the study lists accounts. */
  readonly author: number | null;
}

export function tableColumns(
  header: readonly string[],
  shape: TableShape,
  config: Config,
): TableColumns {
  const sources = config.fields.flatMap(({ name }): [string, Source][] => {
    const source = fieldSource(header, name, shape, config.columns.get(name));
    return source === null ? [] : [[name, source]];
  });
  const { participantColumn } = config;
  return {
    fields: new Map(sources),
    videoId: roleOf(header, "video_id", shape, config),
    timestamp: roleOf(header, "video_timestamp", shape, config),
    participant: participantColumn === null ? null : exactPlace(header, participantColumn),
    likelyParticipant: firstPlace(header, KNOWN_NAMES.participant),
    caption: firstPlace(header, namesOf("caption", shape)),
    author: authorColumn(header, config),
  };
}

/** What study.json says of columns that the table does not have. */
export function missingColumns(
  file: string,
  line: number,
  header: readonly string[],
  config: Config,
): Fault[] {
  const { file: settings } = config.settingsFile;
  return [...config.columns].flatMap(([role, source]): Fault[] => {
    const name = typeof source === "string" ? source : source.fromCaption;
    if (role === "author") return missingAuthor(file, line, header, config);
    if (exactPlace(header, name) !== null) return [];
    if (spreadColumns(header, name).length > 0) return [];
    const what = `no column ${quote(name)}, which ${settings} names for ${quote(role)}`;
    return [{ file, line, what, todo: `${didYouMean(name, header)}mend "columns" in study.json` }];
  });
}

/** Columns that are read and of whose name there is another. */
export function doubledColumns(
  file: string,
  line: number,
  header: readonly string[],
  { fields, videoId, timestamp, participant }: TableColumns,
): Fault[] {
  const places = [...fields.values()].map((source) =>
    source.kind === "spread" ? source.places[0] : source.at,
  );
  const read = new Set([...places, videoId, timestamp, participant].map((at) => header[at ?? -1]));
  return [...read].flatMap((name) => (name === undefined ? [] : doubled(file, line, header, name)));
}

function fieldSource(
  header: readonly string[],
  name: string,
  shape: TableShape,
  said: ColumnSource | undefined,
): Source | null {
  if (said !== undefined && typeof said !== "string") {
    const at = exactPlace(header, said.fromCaption);
    return at === null ? null : { kind: "caption", at };
  }
  const names = said === undefined ? namesOf(name, shape) : [said];
  for (const own of names) {
    const at = said === undefined ? firstPlace(header, [own]) : exactPlace(header, own);
    if (at !== null) return { kind: "cell", at };
    const places = spreadColumns(header, own);
    if (places.length > 0) return { kind: "spread", places };
  }
  return null;
}

function roleOf(
  header: readonly string[],
  role: "video_id" | "video_timestamp",
  shape: TableShape,
  { columns }: Config,
): number | null {
  const said = columns.get(role);
  if (typeof said === "string") return exactPlace(header, said);
  return firstPlace(header, namesOf(role, shape));
}

/** @param name of a field or a role; a field of the study's own is known by its name alone */
function namesOf(name: string, { names = {} }: TableShape): readonly string[] {
  const known = Object.hasOwn(KNOWN_NAMES, name) ? KNOWN_NAMES[name as Role] : [name];
  return [...(names[name as Role] ?? []), ...known];
}

function firstPlace(header: readonly string[], names: readonly string[]): number | null {
  for (const name of names) {
    const [at] = placesOf(header, name, names);
    if (at !== undefined) return at;
  }
  return null;
}

function exactPlace(header: readonly string[], name: string): number | null {
  const at = header.findIndex((cell) => cell.trim() === name.trim());
  return at < 0 ? null : at;
}
