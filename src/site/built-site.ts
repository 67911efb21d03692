/** A site that stands in a folder: whether it is ours, whom it shows, and how it goes. */
import { lstatSync, readdirSync, rmdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { GENERATOR } from "./manifest.ts";
import { readRegular } from "../files/regular-file.ts";

export const MANIFEST = "manifest.json";
/** Every path that a site of ours lists: none that leaves its folder. */
const LISTED = /^(?:data\/)?[\w.-]+$/;

interface Manifest {
  /** path → sha256, unless somebody has written something else there. */
  readonly files: object;
  /** By participant. */
  readonly audit: object;
}

/** @returns null where the folder holds no site of ours */
export function readManifest(folder: string): Manifest | null {
  try {
    const manifest: unknown = JSON.parse(String(readRegular(join(folder, MANIFEST))));
    if (typeof manifest !== "object" || manifest === null) return null;
    const { generator, files, audit } = manifest as Record<string, unknown>;
    if (generator !== GENERATOR || typeof files !== "object" || files === null) return null;
    return { files, audit: typeof audit === "object" && audit !== null ? audit : {} };
  } catch {
    // No manifest, or one that cannot be read.
    return null;
  }
}

/** The participants, by id or code; none where it is no site of ours. */
export function shownIn(folder: string): string[] {
  return Object.keys(readManifest(folder)?.audit ?? {});
}

/** Removes the files of a site, and its folders where nothing else is in them. */
export function removeSite(folder: string): void {
  const files = Object.keys(readManifest(folder)?.files ?? {}).filter((file) => LISTED.test(file));
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
