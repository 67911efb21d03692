/**
 * Greedy k-means++ (Arthur and Vassilvitskii, 2007) of several starts at once: candidates stand as
 * columns of panels, so their distances to all points are one product of matrices.
 */
import { panelDistances, place } from "./products";

/** Rows of a block: they lie in the cache of a core. */
const BLOCK: i32 = 64;

/**
 * Rows of a list side by side in panels, from column 0 on: the candidates of k-means++.
 *
 * @param list row numbers, i32
 * @param columnLengths squared lengths of the columns, f32, written
 */
export function packListed(
  Q: usize,
  lengths: usize,
  P: usize,
  columnLengths: usize,
  d: i32,
  list: usize,
  count: i32,
): void {
  for (let column = 0; column < count; column++) {
    const row = load<i32>(list + <usize>column * 4);
    place(Q + <usize>row * d * 2, P, column, d);
    const length = load<f32>(lengths + <usize>row * 4);
    store<f32>(columnLengths + <usize>column * 4, length);
  }
}

/** Squared distances of rows [from, to) to all columns, into rows from `out` + from × stride on. */
export function columnDistances(
  Q: usize,
  P: usize,
  lengths: usize,
  columnLengths: usize,
  d: i32,
  scale: f32,
  from: i32,
  to: i32,
  out: usize,
  stride: i32,
): void {
  const line = <usize>stride * 4;
  for (let block = from; block < to; block += BLOCK) {
    const end = min(to, block + BLOCK);
    const rows = out + <usize>block * line;
    for (let panel = 0; panel < stride >> 3; panel++)
      panelDistances(Q, P, lengths, columnLengths, d, scale, block, end, panel, rows + <usize>panel * 32, line);
  }
}

/**
 * One step of greedy k-means++ (Arthur and Vassilvitskii, 2007) of starts [from, to): of each
 * start's candidates, the one that leaves the least Σ w × d² to the nearest seed becomes a seed.
 *
 * @param distances of all points to all candidates: n rows of `stride` f32, a start's side by side
 * @param weights n f64
 * @param nearest starts × n f32, updated
 * @param potential what is left, f64 of every start, written
 * @param cluster the number of the new seed's cluster, which is written to the `targets` (starts ×
 *   n i32) of the points that it is nearest to
 */
export function seed(
  distances: usize,
  stride: i32,
  n: i32,
  candidates: i32,
  weights: usize,
  nearest: usize,
  potential: usize,
  targets: usize,
  cluster: i32,
  from: i32,
  to: i32,
): void {
  const line = <usize>stride * 4;
  for (let start = from; start < to; start++) {
    const own = nearest + <usize>start * n * 4;
    let best = 0;
    let least = f64.MAX_VALUE;
    for (let c = 0; c < candidates; c++) {
      let at = distances + <usize>(start * candidates + c) * 4;
      let sum: f64 = 0;
      for (let i = 0; i < n; i++) {
        const d = min(load<f32>(own + <usize>i * 4), load<f32>(at));
        sum += <f64>d * load<f64>(weights + <usize>i * 8);
        at += line;
      }
      if (sum < least) {
        least = sum;
        best = c;
      }
    }
    let at = distances + <usize>(start * candidates + best) * 4;
    for (let i = 0; i < n; i++) {
      const o = own + <usize>i * 4;
      const d = load<f32>(at);
      if (d < load<f32>(o)) {
        store<f32>(o, d);
        store<i32>(targets + <usize>(start * n + i) * 4, cluster);
      }
      at += line;
    }
    store<f64>(potential + <usize>start * 8, least);
  }
}
