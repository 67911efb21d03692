/** Zip archives of a study's folder, each as the files in it. */
import { join } from "node:path";
import type { Entry } from "../config/study-folder.ts";
import { type Fault, InputError } from "../error.ts";
import { filesIn } from "../files/archive.ts";
import { readHead } from "../files/head-of-file.ts";
import { fileKind, MOST_BYTES, ZIP_ARCHIVE } from "./file-kind.ts";
import { notAFile } from "./page-names.ts";

/** What macOS packs beside each file. */
const BESIDE = /(?:^|\/)(?:__MACOSX\/|\.)/;

/**
 * The entries of a folder, with what is in its archives in their place; a workbook, which is a zip too,
 * stays what it is.
 *
 * @returns names such as `exports.zip/a.csv`; faults of archives that cannot be looked into
 */
export async function withArchives(
  dataDir: string,
  entries: readonly Entry[],
): Promise<{ entries: Entry[]; faults: Fault[] }> {
  const all: Entry[] = [];
  const faults: Fault[] = [];
  for (const entry of entries) {
    const path = join(dataDir, entry.name);
    if (!/\.zip$/i.test(entry.name) || !entry.isUtf8 || !(await isArchive(dataDir, entry))) {
      all.push(entry);
      continue;
    }
    try {
      const names = (await filesIn(path)).filter((name) => !BESIDE.test(name));
      all.push(...names.map((name) => ({ ...entry, name: `${entry.name}/${name}` })));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      faults.push(...error.faults);
    }
  }
  return { entries: all, faults };
}

async function isArchive(dataDir: string, entry: Entry): Promise<boolean> {
  const path = join(dataDir, entry.name);
  if ((await notAFile(dataDir, entry, path)) !== null) return false;
  const head = readHead(path, MOST_BYTES);
  return head !== null && fileKind(head, entry.name)?.name === ZIP_ARCHIVE;
}
