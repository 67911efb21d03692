/** Whether a site is what a build would write: then none is needed. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { codeVersion } from "../code-version.ts";
import type { Config } from "../config.ts";
import { sha256 } from "../sha256.ts";
import type { Study } from "../study.ts";
import { contentKey, readDocument, writeDocument } from "./documents.ts";
import type { CacheFolder } from "./folder.ts";

interface Built {
  /** sha256 of the site's manifest.json. */
  readonly manifest: string;
  /** What the build had to say about the study. */
  readonly notes: readonly string[];
}

/** Everything that decides a site's bytes: our code, the settings and the study. */
export function inputsKey(config: Config, study: Study): string {
  const { jobs: _, outDir: __, cacheDir: ___, ...deciding } = config;
  return contentKey(codeVersion(), deciding, study);
}

/** @returns the notes of the build that wrote the site, or null where it is another, or damaged */
export async function sameBuild(
  cache: CacheFolder | null,
  key: string,
  site: string,
): Promise<readonly string[] | null> {
  const built = readDocument(cache, "builds", key) as Built | null;
  if (built === null) return null;
  try {
    const manifest = await readFile(join(site, "manifest.json"));
    if (sha256(manifest) !== built.manifest) return null;
    const { files } = JSON.parse(String(manifest)) as { files: Record<string, string> };
    for (const [path, hash] of Object.entries(files))
      if (sha256(await readFile(join(site, path))) !== hash) return null;
    return built.notes;
  } catch {
    // A file is gone: the site is to be written again.
    return null;
  }
}

export function keepBuild(
  cache: CacheFolder | null,
  key: string,
  manifest: string,
  notes: readonly string[],
): void {
  const built: Built = { manifest: sha256(manifest), notes };
  writeDocument(cache, "builds", key, built);
}
