/**
 * What stands in a folder: a record by which is seen what has appeared or changed since, and by which
 * no more is removed than was there.
 */
import { lstatSync, readdirSync, rmdirSync, rmSync } from "node:fs";
import { join } from "node:path";

export interface Standing {
  /** Which folder it is, or null where nothing is there. */
  readonly folder: string | null;
  /** path below, with slashes → its mark; sorted. */
  readonly entries: ReadonlyMap<string, string>;
}

export const FOLDER = "folder";
/** Of what can neither be copied nor read: a socket, a FIFO, a device, a name that is not UTF-8. */
export const ODD = "odd";

/** Looks at everything below, version control too, in one turn and without opening anything. */
export function lookAt(path: string): Standing {
  const root = lstatSync(path, { bigint: true, throwIfNoEntry: false });
  if (root === undefined) return { folder: null, entries: new Map() };
  const entries = new Map<string, string>();
  const walk = (below: string): void => {
    const names = readdirSync(join(path, below), { withFileTypes: true });
    for (const { name } of names.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      const entry = below === "" ? name : `${below}/${name}`;
      const mark = markOf(join(path, entry));
      if (mark === null) continue;
      entries.set(entry, mark);
      if (mark === FOLDER) walk(entry);
    }
  };
  if (root.isDirectory()) walk("");
  return { folder: `${root.dev}:${root.ino}`, entries };
}

/**
 * The time of the last change of any kind is part of it: size and time of writing can be put back.
 *
 * @returns null where it is gone
 */
function markOf(path: string): string | null {
  const kind = lstatSync(path, { bigint: true, throwIfNoEntry: false });
  if (kind === undefined) return path.includes("\uFFFD") ? ODD : null;
  if (kind.isDirectory()) return FOLDER;
  if (!kind.isFile() && !kind.isSymbolicLink()) return ODD;
  return `${kind.mode} ${kind.size} ${kind.mtimeNs} ${kind.ctimeNs}`;
}

export interface Difference {
  /** Path below, or empty for the folder itself. */
  readonly path: string;
  readonly what: string;
}

/** One a file; what lies in a new folder, or in another folder altogether, is not listed. */
export function differences(before: Standing, now: Standing): Difference[] {
  if (before.folder !== now.folder) {
    if (before.folder === null) return [{ path: "", what: "was not there when the build began" }];
    const what = now.folder === null ? "has gone" : "is another folder";
    return [{ path: "", what: `${what} since the build began` }];
  }
  const found: Difference[] = [];
  for (const [path, mark] of now.entries) {
    const known = before.entries.get(path);
    if (known === mark) continue;
    if (!isIn(parentOf(path), before)) continue;
    const what = known === undefined ? "was not there when" : "has changed since";
    found.push({ path, what: `${what} the build began` });
  }
  for (const path of before.entries.keys())
    if (!now.entries.has(path) && isIn(parentOf(path), now))
      found.push({ path, what: "has gone since the build began" });
  return found;
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

function isIn(folder: string, { entries }: Standing): boolean {
  return folder === "" || entries.get(folder) === FOLDER;
}

/**
 * Removes what was recorded and is as it was. A file of a given name goes last, so that what is left
 * of a removal that is stopped can still be told by it.
 *
 * @returns whether nothing is left
 */
export function removeStanding(folder: string, { entries }: Standing, last: string): boolean {
  const marked = [...entries];
  const files = marked.filter(([, mark]) => mark !== FOLDER).map(([path]) => path);
  const folders = marked.filter(([, mark]) => mark === FOLDER).map(([path]) => path);
  const remove = (path: string): void => {
    if (markOf(join(folder, path)) === entries.get(path))
      rmSync(join(folder, path), { force: true, maxRetries: 5 });
  };
  for (const path of files.filter((file) => file !== last)) remove(path);
  // Those within come after their parents in the record.
  for (const path of folders.toReversed()) removeIfEmpty(join(folder, path));
  if (files.includes(last) && readdirSync(folder).length === 1) remove(last);
  return removeIfEmpty(folder);
}

function removeIfEmpty(folder: string): boolean {
  try {
    rmdirSync(folder);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return true;
    if (code !== "ENOTEMPTY" && code !== "EEXIST" && code !== "ENOTDIR") throw error;
    return false;
  }
}
