/**
 * Rows around a middle and at unit length, in double precision; sums go in the order of the columns,
 * or of the rows, as they would one after another.
 */

/** Rows that are summed side by side, each in a lane of its own: no sum waits for itself alone. */
const ROWS: i32 = 4;

/** Column `at` of two rows, four of whose columns are loaded. */
// @ts-ignore: decorator
@inline
function first(a: v128, b: v128): v128 {
  return f64x2.promote_low_f32x4(v128.shuffle<f32>(a, b, 0, 4, 0, 4));
}

// @ts-ignore: decorator
@inline
function second(a: v128, b: v128): v128 {
  return f64x2.promote_low_f32x4(v128.shuffle<f32>(a, b, 1, 5, 1, 5));
}

// @ts-ignore: decorator
@inline
function third(a: v128, b: v128): v128 {
  return f64x2.promote_low_f32x4(v128.shuffle<f32>(a, b, 2, 6, 2, 6));
}

// @ts-ignore: decorator
@inline
function fourth(a: v128, b: v128): v128 {
  return f64x2.promote_low_f32x4(v128.shuffle<f32>(a, b, 3, 7, 3, 7));
}

// @ts-ignore: decorator
@inline
function withSquare(sum: v128, x: v128, middle: v128): v128 {
  const own = f64x2.sub(x, middle);
  return f64x2.add(sum, f64x2.mul(own, own));
}

/**
 * Σ (x − middle)² of rows [from, to).
 *
 * @param X rows of d f32; d a multiple of 4
 * @param middle d f64
 * @param out f64 of every row
 */
export function squaresOf(X: usize, middle: usize, d: i32, out: usize, from: i32, to: i32): void {
  const bytes = <usize>d * 4;
  for (let i = from; i < to; i += ROWS) {
    // A short group repeats its last row.
    let x0 = X + <usize>i * bytes;
    let x1 = X + <usize>min(i + 1, to - 1) * bytes;
    let x2 = X + <usize>min(i + 2, to - 1) * bytes;
    let x3 = X + <usize>min(i + 3, to - 1) * bytes;
    const end = x0 + bytes;
    let m = middle;
    let low = f64x2.splat(0);
    let high = low;
    while (x0 < end) {
      const a = v128.load(x0);
      const b = v128.load(x1);
      const c = v128.load(x2);
      const e = v128.load(x3);
      const m0 = v128.load_splat<f64>(m);
      const m1 = v128.load_splat<f64>(m, 8);
      const m2 = v128.load_splat<f64>(m, 16);
      const m3 = v128.load_splat<f64>(m, 24);
      low = withSquare(low, first(a, b), m0);
      high = withSquare(high, first(c, e), m0);
      low = withSquare(low, second(a, b), m1);
      high = withSquare(high, second(c, e), m1);
      low = withSquare(low, third(a, b), m2);
      high = withSquare(high, third(c, e), m2);
      low = withSquare(low, fourth(a, b), m3);
      high = withSquare(high, fourth(c, e), m3);
      x0 += 16;
      x1 += 16;
      x2 += 16;
      x3 += 16;
      m += 32;
    }
    const at = out + <usize>i * 8;
    store<f64>(at, f64x2.extract_lane(low, 0));
    if (i + 1 < to) store<f64>(at, f64x2.extract_lane(low, 1), 8);
    if (i + 2 < to) store<f64>(at, f64x2.extract_lane(high, 0), 16);
    if (i + 3 < to) store<f64>(at, f64x2.extract_lane(high, 1), 24);
  }
}

/**
 * Rows [from, to) less the middle, rounded, and divided by their length, in place. A row whose
 * squares are below `least` stays as it is.
 *
 * @param squares f64 of every row, as `squaresOf` gives them
 */
export function toLength(
  X: usize,
  middle: usize,
  squares: usize,
  least: f64,
  d: i32,
  from: i32,
  to: i32,
): void {
  const bytes = <usize>d * 4;
  for (let i = from; i < to; i++) {
    const sum = load<f64>(squares + <usize>i * 8);
    if (sum < least) continue;
    const length = f64x2.splat(Math.sqrt(sum));
    let m = middle;
    const end = X + <usize>(i + 1) * bytes;
    for (let x = X + <usize>i * bytes; x < end; x += 8) {
      const pair = f64x2.promote_low_f32x4(v128.load64_zero(x));
      const own = f32x4.demote_f64x2_zero(f64x2.sub(pair, v128.load(m)));
      const unit = f32x4.demote_f64x2_zero(f64x2.div(f64x2.promote_low_f32x4(own), length));
      v128.store64_lane(x, unit, 0);
      m += 16;
    }
  }
}

/**
 * Σ w x over all rows, of columns [from, to): multiples of 2.
 *
 * @param weights n f64
 * @param out d f64, added to
 */
export function addRows(X: usize, weights: usize, n: i32, d: i32, out: usize, from: i32, to: i32): void {
  for (let i = 0; i < n; i++) {
    const row = X + <usize>i * <usize>d * 4;
    const w = v128.load_splat<f64>(weights + <usize>i * 8);
    for (let k = from; k < to; k += 2) {
      const pair = f64x2.promote_low_f32x4(v128.load64_zero(row + <usize>k * 4));
      const at = out + <usize>k * 8;
      v128.store(at, f64x2.add(v128.load(at), f64x2.mul(w, pair)));
    }
  }
}

/** The largest of the absolute entries of each of rows [from, to). @param out f32 of every row */
export function largestEntries(X: usize, d: i32, out: usize, from: i32, to: i32): void {
  const bytes = <usize>d * 4;
  for (let i = from; i < to; i++) {
    const row = X + <usize>i * bytes;
    let most = f32x4.splat(0);
    for (let at = row; at < row + bytes; at += 16) most = f32x4.max(most, f32x4.abs(v128.load(at)));
    const low = max(f32x4.extract_lane(most, 0), f32x4.extract_lane(most, 1));
    const high = max(f32x4.extract_lane(most, 2), f32x4.extract_lane(most, 3));
    store<f32>(out + <usize>i * 4, max(low, high));
  }
}
