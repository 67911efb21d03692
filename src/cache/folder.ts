/**
 * The folder of the cache: files that appear whole or not at all. A cache that cannot be read is
 * empty, one that cannot be written is not kept: neither ever stops a build.
 *
 * It holds what participants watched, so it lies in `.cache/`, which git ignores, never in the study
 * or the site, and is made open to nobody else.
 */
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeSync,
} from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { InputError } from "../error.ts";
import { readRegular } from "../files/regular-file.ts";
import { ownMark } from "../files/running.ts";

/** Marks the folder as a cache, so that backups skip it (https://bford.info/cachedir/) and we know it. */
const TAG = "CACHEDIR.TAG";
const SIGNATURE = "Signature: 8a477f597d28d172789f06886806bc55";
const TAG_TEXT = `${SIGNATURE}\n# The cache of Tagscape, which it may make anew: npm run cache -- clear empties it.\n`;

/** What is kept, each kind in a folder of its own. */
export const KINDS = ["counts", "vectors", "analyses", "maps", "units", "builds"] as const;
export type Kind = (typeof KINDS)[number];

/** To nobody else on the machine: the folder, and of one that is shared what holds rows. */
const PRIVATE = 0o700;
const PRIVATE_FILE = 0o600;
const OF_ROWS: Kind = "counts";

const DAY = 24 * 60 * 60 * 1000;
const TEMPORARY = ".tmp";

export class CacheFolder {
  readonly path: string;
  /** Why nothing more is written, or null. */
  broken: string | null = null;
  #temporary = 0;

  /** @param path of `openCacheFolder` */
  constructor(path: string) {
    this.path = path;
  }

  /** Full path of an entry. */
  fileOf(kind: Kind, name: string): string {
    return join(this.path, kind, name);
  }

  /** The bytes of an entry, or null. */
  read(kind: Kind, name: string): Buffer | null {
    try {
      return readRegular(this.fileOf(kind, name));
    } catch {
      // Absent or unreadable: a miss either way, and the build makes it anew.
      return null;
    }
  }

  /** Notes that an entry is of use still, about once a day, for `prune`. */
  touch(file: string): void {
    try {
      const now = Date.now();
      if (now - statSync(file).mtimeMs > DAY) utimesSync(file, new Date(now), new Date(now));
    } catch {
      // The cache may be read-only.
    }
  }

  /** Writes an entry: beside its place, then renamed. After a failure nothing more is tried. */
  write(kind: Kind, name: string, parts: readonly Uint8Array[]): void {
    if (this.broken !== null) return;
    const file = this.fileOf(kind, name);
    const temporary = `${file}.${ownMark()}-${this.#temporary++}${TEMPORARY}`;
    try {
      mkdirSync(dirname(file), { recursive: true });
      const handle = openSync(temporary, "w", kind === OF_ROWS ? PRIVATE_FILE : undefined);
      try {
        for (const part of parts)
          for (let at = 0; at < part.length;) at += writeSync(handle, part, at);
      } finally {
        closeSync(handle);
      }
      renameSync(temporary, file);
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      this.broken = code ?? message;
      // Where even that fails, `sweep` finds it.
      if (existsSync(temporary)) rmSync(temporary, { force: true });
    }
  }

  /** Bytes of an entry; 0 where it is gone. */
  sizeOf(kind: Kind, name: string): number {
    return statSync(this.fileOf(kind, name), { throwIfNoEntry: false })?.size ?? 0;
  }

  remove(kind: Kind, name: string): void {
    rmSync(this.fileOf(kind, name), { force: true });
  }

  /** Names of the entries of a kind, sorted; below folders with slashes. */
  list(kind: Kind): string[] {
    try {
      return readdirSync(join(this.path, kind), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !entry.name.endsWith(TEMPORARY))
        .map((entry) => relative(join(this.path, kind), join(entry.parentPath, entry.name)))
        .toSorted();
    } catch {
      return [];
    }
  }

  /** Removes all that is kept, half-written entries too. */
  clear(): void {
    for (const kind of KINDS) rmSync(join(this.path, kind), { recursive: true, force: true });
  }

  /** Removes what a build that was killed left half written; another's may be under way for a day. */
  sweep(olderThan = DAY): void {
    for (const kind of KINDS) {
      if (!existsSync(join(this.path, kind))) continue;
      const entries = readdirSync(join(this.path, kind), { recursive: true, withFileTypes: true });
      for (const entry of entries) {
        const file = join(entry.parentPath, entry.name);
        const stale =
          entry.name.endsWith(TEMPORARY) && Date.now() - statSync(file).mtimeMs > olderThan;
        if (stale) rmSync(file, { force: true });
      }
    }
  }
}

/**
 * @param name as the user named it
 * @returns the folder, made if it is missing
 * @throws InputError where it holds something else than a cache of ours
 */
export function openCacheFolder(name: string): CacheFolder {
  const path = resolve(name);
  const folder = new CacheFolder(path);
  let entries: string[] = [];
  try {
    entries = readdirSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOTDIR")
      throw refused(name, "a file, not a folder");
  }
  if (entries.length > 0 && !isTagged(path))
    throw refused(name, "not empty and not a cache of Tagscape");
  if (entries.includes(TAG)) return folder;
  try {
    mkdirSync(dirname(path), { recursive: true });
    // One that is there is somebody's, who may share it on purpose.
    mkdirSync(path, { recursive: true, mode: PRIVATE });
    const handle = openSync(join(path, TAG), "w");
    writeSync(handle, TAG_TEXT);
    closeSync(handle);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    folder.broken = code ?? message;
  }
  return folder;
}

const opened = new WeakMap<object, CacheFolder>();

/**
 * The folder of all that share one thing: after a failure of one nothing more is tried for the others.
 *
 * @param shared with the path of `openCacheFolder`
 */
export function folderOf(shared: { readonly cache: string | null }): CacheFolder | null {
  if (shared.cache === null) return null;
  const folder = opened.get(shared) ?? new CacheFolder(shared.cache);
  opened.set(shared, folder);
  return folder;
}

/** @returns the folder as it is there; null where nothing is, or something else than a cache of ours */
export function findCacheFolder(name: string): CacheFolder | null {
  const path = resolve(name);
  return isTagged(path) ? new CacheFolder(path) : null;
}

function isTagged(path: string): boolean {
  try {
    return String(readRegular(join(path, TAG))).startsWith(SIGNATURE);
  } catch {
    return false;
  }
}

function refused(name: string, what: string): InputError {
  return new InputError([{ file: `--cache ${name}`, what, todo: "name another folder, or none" }]);
}
