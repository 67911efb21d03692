/**
 * S(i) = Σ_{j∈C} w_j d²(i, j) of every cluster C and point i, which k-means on distances lives on,
 * for all starts of a search: in double precision here, in WebAssembly by `teamSums`.
 */
import type { Distances } from "./distances.ts";
import { allDistances, type Vectors } from "./vectors.ts";

/** The sums of one start. */
export interface ClusterSums {
  /** S of cluster c and point i at c × stride + i. */
  readonly values: Float32Array | Float64Array;
  readonly stride: number;
  /** A point of weight w leaves one cluster and joins another. */
  readonly move: (point: number, from: number, to: number, w: number) => void;
  /** A gain in inertia below this share is rounding. */
  readonly tolerance: number;
}

/** @returns the sums of each labelling into k clusters, from its labels alone */
export type MakeSums = (
  labellings: readonly Int32Array[],
  weights: Float64Array,
  k: number,
) => ClusterSums[];

/** The exact twin of teamSums. */
export function plainSums({ data, n, stride }: Distances): MakeSums {
  return (labellings, weights, k) =>
    labellings.map((labels) => {
      const values = new Float64Array(k * n);
      const add = (point: number, cluster: number, w: number): void => {
        const row = point * stride;
        const out = cluster * n;
        for (let i = 0; i < n; i++) values[out + i] = values[out + i]! + w * data[row + i]!;
      };
      for (const [i, cluster] of labels.entries()) add(i, cluster, weights[i]!);
      const move: ClusterSums["move"] = (point, from, to, w) => {
        add(point, from, -w);
        add(point, to, w);
      };
      return { values, stride: n, move, tolerance: 1e-9 };
    });
}

/** In single precision, by the kernels; the vectors' matrix must be kept. Memory is used again. */
export function teamSums(vectors: Vectors, starts: number, k: number): MakeSums {
  const { team, n } = vectors;
  const distances = allDistances(vectors);
  const { matrix } = vectors;
  if (distances === null || matrix === null) throw new Error("no matrix of distances is kept");
  const { stride } = distances;
  const sums = team.allocate(starts * k * stride);
  const labelsAt = team.allocate(starts * n);
  const weightsAt = team.allocate(n);
  return (labellings, weights) => {
    team.floats(weightsAt, n).set(weights);
    const labels = team.integers(labelsAt, starts * n);
    for (const [start, labelling] of labellings.entries()) labels.set(labelling, start * n);
    team.run("sumsByLabel", (t) => {
      const [from, to] = team.rows(n, t);
      return [matrix, stride, n, starts, k, labelsAt, weightsAt, sums, from, to];
    });
    return labellings.map((_, start): ClusterSums => {
      const own = sums + start * k * stride * 4;
      const line = stride * 4;
      return {
        values: team.floats(own, k * stride),
        stride,
        move: (point, from, to, w) =>
          team.call("moveRow", own + from * line, own + to * line, matrix + point * line, w, n),
        tolerance: 1e-6,
      };
    });
  };
}
