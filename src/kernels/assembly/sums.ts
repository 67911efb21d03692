/**
 * Sums of distances for k-means: S(i) = Σ_{j∈C} w_j d²(i, j) of a cluster changes by one row of the
 * matrix when a point joins or leaves.
 */

/** out += w × row, both n f32, n rounded up to 4. */
export function addScaledRow(out: usize, row: usize, w: f32, n: i32): void {
  const factor = f32x4.splat(w);
  const end = out + <usize>((n + 3) & ~3) * 4;
  while (out < end) {
    v128.store(out, f32x4.add(v128.load(out), f32x4.mul(factor, v128.load(row))));
    out += 16;
    row += 16;
  }
}

/** Every cluster's sums from the labels alone: k rows of `stride`. */
export function sumsByLabel(
  distances: usize,
  stride: i32,
  n: i32,
  labels: usize,
  weights: usize,
  sums: usize,
  k: i32,
): void {
  const line = <usize>stride * 4;
  memory.fill(sums, 0, <usize>k * line);
  for (let i = 0; i < n; i++)
    addScaledRow(
      sums + <usize>load<i32>(labels + <usize>i * 4) * line,
      distances + <usize>i * line,
      load<f32>(weights + <usize>i * 4),
      n,
    );
}
