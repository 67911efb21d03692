/** The file of vectors that study.json names → its bytes, and its rows once they are asked for. */
import { extname, join } from "node:path";
import type { Config } from "../../config/types.ts";
import { type Fault, InputError, quote } from "../../error.ts";
import { isWithin, truePath } from "../../files/place.ts";
import { readRegular } from "../../files/regular-file.ts";
import { sha256 } from "../../sha256.ts";
import { csvRows } from "./csv-rows.ts";
import { npyRows, tagsBeside } from "./npy-rows.ts";
import { type GivenRow, joined } from "./joined.ts";
import type { OwnVectors } from "./own-vectors.ts";

export interface VectorsFile {
  /** sha256 of what decides the vectors. */
  readonly hash: string;
  /**
   * Slower than the hash, so that a build which has nothing to do leaves it.
   *
   * @throws InputError with every fault of its rows
   */
  readonly read: () => OwnVectors;
}

const READERS: Readonly<Record<string, (file: string, bytes: Buffer) => Iterable<GivenRow>>> = {
  ".csv": csvRows,
  ".npy": (file, bytes) => npyRows(file, bytes, bytesOf(tagsBeside(file))),
};

/**
 * @returns what `read` gives, and the file of vectors that study.json names
 * @throws InputError with the faults of both: whoever mends them is told of all at once
 */
export async function withVectors<T>(
  config: Config,
  read: Promise<T>,
): Promise<{ read: T; vectors: VectorsFile | null }> {
  const faults: Fault[] = [];
  const study = await read.catch((error: unknown) => {
    faults.push(...faultsOf(error));
    return null;
  });
  try {
    const vectors = openVectors(config);
    if (study !== null) return { read: study, vectors };
    vectors?.read();
  } catch (error) {
    faults.push(...faultsOf(error));
  }
  throw new InputError(faults);
}

function faultsOf(error: unknown): readonly Fault[] {
  if (error instanceof InputError) return error.faults;
  throw error;
}

/**
 * @returns null where study.json names no vectors
 * @throws InputError for a file that is none of the study's, is not there or is of another kind
 */
export function openVectors({ vectors, dataDir, settingsFile }: Config): VectorsFile | null {
  if (vectors === null) return null;
  const place = { file: settingsFile.file, line: settingsFile.lineOf("vectors", "file") };
  const refused = (what: string, todo: string): InputError =>
    new InputError([{ ...place, what: `vectors: ${quote(vectors.file)} ${what}`, todo }]);
  const file = join(dataDir, vectors.file);
  if (!isInFolder(file, vectors.file, dataDir))
    throw refused(
      "lies outside the study's folder",
      "put it into the folder, and name it from there",
    );
  const read = READERS[extname(file).toLowerCase()];
  if (read === undefined)
    throw refused("is neither .csv nor .npy", "save the vectors as one of these");
  const bytes = bytesOf(file);
  const beside = tagsBeside(file) === file ? [] : [bytesOf(tagsBeside(file))];
  return {
    hash: sha256([bytes, ...beside].map((part) => sha256(part)).join(" ")),
    read: () => joined(file, vectors.name, read(file, bytes)),
  };
}

function isInFolder(file: string, name: string, dataDir: string): boolean {
  // A drive of Windows is no folder of another system, and a path by backslashes no file of it.
  if (/^(?:[A-Za-z]:|[\\/])|\\/.test(name)) return false;
  return isWithin(truePath(file), truePath(dataDir));
}

function bytesOf(file: string): Buffer {
  const bytes = readRegular(file);
  if (bytes !== null) return bytes;
  const fault: Fault = {
    file,
    what: "no such file, which study.json names for the vectors",
    todo: 'put it there, or take "vectors" out',
  };
  throw new InputError([fault]);
}
