/**
 * Sums of distances for k-means: S(i) = Σ_{j∈C} w_j d²(i, j) of a cluster changes by one row of the
 * matrix when a point joins or leaves.
 */

/**
 * A point's row leaves the sums of one cluster and joins those of another, weighted: one walk
 * through the row, which comes from far memory.
 */
export function moveRow(leave: usize, join: usize, row: usize, w: f32, n: i32): void {
  const factor = f32x4.splat(w);
  const end = row + <usize>((n + 3) & ~3) * 4;
  while (row < end) {
    const change = f32x4.mul(factor, v128.load(row));
    v128.store(leave, f32x4.sub(v128.load(leave), change));
    v128.store(join, f32x4.add(v128.load(join), change));
    leave += 16;
    join += 16;
    row += 16;
  }
}

/** Columns in hand at a time: the sums of all starts over them lie in the cache of a core. */
const COLUMNS: i32 = 512;

/**
 * The sums of several labellings from their labels alone, for columns [from, to): every part of a
 * row is read once and added to all of them.
 *
 * @param labels starts × n i32
 * @param sums starts × k rows of `stride`
 */
export function sumsByLabel(
  distances: usize,
  stride: i32,
  n: i32,
  starts: i32,
  k: i32,
  labels: usize,
  weights: usize,
  sums: usize,
  from: i32,
  to: i32,
): void {
  const line = <usize>stride * 4;
  for (let column = from; column < to; column += COLUMNS) {
    const bytes = <usize>(((min(to, column + COLUMNS) - column + 3) & ~3) * 4);
    const offset = <usize>column * 4;
    for (let row = 0; row < starts * k; row++) memory.fill(sums + <usize>row * line + offset, 0, bytes);
    for (let i = 0; i < n; i++) {
      const row = distances + <usize>i * line + offset;
      const w = v128.load_splat<f32>(weights + <usize>i * 4);
      for (let start = 0; start < starts; start++) {
        const label = load<i32>(labels + <usize>(start * n + i) * 4);
        const out = sums + <usize>(start * k + label) * line + offset;
        for (let at: usize = 0; at < bytes; at += 16)
          v128.store(out + at, f32x4.add(v128.load(out + at), f32x4.mul(w, v128.load(row + at))));
      }
    }
  }
}
