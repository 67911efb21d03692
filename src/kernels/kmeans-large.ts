/**
 * Weighted k-means where no matrix of distances fits: k-means++ and Lloyd's iterations on centroids,
 * O(n k d) each. Its small twin is kmeans.ts.
 */
import { type Centroids, centroidsOf, inertias, squaredDistance } from "./centroids.ts";
import type { Clustering } from "./descent.ts";
import type { KMeansOptions } from "./kmeans.ts";
import type { Matrix } from "./matrix.ts";
import { type Random, seededRandom } from "./random.ts";

/** A full search from each start is dear, and large sets have few bad ones. */
const STARTS = 3;

export function largeKMeans(
  matrix: Matrix,
  { k, weights, seed, starts = STARTS, maxIterations = 100 }: KMeansOptions,
): Clustering {
  const random = seededRandom(seed);
  let best: Clustering | null = null;
  for (let start = 0; start < starts; start++) {
    const labels = lloyd(matrix, weights, plusPlus(matrix, weights, k, random), maxIterations);
    const inertia = inertias(matrix, weights, labels, k).reduce((a, b) => a + b, 0);
    if (best === null || inertia < best.inertia) best = { labels, inertia };
  }
  return best ?? { labels: new Int32Array(matrix.rows), inertia: 0 };
}

/** The rows of k points, each drawn with probability ∝ weight × distance² to the nearest so far. */
function plusPlus(matrix: Matrix, weights: Float64Array, k: number, random: Random): Centroids {
  const { data, rows: n, cols: d } = matrix;
  const seeds: Centroids = { rows: new Float64Array(k * d), mass: new Float64Array(k).fill(1), d };
  const nearest = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
  let mass = weights;
  for (let c = 0; c < k; c++) {
    let rest = random() * mass.reduce((a, b) => a + b, 0);
    let drawn = 0;
    for (let i = 0; i < n && rest >= 0; i++)
      if (mass[i]! > 0) {
        rest -= mass[i]!;
        drawn = i;
      }
    seeds.rows.set(data.subarray(drawn * d, (drawn + 1) * d), c * d);
    for (let i = 0; i < n; i++)
      nearest[i] = Math.min(nearest[i]!, squaredDistance(matrix, i, seeds, c));
    mass = nearest.map((distance, i) => distance * weights[i]!);
  }
  return seeds;
}

function lloyd(
  matrix: Matrix,
  weights: Float64Array,
  seeds: Centroids,
  maxIterations: number,
): Int32Array {
  const k = seeds.mass.length;
  const labels = new Int32Array(matrix.rows).fill(-1);
  let centroids = seeds;
  for (let iteration = 0; iteration < maxIterations; iteration++) {
    const size = new Int32Array(k);
    let moved = 0;
    for (let i = 0; i < matrix.rows; i++) {
      let best = 0;
      let least = Number.POSITIVE_INFINITY;
      for (let c = 0; c < k; c++) {
        const distance = squaredDistance(matrix, i, centroids, c);
        if (distance < least) {
          least = distance;
          best = c;
        }
      }
      if (labels[i] !== best) moved += 1;
      labels[i] = best;
      size[best] = size[best]! + 1;
    }
    fillEmpty(matrix, labels, size, centroids);
    centroids = centroidsOf(matrix, weights, labels, k);
    if (moved === 0) break;
  }
  return labels;
}

/** A cluster that lost its last point gets the one farthest from its own centroid. */
function fillEmpty(
  matrix: Matrix,
  labels: Int32Array,
  size: Int32Array,
  centroids: Centroids,
): void {
  for (let c = 0; c < size.length; c++) {
    if (size[c]! > 0) continue;
    let farthest = 0;
    let most = -1;
    for (let i = 0; i < matrix.rows; i++) {
      const distance = squaredDistance(matrix, i, centroids, labels[i]!);
      if (size[labels[i]!]! > 1 && distance > most) {
        most = distance;
        farthest = i;
      }
    }
    size[labels[farthest]!] = size[labels[farthest]!]! - 1;
    labels[farthest] = c;
    size[c] = 1;
  }
}
