/** What a build would read of a study's folder, by its bytes and without reading a row. */
import { statSync } from "node:fs";
import { basename, join } from "node:path";
import { contentKey } from "../cache/documents.ts";
import type { Config } from "../config/types.ts";
import { InputError, systemFault } from "../error.ts";
import { onDisk } from "../files/archive.ts";
import { hashFile } from "../files/file-hash.ts";
import { stateAt } from "../files/steady-file.ts";
import { jsonIn } from "./formats/json/video-folder.ts";
import { listFiles, readLists } from "./include-lists.ts";
import { discover } from "./participant-files.ts";
import { readWithdrawals, unfinishedWithdrawal } from "./withdrawal-list.ts";

export interface StudyBytes {
  /** Of whose files there are, their bytes, what their names give to say, the lists and study.json. */
  readonly hash: string;
  /** Of the same files by size, place and times: tells whether one was changed and changed back. */
  readonly states: string;
}

/**
 * Files of others are not opened, nor are those of who has withdrawn: a build opens neither. What is
 * there all the same gives its notices, and they are part of the hash.
 *
 * @returns null where something is at fault or changes meanwhile: a build says it, with all the rest
 */
export async function studyBytes(config: Config): Promise<StudyBytes | null> {
  try {
    return await bytesOf(config);
  } catch (error) {
    if (error instanceof InputError || systemFault(error) !== null) return null;
    throw error;
  }
}

async function bytesOf(config: Config): Promise<StudyBytes | null> {
  const { dataDir, metadata, settingsFile } = config;
  const { files, faults, notices } = await discover(config);
  const others = [...readLists(config).faults, ...unfinishedWithdrawal(dataDir)];
  if (config.faults.length + faults.length + others.length > 0) return null;
  const paths = new Set([
    settingsFile.file,
    // Beside the others, or it is refused by whoever wants it.
    ...(metadata === null ? [] : [join(dataDir, basename(metadata))]),
    ...listFiles(config),
    ...files.flatMap(({ file }) => filesOf(file)),
  ]);
  const read = [...paths].map((path) => ({ path, ...hashFile(path) }));
  // As for a build, a study is what its files were at one moment.
  if (read.some(({ path, state = null }) => stateAt(path) !== state)) return null;
  return {
    hash: contentKey(
      files,
      notices,
      readWithdrawals(dataDir),
      read.map(({ path, hash = null }) => [path, hash]),
    ),
    states: contentKey(read.map(({ state = null }) => state)),
  };
}

/** An archive once, whatever is in it; of a folder that is a participant what is read of it. */
function filesOf(file: string): string[] {
  const disk = onDisk(file);
  return statSync(disk).isDirectory() ? jsonIn(disk).map(({ path }) => path) : [disk];
}
