/** Files → the site's folder, whole or not at all: written beside it, then swapped in. */
import { constants, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { access, cp } from "node:fs/promises";
import { dirname, join } from "node:path";
import { readManifest } from "./built-site.ts";
import { MANIFEST } from "./parse-manifest.ts";
import { type Fault, InputError, naming, quote, throwFaults } from "../error.ts";
import { truePath } from "../files/place.ts";
import { sha256 } from "../sha256.ts";
import { closeStage, openStage, writeFiles, type Written } from "./stage.ts";
import { FOLDER, lookAt, ODD, type Standing } from "./standing.ts";
import { repair, strangers, swap, swapOf } from "./swap.ts";

export interface SiteFolder {
  /** As the user named it, for messages. */
  readonly name: string;
  /** Where it truly lies. */
  readonly path: string;
  /** What stood there when the build began. */
  readonly before: Standing;
  /** What the old site's manifest does not list, and will be carried over. */
  readonly foreign: readonly string[];
  /** Folders beside it that hold something which an earlier build could not account for. */
  readonly kept: readonly string[];
}

/**
 * Repairs a half-done swap, then looks whether a site may be written here.
 *
 * @throws InputError where the folder is something else than missing, empty or a Tagscape site
 */
export async function openSiteFolder(name: string): Promise<SiteFolder> {
  const path = truePath(name);
  const kept = repair(path);
  mustBeOurs(name, path);
  const before = lookAt(path);
  const foreign = foreignIn(name, path, before);
  await parentMustBeWritable(path, name);
  return { name, path, before, foreign, kept };
}

/** For a command that reads a site: repairs a half-done swap, as a build does. */
export function repairSite(name: string): void {
  repair(truePath(name));
}

/** Before all of it is looked at: it may be somebody's home. */
function mustBeOurs(name: string, path: string): void {
  const kind = statSync(path, { throwIfNoEntry: false });
  if (kind === undefined) return;
  if (!kind.isDirectory())
    throw refused(name, "a file, not a folder", "choose another output folder");
  if (readdirSync(path).length > 0 && readManifest(path) === null)
    throw refused(
      name,
      "not empty and not a Tagscape site; nothing was written",
      "choose another output folder, or empty this one",
    );
}

/** Files and links, folders of version control as one entry, and folders where nothing is in them. */
function foreignIn(name: string, path: string, { entries }: Standing): string[] {
  const manifest = readManifest(path);
  if (manifest === null) return [];
  const odd = [...entries].filter(([, mark]) => mark === ODD);
  throwFaults(
    odd.map(([file]): Fault => {
      const what =
        "neither a file nor a folder, or its name is not UTF-8: it cannot be carried over";
      return { file: join(name, file), what, todo: "move it away" };
    }),
  );
  const listed = new Set([MANIFEST, ...manifest.files.keys()]);
  const parents = new Set([...entries.keys()].map((entry) => dirname(entry)));
  return [...entries]
    .filter(([entry, mark]) => {
      if (/(?:^|\/)\.git\//.test(entry) || listed.has(entry)) return false;
      // An empty `data` is what is left of a site of ours.
      return (
        mark !== FOLDER || /(?:^|\/)\.git$/.test(entry) || !(parents.has(entry) || entry === "data")
      );
    })
    .map(([entry]) => entry)
    .toSorted();
}

/** A site that is being made: its files are written beside the old one, which stays until all are there. */
interface Draft {
  readonly folder: SiteFolder;
  /** Where its files are written. */
  readonly stage: string;
}

/**
 * @param make writes all files of the site into the stage
 * @returns what was made, and the folder in which something of the old site had to be kept, or null
 */
export async function drafted<T extends { readonly files: Written }>(
  folder: SiteFolder,
  make: (stage: string) => Promise<T>,
): Promise<T & { readonly left: string | null }> {
  const draft = openDraft(folder);
  try {
    const made = await make(draft.stage);
    return { ...made, left: await swapIn(draft, made.files) };
  } finally {
    closeStage(draft.stage);
  }
}

function openDraft(folder: SiteFolder): Draft {
  const { stage } = swapOf(folder.name, folder.path);
  mkdirSync(dirname(folder.path), { recursive: true });
  openStage(stage);
  return { folder, stage };
}

/**
 * @param files what was written, manifest.json among it
 * @returns the folder in which something of the old site had to be kept, or null
 * @throws InputError where a file that is not ours stands in the way of one of the site's, or where
 *   anything has appeared or changed since the folder was opened; then the old site stays
 */
async function swapIn({ folder, stage }: Draft, files: Written): Promise<string | null> {
  const { name, path, before, foreign } = folder;
  throwFaults(inTheWay(name, foreign, [...files.keys()]));
  const since = strangers(name, before, lookAt(path));
  // Another build of the same study was quicker: there is nothing to write, and nothing to lose.
  if (since.length > 0 && holds(path, files)) return null;
  throwFaults(since);
  for (const file of foreign)
    await carryOver(join(path, file), join(stage, file), join(name, file));
  const own = swapOf(name, path);
  return (await swap(own, before)) ? null : own.old;
}

/** Files that are all there already → the site's folder. @see swapIn */
export async function writeSite(
  folder: SiteFolder,
  files: ReadonlyMap<string, string>,
): Promise<string | null> {
  const make = async (stage: string) => ({ files: await writeFiles(stage, files) });
  return (await drafted(folder, make)).left;
}

function inTheWay(name: string, foreign: readonly string[], files: readonly string[]): Fault[] {
  const blocked = foreign.filter((own) =>
    files.some((file) => file === own || file.startsWith(`${own}/`) || own.startsWith(`${file}/`)),
  );
  return blocked.map((file) => ({
    file: join(name, file),
    what: "a file that is not the old site's stands where the new site needs one",
    todo: "move it away",
  }));
}

function holds(path: string, files: Written): boolean {
  const { entries } = lookAt(path);
  return [...files].every(([file, hash]) => {
    const mark = entries.get(file);
    if (mark === undefined || mark === FOLDER || mark === ODD) return false;
    return sha256(readFileSync(join(path, file))) === hash;
  });
}

async function carryOver(from: string, to: string, name: string): Promise<void> {
  const options = { recursive: true, verbatimSymlinks: true, errorOnExist: true, force: false };
  try {
    await naming(name, () => cp(from, to, options));
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (!code.startsWith("ERR_FS_CP_")) throw error;
    const what = `cannot be carried over to the new site (${code})`;
    throw new InputError([{ file: name, what, todo: "move it away" }], { cause: error });
  }
}

async function parentMustBeWritable(path: string, name: string): Promise<void> {
  let parent = dirname(path);
  while (!existsSync(parent) && dirname(parent) !== parent) parent = dirname(parent);
  try {
    await access(parent, constants.W_OK);
  } catch {
    throw refused(name, `the folder ${quote(parent)} cannot be written`, "choose another folder");
  }
}

function refused(name: string, what: string, todo: string): InputError {
  return new InputError([{ file: name, what, todo }]);
}
