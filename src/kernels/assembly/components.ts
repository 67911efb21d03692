/**
 * One step of subspace iteration for principal components (Golub and Van Loan, 8.2.4) on eight
 * directions at once: Z = (X − μ) V, then O += (X − μ)ᵀ Z, row by row.
 */

/**
 * Rows are cut into `parts` runs, each with sums of its own, so that no bit depends on who adds
 * what; this call does every `step`th run from `first` on.
 *
 * @param V d × 8, row-major
 * @param O parts × d × 8, overwritten
 */
export function componentStep(
  X: usize,
  mean: usize,
  n: i32,
  d: i32,
  V: usize,
  O: usize,
  parts: i32,
  first: i32,
  step: i32,
): void {
  const bytes = <usize>d * 32;
  for (let part = first; part < parts; part += step) {
    const out = O + <usize>part * bytes;
    memory.fill(out, 0, bytes);
    const end = <i32>((<i64>n * (part + 1)) / parts);
    for (let i = <i32>((<i64>n * part) / parts); i < end; i++) addRow(X + <usize>i * d * 4, mean, d, V, out);
  }
}

// @ts-ignore: decorator
@inline
function addRow(x: usize, mean: usize, d: i32, V: usize, out: usize): void {
  let low = f32x4.splat(0);
  let high = low;
  let low2 = low;
  let high2 = low;
  for (let k = 0; k < d; k += 2) {
    const a = f32x4.splat(load<f32>(x + <usize>k * 4) - load<f32>(mean + <usize>k * 4));
    const b = f32x4.splat(load<f32>(x + <usize>k * 4, 4) - load<f32>(mean + <usize>k * 4, 4));
    const v = V + <usize>k * 32;
    low = f32x4.add(low, f32x4.mul(a, v128.load(v)));
    high = f32x4.add(high, f32x4.mul(a, v128.load(v, 16)));
    low2 = f32x4.add(low2, f32x4.mul(b, v128.load(v, 32)));
    high2 = f32x4.add(high2, f32x4.mul(b, v128.load(v, 48)));
  }
  low = f32x4.add(low, low2);
  high = f32x4.add(high, high2);
  for (let k = 0; k < d; k++) {
    const a = f32x4.splat(load<f32>(x + <usize>k * 4) - load<f32>(mean + <usize>k * 4));
    const o = out + <usize>k * 32;
    v128.store(o, f32x4.add(v128.load(o), f32x4.mul(a, low)));
    v128.store(o, f32x4.add(v128.load(o, 16), f32x4.mul(a, high)), 16);
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
