/**
 * Quintic B-splines on a grid (de Boor, A Practical Guide to Splines): weights of the six grid
 * lines about a place, charges spread with them, and a field and its gradient read with them.
 * Against cubic ones they allow cells nearly twice as wide at the same error.
 *
 * Six weights travel as two vectors, of which the last two lanes are zero.
 */

const UNIT: f32 = 1.0 / 120.0;

/** Weights of lines −2, −1, 0, 1 for the fraction t past line 0. */
// @ts-ignore: decorator
@inline
export function lowWeights(t: f32): v128 {
  const v = f32x4.splat(t);
  let w = f32x4(-1, 5, -10, 10);
  w = f32x4.add(f32x4.mul(w, v), f32x4(5, -20, 30, -20));
  w = f32x4.add(f32x4.mul(w, v), f32x4(-10, 20, 0, -20));
  w = f32x4.add(f32x4.mul(w, v), f32x4(10, 20, -60, 20));
  w = f32x4.add(f32x4.mul(w, v), f32x4(-5, -50, 0, 50));
  w = f32x4.add(f32x4.mul(w, v), f32x4(1, 26, 66, 26));
  return f32x4.mul(w, f32x4.splat(UNIT));
}

/** Weights of lines 2 and 3. */
// @ts-ignore: decorator
@inline
export function highWeights(t: f32): v128 {
  const v = f32x4.splat(t);
  let w = f32x4(-5, 1, 0, 0);
  w = f32x4.add(f32x4.mul(w, v), f32x4(5, 0, 0, 0));
  w = f32x4.add(f32x4.mul(w, v), f32x4(10, 0, 0, 0));
  w = f32x4.add(f32x4.mul(w, v), f32x4(10, 0, 0, 0));
  w = f32x4.add(f32x4.mul(w, v), f32x4(5, 0, 0, 0));
  w = f32x4.add(f32x4.mul(w, v), f32x4(1, 0, 0, 0));
  return f32x4.mul(w, f32x4.splat(UNIT));
}

/** Derivatives of lowWeights. */
// @ts-ignore: decorator
@inline
export function lowSlopes(t: f32): v128 {
  const v = f32x4.splat(t);
  let w = f32x4(-5, 25, -50, 50);
  w = f32x4.add(f32x4.mul(w, v), f32x4(20, -80, 120, -80));
  w = f32x4.add(f32x4.mul(w, v), f32x4(-30, 60, 0, -60));
  w = f32x4.add(f32x4.mul(w, v), f32x4(20, 40, -120, 40));
  w = f32x4.add(f32x4.mul(w, v), f32x4(-5, -50, 0, 50));
  return f32x4.mul(w, f32x4.splat(UNIT));
}

/** Derivatives of highWeights. */
// @ts-ignore: decorator
@inline
export function highSlopes(t: f32): v128 {
  const v = f32x4.splat(t);
  let w = f32x4(-25, 5, 0, 0);
  w = f32x4.add(f32x4.mul(w, v), f32x4(20, 0, 0, 0));
  w = f32x4.add(f32x4.mul(w, v), f32x4(30, 0, 0, 0));
  w = f32x4.add(f32x4.mul(w, v), f32x4(20, 0, 0, 0));
  w = f32x4.add(f32x4.mul(w, v), f32x4(5, 0, 0, 0));
  return f32x4.mul(w, f32x4.splat(UNIT));
}

/** 1/(transform of the spline's samples)² at the angle: undoes the smoothing of spread and read. */
export function sharpening(angle: f64): f32 {
  const spline = (33 + 26 * Math.cos(angle) + Math.cos(2 * angle)) / 60;
  return <f32>(1 / (spline * spline));
}

// @ts-ignore: decorator
@inline
function add(p: usize, low: v128, high: v128, w: v128): void {
  v128.store(p, f32x4.add(v128.load(p), f32x4.mul(low, w)));
  v128.store(p, f32x4.add(v128.load(p, 16), f32x4.mul(high, w)), 16);
}

/** Adds a charge of 1 at (u, v), in cells, to a grid of `size` columns. */
// @ts-ignore: decorator
@inline
export function spread(grid: usize, size: i32, u: f32, v: f32): void {
  const a = <i32>u;
  const b = <i32>v;
  const across = lowWeights(u - <f32>a);
  const beyond = highWeights(u - <f32>a);
  const low = lowWeights(v - <f32>b);
  const high = highWeights(v - <f32>b);
  const step = <usize>size * 4;
  let p = grid + <usize>((a - 2) * size + b - 2) * 4;
  add(p, low, high, v128.shuffle<f32>(across, across, 0, 0, 0, 0));
  p += step;
  add(p, low, high, v128.shuffle<f32>(across, across, 1, 1, 1, 1));
  p += step;
  add(p, low, high, v128.shuffle<f32>(across, across, 2, 2, 2, 2));
  p += step;
  add(p, low, high, v128.shuffle<f32>(across, across, 3, 3, 3, 3));
  p += step;
  add(p, low, high, v128.shuffle<f32>(beyond, beyond, 0, 0, 0, 0));
  p += step;
  add(p, low, high, v128.shuffle<f32>(beyond, beyond, 1, 1, 1, 1));
}

/** Σ over the six rows at `p` (four lanes of each), weighted by the lanes of low and high. */
// @ts-ignore: decorator
@inline
export function acrossRows(p: usize, step: usize, low: v128, high: v128): v128 {
  const r0 = f32x4.mul(v128.load(p), v128.shuffle<f32>(low, low, 0, 0, 0, 0));
  const r1 = f32x4.mul(v128.load(p + step), v128.shuffle<f32>(low, low, 1, 1, 1, 1));
  const r2 = f32x4.mul(v128.load(p + 2 * step), v128.shuffle<f32>(low, low, 2, 2, 2, 2));
  const r3 = f32x4.mul(v128.load(p + 3 * step), v128.shuffle<f32>(low, low, 3, 3, 3, 3));
  const r4 = f32x4.mul(v128.load(p + 4 * step), v128.shuffle<f32>(high, high, 0, 0, 0, 0));
  const r5 = f32x4.mul(v128.load(p + 5 * step), v128.shuffle<f32>(high, high, 1, 1, 1, 1));
  return f32x4.add(f32x4.add(f32x4.add(r0, r1), f32x4.add(r2, r3)), f32x4.add(r4, r5));
}
