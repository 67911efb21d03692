/**
 * Where the key of a study lies: beside the study's folder and called after it, or where its owner
 * says. Two studies have two keys, so a person who is in both has two codes.
 */
import { existsSync, lstatSync, readdirSync, realpathSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { InputError } from "../error.ts";
import { isWithin } from "../files/place.ts";

/** The variable that names another place, as on a drive that is encrypted. */
export const FILE_VARIABLE = "TAGSCAPE_KEY_FILE";
/** Where release 0.1 kept one key for every study. */
const SHARED = fileURLToPath(new URL("../../.tagscape-key.json", import.meta.url));
const BEFORE = ".tagscape-key-";
const AFTER = ".json";

export interface KeyPlace {
  readonly file: string;
  /** Whether it is the key that all studies shared up to release 0.1. */
  readonly shared: boolean;
  /** Where the study's own key would lie. */
  readonly own: string;
}

/** Folders in which no key may lie, since they are handed on, cleared or replaced; unknown ones are left out. */
export interface Folders {
  readonly dataDir: string;
  readonly outDir?: string;
  readonly cacheDir?: string | null;
}

/** @throws InputError where the place is none for a key */
export function keyPlace(folders: Folders, env: NodeJS.ProcessEnv): KeyPlace {
  const own = ownFile(folders.dataDir);
  const named = env[FILE_VARIABLE];
  if (named !== undefined) return checked({ file: named, shared: false, own }, folders, true);
  // A link to nothing counts as a key: the one it led to must be missed, not replaced by the shared one.
  const isThere = lstatSync(own, { throwIfNoEntry: false }) !== undefined;
  const shared = !isThere && existsSync(SHARED);
  return checked({ file: shared ? SHARED : own, shared, own }, folders, false);
}

/**
 * Keys beside the study's whose own folder is gone, as after a study was renamed.
 *
 * @returns their paths, sorted
 */
export function orphans({ own }: KeyPlace): string[] {
  const folder = dirname(own);
  return readdirSync(folder)
    .filter((name) => name.startsWith(BEFORE) && name.endsWith(AFTER))
    .filter((name) => !existsSync(join(folder, name.slice(BEFORE.length, -AFTER.length))))
    .toSorted()
    .map((name) => join(folder, name));
}

/** Links are followed: a study has one key, whatever way leads to it. */
function ownFile(dataDir: string): string {
  const folder = resolvedPath(dataDir);
  return join(dirname(folder), `${BEFORE}${basename(folder)}${AFTER}`);
}

function checked(place: KeyPlace, folders: Folders, isNamed: boolean): KeyPlace {
  const { file, own } = place;
  const other = isNamed
    ? `name a file outside it as ${FILE_VARIABLE}, or unset that for ${own}`
    : `move it, and name its new place as ${FILE_VARIABLE}`;
  if (file.trim() === "")
    throw new InputError([
      {
        file: `$${FILE_VARIABLE}`,
        what: "empty",
        todo: `name a file, or unset it to have the key in ${own}`,
      },
    ]);
  const refuse = (what: string, todo: string): never => {
    throw new InputError([{ file, what, todo }]);
  };
  if (/[/\\]$/.test(file)) refuse("a folder, and no file", `name a file in it as ${FILE_VARIABLE}`);
  const kinds = [
    [folders.dataDir, "a key in the study’s folder (--data) is handed on with the data"],
    [folders.outDir, "a key in the site’s folder (--out) is deleted or published with the site"],
    [folders.cacheDir, "a key in the cache (--cache) is cleared with it"],
  ] as const;
  for (const [folder, what] of kinds)
    if (
      typeof folder === "string" &&
      [ownPath(file), resolvedPath(file)].some((at) => isWithin(at, resolvedPath(folder)))
    )
      refuse(what, other);
  return place;
}

/** The path of a file with links of its folder followed, but not its own. */
function ownPath(file: string): string {
  return join(resolvedPath(dirname(resolve(file))), basename(file));
}

/** The path with its links followed, as far as its folders exist. */
function resolvedPath(path: string): string {
  const full = resolve(path);
  try {
    return realpathSync(full);
  } catch {
    const parent = dirname(full);
    return parent === full ? full : join(resolvedPath(parent), basename(full));
  }
}
