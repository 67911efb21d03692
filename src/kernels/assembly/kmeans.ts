/**
 * Weighted k-means by Hartigan's rule (Telgarsky and Vattani, 2010) on the integer rows q of
 * products.ts, several starts at once. A cluster C is its mass W = Σ w and its sum S = Σ w q, both
 * in f64: sums of integers are exact there, whatever was added and taken away before. With
 * N = |S|², the squared distance to its centroid is
 *   d²(q, S/W) = |q|² − 2 q·S/W + N/W²,
 * a point of weight w that leaves A saves wW_A/(W_A − w) d²(q, A), and joining B costs
 * wW_B/(W_B + w) d²(q, B).
 *
 * A pass is three calls: `centre` rounds the centroids to rows in panels, `propose` finds by
 * products of integers what every point would gain from, and `accept` makes those moves one after
 * another where they still gain, in exact sums. When it accepts none, the fixed point is exact.
 *
 * Starts still at work have a rank. Columns of a start are panels of its own.
 */
import { PANEL, products, toDistances } from "./products";

/** Rows of a block: their distances to all centroids lie in the cache of a core. */
const BLOCK: i32 = 64;
/** Centroids are rounded: a proposal may be worse than it looks by this share. */
const SLACK: f32 = 1.0001;
/** A gain below this share is rounding. */
const LEAST_GAIN: f64 = 1e-9;

/**
 * The centroids that have changed of ranks [from, to) into panels, rounded to integers.
 *
 * @param active the start of every rank, i32
 * @param changed i32 of every cluster, cleared
 * @param mass starts × k f64
 * @param sums starts × k × d f64
 * @param columnLengths, columnMass squared length and mass of every column, f32, written
 * @param drift f32 of every column: how far it has moved in all, as a distance
 */
export function centre(
  active: usize,
  k: i32,
  d: i32,
  scale: f32,
  changed: usize,
  mass: usize,
  sums: usize,
  P: usize,
  columnLengths: usize,
  columnMass: usize,
  drift: usize,
  from: i32,
  to: i32,
): void {
  for (let rank = from; rank < to; rank++) {
    const start = load<i32>(active + <usize>rank * 4);
    for (let c = 0; c < k; c++) {
      const flag = changed + <usize>(start * k + c) * 4;
      if (load<i32>(flag) == 0) continue;
      store<i32>(flag, 0);
      const column = firstColumn(start, k) + c;
      const w = load<f64>(mass + <usize>(start * k + c) * 8);
      const factor = f64x2.splat(w > 0 ? 1 / w : 0);
      const panel = P + <usize>(column / PANEL) * d * 16 + <usize>(column % PANEL) * 4;
      const sum = sums + <usize>((start * k + c) * d) * 8;
      let squares = f64x2.splat(0);
      let moved = squares;
      for (let k = 0; k < d; k += 2) {
        const pair = panel + <usize>k * 16;
        const before = f64x2(<f64>load<i16>(pair), <f64>load<i16>(pair, 2));
        const rounded = f64x2.nearest(f64x2.mul(v128.load(sum + <usize>k * 8), factor));
        const change = f64x2.sub(rounded, before);
        moved = f64x2.add(moved, f64x2.mul(change, change));
        squares = f64x2.add(squares, f64x2.mul(rounded, rounded));
        const whole = i32x4.trunc_sat_f64x2_s_zero(rounded);
        store<i16>(pair, <i16>i32x4.extract_lane(whole, 0));
        store<i16>(pair, <i16>i32x4.extract_lane(whole, 1), 2);
      }
      store<f32>(columnLengths + <usize>column * 4, <f32>sumOfPair(squares));
      store<f32>(columnMass + <usize>column * 4, <f32>w);
      const far = drift + <usize>column * 4;
      store<f32>(far, load<f32>(far) + <f32>(Math.sqrt(sumOfPair(moved)) / scale));
    }
  }
}

/** Columns of a start begin with a panel. */
// @ts-ignore: decorator
@inline
function firstColumn(start: i32, k: i32): i32 {
  return start * ((k + PANEL - 1) & -PANEL);
}

/**
 * What those of points [from, to) that are due would gain most from, by the centroids in the
 * panels.
 *
 * A point whose gap to a gain from a cluster is g is due again when its own centroid and that of the
 * cluster have drifted by g together (Elkan, 2003): the one may be farther, the other nearer.
 *
 * @param tiles scratch of this thread: a tile of four rows, then 64 row numbers
 * @param labels, targets starts × n i32; targets are written
 * @param gaps starts × n rows of a start's columns, f32: gap + drift of both when it was measured
 */
