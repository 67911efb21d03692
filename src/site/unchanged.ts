/** Whether a site is what a build would write: then none is needed. */
import type { Config } from "../config/types.ts";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { codeVersion } from "../code-version.ts";
import { readRegular } from "../files/regular-file.ts";
import { sha256 } from "../sha256.ts";
import type { Study } from "../read/study.ts";
import { contentKey, readDocument, writeDocument } from "../cache/documents.ts";
import type { CacheFolder } from "../cache/folder.ts";

interface Built {
  /** sha256 of the site's manifest.json. */
  readonly manifest: string;
  /** What the build had to say about the study. */
  readonly notes: readonly string[];
}

/**
 * Everything that decides a site's bytes: our code, the settings and the study. The study is hashed a
 * row at a time: as one text it may be longer than any that the engine can hold.
 */
export function inputsKey(config: Config, { participants, videos, notices }: Study): string {
  const { jobs: _, outDir: __, cacheDir: ___, ...deciding } = config;
  const hash = createHash("sha256");
  hash.update(contentKey(codeVersion("builds"), deciding, videos, notices));
  const add = (...values: readonly unknown[]): void => {
    hash.update(`${JSON.stringify(values)}\n`);
  };
  for (const { id, file, blankLines, rows } of participants) {
    add(id, file, blankLines, rows.length);
    for (const { videoId, date, cells } of rows) add(videoId, date, ...cells);
  }
  return hash.digest("hex");
}

/** @returns the notes of the build that wrote the site, or null where it is another, or damaged */
export function sameBuild(
  cache: CacheFolder | null,
  key: string,
  site: string,
): readonly string[] | null {
  const built = readDocument(cache, "builds", key) as Built | null;
  if (built === null) return null;
  try {
    const manifest = readRegular(join(site, "manifest.json"));
    if (manifest === null || sha256(manifest) !== built.manifest) return null;
    const { files } = JSON.parse(String(manifest)) as { files: Record<string, string> };
    for (const [path, hash] of Object.entries(files)) {
      const content = readRegular(join(site, path));
      if (content === null || sha256(content) !== hash) return null;
    }
    return built.notes;
  } catch {
    // Something else stands in a file's place: the site is to be written again.
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
