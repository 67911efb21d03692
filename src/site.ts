/**
 * Files → the site's folder, whole or not at all: written beside it, then swapped in by two
 * renames. A build that dies between them is repaired by the next one.
 */
import { constants, existsSync, renameSync, rmSync } from "node:fs";
import {
  access,
  cp,
  lstat,
  mkdir,
  readdir,
  realpath,
  rename,
  rm,
  writeFile,
} from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { MANIFEST, readManifest } from "./built-site.ts";
import { InputError, quote } from "./error.ts";
import { isRunning } from "./running.ts";

export interface SiteFolder {
  /** As the user named it, for messages. */
  readonly name: string;
  /** Where it truly lies. */
  readonly path: string;
  /** Files that the old site's manifest does not list, and that will be carried over. */
  readonly foreign: readonly string[];
}

/**
 * Repairs a half-done swap, then looks whether a site may be written here.
 *
 * @throws InputError where the folder is something else than missing, empty or a Tagscape site
 */
export async function openSiteFolder(name: string): Promise<SiteFolder> {
  const path = await realpath(name).catch(() => resolve(name));
  await repair(path);
  const kind = await lstat(path).catch(() => null);
  if (kind === null) {
    await parentMustBeWritable(path, name);
    return { name, path, foreign: [] };
  }
  if (!kind.isDirectory())
    throw refused(name, "a file, not a folder", "choose another output folder");
  await parentMustBeWritable(path, name);
  const entries = await listFiles(path);
  if (entries.length === 0) return { name, path, foreign: [] };
  const manifest = readManifest(path);
  if (manifest === null)
    throw refused(
      name,
      "not empty and not a Tagscape site; nothing was written",
      "choose another output folder, or empty this one",
    );
  const listed = new Set([MANIFEST, ...Object.keys(manifest.files)]);
  return { name, path, foreign: entries.filter((entry) => !listed.has(entry)) };
}

/**
 * @param files path → content, manifest.json among them
 * @throws InputError where a file that is not ours stands in the way of one of the site's
 */
export async function writeSite(
  { name, path, foreign }: SiteFolder,
  files: ReadonlyMap<string, string>,
): Promise<void> {
  const blocked = foreign.filter((file) => files.has(file));
  if (blocked.length > 0)
    throw new InputError(
      blocked.map((file) => ({
        file: join(name, file),
        what: "a file that is not the old site's stands where the new site needs one",
        todo: "move it away",
      })),
    );
  const parent = dirname(path);
  await mkdir(parent, { recursive: true });
  const stage = join(parent, `${stagePrefix(path)}${process.pid}`);
  await mkdir(stage);
  const old = join(parent, `${oldPrefix(path)}${process.pid}`);
  unfinished = { stage, old, path };
  try {
    const folders = new Set([...files.keys()].map((file) => dirname(join(stage, file))));
    for (const folder of folders) await mkdir(folder, { recursive: true });
    for (const [file, content] of files) await writeFile(join(stage, file), content);
    for (const file of foreign)
      await cp(join(path, file), join(stage, file), { recursive: true, verbatimSymlinks: true });
    await swap({ stage, old, path });
  } finally {
    await rm(stage, { recursive: true, force: true });
    unfinished = null;
  }
}

interface Swap {
  readonly stage: string;
  /** Where the old site waits until the new one stands. */
  readonly old: string;
  readonly path: string;
}

let unfinished: Swap | null = null;

/** For a build that is stopped: nothing is left beside the site, which is whole at every moment. */
export function abandonSite(): void {
  if (unfinished === null) return;
  const { stage, old, path } = unfinished;
  // An old site that could not be put back is left for the next command to repair.
  for (const left of existsSync(path) ? [stage, old] : [stage])
    rmSync(left, { recursive: true, force: true });
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
 */
async function swap({ stage, old, path }: Swap): Promise<void> {
  await patient(() => {
    const replaces = existsSync(path);
    if (replaces) renameSync(path, old);
    try {
      renameSync(stage, path);
    } catch (error) {
      if (replaces) renameSync(old, path);
      throw error;
    }
  });
  await rm(old, { recursive: true, force: true, maxRetries: 5 });
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

/** Puts the old site back where a build died between the two renames; removes what others left. */
async function repair(path: string): Promise<void> {
  const parent = dirname(path);
  const names = await readdir(parent).catch(() => []);
  for (const name of names.toSorted()) {
    const old = name.startsWith(oldPrefix(path));
    const stage = name.startsWith(stagePrefix(path));
    const pid = Number(/tagscape-(?:old|new)-(\d+)/.exec(name)?.[1] ?? 0);
    if ((!old && !stage) || (pid !== process.pid && isRunning(pid))) continue;
    if (old && !(await exists(path))) await rename(join(parent, name), path);
    else await rm(join(parent, name), { recursive: true, force: true });
  }
}

/** Every file and link below, and folders of version control as one entry; sorted, with slashes. */
async function listFiles(path: string, below = ""): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(join(path, below), { withFileTypes: true })) {
    const name = below === "" ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory() && entry.name !== ".git") found.push(...(await listFiles(path, name)));
    else found.push(name);
  }
  return found.toSorted();
}

async function parentMustBeWritable(path: string, name: string): Promise<void> {
  let parent = dirname(path);
  while (!(await exists(parent)) && dirname(parent) !== parent) parent = dirname(parent);
  try {
    await access(parent, constants.W_OK);
  } catch {
    throw refused(name, `the folder ${quote(parent)} cannot be written`, "choose another folder");
  }
}

function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

function refused(name: string, what: string, todo: string): InputError {
  return new InputError([{ file: name, what, todo }]);
}
