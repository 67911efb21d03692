/**
 * Weighted k-means, the exact twin of ../kmeans.ts: the best of several greedy k-means++ starts
 * (Arthur and Vassilvitskii, 2007; the greedy trials are scikit-learn's), each brought to a fixed
 * point by Hartigan's rule (Telgarsky and Vattani, 2010), point by point. The objective is that of
 * plain k-means over rows repeated as often as they weigh.
 */
import { centroidsOf, type Centroids, inertias, squaredDistance } from "../centroids.ts";
import type { Matrix } from "../matrix.ts";
import type { Random } from "../random.ts";
import { drawPoint, generators, trialsFor } from "./seeding.ts";
import { sum } from "../../numbers.ts";

export interface KMeansOptions {
  /** Clusters; at most the number of distinct points. */
  readonly k: number;
  /** Weight > 0 of every point. */
  readonly weights: Float64Array;
  readonly seed: number;
  readonly starts?: number;
  /** Passes over all points, at most, from each start. */
  readonly maxPasses?: number;
}

export interface Clustering {
  /** 0-based cluster of every point; every cluster from 0 to k − 1 has a point. */
  readonly labels: Int32Array;
  /** Σ w_i d²(i, its centroid). */
  readonly inertia: number;
}

export const STARTS = 10;
export const MAX_PASSES = 300;
/** A gain below this share is rounding. */
const LEAST_GAIN = 1e-9;

/** The best of all starts; the first of equals. */
export function kMeans(
  matrix: Matrix,
  { k, weights, seed, starts = STARTS, maxPasses = MAX_PASSES }: KMeansOptions,
): Clustering {
  let best: Clustering = { labels: new Int32Array(matrix.rows), inertia: Number.POSITIVE_INFINITY };
  for (const random of generators(seed, starts)) {
    const labels = withNearest(matrix, plusPlus(matrix, weights, k, random));
    for (let pass = 0; pass < maxPasses; pass++)
      if (hartiganPass(matrix, weights, labels, k) === 0) break;
    const inertia = sum(inertias(matrix, weights, labels, k));
    if (inertia < best.inertia) best = { labels, inertia };
  }
  return best;
}

/** The rows of k points, each drawn with probability ∝ weight × distance² to the nearest so far. */
function plusPlus(matrix: Matrix, weights: Float64Array, k: number, random: Random): Centroids {
  const { data, rows: n, cols: d } = matrix;
  const seeds: Centroids = { rows: new Float64Array(k * d), mass: new Float64Array(k).fill(1), d };
  let nearest = new Float64Array(n).fill(1);
  let potential = sum(weights);
  for (let c = 0; c < k; c++) {
    const trials = c === 0 ? 1 : trialsFor(k);
    const candidates = Array.from({ length: trials }, () => {
      const point = drawPoint(random, weights, nearest, potential);
      const row: Centroids = { ...seeds, rows: Float64Array.from(rowOf(matrix, point)) };
      const left = nearest.map((known, i) => {
        const distance = squaredDistance(matrix, i, row, 0);
        return c === 0 ? distance : Math.min(known, distance);
      });
      return { point, left, potential: left.reduce((sum, v, i) => sum + v * weights[i]!, 0) };
    });
    const chosen = candidates.reduce((a, b) => (b.potential < a.potential ? b : a));
    ({ left: nearest, potential } = chosen);
    seeds.rows.set(data.subarray(chosen.point * d, (chosen.point + 1) * d), c * d);
  }
  return seeds;
}

function rowOf({ data, cols }: Matrix, i: number): Float32Array {
  return data.subarray(i * cols, (i + 1) * cols);
}

/** Every point with its nearest centroid, the first of equals. */
function withNearest(matrix: Matrix, centroids: Centroids): Int32Array {
  return Int32Array.from({ length: matrix.rows }, (_, i) => {
    let best = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let c = 0; c < centroids.mass.length; c++) {
      const distance = squaredDistance(matrix, i, centroids, c);
      if (distance < least) {
        least = distance;
        best = c;
      }
    }
    return best;
  });
}

/**
 * Moves a point wherever that lowers the inertia, the centroids moving with it: with weight w,
 * leaving A saves wW_A/(W_A − w) d²(i, A), joining B costs wW_B/(W_B + w) d²(i, B).
 *
 * @returns how many points moved
 */
function hartiganPass(
  matrix: Matrix,
  weights: Float64Array,
  labels: Int32Array,
  k: number,
): number {
  const centroids = centroidsOf(matrix, weights, labels, k);
  const { mass } = centroids;
  const size = new Int32Array(k);
  for (const label of labels) size[label] = size[label]! + 1;
  let moved = 0;
  for (let i = 0; i < matrix.rows; i++) {
    const from = labels[i]!;
    const w = weights[i]!;
    if (size[from] === 1) continue;
    const price = (c: number, sign: 1 | -1): number =>
      mass[c] === 0
        ? 0
        : (mass[c]! / (mass[c]! + sign * w)) * squaredDistance(matrix, i, centroids, c);
    let to = from;
    let least = price(from, -1) * (1 - LEAST_GAIN);
    for (let c = 0; c < k; c++) {
      if (c === from) continue;
      const cost = price(c, 1);
      if (cost < least) {
        least = cost;
        to = c;
      }
    }
    if (to === from) continue;
    shift(matrix, centroids, from, i, -w);
    shift(matrix, centroids, to, i, w);
    size[from] = size[from]! - 1;
    size[to] = size[to]! + 1;
    labels[i] = to;
    moved += 1;
  }
  return moved;
}

/** The centroid of c once point i has joined with weight w, or left with −w. */
function shift(
  matrix: Matrix,
  { rows, mass, d }: Centroids,
  c: number,
  i: number,
  w: number,
): void {
  mass[c] = mass[c]! + w;
  const share = w / mass[c]!;
  const row = rowOf(matrix, i);
  for (let at = 0; at < d; at++)
    rows[c * d + at] = rows[c * d + at]! + share * (row[at]! - rows[c * d + at]!);
}
