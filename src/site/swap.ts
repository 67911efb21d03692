/**
 * The old site goes and the new one stands, by two renames beside it; what appears meanwhile is never
 * lost. A swap that died between them is repaired by the next command.
 */
import {
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmdirSync,
  rmSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { readManifest } from "./built-site.ts";
import { MANIFEST } from "./parse-manifest.ts";
import { type Fault, InputError, throwFaults } from "../error.ts";
import { isRunning, markIn, ownMark } from "../files/running.ts";
import { sha256 } from "../sha256.ts";
import { differences, FOLDER, lookAt, removeStanding, type Standing } from "./standing.ts";

export interface Swap {
  /** As the user named the folder of the site, for messages. */
  readonly name: string;
  /** Where the new site waits. */
  readonly stage: string;
  /** Where the old site waits until the new one stands. */
  readonly old: string;
  readonly path: string;
}

export function swapOf(name: string, path: string): Swap {
  const beside = (prefix: string): string => join(dirname(path), `${prefix}${ownMark()}`);
  return { name, path, stage: beside(stagePrefix(path)), old: beside(oldPrefix(path)) };
}

function stagePrefix(path: string): string {
  return `.${basename(path)}.tagscape-new-`;
}

function oldPrefix(path: string): string {
  return `.${basename(path)}.tagscape-old-`;
}

/**
 * Two renames in one turn: no signal is handled between them, so whoever stops a build finds the old
 * site or the new one.
 *
 * @param before what stood there when the build began
 * @returns whether the old site is gone; where not, it holds what appeared last
 * @throws InputError where something has appeared, changed or gone since; the old site stays
 */
export async function swap({ name, stage, old, path }: Swap, before: Standing): Promise<boolean> {
  await patient(() => {
    throwFaults(strangers(name, before, lookAt(path)));
    if (before.folder === null) return renameSync(stage, path);
    renameSync(path, old);
    try {
      // What came between the look and the rename is there now, and nothing finds its way to it.
      throwFaults(strangers(name, before, { ...lookAt(old), folder: before.folder }));
      renameSync(stage, path);
    } catch (error) {
      putBack(name, old, path);
      throw error;
    }
  });
  return before.folder === null || removeStanding(old, before, MANIFEST);
}

/** What has appeared, changed or gone since a build began. */
export function strangers(name: string, before: Standing, now: Standing): Fault[] {
  const todo = "nothing was written: look at it, then build again";
  return differences(before, now).map(({ path, what }) => ({ file: join(name, path), what, todo }));
}

function putBack(name: string, old: string, path: string): void {
  try {
    renameSync(old, path);
  } catch (error) {
    const what = `something was put there while the site was written, which lies in ${old} now`;
    const todo = "move what was put there away: the next command brings the site back";
    throw new InputError([{ file: name, what, todo }], { cause: error });
  }
}

/** Windows refuses to rename what a virus scanner or an editor holds open for a moment. */
async function patient(action: () => void): Promise<void> {
  for (let wait = 20; ; wait *= 2) {
    try {
      return action();
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (wait > 3000 || (code !== "EBUSY" && code !== "EPERM" && code !== "EACCES")) throw error;
      await sleep(wait);
    }
  }
}

/**
 * Puts the old site back where a build died between the two renames, and removes what builds that no
 * longer run have left.
 *
 * @param path where the site truly lies
 * @returns what could not be removed, as names of folders beside the site
 */
export function repair(path: string): string[] {
  const parent = dirname(path);
  const prefixes = [oldPrefix(path), stagePrefix(path)];
  const kept: string[] = [];
  for (const name of existsSync(parent) ? readdirSync(parent).toSorted() : []) {
    const prefix = prefixes.find((start) => name.startsWith(start));
    if (prefix === undefined) continue;
    const mark = markIn(name.slice(prefix.length));
    if (mark === null || name !== `${prefix}${mark}`) continue;
    if (mark !== ownMark() && isRunning(mark)) continue;
    const left = join(parent, name);
    if (prefix === oldPrefix(path) && isMissing(path)) bringBack(left, path);
    else if (!isRemoved(left, prefix === oldPrefix(path) ? path : null)) kept.push(name);
  }
  return kept;
}

/** An empty folder may have been made in a site's place since. */
function isMissing(path: string): boolean {
  const kind = lstatSync(path, { throwIfNoEntry: false });
  return kind === undefined || (kind.isDirectory() && readdirSync(path).length === 0);
}

function bringBack(old: string, path: string): void {
  // Windows renames to no folder that is there, however empty.
  if (existsSync(path)) rmdirSync(path);
  renameSync(old, path);
}

/** @param site that stands beside an old one, or null beside a half-made one */
function isRemoved(left: string, site: string | null): boolean {
  try {
    if (site !== null) return isSpare(left, site);
    // Workers of a build that was killed may write on for a moment.
    rmSync(left, { recursive: true, force: true, maxRetries: 5 });
    return true;
  } catch (error) {
    // Another user's build has left it.
    if (/^(?:EACCES|EPERM|EROFS)$/.test(String((error as NodeJS.ErrnoException).code)))
      return false;
    throw error;
  }
}

/**
 * Removes an old site beside one that stands, as far as it holds nothing else than files of its
 * manifest and what was carried over.
 */
function isSpare(old: string, path: string): boolean {
  if (readManifest(path) === null) return false;
  const listed = readManifest(old)?.files;
  const { folder, entries } = lookAt(old);
  const sound = [...entries].filter(([file, mark]) => {
    if (mark === FOLDER || file === MANIFEST) return true;
    const content = contentOf(join(old, file));
    return content !== null && [listed?.get(file), contentOf(join(path, file))].includes(content);
  });
  return removeStanding(old, { folder, entries: new Map(sound) }, MANIFEST);
}

/** A hash of a file's bytes, or where a link leads; null for all else. */
function contentOf(file: string): string | null {
  const kind = lstatSync(file, { throwIfNoEntry: false });
  if (kind?.isSymbolicLink() === true) return `link to ${readlinkSync(file)}`;
  return kind?.isFile() === true ? sha256(readFileSync(file)) : null;
}
