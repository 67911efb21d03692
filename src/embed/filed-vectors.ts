/**
 * Vectors of a study in a file that has no name: once they lie there none is held, each worker reads those that it
 * needs, and whatever ends a build, nothing of them is left on a disk of the machine's own.
 */
import { randomUUID } from "node:crypto";
import { closeSync, mkdirSync, openSync, readSync, unlinkSync, writeSync } from "node:fs";
import { join } from "node:path";
import { naming } from "../error.ts";
import { makeMatrix, type Matrix, type RowSource } from "../kernels/matrix.ts";
import type { StudyVectors } from "./embed-study.ts";

/** Rows of such a file, for a process that shares it. */
export interface FiledRows {
  readonly rows: Int32Array;
  readonly cols: number;
}

/** Rows that are written at a time. */
const AT_A_TIME = 4096;
/** To nobody else on the machine. */
const PRIVATE = 0o600;

export class FiledVectors implements StudyVectors {
  /** Of the file, for processes that are started with it. */
  readonly descriptor: number;
  readonly #path: string;
  readonly #rowOf = new Map<string, number>();
  #cols = 0;

  private constructor(descriptor: number, path: string) {
    this.descriptor = descriptor;
    this.#path = path;
  }

  /**
   * Empty: processes may be started with it before its vectors are known.
   *
   * @param folder in which there is room for them
   * @throws InputError where the system refuses the file
   */
  static open(folder: string): Promise<FiledVectors> {
    // What a build left that was killed in this very moment is in no other's way.
    const path = join(folder, `.tagscape-vectors-${randomUUID()}`);
    return naming(path, () => {
      mkdirSync(folder, { recursive: true });
      const descriptor = openSync(path, "wx+", PRIVATE);
      unlinkSync(path);
      return new FiledVectors(descriptor, path);
    });
  }

  /**
   * Once.
   *
   * @param texts distinct
   * @throws InputError where the disk is full
   */
  keep(texts: readonly string[], { vectorsOf }: StudyVectors): Promise<void> {
    for (const text of texts) this.#rowOf.set(text, this.#rowOf.size);
    this.#cols = vectorsOf([]).cols;
    return naming(this.#path, () => {
      for (let first = 0; first < texts.length; first += AT_A_TIME)
        writeRows(this.descriptor, vectorsOf(texts.slice(first, first + AT_A_TIME)), first);
    });
  }

  /** Where these texts stand, which must be among those of the file. */
  readonly rowsOf = (texts: readonly string[]): FiledRows => ({
    rows: Int32Array.from(texts, (text) => {
      const row = this.#rowOf.get(text);
      if (row === undefined) throw new Error(`no vector for ${JSON.stringify(text)}`);
      return row;
    }),
    cols: this.#cols,
  });

  readonly vectorsOf = (texts: readonly string[]): Matrix =>
    readRows(this.descriptor, this.rowsOf(texts));

  close(): void {
    closeSync(this.descriptor);
  }
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

/** In a process that shares the file. */
export function rowsInFile(descriptor: number, { rows, cols }: FiledRows): RowSource {
  const take = (which?: readonly number[]): Matrix => {
    const wanted = which === undefined ? rows : Int32Array.from(which, (at) => rows[at] ?? -1);
    return readRows(descriptor, { rows: wanted, cols });
  };
  return { rows: rows.length, take };
}

function writeRows(descriptor: number, { data, cols }: Matrix, first: number): void {
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  for (let at = 0; at < bytes.length;)
    at += writeSync(descriptor, bytes, at, bytes.length - at, 4 * cols * first + at);
}
