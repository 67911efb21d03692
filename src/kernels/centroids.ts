/** Weighted centroids of labelled rows, and squared distances to them, in double precision. */
import type { Matrix } from "./matrix.ts";

export interface Centroids {
  /** k × d, row-major. */
  readonly rows: Float64Array;
  /** Σ of the weights of each cluster. */
  readonly mass: Float64Array;
  readonly d: number;
}

/** Means of the rows of each label from 0 to k − 1; zero for a label that no row has. */
export function centroidsOf(
  { data, rows, cols: d }: Matrix,
  weights: Float64Array,
  labels: Int32Array,
  k: number,
): Centroids {
  const means = new Float64Array(k * d);
  const mass = new Float64Array(k);
  for (let i = 0; i < rows; i++) {
    const out = labels[i]! * d;
    const w = weights[i]!;
    mass[labels[i]!] = mass[labels[i]!]! + w;
    for (let at = 0; at < d; at++) means[out + at] = means[out + at]! + w * data[i * d + at]!;
  }
  for (let c = 0; c < k; c++)
    if (mass[c]! > 0)
      for (let at = c * d; at < (c + 1) * d; at++) means[at] = means[at]! / mass[c]!;
  return { rows: means, mass, d };
}

/** Squared distance of row i to centroid c. */
export function squaredDistance(
  { data }: Matrix,
  i: number,
  { rows, d }: Centroids,
  c: number,
): number {
  let sum = 0;
  for (let at = 0; at < d; at++) {
    const difference = data[i * d + at]! - rows[c * d + at]!;
    sum += difference * difference;
  }
  return sum;
}

/** Σ w_i d²(i, its centroid), of every cluster: one evaluator for every engine. */
export function inertias(
  matrix: Matrix,
  weights: Float64Array,
  labels: Int32Array,
  k: number,
): Float64Array {
  const centroids = centroidsOf(matrix, weights, labels, k);
  const sums = new Float64Array(k);
  for (let i = 0; i < matrix.rows; i++) {
    const c = labels[i]!;
    sums[c] = sums[c]! + weights[i]! * squaredDistance(matrix, i, centroids, c);
  }
  return sums;
}
