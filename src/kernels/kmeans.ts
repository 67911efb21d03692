/**
 * Weighted k-means on a distance matrix: the best of several greedy k-means++ starts (Arthur and
 * Vassilvitskii, 2007; the greedy trials are scikit-learn's), each brought to a fixed point by
 * `descent.ts`. The objective is that of plain k-means over rows repeated as often as they weigh.
 */
import { type MakeSums, plainSums } from "./cluster-sums.ts";
import { type Clustering, descend, nearestSeeds } from "./descent.ts";
import type { Distances } from "./distances.ts";
import { type Random, seededRandom } from "./random.ts";

export interface KMeansOptions {
  /** Clusters; at most the number of distinct points. */
  readonly k: number;
  /** Weight > 0 of every point. */
  readonly weights: Float64Array;
  readonly seed: number;
  readonly starts?: number;
  readonly maxIterations?: number;
  /** What makes the sums; in plain double precision unless said otherwise. */
  readonly makeSums?: MakeSums;
}

export const STARTS = 10;

/** The best of all starts; the first of equals. */
export function kMeans(
  distances: Distances,
  {
    k,
    weights,
    seed,
    starts = STARTS,
    maxIterations = 300,
    makeSums = plainSums(distances),
  }: KMeansOptions,
): Clustering {
  const random = seededRandom(seed);
  const labellings = Array.from({ length: starts }, () =>
    nearestSeeds(distances, plusPlus(distances, weights, k, random)),
  );
  const sums = makeSums(labellings, weights, k);
  let best: Clustering = { labels: new Int32Array(distances.n), inertia: Number.POSITIVE_INFINITY };
  for (const [start, labels] of labellings.entries()) {
    const found = descend(labels, sums[start]!, weights, k, maxIterations);
    if (found.inertia < best.inertia) best = found;
  }
  return best;
}

/** k points, each drawn with probability ∝ weight × distance² to the nearest so far. */
function plusPlus(
  { data, n, stride }: Distances,
  weights: Float64Array,
  k: number,
  random: Random,
): number[] {
  const trials = 2 + Math.floor(Math.log(k));
  const draw = (mass: (i: number) => number, total: number): number => {
    let rest = random() * total;
    let last = 0;
    for (let i = 0; i < n; i++) {
      const m = mass(i);
      if (m <= 0) continue;
      rest -= m;
      last = i;
      if (rest < 0) break;
    }
    return last;
  };
  const seeds = [
    draw(
      (i) => weights[i]!,
      weights.reduce((a, b) => a + b, 0),
    ),
  ];
  let nearest: Float64Array = Float64Array.from(
    data.subarray(seeds[0]! * stride, seeds[0]! * stride + n),
  );
  let potential = nearest.reduce((sum, d, i) => sum + d * weights[i]!, 0);
  while (seeds.length < k) {
    let best: { point: number; nearest: Float64Array; potential: number } | null = null;
    for (let trial = 0; trial < trials; trial++) {
      const point = draw((i) => nearest[i]! * weights[i]!, potential);
      const row = point * stride;
      const candidate = new Float64Array(n);
      let sum = 0;
      for (let i = 0; i < n; i++) {
        const d = Math.min(nearest[i]!, data[row + i]!);
        candidate[i] = d;
        sum += d * weights[i]!;
      }
      if (best === null || sum < best.potential)
        best = { point, nearest: candidate, potential: sum };
    }
    if (best === null) break;
    seeds.push(best.point);
    nearest = best.nearest;
    potential = best.potential;
  }
  return seeds;
}
