/**
 * From seeds to a fixed point of weighted k-means: Lloyd's iterations, then single points by
 * Hartigan's rule (Telgarsky and Vattani, 2010), whose fixed points are fewer and better.
 *
 * Centroids never appear. With weights w, a cluster C of weight W and S(i) = Σ_{j∈C} w_j d²(i,j),
 *   d²(i, centroid) = S(i)/W − Σ_{j∈C} w_j S(j) / (2W²)
 * (König–Huygens), and S changes by one row of the matrix when a point moves.
 */
import type { ClusterSums } from "./cluster-sums.ts";
import type { Distances } from "./distances.ts";

export interface Clustering {
  /** 0-based cluster of every point; every cluster from 0 to k − 1 has a point. */
  readonly labels: Int32Array;
  /** Σ w_i d²(i, its centroid). */
  readonly inertia: number;
}

/**
 * @param labels the start: every point with its nearest seed; overwritten by the answer
 * @param sums of these labels, overwritten
 */
export function descend(
  labels: Int32Array,
  sums: ClusterSums,
  weights: Float64Array,
  k: number,
  maxIterations: number,
): Clustering {
  const state = startFrom(labels, sums, weights, k);
  for (let iteration = 0; iteration < maxIterations; iteration++)
    if (lloydStep(weights, state) === 0) break;
  for (let iteration = 0; iteration < maxIterations; iteration++)
    if (hartiganStep(weights, state) === 0) break;
  return { labels, inertia: state.within.reduce((a, b) => a + b, 0) };
}

/** Every point with its nearest seed, the first of equals. @param seeds distinct points */
export function nearestSeeds({ data, n, stride }: Distances, seeds: readonly number[]): Int32Array {
  const labels = new Int32Array(n);
  for (let i = 0; i < n; i++)
    for (let c = 1; c < seeds.length; c++)
      if (data[seeds[c]! * stride + i]! < data[seeds[labels[i]!]! * stride + i]!) labels[i] = c;
  return labels;
}

interface State {
  readonly labels: Int32Array;
  /** W of every cluster. */
  readonly mass: Float64Array;
  /** Points of every cluster. */
  readonly size: Int32Array;
  /** S of the header. */
  readonly sums: ClusterSums;
  /** Σ_{j∈C} w_j S(j) / 2W: the inertia of every cluster. */
  readonly within: Float64Array;
}

function startFrom(labels: Int32Array, sums: ClusterSums, weights: Float64Array, k: number): State {
  const mass = new Float64Array(k);
  const size = new Int32Array(k);
  for (const [i, c] of labels.entries()) {
    mass[c] = mass[c]! + weights[i]!;
    size[c] = size[c]! + 1;
  }
  const state: State = { labels, mass, size, sums, within: new Float64Array(k) };
  refreshWithin(weights, state);
  return state;
}

function refreshWithin(weights: Float64Array, { labels, mass, sums, within }: State): void {
  const { values, stride } = sums;
  within.fill(0);
  for (let i = 0; i < labels.length; i++) {
    const c = labels[i]!;
    within[c] = within[c]! + (weights[i]! * values[c * stride + i]!) / (2 * mass[c]!);
  }
}

function move(weights: Float64Array, state: State, point: number, to: number): void {
  const { labels, mass, size, sums } = state;
  const from = labels[point]!;
  const w = weights[point]!;
  sums.move(point, from, to, w);
  mass[from] = mass[from]! - w;
  mass[to] = mass[to]! + w;
  size[from] = size[from]! - 1;
  size[to] = size[to]! + 1;
  labels[point] = to;
}

/** Every point to its nearest centroid, the lowest cluster of equals; returns how many moved. */
function lloydStep(weights: Float64Array, state: State): number {
  const { labels, mass, size, within } = state;
  const { values, stride } = state.sums;
  const n = labels.length;
  refreshWithin(weights, state);
  const nearest = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
  const target = new Int32Array(n);
  for (let c = 0; c < mass.length; c++) {
    const scale = 1 / mass[c]!;
    const spread = within[c]! * scale;
    for (let i = 0; i < n; i++) {
      const d = values[c * stride + i]! * scale - spread;
      if (d < nearest[i]!) {
        nearest[i] = d;
        target[i] = c;
      }
    }
  }
  let moved = 0;
  for (let i = 0; i < n; i++) {
    const from = labels[i]!;
    const to = target[i]!;
    // The last point of a cluster stays: its distance to its own centroid is zero.
    if (from === to || size[from] === 1) continue;
    move(weights, state, i, to);
    moved += 1;
  }
  return moved;
}

/**
 * Moves a point wherever that lowers the inertia, the centroids moving with it. With weight w,
 * leaving A saves wW_A/(W_A − w) d²(i, A), joining B costs wW_B/(W_B + w) d²(i, B).
 */
function hartiganStep(weights: Float64Array, state: State): number {
  const { labels, mass, size, within } = state;
  const { values, stride, tolerance } = state.sums;
  const n = labels.length;
  const k = mass.length;
  const squared = (i: number, c: number): number =>
    Math.max(0, (values[c * stride + i]! - within[c]!) / mass[c]!);
  let moved = 0;
  for (let i = 0; i < n; i++) {
    const from = labels[i]!;
    if (size[from] === 1) continue;
    const w = weights[i]!;
    const saved = ((w * mass[from]!) / (mass[from]! - w)) * squared(i, from);
    let to = from;
    let cost = saved * (1 - tolerance);
    for (let c = 0; c < k; c++) {
      if (c === from) continue;
      const joining = ((w * mass[c]!) / (mass[c]! + w)) * squared(i, c);
      if (joining < cost) {
        cost = joining;
        to = c;
      }
    }
    if (to === from) continue;
    move(weights, state, i, to);
    within[from] = within[from]! - saved;
    within[to] = within[to]! + cost;
    moved += 1;
  }
  return moved;
}
