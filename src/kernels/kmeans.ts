/**
 * Weighted k-means on a distance matrix: the best of several greedy k-means++ starts (Arthur and
 * Vassilvitskii, 2007; the greedy trials are scikit-learn's), each brought to a fixed point by
 * `descent.ts`. The objective is that of plain k-means over rows repeated as often as they weigh.
 */
import { type ClusterSums, plainSums } from "./cluster-sums.ts";
import { type Clustering, descend } from "./descent.ts";
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
  /** What holds the sums of k clusters; in plain double precision unless said otherwise. */
  readonly sums?: ClusterSums;
}

/** The best of all starts; the first of equals. */
export function kMeans(
  distances: Distances,
  {
    k,
    weights,
    seed,
    starts = 10,
    maxIterations = 300,
    sums = plainSums(distances, k),
  }: KMeansOptions,
): Clustering {
  const random = seededRandom(seed);
  let best: Clustering | null = null;
  for (let start = 0; start < starts; start++) {
    const seeds = plusPlus(distances, weights, k, random);
    const found = descend(distances, sums, weights, seeds, maxIterations);
    if (best === null || found.inertia < best.inertia) best = found;
  }
  return best ?? { labels: new Int32Array(distances.n), inertia: 0 };
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
