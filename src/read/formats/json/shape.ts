/** What the items of a format look like, and an item → its id, its time and its tags. */
import type { ColumnSource, Config } from "../../../config/types.ts";
import { captionTags } from "../../caption.ts";
import type { Cell } from "../../participant.ts";
import {
  isList,
  isRecord,
  type Json,
  type JsonRecord,
  type Path,
  pathOf,
  textAt,
  valuesAt,
} from "./values.ts";
import type { Place } from "./walker.ts";

export interface Shape {
  /** Whether it is what a tool writes, and not whatever has a list of objects. */
  readonly isKnown: boolean;
  /** Where the items of a document lie; a line of NDJSON is taken whole. */
  readonly places: readonly Place[];
  /** What a value holds: one item, several, or none for a reason. */
  readonly unfold: (value: Json) => readonly Found[];
  /** Each the first that is there. */
  readonly id: readonly Path[];
  readonly time: readonly Path[];
  readonly caption: readonly Path[];
  /** Whose an item is: looked at where nothing is set, to say what could be. */
  readonly user: readonly Path[];
  /** Who posted it, where that is not the user. */
  readonly author?: readonly Path[];
  /** By field, where its list lies: the first that holds a tag, never two of them. */
  readonly tags: Readonly<Record<string, readonly Path[]>>;
}

export type Found = Item | Odd;

export interface Item {
  readonly item: JsonRecord;
  /** What it lies in, where something is said beside it. */
  readonly outer: JsonRecord;
}

/** Why a value is no item. */
export interface Odd {
  /** With a value, quoted, as the console says it. */
  readonly why: string;
  readonly shown?: string;
  /** Whether the format has such items beside the others. */
  readonly isUsual?: boolean;
}

/** Keys under which a tag’s own text lies, where a list is one of objects: beside a name, a title describes it. */
export const NAMES = ["hashtagName", "hashtag_name", "name", "title"] as const;
/** Of an object that is somebody. */
const HANDLES = ["uniqueId", "unique_id", "username", "name", "id"] as const;

/** Where a study's settings and a shape say that something lies. */
export interface Sources {
  readonly id: readonly Path[];
  readonly time: readonly Path[];
  readonly user: readonly Path[] | null;
  /** Null where the study lists no accounts. */
  readonly author: readonly Path[] | null;
  /** By field. */
  readonly tags: ReadonlyMap<
    string,
    { readonly lists: readonly Path[]; readonly caption: readonly Path[] }
  >;
}

export function sourcesOf(
  shape: Shape,
  { columns, fields, participantColumn, include }: Config,
): Sources {
  const set = (name: string, own: readonly Path[]): readonly Path[] => {
    const source = columns.get(name);
    return typeof source === "string" ? pathsOf(source) : own;
  };
  const tags = fields.map(({ name }) => {
    const source: ColumnSource | undefined = columns.get(name);
    const isCaption = typeof source === "object";
    const lists = isCaption ? [] : set(name, shape.tags[name] ?? []);
    return [name, { lists, caption: isCaption ? pathsOf(source.fromCaption) : [] }] as const;
  });
  return {
    id: set("video_id", shape.id),
    time: set("video_timestamp", shape.time),
    user: participantColumn === null ? null : pathsOf(participantColumn),
    author: include.authors === null ? null : set("author", shape.author ?? shape.user),
    tags: new Map(tags.filter(([, { lists, caption }]) => lists.length + caption.length > 0)),
  };
}

/** A key may have dots of its own. */
function pathsOf(dotted: string): Path[] {
  return dotted.includes(".") ? [[dotted], pathOf(dotted)] : [[dotted]];
}

/** The first text that lies at one of the paths, within the item or beside it; "" for none. */
export function textOf({ item, outer }: Item, paths: readonly Path[]): string {
  for (const path of paths)
    for (const value of [item, outer]) {
      const text = textAt(value, path);
      if (text !== "") return text;
    }
  return "";
}

/** Whose it is; "" where nothing tells. Some items name somebody where others hold an object. */
export function userOf({ item, outer }: Item, paths: readonly Path[]): string {
  const isHandle = (key: string | undefined): boolean => HANDLES.some((own) => own === key);
  for (const path of paths.flatMap((own) =>
    isHandle(own.at(-1)) ? [own, own.slice(0, -1)] : [own],
  ))
    for (const value of [...valuesAt(item, path), ...valuesAt(outer, path)]) {
      if (typeof value === "string" && value.trim() !== "") return value.trim();
      const handle = HANDLES.map((key) => textAt(value, [key])).find((text) => text !== "");
      if (handle !== undefined && path.length > 0) return handle;
    }
  return "";
}

/** The tags of a field, or why there are none; a text is yet to be taken apart. */
export function cellOf(
  { item, outer }: Item,
  { lists, caption }: { readonly lists: readonly Path[]; readonly caption: readonly Path[] },
): Cell | { readonly text: string } {
  let empty: Cell = "missing";
  for (const path of lists)
    for (const value of item === outer ? [item] : [item, outer]) {
      const cell = cellAt(value, path);
      if (typeof cell === "object" && (!("length" in cell) || cell.length > 0)) return cell;
      if (cell !== "missing") empty = cell as Cell;
    }
  for (const path of caption)
    for (const value of [...valuesAt(item, path), ...valuesAt(outer, path)])
      if (typeof value === "string") return captionTags(value);
  return empty;
}

function cellAt(value: Json, path: Path): Cell | { readonly text: string } {
  const values = valuesAt(value, path);
  const [first, ...more] = values;
  if (first === undefined) return "missing";
  // What lies within the items of a list is a tag each.
  if (more.length > 0 || isWithinList(value, path)) return values.flatMap(tagIn);
  if (isList(first)) return first.flatMap(tagIn);
  // What R writes for a list of nothing.
  if (first === null || (isRecord(first) && Object.keys(first).length === 0)) return "missing";
  if (typeof first !== "string") return "malformed";
  return first.trim() === "" ? "missing" : { text: first.trim() };
}

function isWithinList(value: Json, path: Path): boolean {
  return path.some((_, i) => i > 0 && valuesAt(value, path.slice(0, i)).some(isList));
}

/** One tag, or none where an item of the list is somebody who is mentioned. */
function tagIn(value: Json): string[] {
  if (typeof value === "string") return [value];
  if (value === null) return [""];
  if (!isRecord(value)) return [];
  const name = value[nameKeyOf(value) ?? ""];
  return typeof name === "string" ? [name] : [];
}

/** The key of an object’s own text, where it is a tag’s. */
export function nameKeyOf(value: JsonRecord): string | undefined {
  return NAMES.find((key) => typeof value[key] === "string" && value[key] !== "");
}
