/** How far to trust clusters and map: silhouettes and neighbourhood preservation. */
import type { EachRow } from "./distances.ts";

/**
 * Silhouette width of every point (Rousseeuw, 1987) with Euclidean distances: (b − a)/max(a, b),
 * 0 for a point alone in its cluster.
 *
 * @returns −1 to 1 for each point; null where there are fewer than two clusters
 */
export function silhouettes(eachRow: EachRow, labels: Int32Array): Float64Array | null {
  const n = labels.length;
  const k = labels.reduce((max, label) => Math.max(max, label + 1), 0);
  const size = new Int32Array(k);
  for (const label of labels) size[label] = size[label]! + 1;
  if (size.filter((s) => s > 0).length < 2) return null;
  const widths = new Float64Array(n);
  const sums = new Float64Array(k);
  eachRow((row, i) => {
    const own = labels[i]!;
    if (size[own] === 1) return;
    sums.fill(0);
    for (let j = 0; j < n; j++) sums[labels[j]!] = sums[labels[j]!]! + Math.sqrt(row[j]!);
    const a = sums[own]! / (size[own]! - 1);
    let b = Number.POSITIVE_INFINITY;
    for (let c = 0; c < k; c++) if (c !== own && size[c]! > 0) b = Math.min(b, sums[c]! / size[c]!);
    widths[i] = a === b ? 0 : (b - a) / Math.max(a, b);
  });
  return widths;
}

/** Points looked at, at most: of more every so many-th. */
export const SILHOUETTE_POINTS = 1000;

/**
 * The mean silhouette width of several labellings of the same points, as `silhouettes`, over at most
 * 1,000 of the points; 0 for a labelling of one cluster.
 */
export function meanSilhouettes(eachRow: EachRow, labellings: readonly Int32Array[]): number[] {
  const n = labellings[0]?.length ?? 0;
  const step = Math.ceil(n / SILHOUETTE_POINTS);
  const sizes = labellings.map((labels) => counts(labels, 1 + Math.max(...labels)));
  const totals = new Float64Array(labellings.length);
  const lengths = new Float64Array(n);
  let points = 0;
  eachRow((row, i) => {
    if (i % step !== 0) return;
    points += 1;
    for (let j = 0; j < n; j++) lengths[j] = Math.sqrt(row[j]!);
    for (const [at, labels] of labellings.entries()) {
      const size = sizes[at]!;
      const own = labels[i]!;
      if (size[own] === 1) continue;
      const sums = new Float64Array(size.length);
      for (let j = 0; j < n; j++) sums[labels[j]!] = sums[labels[j]!]! + lengths[j]!;
      const a = sums[own]! / (size[own]! - 1);
      let b = Number.POSITIVE_INFINITY;
      for (let c = 0; c < size.length; c++)
        if (c !== own && size[c]! > 0) b = Math.min(b, sums[c]! / size[c]!);
      if (b < Number.POSITIVE_INFINITY && a !== b)
        totals[at] = totals[at]! + (b - a) / Math.max(a, b);
    }
  });
  return Array.from(totals, (total) => total / points);
}

/** Of each point the others nearest to it, the nearest first, the lower index of equals. */
interface Nearest {
  readonly nearest: number[][];
  /** Their squared distances. */
  readonly squared: number[][];
}

/**
 * @param eachRow of all points, or of some: others have none
 * @param n points
 * @param k neighbours wanted, clamped to n − 1
 */
export function nearestNeighbours(eachRow: EachRow, n: number, k: number): Nearest {
  const size = Math.min(k, n - 1);
  const nearest: number[][] = Array.from({ length: n }, () => []);
  const squared: number[][] = Array.from({ length: n }, () => []);
  eachRow((row, i) => {
    const own = nearestOthers(row, i, size);
    nearest[i] = own;
    squared[i] = own.map((j) => row[j]!);
  });
  return { nearest, squared };
}

/** Neighbours as t-SNE has them: n rows of k, in no order. */
export interface Neighbourhoods {
  readonly index: Int32Array;
  /** Squared. */
  readonly distances: Float32Array;
  readonly n: number;
  readonly k: number;
}

/** The nearest among neighbours that have been found. */
export function nearestOf({ index, distances, n, k }: Neighbourhoods, wanted: number): Nearest {
  const ranked = Array.from({ length: n }, (_, i) =>
    Array.from({ length: k }, (_, p) => i * k + p)
      .toSorted((a, b) => distances[a]! - distances[b]! || index[a]! - index[b]!)
      .slice(0, wanted),
  );
  return {
    nearest: ranked.map((own) => own.map((at) => index[at]!)),
    squared: ranked.map((own) => own.map((at) => distances[at]!)),
  };
}

/**
 * Share of each point's nearest neighbours that are among its nearest on the map, averaged.
 *
 * @param nearest for each of these points, equally many others
 * @param map n × 2, row-major
 * @param points those looked at
 * @returns 0 to 1
 */
export function neighboursKept(
  nearest: readonly (readonly number[])[],
  map: Float64Array,
  points: Iterable<number> = nearest.keys(),
): number {
  const n = map.length / 2;
  const onMap = new Float32Array(n);
  let kept = 0;
  let all = 0;
  for (const i of points) {
    const own = nearest[i]!;
    for (let j = 0; j < n; j++) {
      const dx = map[2 * i]! - map[2 * j]!;
      const dy = map[2 * i + 1]! - map[2 * j + 1]!;
      onMap[j] = dx * dx + dy * dy;
    }
    const there = new Set(nearestOthers(onMap, i, own.length));
    for (const j of own) if (there.has(j)) kept += 1;
    all += own.length;
  }
  return kept / all;
}

/** Indices of the k smallest, without `self`, the lower index of equals, by insertion. */
function nearestOthers(distances: Float32Array, self: number, k: number): number[] {
  const found: number[] = [];
  let worst = Number.POSITIVE_INFINITY;
  for (let j = 0; j < distances.length; j++) {
    const d = distances[j]!;
    if (j === self || (found.length === k && d >= worst)) continue;
    let at = found.length < k ? found.length : k - 1;
    for (; at > 0 && distances[found[at - 1]!]! > d; at--) found[at] = found[at - 1]!;
    found[at] = j;
    if (found.length === k) worst = distances[found[k - 1]!]!;
  }
  return found;
}

function counts(labels: Int32Array, k: number): Int32Array {
  const size = new Int32Array(k);
  for (const label of labels) size[label]! += 1;
  return size;
}
