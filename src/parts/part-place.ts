/** Where a part may lie: in a folder of its own, which is neither published nor read as data. */
import { existsSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { InputError } from "../error.ts";
import { isWithin, truePath } from "../files/place.ts";
import { readManifest } from "../site/built-site.ts";
import { PART_FILE, VECTORS_FILE } from "./part.ts";

const ENTRIES: ReadonlySet<string> = new Set([
  PART_FILE,
  `${PART_FILE}.new`,
  VECTORS_FILE,
  "units",
]);

/** @throws InputError where the folder holds something else than a part, or lies in a site or another part */
export function mustTakePart(name: string): void {
  const path = truePath(name);
  const refused = (what: string): InputError =>
    new InputError([{ file: name, what, todo: "choose another folder: --out DIR" }]);
  const kind = statSync(path, { throwIfNoEntry: false });
  if (kind?.isDirectory() === false) throw refused("a file, not a folder");
  const entries = kind === undefined ? [] : readdirSync(path);
  if (entries.length > 0 && !isPart(path))
    throw refused("not empty and no part of a study; nothing was written");
  const foreign = entries.find((entry) => !ENTRIES.has(entry));
  if (foreign !== undefined) throw refused(`a part that holds ${foreign} too; nothing was written`);
  for (const parent of above(path)) {
    if (readManifest(parent) !== null) throw refused(`lies in a site, ${parent}`);
    if (isPart(parent)) throw refused(`lies in another part, ${parent}`);
  }
}

export function isPart(folder: string): boolean {
  return existsSync(join(folder, PART_FILE));
}

/** @returns the folder itself where it is a part, or else the parts in it, by name */
export function partsIn(folder: string): string[] {
  if (isPart(folder)) return [folder];
  const kind = statSync(folder, { throwIfNoEntry: false });
  if (kind?.isDirectory() !== true) return [];
  // What begins with a dot is what a build has not finished.
  return readdirSync(folder)
    .filter((name) => !name.startsWith("."))
    .toSorted()
    .map((name) => join(folder, name))
    .filter(isPart);
}

/** Whether a folder and a part lie in one another, or are the same. */
export function touches(folder: string, part: string): boolean {
  const [one, other] = [truePath(folder), truePath(part)];
  return isWithin(one, other) || isWithin(other, one);
}

function above(path: string): string[] {
  const parent = dirname(path);
  return parent === path ? [] : [parent, ...above(parent)];
}
