/** Six decimals: more than anyone reads, fewer than a last bit can change. */
export function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
