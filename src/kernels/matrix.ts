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

/** Number of distinct rows, compared bit by bit. */
export function countDistinctRows({ data, rows, cols }: Matrix): number {
  const seen = new Set<string>();
  for (let i = 0; i < rows; i++) {
    const { buffer, byteOffset, byteLength } = data.subarray(i * cols, (i + 1) * cols);
    seen.add(Buffer.from(buffer, byteOffset, byteLength).toString("latin1"));
  }
  return seen.size;
}
