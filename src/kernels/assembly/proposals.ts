/** The first two calls of a pass of k-means: rounded centroids, and what every point would gain from. */
import { sumOfPair } from "./lanes";
import { pointer } from "./layout";
import { PANEL, products, toDistances } from "./products";
import { Of } from "./search";

/** Rows of a block: their distances to all centroids lie in the cache of a core. */
const BLOCK: i32 = 64;
/** Centroids are rounded: a proposal may be worse than it looks by this share. */
const SLACK: f32 = 1.0001;

/**
 * The centroids that have changed of ranks [from, to) into panels, rounded to integers; adds to the
 * drift of each how far it has moved.
 *
 * @param search see search.ts
 */
export function centre(search: usize, from: i32, to: i32): void {
  const d = load<i32>(search, Of.d);
  const k = load<i32>(search, Of.k);
  const scale = load<f32>(search, Of.scale);
  const active = pointer(search, Of.active);
  const changed = pointer(search, Of.changed);
  const mass = pointer(search, Of.mass);
  const sums = pointer(search, Of.sums);
  const panels = pointer(search, Of.panels);
  const columnLengths = pointer(search, Of.columnLengths);
  const columnMass = pointer(search, Of.columnMass);
  const drift = pointer(search, Of.drift);
  for (let rank = from; rank < to; rank++) {
    const start = load<i32>(active + <usize>rank * 4);
    for (let c = 0; c < k; c++) {
      const flag = changed + <usize>(start * k + c) * 4;
      if (load<i32>(flag) == 0) continue;
      store<i32>(flag, 0);
      const column = firstColumn(start, k) + c;
      const w = load<f64>(mass + <usize>(start * k + c) * 8);
      const factor = f64x2.splat(w > 0 ? 1 / w : 0);
      const panel = panels + <usize>(column / PANEL) * d * 16 + <usize>(column % PANEL) * 4;
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
 * @param search see search.ts; targets and gaps are written
 * @param ranks starts still at work
 * @param thread whose scratch this is
 */
export function propose(search: usize, ranks: i32, thread: i32, from: i32, to: i32): void {
  const d = load<i32>(search, Of.d);
  const n = load<i32>(search, Of.n);
  const k = load<i32>(search, Of.k);
  const scale = load<f32>(search, Of.scale);
  const Q = pointer(search, Of.Q);
  const lengths = pointer(search, Of.lengths);
  const panels = pointer(search, Of.panels);
  const columnLengths = pointer(search, Of.columnLengths);
  const columnMass = pointer(search, Of.columnMass);
  const active = pointer(search, Of.active);
  const weights = pointer(search, Of.weights);
  const labels = pointer(search, Of.labels);
  const targets = pointer(search, Of.targets);
  const gaps = pointer(search, Of.gaps);
  const drift = pointer(search, Of.drift);
  const tiles = pointer(search, Of.scratch) + <usize>thread * pointer(search, Of.scratchBytes);
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
          const panel = panels + <usize>((start * width + c) / PANEL) * d * 16;
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
