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

/** Which rows are the same, compared bit by bit. */
export interface Distinct {
  /** Index of the first row of each kind, rising. */
  readonly firsts: readonly number[];
  /** For each row the place of its kind among `firsts`. */
  readonly kinds: readonly number[];
}

export function distinctRows(matrix: Matrix): Distinct {
  const seen = new Map<string, number>();
  const firsts: number[] = [];
  const kinds = Array.from({ length: matrix.rows }, (_, i) => {
    const bits = bitsOf(matrix, i);
    const kind = seen.get(bits) ?? firsts.length;
    if (kind === firsts.length) {
      seen.set(bits, kind);
      firsts.push(i);
    }
    return kind;
  });
  return { firsts, kinds };
}

/** How many rows are distinct, or `most` where there are more: no row beyond these is looked at. */
export function distinctUpTo(matrix: Matrix, most: number): number {
  const seen = new Set<string>();
  for (let i = 0; i < matrix.rows && seen.size < most; i++) seen.add(bitsOf(matrix, i));
  return seen.size;
}

function bitsOf({ data, cols }: Matrix, i: number): string {
  const { buffer, byteOffset, byteLength } = data.subarray(i * cols, (i + 1) * cols);
  return Buffer.from(buffer, byteOffset, byteLength).toString("latin1");
}

/** Each row taken for one of its own. */
export function everyRow(rows: number): Distinct {
  const firsts = Array.from({ length: rows }, (_, i) => i);
  return { firsts, kinds: firsts };
}
