/** What is kept between builds, looked after: counted, checked, thinned out, emptied. */
import { statSync } from "node:fs";
import { basename } from "node:path";
import { sum } from "../numbers.ts";
import { isSound } from "./documents.ts";
import { type CacheFolder, KINDS, type Kind } from "./folder.ts";
import { plural } from "../format.ts";

const DAY = 24 * 60 * 60 * 1000;

/** Entries of a file, and how many of them are sound. */
export interface Entries {
  readonly all: number;
  readonly sound: number;
}

/** Looks into a segment of vectors. */
type LookInto = (folder: CacheFolder, segment: string) => Entries;

/** @returns the folder, and a line for each kind: entries and megabytes */
export function stats(folder: CacheFolder, vectorsIn: LookInto): string[] {
  const rows = KINDS.map((kind) => {
    const names = folder.list(kind);
    const bytes = sum(names.map((name) => folder.sizeOf(kind, name)));
    const entries =
      kind === "vectors" ? sum(names.map((name) => vectorsIn(folder, name).all)) : names.length;
    return `${kind.padEnd(10)}${String(entries).padStart(8)}   ${(bytes / 2 ** 20).toFixed(1).padStart(7)} MB`;
  });
  return [folder.path, ...rows];
}

/** Removes files without a sound entry. */
export function verify(folder: CacheFolder, vectorsIn: LookInto): string[] {
  let checked = 0;
  let damaged = 0;
  for (const kind of KINDS)
    for (const name of folder.list(kind)) {
      const { all, sound } =
        kind === "vectors" ? vectorsIn(folder, name) : documentIn(folder, kind, name);
      checked += all;
      damaged += all - sound;
      // What is left of a segment is still of use; one without a sound entry is not.
      if (sound === 0) folder.remove(kind, name);
    }
  const entries = plural(checked, "entry", "entries");
  if (damaged === 0) return [`${entries}, all sound`];
  return [`${entries}, ${damaged} damaged: the next build makes those anew`];
}

function documentIn(folder: CacheFolder, kind: Kind, name: string): Entries {
  const bytes = folder.read(kind, name);
  return {
    all: 1,
    sound: bytes !== null && isSound(bytes, basename(name)) ? 1 : 0,
  };
}

/** Removes files that no build has used for so many days. */
export function prune(folder: CacheFolder, days: number): string[] {
  let removed = 0;
  for (const kind of KINDS)
    for (const name of folder.list(kind)) {
      const age = Date.now() - statSync(folder.fileOf(kind, name)).mtimeMs;
      if (age < days * DAY) continue;
      folder.remove(kind, name);
      removed += 1;
    }
  folder.sweep();
  return [`${plural(removed, "file")} removed that no build has used for ${plural(days, "day")}`];
}
