/** Whether a site is what a build would write: then none is needed. */
import { dependsOnBatches } from "../embed/batches.ts";
import type { Config } from "../config/types.ts";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { codeVersion } from "../code-version.ts";
import { readRegular } from "../files/regular-file.ts";
import { sha256 } from "../sha256.ts";
import { MANIFEST, parseManifest } from "./parse-manifest.ts";
import type { Study } from "../read/study.ts";
import { contentKey, readDocument, writeDocument } from "../cache/documents.ts";
import type { CacheFolder } from "../cache/folder.ts";

interface Built {
  /** sha256 of the site's manifest.json. */
  readonly manifest: string;
  /** What the build had to say about the study. */
  readonly lines: readonly string[];
}

/**
 * Everything that decides a site's bytes: our code, the settings and the study. The study is hashed a
 * row at a time: as one text it may be longer than any that the engine can hold.
 *
 * @param vectors hash of those that came with the study
 */
export function inputsKey(
  config: Config,
  { participants, videos, notices, lists }: Study,
  vectors: string | null = null,
): string {
  const { jobs: _, outDir: __, cacheDir: ___, ...deciding } = config;
  const files = participants.map(({ file }) => file);
  const rows = rowsKey({ participants });
  return contentKey(codeVersion("builds"), deciding, vectors, videos, notices, lists, files, rows);
}

/** The participants and all their rows, wherever their files lie. */
export function rowsKey({ participants }: Pick<Study, "participants">): string {
  const hash = createHash("sha256");
  const add = (...values: readonly unknown[]): void => {
    hash.update(`${JSON.stringify(values)}\n`);
  };
  for (const { id, blankLines, headersAgain, notIncluded, rows } of participants) {
    add(id, blankLines, headersAgain, notIncluded, rows.length);
    for (const { videoId, date, cells } of rows) add(videoId, date, ...cells);
  }
  return hash.digest("hex");
}

export interface LastBuild {
  /** What the build of the same inputs said; null where the site is another, or damaged. */
  readonly linesIfSame: (site: string) => readonly string[] | null;
  /** Remembers this one. */
  readonly keep: (manifest: string, lines: readonly string[]) => void;
}

/** @param vectors hash of those that came with the study */
export function lastBuild(
  cache: CacheFolder | null,
  config: Config,
  study: Study,
  vectors: string | null,
): LastBuild {
  const key = inputsKey(config, study, vectors);
  return {
    linesIfSame: (site) => {
      // Which encoder this machine would take is not known before it is looked for.
      // Nor is the release of TensorFlow's library, which no package of ours decides.
      if (vectors === null && (config.backend === "auto" || dependsOnBatches(config.backend)))
        return null;
      const built = readDocument(cache, "builds", key) as Built | null;
      return built !== null && stands(site, built) ? built.lines : null;
    },
    keep: (manifest, lines) => {
      const built: Built = { manifest: sha256(manifest), lines };
      writeDocument(cache, "builds", key, built);
    },
  };
}

/** Whether a site is whole, and the one that was built. */
function stands(site: string, built: Built): boolean {
  try {
    const text = readRegular(join(site, MANIFEST));
    if (text === null || sha256(text) !== built.manifest) return false;
    const manifest = parseManifest(String(text));
    if (manifest === null) return false;
    return [...manifest.files].every(([path, hash]) => {
      const content = readRegular(join(site, path));
      return content !== null && sha256(content) === hash;
    });
  } catch {
    // Something else stands in a file's place: the site is to be written again.
    return false;
  }
}
