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
  const videosOf: number[][] = Array.from({ length: n }, () => []);
  for (const [at, tags] of several.entries()) for (const tag of tags) videosOf[tag]!.push(at);
  const masses = videosOf.map(({ length }) => threeQuarters(length));
  const all = masses.reduce((sum, mass) => sum + mass, 0);
  const start = new Int32Array(n + 1);
  const column: number[] = [];
  const value: number[] = [];
  const together = new Float64Array(n);
  for (const [i, own] of videosOf.entries()) {
    const touched: number[] = [];
    for (const at of own) {
      const tags = several[at]!;
      const part = 1 / (tags.length - 1);
      for (const j of tags) {
        if (j === i) continue;
        if (together[j] === 0) touched.push(j);
        together[j] = together[j]! + part;
      }
    }
    touched.sort((a, b) => a - b);
    const bonds = touched.map((j) =>
      Math.max(0, Math.log((together[j]! * all) / (own.length * masses[j]!))),
    );
    for (const [at, j] of touched.entries()) {
      together[j] = 0;
      if (!(bonds[at]! > 0)) continue;
      column.push(j);
      value.push(bonds[at]!);
    }
    start[i + 1] = column.length;
  }
  return { start, column: Int32Array.from(column), value: Float64Array.from(value) };
}

/** r^¾ by square roots alone: powers differ between releases of Node. */
function threeQuarters(r: number): number {
  const root = Math.sqrt(r);
  return root * Math.sqrt(root);
}
