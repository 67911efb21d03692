/**
 * Vectors of a study in a file that has no name: what is held of them does not grow with the participants, each
 * worker reads those that it needs, and whatever ends a build, nothing of them is left on the disk.
 */
import { closeSync, mkdirSync, openSync, readSync, unlinkSync, writeSync } from "node:fs";
import { join } from "node:path";
import { naming } from "../error.ts";
import { makeMatrix, type Matrix } from "../kernels/matrix.ts";
import type { StudyVectors } from "./embed-study.ts";

/** Rows of such a file, for a process that shares it. */
export interface FiledRows {
  readonly rows: Int32Array;
  readonly cols: number;
}

export interface FiledVectors extends StudyVectors {
  /** Of the file, for processes that are started with it. */
  readonly descriptor: number;
  readonly rowsOf: (texts: readonly string[]) => FiledRows;
  readonly close: () => void;
}

/** Rows that are written at a time. */
const AT_A_TIME = 4096;
/** Whoever else is on the machine. */
const PRIVATE = 0o600;

/**
 * @param folder in which there is room for them
 * @param texts distinct
 * @param vectors held no longer than this takes: nothing that is returned knows them
 * @throws InputError where the system refuses the file
 */
export async function fileVectors(
  folder: string,
  texts: readonly string[],
  vectors: StudyVectors,
): Promise<FiledVectors> {
  const { descriptor, cols } = await writeAll(folder, texts, vectors);
  const rowOf = new Map(texts.map((text, row) => [text, row]));
  const rowsOf = (wanted: readonly string[]): FiledRows => ({
    rows: Int32Array.from(wanted, (text) => {
      const row = rowOf.get(text);
      if (row === undefined) throw new Error(`no vector for ${JSON.stringify(text)}`);
      return row;
    }),
    cols,
  });
  return {
    descriptor,
    rowsOf,
    vectorsOf: (wanted) => readRows(descriptor, rowsOf(wanted)),
    close: () => closeSync(descriptor),
  };
}

async function writeAll(
  folder: string,
  texts: readonly string[],
  { vectorsOf }: StudyVectors,
): Promise<Pick<FiledVectors, "descriptor"> & Pick<FiledRows, "cols">> {
  const path = join(folder, `.tagscape-vectors-${process.pid}`);
  const { cols } = vectorsOf([]);
  return naming(path, () => {
    const descriptor = openUnnamed(folder, path);
    for (let first = 0; first < texts.length; first += AT_A_TIME)
      writeRows(descriptor, vectorsOf(texts.slice(first, first + AT_A_TIME)), first);
    return { descriptor, cols };
  });
}

export function readRows(descriptor: number, { rows, cols }: FiledRows): Matrix {
  const out = makeMatrix(rows.length, cols);
  const bytes = new Uint8Array(out.data.buffer);
  const size = 4 * cols;
  for (const [i, row] of rows.entries())
    for (let at = 0; at < size;) {
      const read = readSync(descriptor, bytes, i * size + at, size - at, row * size + at);
      if (read === 0) throw new Error("a file of vectors ends before its last row");
      at += read;
    }
  return out;
}

function openUnnamed(folder: string, path: string): number {
  mkdirSync(folder, { recursive: true });
  const descriptor = openSync(path, "wx+", PRIVATE);
  unlinkSync(path);
  return descriptor;
}

function writeRows(descriptor: number, { data, cols }: Matrix, first: number): void {
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  for (let at = 0; at < bytes.length;)
    at += writeSync(descriptor, bytes, at, bytes.length - at, 4 * cols * first + at);
}