export function propose(
  Q: usize,
  lengths: usize,
  P: usize,
  columnLengths: usize,
  columnMass: usize,
  d: i32,
  scale: f32,
  n: i32,
  k: i32,
  active: usize,
  ranks: i32,
  weights: usize,
  labels: usize,
  targets: usize,
  gaps: usize,
  drift: usize,
  tiles: usize,
  from: i32,
  to: i32,
): void {
  const width = (k + PANEL - 1) & -PANEL;
  const line = <usize>width * 4;
  const bytes = <usize>d * 2;
  const unit = f32x4.splat(1 / (scale * scale));
  const list = tiles + 4 * line;
  for (let block = from; block < to; block += BLOCK)
    for (let rank = 0; rank < ranks; rank++) {
      const start = load<i32>(active + <usize>rank * 4);
      const first = <usize>(start * width) * 4;
      const far = drift + first;
      let count = 0;
      for (let i = block; i < min(to, block + BLOCK); i++) {
        const at = <usize>(start * n + i);
        store<i32>(list + <usize>count * 4, i);
        if (isDue(gaps + at * line, far, load<i32>(labels + at * 4), line)) count++;
      }
      for (let p = 0; p < count; p += 4) {
        // A short tile repeats its last row.
        const i0 = load<i32>(list + <usize>p * 4);
        const i1 = load<i32>(list + <usize>min(p + 1, count - 1) * 4);
        const i2 = load<i32>(list + <usize>min(p + 2, count - 1) * 4);
        const i3 = load<i32>(list + <usize>min(p + 3, count - 1) * 4);
        const q0 = Q + <usize>i0 * bytes;
        const q1 = Q + <usize>i1 * bytes;
        const q2 = Q + <usize>i2 * bytes;
        const q3 = Q + <usize>i3 * bytes;
        for (let c = 0; c < k; c += PANEL) {
          const panel = P + <usize>((start * width + c) / PANEL) * d * 16;
          const tile = tiles + <usize>c * 4;
          if (k - c > 4) products(q0, q1, q2, q3, d, panel, tile, line, true);
          else products(q0, q1, q2, q3, d, panel, tile, line, false);
        }
        for (let row = 0; row < min(4, count - p); row++) {
          const i = load<i32>(list + <usize>(p + row) * 4);
          const tile = tiles + <usize>row * line;
          const length = v128.load_splat<f32>(lengths + <usize>i * 4);
          for (let c: usize = 0; c < line; c += 16)
            toDistances(tile + c, length, v128.load(columnLengths + first + c), unit);
          const at = <usize>(start * n + i);
          const own = load<i32>(labels + at * 4);
          const w = <f32>load<f64>(weights + <usize>i * 8);
          store<i32>(targets + at * 4, wish(tile, columnMass + first, own, k, w, gaps + at * line, far));
        }
      }
    }
}

// @ts-ignore: decorator
@inline
function isDue(gaps: usize, drift: usize, own: i32, line: usize): bool {
  const limit = v128.load_splat<f32>(drift + <usize>own * 4);
  let due = i32x4.splat(0);
  for (let c: usize = 0; c < line; c += 16) {
    const left = f32x4.sub(v128.load(gaps + c), v128.load(drift + c));
    due = v128.or(due, f32x4.le(left, limit));
  }
  return v128.any_true(due);
}

/**
 * The cluster that a point of weight w would gain most from joining, its own if none. Writes the
 * gaps of the point; its squared distances become costs.
 */
// @ts-ignore: decorator
@inline
function wish(distances: usize, mass: usize, own: i32, k: i32, w: f32, gaps: usize, drift: usize): i32 {
  const left = load<f32>(mass + <usize>own * 4) - w;
  // The last point of a cluster stays: it is its own centroid. Company may come at any time.
  if (left <= 0) return own;
  const saved = (load<f32>(distances + <usize>own * 4) * (left + w)) / left;
  const rest = f32x4.splat(Mathf.sqrt(saved) - load<f32>(drift + <usize>own * 4));
  for (let c = 0; c < k; c += 4) {
    const o = <usize>c * 4;
    const m = v128.load(mass + o);
    const cost = f32x4.div(f32x4.mul(v128.load(distances + o), m), f32x4.add(m, f32x4.splat(w)));
    v128.store(distances + o, cost);
    v128.store(gaps + o, f32x4.add(f32x4.sub(f32x4.sqrt(cost), rest), v128.load(drift + o)));
  }
  store<f32>(gaps + <usize>own * 4, Infinity);
  for (let c = k; c % PANEL != 0; c++) store<f32>(gaps + <usize>c * 4, Infinity);
  let best = own;
  let least = saved * SLACK;
  for (let c = 0; c < k; c++) {
    const cost = load<f32>(distances + <usize>c * 4);
    if (c != own && cost < least) {
      least = cost;
      best = c;
    }
  }
  // A point that moves is looked at again in its new cluster.
  if (best != own) store<f32>(gaps, -Infinity);
  return best;
}

