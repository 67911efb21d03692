/** How near is near: what two tags of a field have to be to be called alike. */
import type { EachRow } from "../kernels/distances.ts";

/** Of all pairs of tags so many are near. */
const NEAR_SHARE = 0.02;
/** Steps of squared distance, which is 0 to 4 among unit vectors. */
const BINS = 4096;
const MOST = 4;
/** Rows looked at: of more tags every so many-th. */
export const NEAR_ROWS = 2000;

/**
 * The squared distance within which the nearest 2 % of all pairs lie, to 1/1024. By pairs of the field
 * itself, since blended and centred vectors of another field are spread otherwise.
 *
 * @param eachRow all rows, or every so many-th as `everySoMany(n, NEAR_ROWS)` has them
 * @param n rows, at least two
 */
export function nearWithin(eachRow: EachRow, n: number): number {
  const step = Math.ceil(n / NEAR_ROWS);
  const bins = new Float64Array(BINS + 1);
  let pairs = 0;
  eachRow((row, i) => {
    if (i % step !== 0) return;
    for (let j = 0; j < n; j++) {
      if (j === i) continue;
      const bin = Math.min(BINS, Math.floor((row[j]! / MOST) * BINS));
      bins[bin] = bins[bin]! + 1;
      pairs += 1;
    }
  });
  let seen = 0;
  for (const [bin, count] of bins.entries()) {
    seen += count;
    if (seen >= NEAR_SHARE * pairs) return ((bin + 1) / BINS) * MOST;
  }
  return MOST;
}
