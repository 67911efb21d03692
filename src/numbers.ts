/** What every room adds up. */

/** Added in order, from the first to the last. */
export function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

/** @param values at least one */
export function mean(values: ArrayLike<number> & Iterable<number>): number {
  return sum(values) / values.length;
}

/** Six decimals: more than anyone reads, fewer than a last bit can change. */
export function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
