/**
 * Attraction of t-SNE: Σ_j p_ij (y_i − y_j) / (1 + d²) over the sparse affinities, four
 * neighbours at a time gathered from interleaved coordinates.
 */
import { sumOfLanes } from "./lanes";

/**
 * @param XY interleaved coordinates
 * @param start, column, value compressed rows, each padded to a multiple of 4 with value 0
 */
export function attract(
  XY: usize,
  start: usize,
  column: usize,
  value: usize,
  outX: usize,
  outY: usize,
  from: i32,
  to: i32,
): void {
  const one = f32x4.splat(1);
  for (let i = from; i < to; i++) {
    const x = v128.load_splat<f32>(XY + <usize>i * 8);
    const y = v128.load_splat<f32>(XY + <usize>i * 8, 4);
    const end = load<i32>(start + <usize>(i + 1) * 4);
    let sumX = f32x4.splat(0);
    let sumY = sumX;
    for (let at = load<i32>(start + <usize>i * 4); at < end; at += 4) {
      const c = column + <usize>at * 4;
      const a = v128.load64_lane(
        XY + <usize>load<u32>(c, 4) * 8,
        v128.load64_zero(XY + <usize>load<u32>(c) * 8),
        1,
      );
      const b = v128.load64_lane(
        XY + <usize>load<u32>(c, 12) * 8,
        v128.load64_zero(XY + <usize>load<u32>(c, 8) * 8),
        1,
      );
      const dx = f32x4.sub(x, v128.shuffle<f32>(a, b, 0, 2, 4, 6));
      const dy = f32x4.sub(y, v128.shuffle<f32>(a, b, 1, 3, 5, 7));
      const squared = f32x4.add(f32x4.mul(dx, dx), f32x4.mul(dy, dy));
      const force = f32x4.div(v128.load(value + <usize>at * 4), f32x4.add(one, squared));
      sumX = f32x4.add(sumX, f32x4.mul(force, dx));
      sumY = f32x4.add(sumY, f32x4.mul(force, dy));
    }
    store<f32>(outX + <usize>i * 4, sumOfLanes(sumX));
    store<f32>(outY + <usize>i * 4, sumOfLanes(sumY));
  }
}
