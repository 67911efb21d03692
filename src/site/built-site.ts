/** A site that stands in a folder: whether it is ours, whom it shows, and how it goes. */
import { lstatSync, readdirSync, rmdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { readRegular } from "../files/regular-file.ts";
import { MANIFEST, parseManifest, type SiteManifest } from "./parse-manifest.ts";

/** Every path that a site of ours lists: none that leaves its folder. */
const LISTED = /^(?:data\/)?[\w.-]+$/;

/** @returns null where the folder holds no site of ours */
export function readManifest(folder: string): SiteManifest | null {
  try {
    return parseManifest(String(readRegular(join(folder, MANIFEST))));
  } catch {
    // Something else stands in its place, or the disk refuses it.
    return null;
  }
}

/** The participants, by id or code; none where it is no site of ours. */
export function shownIn(folder: string): readonly string[] {
  return readManifest(folder)?.participants ?? [];
}

/** Removes the files of a site, and its folders where nothing else is in them. */
export function removeSite(folder: string): void {
  const files = [...(readManifest(folder)?.files.keys() ?? [])].filter((file) => LISTED.test(file));
  const data = join(folder, "data");
  // What stands in place of a file or folder of ours is not ours to remove.
  const own = isFolder(data) ? files : files.filter((file) => !file.startsWith("data/"));
  for (const file of [...own, MANIFEST])
    if (!isFolder(join(folder, file))) rmSync(join(folder, file), { force: true });
  for (const empty of [data, folder])
    if (isFolder(empty) && readdirSync(empty).length === 0) rmdirSync(empty);
}

function isFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
