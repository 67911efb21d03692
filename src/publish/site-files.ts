/** A built site as it is published: its files, what its data files hold, and their texts. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { CODES } from "../chart/page-data.ts";
import { readRegular } from "../files/regular-file.ts";
import { pageScript } from "../pages/script.ts";
import { withoutFigures } from "./networks.ts";
import { DATA_FILE, textsOfCff } from "./readable.ts";
import { styleSheet } from "../pages/style.ts";

/** Keys of `data/<participant>.json`, of its fields and of their tags. */
const KEYS = {
  participant: ["id", "videos", "audit", "days", "dated", "fields", "notices"],
  field: [
    "label",
    "settings",
    "audit",
    "tags",
    "distances",
    "nearest",
    "nearestCosines",
    "nearestBonds",
    "nearFrom",
    "beside",
    "besideFrom",
    "clusters",
    "timeline",
    "nameFlags",
    "metrics",
    "alike",
    "apart",
    "unread",
    "unreadAlone",
    "readings",
    "curve",
    "notices",
  ],
  tag: ["tag", "count", "videos", "words", "cluster", "x", "y"],
} as const;

/** What `data/<participant>.json` says. */
export interface Data {
  readonly path: string;
  readonly id: string;
  readonly videos: number;
  /** By field. */
  readonly fields: ReadonlyMap<string, FieldData>;
  /** Keys that are not to be published. */
  readonly strangeKeys: readonly string[];
}

interface FieldData {
  readonly tags: readonly {
    readonly tag: string;
    readonly count: number;
    /** What it was read as; sites of release 0.1 have none. */
    readonly words?: string;
  }[];
  /** Occurrences of tags that were too rare. */
  readonly rare: number;
}

/**
 * @returns path → content of every file, sorted
 * @throws InputError for one that is too large to be read
 */
export function readSite(folder: string): Map<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(join(folder, "x").length - 1))
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => !path.startsWith(".git/"))
    .toSorted();
  return new Map(
    paths.flatMap((path) => {
      const bytes = readRegular(join(folder, path));
      // Null where it has gone meanwhile.
      return bytes === null ? [] : [[path, bytes.toString()] as const];
    }),
  );
}

/** @param files that can be read as what they are */
export function readData(files: ReadonlyMap<string, string>): Data[] {
  return [...files].filter(([path]) => DATA_FILE.test(path)).map(readOne);
}

/** Every field that some participant has. */
export function fieldsOf(data: readonly Data[]): string[] {
  return [...new Set(data.flatMap(({ fields }) => [...fields.keys()]))];
}

interface RawField {
  readonly tags: { tag: string; count: number; words?: string }[];
  readonly audit?: { readonly skipped?: { readonly rare?: number } };
}

function readOne([path, text]: [string, string]): Data {
  const { fields, ...own } = JSON.parse(text) as {
    id: string;
    videos: number;
    fields: Record<string, RawField>;
  };
  const strange = (value: object, known: readonly string[]): string[] =>
    Object.keys(value).filter((key) => !known.includes(key));
  const each = Object.values(fields);
  return {
    path,
    id: own.id,
    videos: own.videos,
    fields: new Map(
      Object.entries(fields).map(([name, { tags, audit }]) => [
        name,
        { tags, rare: audit?.skipped?.rare ?? 0 },
      ]),
    ),
    strangeKeys: [
      ...strange(own, KEYS.participant),
      ...each.flatMap((field) => strange(field, KEYS.field)),
      ...new Set(each.flatMap((field) => field.tags.flatMap((tag) => strange(tag, KEYS.tag)))),
    ],
  };
}

/**
 * What stands in a file as words. Numbers of data files are left out, since a count may be anybody's
 * id; so are the script and the style, which are the same in every site.
 */
export function textOf(path: string, content: string): string {
  if (path.endsWith(".json")) return stringsOf(content);
  if (path.endsWith(".cff")) return textsOfCff(content).join("\n");
  if (path.endsWith(".gexf")) return unescaped(withoutFigures(content));
  // The last cell of a row and the first of the next are no phrase.
  if (path.endsWith(".csv"))
    return content.replace(/(?<=^|,)[\d.-]+(?=,|$)/gm, "").replaceAll("\n", ",\n");
  return unescaped(
    withoutOurs(content).replace(
      /(<script type="application\/json"[^<>]*>)([^<]*)/g,
      (_, head: string, data: string) => `${head}${stringsOf(data)}`,
    ),
  );
}

function unescaped(text: string): string {
  return text
    .replaceAll("&#39;", "'")
    .replaceAll("&quot;", '"')
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}

/** A page without its script and style. */
export function withoutOurs(content: string): string {
  return content.replace(pageScript, "").replace(styleSheet, "");
}

/** Every text in a value of JSON, but for those under some keys. */
export function stringsIn(value: unknown, without: ReadonlySet<string> = new Set()): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    without.has(key) ? [] : stringsIn(part, without),
  );
}

/** What is no JSON, since somebody changed it, is taken as it stands. */
function stringsOf(json: string): string {
  try {
    const found: string[] = [];
    gather(JSON.parse(json), "", found);
    return found.join("\n");
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return json;
  }
}

/** Keys, and texts but for codes and figures. @param key what a value stands under, or the list that it is in */
function gather(value: unknown, key: string, found: string[]): void {
  if (typeof value === "string") {
    if (!isFigures(key, value)) found.push(value);
  } else if (Array.isArray(value)) for (const part of value) gather(part, key, found);
  else if (typeof value === "object" && value !== null)
    for (const [own, part] of Object.entries(value)) {
      found.push(own);
      gather(part, own, found);
    }
}

/** A count may be anybody's id, in a page as in a data file. */
function isFigures(key: string, value: string): boolean {
  const code = /^(?:near|places$)/.test(key) ? /^[\w,]*$/ : /^[\d :,]*$/;
  return CODES.some((known) => known === key) && code.test(value);
}
