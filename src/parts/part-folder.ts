/** The folder of a part: written beside its place, then renamed, so that it is there whole or not at all. */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { deserialize, serialize } from "node:v8";
import { InputError } from "../error.ts";
import { truePath } from "../files/place.ts";
import { isRunning, markIn, ownMark } from "../files/running.ts";
import { closeStage, openStage } from "../site/stage.ts";
import { PART_FILE, type PartHeader } from "./part.ts";

/** Nobody else on the machine may read it. */
const PRIVATE = 0o700;

/** @throws InputError where the folder holds something else than a part */
export function mustTakePart(name: string): void {
  const path = truePath(name);
  if (!existsSync(path) || readdirSync(path).length === 0 || existsSync(join(path, PART_FILE)))
    return;
  const what = "not empty and no part of a study; nothing was written";
  throw new InputError([{ file: name, what, todo: "choose another folder: --out DIR" }]);
}

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
    writeFileSync(join(stage, PART_FILE), serialize(header));
    replace(path, stage);
    return header;
  } finally {
    closeStage(stage);
  }
}

/** @returns null where it is no header of a part */
export function readHeader(folder: string): PartHeader | null {
  try {
    return deserialize(readFileSync(join(folder, PART_FILE))) as PartHeader;
  } catch {
    // Not a part, or a damaged one: whoever asks says so.
    return null;
  }
}

export function replaceHeader(folder: string, header: PartHeader): void {
  const beside = join(folder, `${PART_FILE}.new`);
  writeFileSync(beside, serialize(header));
  renameSync(beside, join(folder, PART_FILE));
}

function replace(path: string, stage: string): void {
  const old = `${stage}-old`;
  if (existsSync(path)) renameSync(path, old);
  renameSync(stage, path);
  rmSync(old, { recursive: true, force: true });
}

function prefixOf(path: string): string {
  return join(dirname(path), `.${basename(path)}.tagscape-part-`);
}

/** What builds that no longer run have left. */
function sweep(path: string): void {
  const parent = dirname(path);
  const prefix = basename(prefixOf(path));
  for (const name of existsSync(parent) ? readdirSync(parent) : []) {
    const mark = name.startsWith(prefix) ? markIn(name.slice(prefix.length)) : null;
    if (mark === null || isRunning(mark)) continue;
    rmSync(join(parent, name), { recursive: true, force: true });
  }
}
