/**
 * A zip archive as a folder: `exports.zip/a.csv` is a file in it. Nothing of it is ever unpacked onto the
 * disk, and nothing is unpacked that says it is larger than exports are.
 */
import { closeSync, statSync } from "node:fs";
import type { Readable } from "node:stream";
import { type Entry, fromFdPromise, type ZipFile } from "yauzl";
import { InputError, quote } from "../error.ts";
import { openRegular } from "./regular-file.ts";

/** Bytes of one file and of all files of an archive, unpacked. */
const MOST = 4 * 1024 ** 3;
/** Text is hardly ever packed to less than a fiftieth; what is so small that nobody minds may be. */
const MOST_TO_ONE = 200;
const SMALL = 64 * 1024 ** 2;
const MOST_FILES = 100_000;

const WITHIN = /^(.+?\.zip)[\\/](.+)$/is;

/** A path into an archive → the archive and a name in it; null for a path of the disk. */
export function archived(file: string): { archive: string; name: string } | null {
  const [, archive = "", name = ""] = WITHIN.exec(file) ?? [];
  if (archive === "" || statSync(archive, { throwIfNoEntry: false })?.isFile() !== true)
    return null;
  return { archive, name: name.replaceAll("\\", "/") };
}

/** What lies on the disk: the file itself, or the archive that it is in. */
export function onDisk(file: string): string {
  return archived(file)?.archive ?? file;
}

/**
 * Paths of the files in an archive, without its folders.
 *
 * @throws InputError where it is damaged or encrypted, a name leaves it, or it holds too much
 */
export async function filesIn(archive: string): Promise<string[]> {
  const descriptor = openRegular(archive);
  if (descriptor === null) return [];
  try {
    const names: string[] = [];
    let bytes = 0;
    for await (const entry of entriesOf(await zipOf(descriptor, archive), archive)) {
      if (entry.fileName.endsWith("/")) continue;
      mustBeReadable(entry, archive);
      bytes += entry.uncompressedSize;
      if (bytes > MOST || names.length >= MOST_FILES) throw tooMuch(archive);
      names.push(`${archive}/${entry.fileName}`);
    }
    return names;
  } finally {
    closeSync(descriptor);
  }
}

/**
 * A file in an archive as it is unpacked.
 *
 * @param descriptor of the archive, open until the stream has closed
 * @returns null where no such file is in it
 * @throws InputError as `filesIn` does
 */
export async function unpacked(
  descriptor: number,
  archive: string,
  name: string,
): Promise<Readable | null> {
  const zip = await zipOf(descriptor, archive);
  for await (const entry of entriesOf(zip, archive)) {
    if (entry.fileName !== name) continue;
    mustBeReadable(entry, archive);
    return zip.openReadStreamPromise(entry).catch((error: unknown) => {
      throw damaged(archive, error);
    });
  }
  return null;
}

async function zipOf(descriptor: number, archive: string): Promise<ZipFile> {
  try {
    return await fromFdPromise(descriptor, { lazyEntries: true, autoClose: false });
  } catch (error) {
    throw damaged(archive, error);
  }
}

async function* entriesOf(zip: ZipFile, archive: string): AsyncGenerator<Entry> {
  try {
    for await (const entry of zip.eachEntry()) yield entry;
  } catch (error) {
    if (error instanceof InputError) throw error;
    const isName =
      error instanceof Error && /relative path|absolute path|characters/.test(error.message);
    if (!isName) throw damaged(archive, error);
    const what = "a name in it that leads out of it";
    throw new InputError([{ file: archive, what, todo: "pack the files themselves again" }], {
      cause: error,
    });
  }
}

/** @throws InputError */
function mustBeReadable(entry: Entry, archive: string): void {
  const { fileName, uncompressedSize, compressedSize } = entry;
  const refused = (what: string): InputError =>
    new InputError([{ file: archive, what: `${quote(fileName)} ${what}`, todo: "unpack it" }]);
  if (entry.isEncrypted()) throw refused("in it wants a password");
  if (!entry.canDecodeFileData())
    throw refused("in it is packed by a method that is not read here");
  const isBomb = uncompressedSize > SMALL && uncompressedSize > compressedSize * MOST_TO_ONE;
  if (isBomb || uncompressedSize > MOST) throw tooMuch(archive);
}

function tooMuch(archive: string): InputError {
  const what = "an archive that unpacks to far more than exports hold";
  return new InputError([{ file: archive, what, todo: "look at what is in it, and unpack it" }]);
}

/** What yauzl says of an archive is for programmers. */
export function damaged(archive: string, cause: unknown): InputError {
  const what = "a damaged zip archive";
  return new InputError([{ file: archive, what, todo: "download or pack it again" }], { cause });
}
