/**
 * A zip archive as a folder: `exports.zip/a.csv` is a file in it. Nothing of it is ever unpacked onto the
 * disk, and nothing is unpacked that says it is larger than exports are.
 */
import { closeSync, readSync, statSync } from "node:fs";
import type { Readable } from "node:stream";
import { constants, inflateRawSync } from "node:zlib";
import { type Entry, fromFdPromise, type ZipFile } from "yauzl";
import { InputError, quote } from "../error.ts";
import { openRegular } from "./regular-file.ts";
import { type FileState, stateOf } from "./steady-file.ts";

/** Bytes of one file and of all files of an archive, unpacked. */
const MOST = 4 * 1024 ** 3;
/** Text is hardly ever packed to less than a fiftieth; what is so small that nobody minds may be. */
const MOST_TO_ONE = 200;
const SMALL = 64 * 1024 ** 2;
const MOST_FILES = 100_000;

/** Bytes before a file's name in an archive. */
const LOCAL_HEADER = 30;

const WITHIN = /^(.+?\.zip)[\\/](.+)$/is;

/** A path into an archive → the archive and a name in it; null for a path of the disk. */
export function archived(file: string): { archive: string; name: string } | null {
  const [, archive = "", name = ""] = WITHIN.exec(file) ?? [];
  if (archive === "" || statSync(archive, { throwIfNoEntry: false })?.isFile() !== true)
    return null;
  return { archive, name: name.replaceAll("\\", "/") };
}

/** A folder in an archive that has been listed, which the archive itself is too; null for one of the disk. */
export function folderIn(path: string): { archive: string; name: string } | null {
  return listed.has(path) ? { archive: path, name: "" } : archived(path);
}

/** What lies on the disk: the file itself, or the archive that it is in. */
export function onDisk(file: string): string {
  return archived(file)?.archive ?? file;
}

/** What archives hold, by their path; kept while they are as they were. */
const listed = new Map<string, { readonly state: FileState; readonly entries: Entries }>();
type Entries = ReadonlyMap<string, Entry>;

/**
 * Names of the files in an archive, without its folders; what they hold can be read from then on.
 *
 * @throws InputError where it is damaged or encrypted, a name leaves it, or it holds too much
 */
export async function filesIn(archive: string): Promise<string[]> {
  const descriptor = openRegular(archive);
  if (descriptor === null) return [];
  try {
    return [...(await entriesOf(descriptor, archive)).keys()];
  } finally {
    closeSync(descriptor);
  }
}

/** Those of them that lie directly in a folder of the archive, once it has been listed. */
export function filesBelow(archive: string, folder: string): string[] {
  const start = folder === "" ? "" : `${folder}/`;
  const names = [...(listed.get(archive)?.entries.keys() ?? [])];
  return names.filter((name) => name.startsWith(start) && !name.slice(start.length).includes("/"));
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
  const entry = (await entriesOf(descriptor, archive)).get(name);
  if (entry === undefined) return null;
  const zip = await zipOf(descriptor, archive);
  return zip.openReadStreamPromise(entry).catch((error: unknown) => {
    throw damaged(archive, error);
  });
}

/** How a file in an archive begins, once that has been listed; null where no such file is in it. */
export function headIn(archive: string, name: string, bytes: number): Buffer | null {
  const entry = listed.get(archive)?.entries.get(name);
  const descriptor = entry === undefined ? null : openRegular(archive);
  if (entry === undefined || descriptor === null) return null;
  try {
    const at = entry.relativeOffsetOfLocalHeader;
    const header = Buffer.alloc(LOCAL_HEADER);
    readSync(descriptor, header, 0, LOCAL_HEADER, at);
    const start = at + LOCAL_HEADER + header.readUInt16LE(26) + header.readUInt16LE(28);
    const packed = Buffer.alloc(Math.min(entry.compressedSize, bytes));
    const data = packed.subarray(0, readSync(descriptor, packed, 0, packed.length, start));
    if (entry.compressionMethod === 0) return data;
    const maxOutputLength = bytes * MOST_TO_ONE;
    return inflateRawSync(data, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength }).subarray(
      0,
      bytes,
    );
  } catch (error) {
    throw damaged(archive, error);
  } finally {
    closeSync(descriptor);
  }
}

async function entriesOf(descriptor: number, archive: string): Promise<Entries> {
  const state = stateOf(descriptor);
  const known = listed.get(archive);
  if (known?.state === state) return known.entries;
  const entries = new Map<string, Entry>();
  let bytes = 0;
  for await (const entry of eachEntry(await zipOf(descriptor, archive), archive)) {
    if (entry.fileName.endsWith("/")) continue;
    mustBeReadable(entry, archive);
    bytes += entry.uncompressedSize;
    if (bytes > MOST || entries.size >= MOST_FILES) throw tooMuch(archive);
    entries.set(entry.fileName, entry);
  }
  listed.set(archive, { state, entries });
  return entries;
}

async function zipOf(descriptor: number, archive: string): Promise<ZipFile> {
  try {
    return await fromFdPromise(descriptor, { lazyEntries: true, autoClose: false });
  } catch (error) {
    throw damaged(archive, error);
  }
}

async function* eachEntry(zip: ZipFile, archive: string): AsyncGenerator<Entry> {
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
