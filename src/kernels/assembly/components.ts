/**
 * One step of subspace iteration for principal components (Golub and Van Loan, 8.2.4) on eight
 * directions at once: Z = (X − μ) V, then O += (X − μ)ᵀ Z, row by row.
 */

/**
 * @param V d × 8, row-major
 * @param O d × 8, added to
 */
export function componentStep(
  X: usize,
  mean: usize,
  d: i32,
  V: usize,
  O: usize,
  from: i32,
  to: i32,
): void {
  for (let i = from; i < to; i++) {
    const x = X + <usize>i * d * 4;
    let low = f32x4.splat(0);
    let high = low;
    for (let k = 0; k < d; k++) {
      const a = f32x4.splat(load<f32>(x + <usize>k * 4) - load<f32>(mean + <usize>k * 4));
      low = f32x4.add(low, f32x4.mul(a, v128.load(V + <usize>k * 32)));
      high = f32x4.add(high, f32x4.mul(a, v128.load(V + <usize>k * 32, 16)));
    }
    for (let k = 0; k < d; k++) {
      const a = f32x4.splat(load<f32>(x + <usize>k * 4) - load<f32>(mean + <usize>k * 4));
      const o = O + <usize>k * 32;
      v128.store(o, f32x4.add(v128.load(o), f32x4.mul(a, low)));
      v128.store(o, f32x4.add(v128.load(o, 16), f32x4.mul(a, high)), 16);
    }
  }
}

/** Coordinates of rows [from, to) on the first two directions: out, n × 2 f32. */
export function coordinates(
  X: usize,
  mean: usize,
  d: i32,
  V: usize,
  out: usize,
  from: i32,
  to: i32,
): void {
  for (let i = from; i < to; i++) {
    const x = X + <usize>i * d * 4;
    let sum = f32x4.splat(0);
    for (let k = 0; k < d; k++) {
      const a = f32x4.splat(load<f32>(x + <usize>k * 4) - load<f32>(mean + <usize>k * 4));
      sum = f32x4.add(sum, f32x4.mul(a, v128.load(V + <usize>k * 32)));
    }
    store<f32>(out + <usize>i * 8, f32x4.extract_lane(sum, 0));
    store<f32>(out + <usize>i * 8, f32x4.extract_lane(sum, 1), 4);
  }
}
