/** The last call of a pass of k-means: the moves that gain, one after another, in exact sums. */
import { sumOfPair } from "./lanes";
import { pointer } from "./layout";
import { Of } from "./search";

/** A gain below this share is rounding. */
const LEAST_GAIN: f64 = 1e-9;

/**
 * Makes the moves of ranks [from, to) that gain, in the order of the points. One without a cluster
 * (−1) joins what it wants.
 *
 * @param search see search.ts; `moved` is written
 */
export function accept(search: usize, from: i32, to: i32): void {
  const d = load<i32>(search, Of.d);
  const n = load<i32>(search, Of.n);
  const k = load<i32>(search, Of.k);
  const Q = pointer(search, Of.Q);
  const active = pointer(search, Of.active);
  const weights = pointer(search, Of.weights);
  const labels = pointer(search, Of.labels);
  const targets = pointer(search, Of.targets);
  const mass = pointer(search, Of.mass);
  const size = pointer(search, Of.size);
  const squares = pointer(search, Of.squares);
  const sums = pointer(search, Of.sums);
  const moved = pointer(search, Of.moved);
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
        change(search, a, -w, -1, q, qq, pa);
      }
      change(search, b, w, 1, q, qq, pb);
      store<i32>(labels + at, wanted);
      count++;
    }
    store<i32>(moved + <usize>start * 4, count);
  }
}

/** A point joins a cluster, or leaves it with weight −w. @param p its product with the sum before */
// @ts-ignore: decorator
@inline
function change(search: usize, cluster: usize, w: f64, one: i32, q: usize, qq: f64, p: f64): void {
  const d = load<i32>(search, Of.d);
  const changed = pointer(search, Of.changed);
  const mass = pointer(search, Of.mass);
  const size = pointer(search, Of.size);
  const squares = pointer(search, Of.squares);
  const sums = pointer(search, Of.sums);
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
