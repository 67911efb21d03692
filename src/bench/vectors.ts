/** Vectors for the bench: those of a study, and for more of them jittered, renormalised copies. */
import { makeMatrix, type Matrix } from "../kernels/matrix.ts";
import { gaussian, seededRandom } from "../kernels/random.ts";

/** Length of the jitter of a copy, for unit vectors: near its origin, but no duplicate. */
const JITTER = 0.45;

/** @returns the first n rows of the base; once they are used up, jittered copies of them in turn */
export function multiplied(base: Matrix, n: number): Matrix {
  const random = seededRandom(1);
  const { cols } = base;
  const out = makeMatrix(n, cols);
  for (let i = 0; i < n; i++) {
    const from = (i % base.rows) * cols;
    const row = out.data.subarray(i * cols, (i + 1) * cols);
    row.set(base.data.subarray(from, from + cols));
    if (i < base.rows) continue;
    let length = 0;
    for (let k = 0; k < cols; k++) {
      row[k] = row[k]! + (JITTER / Math.sqrt(cols)) * gaussian(random);
      length += row[k]! * row[k]!;
    }
    const factor = 1 / Math.sqrt(length);
    for (let k = 0; k < cols; k++) row[k] = row[k]! * factor;
  }
  return out;
}
