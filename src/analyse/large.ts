/**
 * Large fields: from so many tags on what would cost the square of them is estimated on a sample, and
 * evidence rests on fewer, smaller resamples. The method page says so where a study has one.
 */
import type { EachRow } from "../kernels/distances.ts";
import { listedRows } from "../kernels/listed-rows.ts";
import { seededRandom } from "../kernels/random.ts";
import { rowsOfVectors, type Vectors } from "../kernels/vectors.ts";

export const LARGE = {
  /** Tags from which on a field is large. */
  from: 8000,
  /** Tags whose silhouettes, and whose neighbours on the map, stand for all. */
  judged: 2000,
  /** Tags of each cluster, the heaviest and most telling, among which its name is looked for. */
  candidates: 100,
  /** Starts of k-means. */
  starts: 3,
  resamples: 8,
  /** Videos of a resample, at most. */
  videos: 8000,
} as const;

/** Every so many-th of n, at most `most`. */
export function everySoMany(n: number, most: number): number[] {
  const step = Math.ceil(n / most);
  return Array.from({ length: Math.ceil(n / step) }, (_, i) => i * step);
}

/** So many of n, drawn by one seed for all; all where they are no more. Rising. */
export function someOf(n: number, most: number): number[] {
  const all = Array.from({ length: n }, (_, i) => i);
  if (n <= most) return all;
  const random = seededRandom(n);
  for (let i = 0; i < most; i++) {
    const j = i + Math.floor(random() * (n - i));
    [all[i], all[j]] = [all[j]!, all[i]!];
  }
  return all.slice(0, most).toSorted((a, b) => a - b);
}

/** All rows of a field's distances, or only those of every so many-th tag where all are too many. */
export function rowsFor(vectors: Vectors, most: number, isLarge: boolean): EachRow {
  return isLarge ? listedRows(vectors, everySoMany(vectors.n, most)) : rowsOfVectors(vectors);
}