/**
 * Makes the moves of ranks [from, to) that gain, in the order of the points. One without a cluster
 * (−1) joins what it wants.
 *
 * @param changed, size i32 of every cluster: whether it has changed, and its points
 * @param squares N of every cluster: starts × k f64
 * @param moved how many were made, i32 of every start, written
 */
export function accept(
  Q: usize,
  d: i32,
  n: i32,
  k: i32,
  active: usize,
  weights: usize,
  labels: usize,
  targets: usize,
  changed: usize,
  mass: usize,
  size: usize,
  squares: usize,
  sums: usize,
  moved: usize,
  from: i32,
  to: i32,
): void {
  const bytes = <usize>d * 8;
  for (let rank = from; rank < to; rank++) {
    const start = load<i32>(active + <usize>rank * 4);
    const first = <usize>(start * k);
    let count = 0;
    for (let i = 0; i < n; i++) {
      const at = <usize>(start * n + i) * 4;
      const own = load<i32>(labels + at);
      const wanted = load<i32>(targets + at);
      if (wanted == own) continue;
      const q = Q + <usize>i * d * 2;
      const w = load<f64>(weights + <usize>i * 8);
      const b = first + wanted;
      const qq = product(q, q, d, true);
      const pb = product(q, sums + b * bytes, d, false);
      if (own >= 0) {
        const a = first + own;
        const pa = product(q, sums + a * bytes, d, false);
        if (load<i32>(size + a * 4) == 1) continue;
        const W = load<f64>(mass + a * 8);
        const V = load<f64>(mass + b * 8);
        const saved = ((qq - (2 * pa) / W + load<f64>(squares + a * 8) / (W * W)) * W) / (W - w);
        const cost = V > 0 ? ((qq - (2 * pb) / V + load<f64>(squares + b * 8) / (V * V)) * V) / (V + w) : 0;
        if (cost >= saved * (1 - LEAST_GAIN)) continue;
        change(a, -w, -1, q, qq, pa, d, changed, mass, size, squares, sums);
      }
      change(b, w, 1, q, qq, pb, d, changed, mass, size, squares, sums);
      store<i32>(labels + at, wanted);
      count++;
    }
    store<i32>(moved + <usize>start * 4, count);
  }
}

/** A point joins a cluster, or leaves it with weight −w. @param p its product with the sum before */
// @ts-ignore: decorator
@inline
function change(
  cluster: usize,
  w: f64,
  one: i32,
  q: usize,
  qq: f64,
  p: f64,
  d: i32,
  changed: usize,
  mass: usize,
  size: usize,
  squares: usize,
  sums: usize,
): void {
  store<i32>(changed + cluster * 4, 1);
  store<f64>(mass + cluster * 8, load<f64>(mass + cluster * 8) + w);
  store<i32>(size + cluster * 4, load<i32>(size + cluster * 4) + one);
  store<f64>(squares + cluster * 8, load<f64>(squares + cluster * 8) + w * (2 * p + w * qq));
  const factor = f64x2.splat(w);
  let sum = sums + cluster * <usize>d * 8;
  const end = q + <usize>d * 2;
  for (let at = q; at < end; at += 8) {
    const four = v128.load16x4_s(at);
    const low = f64x2.convert_low_i32x4_s(four);
    const high = f64x2.convert_low_i32x4_s(v128.shuffle<i32>(four, four, 2, 3, 2, 3));
    v128.store(sum, f64x2.add(v128.load(sum), f64x2.mul(factor, low)));
    v128.store(sum, f64x2.add(v128.load(sum, 16), f64x2.mul(factor, high)), 16);
    sum += 32;
  }
}

/** The product of integer row q with d f64, or with itself. */
// @ts-ignore: decorator
@inline
function product(q: usize, other: usize, d: i32, itself: bool): f64 {
  let low = f64x2.splat(0);
  let high = low;
  const end = q + <usize>d * 2;
  for (let at = q; at < end; at += 8) {
    const four = v128.load16x4_s(at);
    const a = f64x2.convert_low_i32x4_s(four);
    const b = f64x2.convert_low_i32x4_s(v128.shuffle<i32>(four, four, 2, 3, 2, 3));
    low = f64x2.add(low, f64x2.mul(a, itself ? a : v128.load(other)));
    high = f64x2.add(high, f64x2.mul(b, itself ? b : v128.load(other, 16)));
    other += 32;
  }
  return sumOfPair(f64x2.add(low, high));
}

// @ts-ignore: decorator
@inline
function sumOfPair(v: v128): f64 {
  return f64x2.extract_lane(v, 0) + f64x2.extract_lane(v, 1);
}
