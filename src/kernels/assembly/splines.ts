/**
 * Cubic B-splines on a grid (de Boor, A Practical Guide to Splines): weights of the four grid
 * lines about a place, charges spread with them, and a field and its gradient read with them.
 */

/** Weights at −1, 0, 1, 2 for the fraction t past line 0. */
// @ts-ignore: decorator
@inline
export function weights(t: f32): v128 {
  const v = f32x4.splat(t);
  let w = f32x4(-0.16666667, 0.5, -0.5, 0.16666667);
  w = f32x4.add(f32x4.mul(w, v), f32x4(0.5, -1, 0.5, 0));
  w = f32x4.add(f32x4.mul(w, v), f32x4(-0.5, 0, 0.5, 0));
  return f32x4.add(f32x4.mul(w, v), f32x4(0.16666667, 0.6666667, 0.16666667, 0));
}

/** Their derivatives. */
// @ts-ignore: decorator
@inline
export function slopes(t: f32): v128 {
  const v = f32x4.splat(t);
  let w = f32x4(-0.5, 1.5, -1.5, 0.5);
  w = f32x4.add(f32x4.mul(w, v), f32x4(1, -2, 1, 0));
  return f32x4.add(f32x4.mul(w, v), f32x4(-0.5, 0, 0.5, 0));
}

/** Adds a charge of 1 at (u, v), in cells, to a grid of `size` columns. */
// @ts-ignore: decorator
@inline
export function spread(grid: usize, size: i32, u: f32, v: f32): void {
  const a = <i32>u;
  const b = <i32>v;
  const wa = weights(u - <f32>a);
  const wb = weights(v - <f32>b);
  const step = <usize>size * 4;
  let p = grid + <usize>((a - 1) * size + b - 1) * 4;
  v128.store(p, f32x4.add(v128.load(p), f32x4.mul(wb, v128.shuffle<f32>(wa, wa, 0, 0, 0, 0))));
  p += step;
  v128.store(p, f32x4.add(v128.load(p), f32x4.mul(wb, v128.shuffle<f32>(wa, wa, 1, 1, 1, 1))));
  p += step;
  v128.store(p, f32x4.add(v128.load(p), f32x4.mul(wb, v128.shuffle<f32>(wa, wa, 2, 2, 2, 2))));
  p += step;
  v128.store(p, f32x4.add(v128.load(p), f32x4.mul(wb, v128.shuffle<f32>(wa, wa, 3, 3, 3, 3))));
}

/** Σ over the four rows at `p`, each weighted by one lane of w. */
// @ts-ignore: decorator
@inline
export function acrossRows(p: usize, step: usize, w: v128): v128 {
  const r0 = f32x4.mul(v128.load(p), v128.shuffle<f32>(w, w, 0, 0, 0, 0));
  const r1 = f32x4.mul(v128.load(p + step), v128.shuffle<f32>(w, w, 1, 1, 1, 1));
  const r2 = f32x4.mul(v128.load(p + 2 * step), v128.shuffle<f32>(w, w, 2, 2, 2, 2));
  const r3 = f32x4.mul(v128.load(p + 3 * step), v128.shuffle<f32>(w, w, 3, 3, 3, 3));
  return f32x4.add(f32x4.add(r0, r1), f32x4.add(r2, r3));
}
