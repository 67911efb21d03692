/** One file of text → whatever takes it in, as UTF-8 lines; the same file from its first byte to its last. */
import { closeSync, createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { archived, damaged, unpacked } from "../files/archive.ts";
import { openRegular } from "../files/regular-file.ts";
import { changed, type FileState, mustBeAs, sizeIn, stateOf } from "../files/steady-file.ts";
import { TextGuard, type TextOddities } from "./text-guard.ts";

/** Streams, each of which takes what the one before it gives. */
type Through = readonly (NodeJS.ReadWriteStream | NodeJS.WritableStream)[];

export interface TextInfo extends TextOddities {
  /** Of the file, all the while that it was read. */
  readonly state: FileState;
}

/**
 * @param into takes the text, with every line end made LF
 * @param explain what `into` broke off with → what is thrown
 * @throws InputError where the file is no UTF-8 text, or is no longer there or as it was when it was
 *   opened; what came before that was handed over
 */
export async function readText(
  file: string,
  into: NodeJS.WritableStream,
  explain: (error: unknown) => unknown = (error) => error,
): Promise<TextInfo> {
  const guard = new TextGuard(file);
  const state = await readBytes(file, [guard, into], explain);
  return { ...guard.oddities, state };
}

/**
 * @param through takes the bytes, each stream what the one before it gives
 * @returns the state of the file, all the while that it was read
 * @throws InputError where it is no longer there or as it was when it was opened
 */
export async function readBytes(
  file: string,
  through: Through,
  explain: (error: unknown) => unknown = (error) => error,
): Promise<FileState> {
  const inArchive = archived(file);
  const disk = inArchive?.archive ?? file;
  const descriptor = openRegular(disk);
  if (descriptor === null) throw changed(file, "has gone since the folder was looked at");
  const state = stateOf(descriptor);
  try {
    if (inArchive !== null) await readArchived(descriptor, inArchive, file, through);
    else await readPlain(descriptor, file, through, sizeIn(state));
  } catch (error) {
    throw explain(error);
  } finally {
    // What is wrong with half a file is the fault of whoever was writing it.
    mustBeAs(state, disk);
  }
  return state;
}

async function readPlain(
  descriptor: number,
  file: string,
  through: Through,
  size: number,
): Promise<void> {
  // The stream closes what it reads, also where it is broken off: closed twice, the number may by then be
  // another file's.
  const source = createReadStream(file, { fd: descriptor });
  const closed = new Promise<void>((resolve) => source.once("close", () => resolve()));
  try {
    await pipeline([source, ...through]);
  } finally {
    await closed;
  }
  if (source.bytesRead !== size) throw changed(file, "changed while it was read");
}

async function readArchived(
  descriptor: number,
  { archive, name }: { archive: string; name: string },
  file: string,
  through: Through,
): Promise<void> {
  try {
    const source = await unpacked(descriptor, archive, name);
    if (source === null) throw changed(file, "has gone since the archive was looked at");
    let broken: unknown = null;
    source.once("error", (error) => {
      broken = error;
    });
    await pipeline([source, ...through]).catch((error: unknown) => {
      throw error === broken ? damaged(archive, error) : error;
    });
  } finally {
    closeSync(descriptor);
  }
}
