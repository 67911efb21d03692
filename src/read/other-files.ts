/** What lies in a study's folder beside the files of participants. */
import { join } from "node:path";
import type { Entry } from "../config/study-folder.ts";
import { InputError, quote, systemFault } from "../error.ts";
import { readHead } from "../files/head-of-file.ts";
import { listed } from "../format.ts";
import { type FileKind, fileKind, MOST_BYTES } from "./file-kind.ts";

/** What macOS, Windows and the programs that have a file open put beside it. */
const LEFT_ALONE = /^(?:\.|~\$|(?:thumbs|ehthumbs)\.db$|desktop\.ini$|icon\r$)/i;
const CSV = "CSV";

/** So many other files are looked into. */
const MAX_OPENED = 100;

/** Hidden files, lock files and what a system keeps in each folder. */
export function isLeftAlone(name: string): boolean {
  return LEFT_ALONE.test(name);
}

/** What there is instead of files that fit, e.g. `2 CSV, e.g. "a.csv"`, and what to do with it. */
export function foundIn(
  dataDir: string,
  entries: readonly Entry[],
): { found: string; todo: string } {
  const todo = 'rename the files, or set "files" in study.json';
  const names = entries
    .filter(({ isUtf8 }) => isUtf8)
    .map(({ name }) => name)
    .toSorted();
  const data = names.filter((name) => /\.csv$/i.test(name));
  if (data.length > 0) return { found: counted(CSV, data), todo };
  const byKind = new Map<string, string[]>();
  for (const name of names.slice(0, MAX_OPENED)) {
    const kind = kindOf(join(dataDir, name), name)?.name ?? null;
    if (kind !== null) byKind.set(kind, [...(byKind.get(kind) ?? []), name]);
  }
  if (byKind.size === 0) return { found: `no ${CSV} at all`, todo };
  const kinds = [...byKind].map(([kind, files]) => counted(kind.replace(/^an? /, ""), files));
  return {
    found: listed(kinds),
    todo: `export them as ${CSV}, a file for each participant`,
  };
}

function counted(kind: string, [first = "", ...more]: readonly string[]): string {
  return `${more.length + 1} ${kind}, e.g. ${quote(first)}`;
}

function kindOf(file: string, name: string): FileKind | null {
  try {
    const head = readHead(file, MOST_BYTES);
    return head === null ? null : fileKind(head, name);
  } catch (error) {
    // A folder, or what may not be read: it is only looked at to say what is there.
    if (error instanceof InputError || systemFault(error) !== null) return null;
    throw error;
  }
}
