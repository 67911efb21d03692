/** Small SIMD words that several kernels share: sums across lanes, exp. */

// @ts-ignore: decorator
@inline
export function sumOfLanes(v: v128): f32 {
  return (
    f32x4.extract_lane(v, 0) +
    f32x4.extract_lane(v, 1) +
    (f32x4.extract_lane(v, 2) + f32x4.extract_lane(v, 3))
  );
}

// @ts-ignore: decorator
@inline
export function sumOfPair(v: v128): f64 {
  return f64x2.extract_lane(v, 0) + f64x2.extract_lane(v, 1);
}

/**
 * exp(x) for x ≤ 0, relative error below 3e-7: 2^n by the exponent's bits, e^f by a polynomial of
 * degree 6 for |f| ≤ ln 2 / 2 (Cephes). Below −87 it is the smallest normal number.
 */
// @ts-ignore: decorator
@inline
export function expOfNegative(x: v128): v128 {
  x = f32x4.max(x, f32x4.splat(-87));
  const t = f32x4.mul(x, f32x4.splat(1.4426950408889634));
  const n = f32x4.nearest(t);
  const f = f32x4.mul(f32x4.sub(t, n), f32x4.splat(0.6931471805599453));
  let p = f32x4.splat(0.0013888889);
  p = f32x4.add(f32x4.mul(p, f), f32x4.splat(0.008333334));
  p = f32x4.add(f32x4.mul(p, f), f32x4.splat(0.041666668));
  p = f32x4.add(f32x4.mul(p, f), f32x4.splat(0.16666667));
  p = f32x4.add(f32x4.mul(p, f), f32x4.splat(0.5));
  p = f32x4.add(f32x4.mul(p, f), f32x4.splat(1));
  p = f32x4.add(f32x4.mul(p, f), f32x4.splat(1));
  const power = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23);
  return f32x4.mul(p, power);
}
