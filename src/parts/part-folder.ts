/** The folder of a part: written beside its place, then renamed, so that it is there whole or not at all. */
import {
  closeSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { truePath } from "../files/place.ts";
import { isRunning, markIn, ownMark } from "../files/running.ts";
import { openRegular } from "../files/regular-file.ts";
import { closeStage, openStage } from "../site/stage.ts";
import { opened, sealed } from "./header.ts";
import { PART_FILE, type PartHeader, VECTORS_FILE } from "./part.ts";

/** Nobody else on the machine may read it. */
const PRIVATE = 0o700;
const UNFINISHED = ".tagscape-part-";

/** @param make writes all files but the header into the stage, and returns that */
export async function writePart(
  name: string,
  make: (stage: string) => Promise<PartHeader>,
): Promise<PartHeader> {
  const path = truePath(name);
  sweep(path);
  const stage = `${prefixOf(path)}${ownMark()}`;
  mkdirSync(dirname(path), { recursive: true });
  openStage(stage, PRIVATE);
  try {
    const header = await make(stage);
    writeFileSync(join(stage, PART_FILE), sealed(header));
    replace(path, stage);
    return header;
  } finally {
    closeStage(stage);
  }
}

/** @returns null where it is no part, or a damaged one */
export function readHeader(folder: string): PartHeader | null {
  try {
    const bytes = bytesOf(join(folder, PART_FILE));
    return bytes === null ? null : opened(bytes);
  } catch {
    // Something else stands in its place, or the disk refuses it: whoever asks says so.
    return null;
  }
}

/** However large; null where nothing is there. */
export function bytesOf(file: string): Buffer | null {
  const descriptor = openRegular(file);
  if (descriptor === null) return null;
  try {
    return readFileSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

export function replaceHeader(folder: string, header: PartHeader): void {
  const beside = join(folder, `${PART_FILE}.new`);
  writeFileSync(beside, sealed(header));
  renameSync(beside, join(folder, PART_FILE));
}

/** The rows of the vectors, one after another. */
export function readVectors(folder: string): Float32Array {
  const bytes = readFileSync(join(folder, VECTORS_FILE));
  // Of its own memory: a small file's may begin where no number can.
  return new Float32Array(Uint8Array.from(bytes).buffer);
}

/** @returns folders beside parts which builds that were killed have left, and none has swept yet */
export function unfinishedIn(parent: string): string[] {
  return readdirSync(parent)
    .filter((name) => name.startsWith(".") && name.includes(UNFINISHED))
    .toSorted()
    .map((name) => join(parent, name));
}

function replace(path: string, stage: string): void {
  const old = `${stage}-old`;
  if (existsSync(path)) renameSync(path, old);
  renameSync(stage, path);
  rmSync(old, { recursive: true, force: true });
}

function prefixOf(path: string): string {
  return join(dirname(path), `.${basename(path)}${UNFINISHED}`);
}

/**
 * What builds of this part that no longer run have left. Of other parts nothing: another machine of a
 * cluster may be at work on them, whose processes cannot be seen from here.
 */
function sweep(path: string): void {
  const parent = dirname(path);
  const prefix = basename(prefixOf(path));
  for (const name of existsSync(parent) ? readdirSync(parent) : []) {
    const mark = name.startsWith(prefix) ? markIn(name.slice(prefix.length)) : null;
    if (mark === null || isRunning(mark)) continue;
    rmSync(join(parent, name), { recursive: true, force: true });
  }
}
