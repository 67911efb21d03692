/**
 * The two leading principal components of the rows, by subspace iteration on the centred rows
 * (Golub and Van Loan, Matrix Computations, 8.2.4), for the start of t-SNE.
 */
import type { Matrix } from "../matrix.ts";
import { seededRandom } from "../random.ts";

/** More directions than wanted: the extra ones speed the convergence of the first. */
const DIRECTIONS = 8;
const ITERATIONS = 24;

/**
 * @returns n × 2, row-major: coordinates on the first and second component, centred. Signs are
 * fixed: the largest entry of each component is positive. Zeros where rows do not differ.
 */
export function principalCoordinates({ data, rows: n, cols: d }: Matrix): Float64Array {
  const centred = new Float64Array(n * d);
  for (let k = 0; k < d; k++) {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += data[i * d + k]!;
    const mean = sum / n;
    for (let i = 0; i < n; i++) centred[i * d + k] = data[i * d + k]! - mean;
  }
  // The same start for every seed: components belong to the data.
  const random = seededRandom(0);
  let basis = orthonormal(
    Array.from({ length: DIRECTIONS }, () =>
      Float64Array.from({ length: d }, () => random() - 0.5),
    ),
  );
  for (let step = 0; step < ITERATIONS; step++)
    basis = orthonormal(basis.map((v) => backProject(centred, project(centred, v, n), d)));
  const coordinates = new Float64Array(2 * n);
  for (let axis = 0; axis < 2; axis++) {
    const v = basis[axis] ?? new Float64Array(d);
    let largest = 0;
    for (const x of v) if (Math.abs(x) > Math.abs(largest)) largest = x;
    const sign = largest < 0 ? -1 : 1;
    const score = project(centred, v, n);
    for (let i = 0; i < n; i++) coordinates[2 * i + axis] = sign * score[i]!;
  }
  return coordinates;
}

/** X v. */
function project(centred: Float64Array, v: Float64Array, n: number): Float64Array {
  const d = v.length;
  const out = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let sum = 0;
    for (let k = 0; k < d; k++) sum += centred[i * d + k]! * v[k]!;
    out[i] = sum;
  }
  return out;
}

/** Xᵀ s. */
function backProject(centred: Float64Array, score: Float64Array, d: number): Float64Array {
  const out = new Float64Array(d);
  for (let i = 0; i < score.length; i++) {
    const s = score[i]!;
    for (let k = 0; k < d; k++) out[k] = out[k]! + centred[i * d + k]! * s;
  }
  return out;
}

/** Gram–Schmidt, in order; a direction with nothing of its own left becomes zero. */
function orthonormal(vectors: readonly Float64Array[]): Float64Array[] {
  const basis: Float64Array[] = [];
  for (const vector of vectors) {
    const v = vector.slice();
    const before = norm(v);
    for (const b of basis) {
      let dot = 0;
      for (let k = 0; k < v.length; k++) dot += v[k]! * b[k]!;
      for (let k = 0; k < v.length; k++) v[k] = v[k]! - dot * b[k]!;
    }
    const length = norm(v);
    if (length <= before * 1e-12) v.fill(0);
    else for (let k = 0; k < v.length; k++) v[k] = v[k]! / length;
    basis.push(v);
  }
  return basis;
}

function norm(v: Float64Array): number {
  let sum = 0;
  for (const x of v) sum += x * x;
  return Math.sqrt(sum);
}
