/** All pairwise squared Euclidean distances: what clusters, neighbours and silhouettes share. */
import type { Matrix } from "./matrix.ts";

/** Symmetric, zero diagonal, n rows of n columns. */
export interface Distances {
  /** Squared, ≥ 0; row i begins at i × stride. */
  readonly data: Float32Array;
  readonly n: number;
  readonly stride: number;
}

/** Rows [from, to) of the matrix: row i begins at (i − from) × stride. */
export interface DistanceBlock {
  readonly data: Float32Array;
  readonly from: number;
  readonly to: number;
  readonly stride: number;
}

/** Shows every row of the matrix, n squared distances from point i, in order. */
export type EachRow = (look: (row: Float32Array, i: number) => void) => void;

export function rowsOf({ data, n, stride }: Distances): EachRow {
  return (look) => {
    for (let i = 0; i < n; i++) look(data.subarray(i * stride, i * stride + n), i);
  };
}

/**
 * Sums of squared differences in double precision, stored in single. O(n² d) time, 4 n² bytes.
 */
export function pairwiseDistances({ data, rows: n, cols: d }: Matrix): Distances {
  const out = new Float32Array(n * n);
  for (let i = 0; i < n; i++) {
    const a = i * d;
    for (let j = i + 1; j < n; j++) {
      const b = j * d;
      // Four sums side by side: one alone waits for its own last addition.
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      let k = 0;
      for (; k + 3 < d; k += 4) {
        const d0 = data[a + k]! - data[b + k]!;
        const d1 = data[a + k + 1]! - data[b + k + 1]!;
        const d2 = data[a + k + 2]! - data[b + k + 2]!;
        const d3 = data[a + k + 3]! - data[b + k + 3]!;
        s0 += d0 * d0;
        s1 += d1 * d1;
        s2 += d2 * d2;
        s3 += d3 * d3;
      }
      for (; k < d; k++) {
        const rest = data[a + k]! - data[b + k]!;
        s0 += rest * rest;
      }
      const sum = s0 + s1 + (s2 + s3);
      out[i * n + j] = sum;
      out[j * n + i] = sum;
    }
  }
  return { data: out, n, stride: n };
}
