/** Row-major matrices: the only shape in which numbers enter a kernel. */

export interface Matrix {
  /** Length rows × cols. */
  readonly data: Float32Array;
  readonly rows: number;
  readonly cols: number;
}

export function makeMatrix(rows: number, cols: number): Matrix {
  return { data: new Float32Array(rows * cols), rows, cols };
}

/** The rows of the given indices, copied in that order. */
export function takeRows({ data, cols }: Matrix, indices: readonly number[]): Matrix {
  const out = makeMatrix(indices.length, cols);
  for (const [i, index] of indices.entries())
    out.data.set(data.subarray(index * cols, (index + 1) * cols), i * cols);
  return out;
}

/** Rows that lie somewhere, taken as they are needed. What is taken may be theirs: nobody writes to it. */
export interface RowSource {
  readonly rows: number;
  /** @param which in this order; all where it does not say */
  readonly take: (which?: readonly number[]) => Matrix;
}

/** Of a matrix at hand. */
export function rowsIn(matrix: Matrix): RowSource {
  const take = (which?: readonly number[]): Matrix =>
    which === undefined ? matrix : takeRows(matrix, which);
  return { rows: matrix.rows, take };
}

/** Which rows are the same, compared bit by bit. */
export interface Distinct {
  /** Index of the first row of each kind, rising. */
  readonly firsts: readonly number[];
  /** For each row the place of its kind among `firsts`. */
  readonly kinds: readonly number[];
}

export function distinctRows(matrix: Matrix): Distinct {
  const bits = bitsOf(matrix);
  /** Kinds by a hash of their bits: the bits themselves would be as large as the matrix. */
  const seen = new Map<number, number[]>();
  const firsts: number[] = [];
  const kinds = Array.from({ length: matrix.rows }, (_, i) => {
    const hash = hashOf(bits, i, matrix.cols);
    const alike = seen.get(hash) ?? [];
    const known = alike.find((kind) => isSameRow(bits, i, firsts[kind]!, matrix.cols));
    if (known !== undefined) return known;
    seen.set(hash, [...alike, firsts.length]);
    return firsts.push(i) - 1;
  });
  return { firsts, kinds };
}

function bitsOf({ data }: Matrix): Int32Array {
  return new Int32Array(data.buffer, data.byteOffset, data.length);
}

/** FNV-1a by words. */
function hashOf(bits: Int32Array, i: number, cols: number): number {
  let hash = 0x811c9dc5;
  for (let at = i * cols; at < (i + 1) * cols; at++) hash = Math.imul(hash ^ bits[at]!, 0x01000193);
  // High bits move down: words that differ there alone would meet.
  return hash ^ (hash >>> 15);
}

function isSameRow(bits: Int32Array, a: number, b: number, cols: number): boolean {
  for (let at = 0; at < cols; at++) if (bits[a * cols + at] !== bits[b * cols + at]) return false;
  return true;
}

/** How many rows are distinct, or `most` where there are more: no row beyond these is looked at. */
export function distinctUpTo(matrix: Matrix, most: number): number {
  const bits = bitsOf(matrix);
  const firsts: number[] = [];
  for (let i = 0; i < matrix.rows && firsts.length < most; i++)
    if (!firsts.some((first) => isSameRow(bits, i, first, matrix.cols))) firsts.push(i);
  return firsts.length;
}

/** Each row taken for one of its own. */
export function everyRow(rows: number): Distinct {
  const firsts = Array.from({ length: rows }, (_, i) => i);
  return { firsts, kinds: firsts };
}
