/** Videos with their tags → how strongly each tag is bound to those that it stands with. */

/** Compressed rows of weights ≥ 0: those of row i are at start[i] to start[i + 1] − 1, by rising column. */
export interface Neighbours {
  /** Length n + 1. */
  readonly start: Int32Array;
  readonly column: Int32Array;
  /** Of a row that has any they sum to 1. */
  readonly value: Float32Array;
}

/** A caption has no room for more tags; what holds more is no video, and its pairs are their square. */
const MOST_TOGETHER = 200;

/** Whether the tags of a video say anything of each other: two of them at least, and 200 at most. */
export function isContext({ length }: readonly number[]): boolean {
  return length > 1 && length <= MOST_TOGETHER;
}

/**
 * Positive pointwise mutual information of tags within videos, with smoothed contexts (Levy, Goldberg
 * and Dagan, 2015). A video of m tags, 2 to 200, counts 1/(m − 1) for each pair of them, so that each of its
 * tags brings one in all: C_ij = Σ 1/(m − 1), r_i = Σ_j C_ij, q_j = r_j^¾ / Σ r^¾ and
 * W_ij = max(0, ln(C_ij / (r_i q_j))), rows to sum 1.
 *
 * @param videos for each its tags, 0 to n − 1, each once
 */
export function contextOf(videos: readonly (readonly number[])[], n: number): Neighbours {
  const { start, column, value } = bondsOf(videos, n);
  const shares = new Float32Array(value.length);
  for (let i = 0; i < n; i++) {
    let total = 0;
    for (let at = start[i]!; at < start[i + 1]!; at++) total += value[at]!;
    for (let at = start[i]!; at < start[i + 1]!; at++) shares[at] = value[at]! / total;
  }
  return { start, column, value: shares };
}

/** The same before the rows are made to sum 1: W_ij > 0, in natural units. */
export function bondsOf(
  videos: readonly (readonly number[])[],
  n: number,
): Omit<Neighbours, "value"> & { readonly value: Float64Array } {
  const several = videos.filter(isContext);
  const { first, videoAt } = videosOf(several, n);
  const masses = Float64Array.from({ length: n }, (_, i) =>
    threeQuarters(first[i + 1]! - first[i]!),
  );
  const all = masses.reduce((sum, mass) => sum + mass, 0);
  const pairs = several.reduce((sum, { length }) => sum + length * (length - 1), 0);
  const most = Math.min(pairs, n * (n - 1));
  const start = new Int32Array(n + 1);
  const column = new Int32Array(most);
  const value = new Float64Array(most);
  const together = new Float64Array(n);
  const touched = new Int32Array(n);
  let length = 0;
  for (let i = 0; i < n; i++) {
    let count = 0;
    for (let at = first[i]!; at < first[i + 1]!; at++) {
      const tags = several[videoAt[at]!]!;
      const part = 1 / (tags.length - 1);
      for (const j of tags) {
        if (j === i) continue;
        if (together[j] === 0) touched[count++] = j;
        together[j] = together[j]! + part;
      }
    }
    const own = touched.subarray(0, count).toSorted();
    for (const j of own) {
      const expected = (first[i + 1]! - first[i]!) * masses[j]!;
      const bond = Math.log((together[j]! * all) / expected);
      together[j] = 0;
      if (!(bond > 0)) continue;
      column[length] = j;
      value[length++] = bond;
    }
    start[i + 1] = length;
  }
  return { start, column: column.slice(0, length), value: value.slice(0, length) };
}

/** Of each of n tags the videos that have it, rising: those of tag i are at first[i] to first[i + 1] − 1. */
function videosOf(
  videos: readonly (readonly number[])[],
  n: number,
): { readonly first: Int32Array; readonly videoAt: Int32Array } {
  const first = new Int32Array(n + 1);
  for (const tags of videos) for (const tag of tags) first[tag + 1]! += 1;
  for (let i = 0; i < n; i++) first[i + 1]! += first[i]!;
  const next = first.slice();
  const videoAt = new Int32Array(first[n]!);
  for (const [at, tags] of videos.entries()) for (const tag of tags) videoAt[next[tag]!++] = at;
  return { first, videoAt };
}

/** r^¾ by square roots alone: powers differ between releases of Node. */
function threeQuarters(r: number): number {
  const root = Math.sqrt(r);
  return root * Math.sqrt(root);
}
