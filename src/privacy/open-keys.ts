/** The key that a build gives codes by: the one there is, or a new one, with a word about it. */
import { InputError } from "../error.ts";
import { isOfferedToGit } from "./git-ignored.ts";
import { type Keys, keyOfVariable, makeKeys, readKeyFile } from "./key-file.ts";
import { type Folders, type KeyPlace, keyPlace, orphans } from "./key-place.ts";

/** The place is null where the key comes from the environment, the keys where there are none. */
export type FoundKeys =
  | { readonly keys: Keys; readonly place: null }
  | { readonly keys: Keys | null; readonly place: KeyPlace };

/**
 * For commands that make no codes: the key of a study's builds.
 *
 * @throws InputError where the key cannot be read, or lies where it must not
 */
export function findKeys(folders: Folders, env: NodeJS.ProcessEnv): FoundKeys {
  const given = keyOfVariable(env);
  if (given !== null) return { keys: { key: given, codes: {} }, place: null };
  const place = keyPlace(folders, env);
  return { keys: readKeyFile(place.file), place };
}

export interface OpenKeys {
  readonly keys: Keys;
  /** Null where the key comes from the environment. */
  readonly place: KeyPlace | null;
  /** What the study's owner should know of it. */
  readonly notes: readonly string[];
}

/**
 * @param ids of the study's participants
 * @throws InputError where the key cannot be read or kept, or lies where it must not
 */
export function openKeys(
  config: Folders,
  ids: readonly string[],
  env: NodeJS.ProcessEnv,
): OpenKeys {
  const { keys: known, place: found } = findKeys(config, env);
  if (found === null) return { keys: known, place: found, notes: [] };
  // A study that was never built with the key of all studies gets one of its own.
  const isOthers = known !== null && found.shared && !knows(known, ids);
  if (known !== null && !isOthers) return { keys: known, place: found, notes: notesOn(found) };
  const place = { ...found, file: found.shared ? found.own : found.file, shared: false };
  mustNotBeRenamed(place, ids);
  const keys = makeKeys(env, place.file);
  const made = `${place.file}: a new key, by which participants of this study get codes of their own; keep a copy in a safe place that is not the data’s`;
  return { keys, place, notes: [made, ...gitNote(place.file)] };
}

/**
 * The key of a study that was built with it, for a build that may have nothing to do.
 *
 * @returns null where there is none
 * @throws InputError where it cannot be read, or lies where it must not
 */
export function knownKeys(folders: Folders, env: NodeJS.ProcessEnv): OpenKeys | null {
  const { keys, place } = findKeys(folders, env);
  if (keys === null) return null;
  return { keys, place, notes: place === null ? [] : notesOn(place) };
}

/** As far as codes were kept: a key alone may be anybody's. */
function knows({ codes }: Keys, ids: readonly string[]): boolean {
  const known = new Set(Object.values(codes));
  return known.size === 0 || ids.some((id) => known.has(id));
}

/** A study whose folder was renamed has its key under the old name: a new one would change every code. */
function mustNotBeRenamed(place: KeyPlace, ids: readonly string[]): void {
  if (place.file !== place.own) return;
  for (const file of orphans(place)) {
    const keys = readKeyFile(file);
    if (keys !== null && Object.keys(keys.codes).length > 0 && knows(keys, ids))
      throw new InputError([
        {
          file,
          what: "the key of a study whose folder is gone, with codes of these participants",
          todo: `rename it to ${place.own} to keep the codes, or move it elsewhere for new ones`,
        },
      ]);
  }
}

function notesOn(place: KeyPlace): string[] {
  return [...sharedNote(place), ...gitNote(place.file)];
}

function sharedNote({ file, own, shared }: KeyPlace): string[] {
  if (!shared) return [];
  return [
    `${file}: the key of release 0.1, which all studies here share: a person bears the same code in each; copy it to ${own} to keep these codes for this study alone`,
  ];
}

function gitNote(file: string): string[] {
  if (!isOfferedToGit(file)) return [];
  return [
    `${file}: lies in a repository that does not ignore it; add a line .tagscape-* to its .gitignore`,
  ];
}
