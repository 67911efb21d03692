/**
 * Conditional probabilities of t-SNE (van der Maaten and Hinton, 2008) of rows of neighbours:
 * p_{j|i} ∝ exp(−β_i d²_ij), β_i by bisection such that the entropy is log(perplexity).
 */
import { expOfNegative, sumOfLanes } from "./lanes";

const MAX_STEPS: i32 = 60;
const TOLERANCE: f32 = 1e-5;

/**
 * @param distance n × width f32, entries past k infinite; width a multiple of 4
 * @param out n × width f32, each row summing to 1
 */
export function conditionals(
  distance: usize,
  out: usize,
  k: i32,
  width: i32,
  logPerplexity: f32,
  from: i32,
  to: i32,
): void {
  for (let i = from; i < to; i++) {
    const row = distance + <usize>i * width * 4;
    const p = out + <usize>i * width * 4;
    let least = f32.MAX_VALUE;
    let most: f32 = 0;
    for (let j = 0; j < k; j++) {
      least = min(least, load<f32>(row + <usize>j * 4));
      most = max(most, load<f32>(row + <usize>j * 4));
    }
    // From the nearest on: the sum cannot vanish, and the p are the same.
    const base = f32x4.splat(least);
    let low: f32 = 0;
    let high: f32 = f32.MAX_VALUE;
    let beta: f32 = 8;
    let total: f32 = 0;
    for (let step = 0; step < MAX_STEPS; step++) {
      let sum = f32x4.splat(0);
      let weighted = sum;
      const factor = f32x4.splat(-beta);
      for (let j = 0; j < width; j += 4) {
        // Padding is far but finite here: 0 × ∞ would spoil the sums.
        const d = f32x4.min(f32x4.sub(v128.load(row + <usize>j * 4), base), f32x4.splat(1e30));
        const live = f32x4.lt(d, f32x4.splat(1e30));
        const e = v128.and(live, expOfNegative(f32x4.mul(factor, d)));
        sum = f32x4.add(sum, e);
        weighted = f32x4.add(weighted, f32x4.mul(e, d));
        v128.store(p + <usize>j * 4, e);
      }
      total = sumOfLanes(sum);
      const entropy = <f32>Math.log(total) + (beta * sumOfLanes(weighted)) / total;
      const excess = entropy - logPerplexity;
      // Equal distances have the same entropy at any β: no step helps.
      if (abs(excess) < TOLERANCE || most == least) break;
      if (excess > 0) low = beta;
      else high = beta;
      beta = high == f32.MAX_VALUE ? beta * 2 : (low + high) * 0.5;
    }
    const inverse = f32x4.splat(1 / total);
    for (let j = 0; j < width; j += 4)
      v128.store(p + <usize>j * 4, f32x4.mul(v128.load(p + <usize>j * 4), inverse));
  }
}
