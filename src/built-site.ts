/** A site that stands in a folder: whether it is ours, whom it shows, and how it goes. */
import { existsSync, readdirSync, readFileSync, rmdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { GENERATOR } from "./manifest.ts";

export const MANIFEST = "manifest.json";
/** Every path that a site of ours lists: none that leaves its folder. */
const LISTED = /^(?:data\/)?[\w.-]+$/;

interface Manifest {
  readonly files: object;
  /** By participant. */
  readonly audit: object;
}

/** @returns null where the folder holds no site of ours */
export function readManifest(folder: string): Manifest | null {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(folder, MANIFEST), "utf8"));
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
  for (const file of [...files, MANIFEST]) rmSync(join(folder, file), { force: true });
  for (const empty of [join(folder, "data"), folder])
    if (existsSync(empty) && readdirSync(empty).length === 0) rmdirSync(empty);
}
