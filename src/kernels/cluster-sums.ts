/**
 * S(i) = Σ_{j∈C} w_j d²(i, j) of every cluster C and point i, which k-means on distances lives on:
 * in double precision here, in WebAssembly by `teamSums`.
 */
import type { Distances } from "./distances.ts";
import { allDistances, type Vectors } from "./vectors.ts";

export interface ClusterSums {
  /** S of cluster c and point i at c × stride + i. */
  readonly values: Float32Array | Float64Array;
  readonly stride: number;
  /** A point of weight |w| joins (w > 0) or leaves (w < 0) a cluster. */
  readonly add: (cluster: number, point: number, w: number) => void;
  /** All sums from the labels alone. */
  readonly reset: (labels: Int32Array, weights: Float64Array) => void;
  /** A gain in inertia below this share is rounding. */
  readonly tolerance: number;
}

/** The exact twin of teamSums. */
export function plainSums({ data, n, stride }: Distances, k: number): ClusterSums {
  const values = new Float64Array(k * n);
  const add = (cluster: number, point: number, w: number): void => {
    const row = point * stride;
    const out = cluster * n;
    for (let i = 0; i < n; i++) values[out + i] = values[out + i]! + w * data[row + i]!;
  };
  const reset = (labels: Int32Array, weights: Float64Array): void => {
    values.fill(0);
    for (let i = 0; i < n; i++) add(labels[i]!, i, weights[i]!);
  };
  return { values, stride: n, add, reset, tolerance: 1e-9 };
}

/** In single precision, by the kernels; the vectors' matrix must be kept. */
export function teamSums(vectors: Vectors, k: number): ClusterSums {
  const { team, n } = vectors;
  const distances = allDistances(vectors);
  const { matrix } = vectors;
  if (distances === null || matrix === null) throw new Error("no matrix of distances is kept");
  const { stride } = distances;
  const sums = team.allocate(k * stride);
  const labelsAt = team.allocate(n);
  const weightsAt = team.allocate(n);
  return {
    values: team.floats(sums, k * stride),
    stride,
    add: (cluster, point, w) =>
      team.call("addScaledRow", sums + cluster * stride * 4, matrix + point * stride * 4, w, n),
    reset: (labels, weights) => {
      team.integers(labelsAt, n).set(labels);
      team.floats(weightsAt, n).set(weights);
      team.call("sumsByLabel", matrix, stride, n, labelsAt, weightsAt, sums, k);
    },
    tolerance: 1e-6,
  };
}
