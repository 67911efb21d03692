/** The study's own filter: files that list hashtags and accounts, one a line. */
import { join, resolve } from "node:path";
import { cleanTag, cleanTags } from "../clean/clean.ts";
import { decode } from "../config/json-text.ts";
import type { Config } from "../config/types.ts";
import { type Fault, InputError, quote } from "../error.ts";
import { isWithin, truePath } from "../files/place.ts";
import { readRegular } from "../files/regular-file.ts";
import { plural } from "../format.ts";

export interface IncludeLists {
  /** Cleaned as tags are; null where the study names no such list. */
  readonly hashtags: ReadonlySet<string> | null;
  /** As `accountOf` has them; null where the study names no such list. */
  readonly authors: ReadonlySet<string> | null;
}

/** How many entries each list has. */
export interface IncludeSizes {
  readonly hashtags: number | null;
  readonly authors: number | null;
}

export function sizesOf({ hashtags, authors }: IncludeLists): IncludeSizes {
  return { hashtags: hashtags?.size ?? null, authors: authors?.size ?? null };
}

/** What stands in a line, by the list that it is of: a hashtag may be written as several. */
const READERS: Readonly<
  Record<keyof IncludeLists, { one: string; read: (line: string) => readonly string[] }>
> = {
  hashtags: { one: "hashtag", read: (line) => cleanTags([line], "hashtags") },
  authors: { one: "account", read: (line) => [accountOf(line)] },
};

const COMMENT = /^\/\//;
/** Neither a hashtag nor an account has one of these within. */
const BETWEEN = /[\s,;"]/;
const PROFILE = /tiktok\.com\/@([^/?#\s]+)/i;

/** An account's name from what names it: `@News`, `news`, the address of its profile or of a video of its. */
export function accountOf(text: string): string {
  return cleanTag((PROFILE.exec(text)?.[1] ?? text.trim()).replace(/^[@＠]+/, "")).tag;
}

/** @returns null where the study has no such filter, or where its lists are at fault */
export function readLists(config: Config): { lists: IncludeLists | null; faults: Fault[] } {
  const { hashtags, authors } = config.include;
  const faults: Fault[] = [];
  const read = (kind: keyof IncludeLists, name: string | null): ReadonlySet<string> | null => {
    if (name === null) return null;
    try {
      return readList(config, kind, name);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      faults.push(...error.faults);
      return null;
    }
  };
  const lists = { hashtags: read("hashtags", hashtags), authors: read("authors", authors) };
  const isSet = hashtags !== null || authors !== null;
  return { lists: isSet && faults.length === 0 ? lists : null, faults };
}

/** @throws InputError where it is no list */
function readList(config: Config, kind: keyof IncludeLists, name: string): Set<string> {
  const { one, read } = READERS[kind];
  const file = placeOf(config, kind, name);
  const bytes = readRegular(file);
  if (bytes === null) throw namedWrongly(config, kind, `no file ${quote(name)}`);
  const entries = new Set<string>();
  const odd: { line: number; text: string }[] = [];
  const lines = decode(file, bytes).split(/\r\n|\r|\n/);
  for (const [i, text] of lines.map((line) => line.trim()).entries()) {
    if (COMMENT.test(text)) continue;
    if (BETWEEN.test(text)) odd.push({ line: i + 1, text });
    else for (const entry of read(text)) if (entry !== "") entries.add(entry);
  }
  const [first] = odd;
  if (first !== undefined) {
    const more = odd.length === 1 ? "" : `, and so do ${plural(odd.length - 1, "more line")}`;
    const what = `holds more than one ${one} (${quote(first.text)})${more}`;
    const todo = `write one ${one} a line, and comments after //`;
    throw new InputError([{ file, line: first.line, what, todo }]);
  }
  if (entries.size > 0) return entries;
  const todo = `write one ${one} a line, or take "include.${kind}" out of study.json`;
  throw new InputError([{ file, what: `a list without any ${one}`, todo }]);
}

/** @throws InputError where it leads out of the study's folder, also by a link */
function placeOf(config: Config, kind: keyof IncludeLists, name: string): string {
  const { dataDir } = config;
  const isInside =
    !name.includes("\0") &&
    isWithin(resolve(dataDir, name), resolve(dataDir)) &&
    isWithin(truePath(join(dataDir, name)), truePath(dataDir));
  if (isInside) return join(dataDir, name);
  throw namedWrongly(config, kind, `${quote(name)} lies outside the study’s folder`);
}

function namedWrongly(
  { settingsFile: { file, lineOf } }: Config,
  kind: keyof IncludeLists,
  what: string,
): InputError {
  const todo = `put the list into the study’s folder, and name it in "include.${kind}"`;
  return new InputError([{ file, line: lineOf("include", kind), what, todo }]);
}

/** Where the lists of the study lie: files that are nobody's. */
export function listFiles({ include, dataDir }: Pick<Config, "include" | "dataDir">): string[] {
  return [include.hashtags, include.authors].flatMap((name) =>
    name === null ? [] : [resolve(dataDir, name)],
  );
}
