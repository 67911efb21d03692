/** Whether a site is what a build would write, told by bytes and before anything is read: then none is needed. */
import { join } from "node:path";
import { contentKey, readDocument, writeDocument } from "../cache/documents.ts";
import { type CacheFolder, findCacheFolder } from "../cache/folder.ts";
import { codeVersion } from "../code-version.ts";
import type { Config } from "../config/types.ts";
import { dependsOnBatches } from "../embed/batches.ts";
import { openVectors } from "../embed/own/vectors-file.ts";
import { InputError, systemFault } from "../error.ts";
import { hashFile } from "../files/file-hash.ts";
import { readRegular } from "../files/regular-file.ts";
import { knownKeys, type OpenKeys } from "../privacy/open-keys.ts";
import type { Progress } from "../progress.ts";
import { studyBytes } from "../read/study-bytes.ts";
import { sha256 } from "../sha256.ts";
import { MANIFEST, parseManifest } from "./parse-manifest.ts";

interface Built {
  /** sha256 of the site's manifest.json. */
  readonly manifest: string;
  /** What the build had to say about the study. */
  readonly lines: readonly string[];
}

/** All that decides a site's bytes and what is said of it, but for the key of its codes. */
interface Inputs {
  readonly hash: string;
  /** Tells that a file was changed and changed back. */
  readonly states: string;
}

export interface LastBuild {
  /** What the build of the same inputs had to say, whose site stands; null where one is needed. */
  readonly said: readonly string[] | null;
  /** Remembers this one, if its inputs are still what they were before it. */
  readonly keep: (now: Now) => Promise<void>;
}

interface Now extends Omit<Built, "manifest"> {
  readonly cache: CacheFolder | null;
  /** By which codes were given; null where participants go by their ids. */
  readonly key: string | null;
  /** The text of manifest.json. */
  readonly manifest: string;
}

const UNTOLD: LastBuild = { said: null, keep: async () => {} };

/** @param site where it lies; null where a part is made */
export async function lastBuild(
  asked: Config,
  site: string | null,
  progress: Progress,
): Promise<LastBuild> {
  if (site === null || isUntold(asked)) return UNTOLD;
  progress.stage("compare");
  const before = await inputsOf(asked);
  if (before === null) return UNTOLD;
  return {
    said: saidOf(asked, site, before),
    keep: async ({ cache, key, manifest, lines }) => {
      const now = await inputsOf(asked);
      // What was read meanwhile is not what was hashed.
      if (now?.hash !== before.hash || now.states !== before.states) return;
      const codes = codesOf(asked);
      if ((codes?.keys.key ?? null) !== key) return;
      const built: Built = { manifest: sha256(manifest), lines };
      writeDocument(cache, "builds", keyOf(now, codes), built);
    },
  };
}

/**
 * Which encoder this machine would take is not known before it is looked for. Nor is the release of
 * TensorFlow's library, which no package of ours decides.
 */
function isUntold({ backend, cacheDir, vectors, faults }: Config): boolean {
  const byEncoder = vectors === null && (backend === "auto" || dependsOnBatches(backend));
  return cacheDir === null || byEncoder || faults.length > 0;
}

/** @returns null where something is at fault: a build says it */
async function inputsOf(config: Config): Promise<Inputs | null> {
  const { jobs: _, outDir: __, cacheDir: ___, ...deciding } = config;
  const bytes = await studyBytes(config);
  if (bytes === null) return null;
  const vectors = ifSound(() => openVectors(config)?.hash ?? "none");
  if (vectors === null) return null;
  const hash = contentKey(codeVersion("builds"), deciding, vectors, bytes.hash);
  return { hash, states: bytes.states };
}

/** @returns null where participants go by their ids, or no key is to be had */
function codesOf(config: Config): OpenKeys | null {
  return config.pseudonyms ? ifSound(() => knownKeys(config, process.env)) : null;
}

function keyOf({ hash }: Inputs, codes: OpenKeys | null): string {
  return contentKey(hash, codes?.keys ?? null, codes?.place ?? null);
}

function saidOf(asked: Config, site: string, inputs: Inputs): readonly string[] | null {
  const codes = codesOf(asked);
  if (asked.pseudonyms && codes === null) return null;
  const cache = asked.cacheDir === null ? null : findCacheFolder(asked.cacheDir);
  const built = readDocument(cache, "builds", keyOf(inputs, codes)) as Built | null;
  if (built === null || !stands(site, built)) return null;
  return [...(codes?.notes ?? []).map((note) => `note: ${note}`), ...built.lines];
}

/** Whether a site is whole, and the one that was built. */
function stands(site: string, built: Built): boolean {
  try {
    const text = readRegular(join(site, MANIFEST));
    if (text === null || sha256(text) !== built.manifest) return false;
    const manifest = parseManifest(String(text));
    if (manifest === null) return false;
    return [...manifest.files].every(([path, hash]) => hashFile(join(site, path))?.hash === hash);
  } catch {
    // Something else stands in a file's place: the site is to be written again.
    return false;
  }
}

/** What a build would refuse it says by itself. */
function ifSound<T>(look: () => T): T | null {
  try {
    return look();
  } catch (error) {
    if (error instanceof InputError || systemFault(error) !== null) return null;
    throw error;
  }
}
