/**
 * Exact repulsion of t-SNE: for every point Σ_j (y_i − y_j) / (1 + d²)² and Σ_j 1/(1 + d²), all
 * pairs, two rows at a time against four columns. Rows do not depend on one another, so the bits
 * are the same for any number of threads.
 */
import { sumOfLanes } from "./lanes";

/**
 * @param X, Y coordinates, n rounded up to 4, padding far away
 * @param outX, outY, outZ sums for rows [from, to), from even; Z counts the point itself
 */
export function repel(
  X: usize,
  Y: usize,
  n: i32,
  outX: usize,
  outY: usize,
  outZ: usize,
  from: i32,
  to: i32,
): void {
  const one = f32x4.splat(1);
  const end = <usize>((n + 3) & ~3) * 4;
  for (let i = from; i < to; i += 2) {
    const o = <usize>i * 4;
    const x0 = v128.load_splat<f32>(X + o);
    const y0 = v128.load_splat<f32>(Y + o);
    const x1 = v128.load_splat<f32>(X + o, 4);
    const y1 = v128.load_splat<f32>(Y + o, 4);
    let ax = f32x4.splat(0);
    let ay = ax;
    let az = ax;
    let bx = ax;
    let by = ax;
    let bz = ax;
    for (let j: usize = 0; j < end; j += 16) {
      const xj = v128.load(X + j);
      const yj = v128.load(Y + j);
      let dx = f32x4.sub(x0, xj);
      let dy = f32x4.sub(y0, yj);
      let q = f32x4.div(one, f32x4.add(one, f32x4.add(f32x4.mul(dx, dx), f32x4.mul(dy, dy))));
      az = f32x4.add(az, q);
      q = f32x4.mul(q, q);
      ax = f32x4.add(ax, f32x4.mul(q, dx));
      ay = f32x4.add(ay, f32x4.mul(q, dy));
      dx = f32x4.sub(x1, xj);
      dy = f32x4.sub(y1, yj);
      q = f32x4.div(one, f32x4.add(one, f32x4.add(f32x4.mul(dx, dx), f32x4.mul(dy, dy))));
      bz = f32x4.add(bz, q);
      q = f32x4.mul(q, q);
      bx = f32x4.add(bx, f32x4.mul(q, dx));
      by = f32x4.add(by, f32x4.mul(q, dy));
    }
    store<f32>(outX + o, sumOfLanes(ax));
    store<f32>(outY + o, sumOfLanes(ay));
    store<f32>(outZ + o, sumOfLanes(az));
    store<f32>(outX + o, sumOfLanes(bx), 4);
    store<f32>(outY + o, sumOfLanes(by), 4);
    store<f32>(outZ + o, sumOfLanes(bz), 4);
  }
}
