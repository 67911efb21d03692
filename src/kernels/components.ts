/** Principal components by the kernels, for the start of t-SNE. */
import { seededRandom } from "./random.ts";
import type { Vectors } from "./vectors.ts";

/** More directions than wanted: the extra ones speed the convergence of the first. */
const DIRECTIONS = 8;
const COMPONENT_STEPS = 12;
/** Partial sums, whatever the threads: sums depend on their grouping. */
const PARTS = 16;

/** As principalCoordinates of exact/pca.ts, in single precision. */
export function fastComponents({ team, n, d, X }: Vectors): Float64Array {
  team.countHelpers();
  const x = team.floats(X, n * d);
  const mean = team.allocate(d);
  const means = new Float64Array(d);
  for (let i = 0; i < n; i++) for (let k = 0; k < d; k++) means[k] = means[k]! + x[i * d + k]!;
  team.floats(mean, d).set(means.map((sum) => sum / n));
  const V = team.allocate(d * DIRECTIONS);
  const v = team.floats(V, d * DIRECTIONS);
  const random = seededRandom(0);
  for (let at = 0; at < v.length; at++) v[at] = random() - 0.5;
  orthonormalise(v, d);
  const length = d * DIRECTIONS;
  const O = team.allocate(PARTS * length);
  const sums = team.floats(O, PARTS * length);
  for (let step = 0; step < COMPONENT_STEPS; step++) {
    team.run("componentStep", (t) => [X, mean, n, d, V, O, PARTS, t, team.threads]);
    v.set(sums.subarray(0, length));
    for (let part = 1; part < PARTS; part++)
      for (let at = 0; at < length; at++) v[at] = v[at]! + sums[part * length + at]!;
    orthonormalise(v, d);
  }
  const out = team.allocate(2 * n);
  team.run("coordinates", (t) => [X, mean, d, V, out, ...team.rows(n, t)]);
  return signed(Float64Array.from(team.floats(out, 2 * n)), v, d);
}

/** Gram–Schmidt on the eight columns; a column with nothing of its own becomes zero. */
function orthonormalise(v: Float32Array, d: number): void {
  for (let a = 0; a < DIRECTIONS; a++) {
    let before = 0;
    for (let k = 0; k < d; k++) before += v[k * DIRECTIONS + a]! * v[k * DIRECTIONS + a]!;
    for (let b = 0; b < a; b++) {
      let dot = 0;
      for (let k = 0; k < d; k++) dot += v[k * DIRECTIONS + a]! * v[k * DIRECTIONS + b]!;
      for (let k = 0; k < d; k++)
        v[k * DIRECTIONS + a] = v[k * DIRECTIONS + a]! - dot * v[k * DIRECTIONS + b]!;
    }
    let after = 0;
    for (let k = 0; k < d; k++) after += v[k * DIRECTIONS + a]! * v[k * DIRECTIONS + a]!;
    const factor = after <= before * 1e-10 ? 0 : 1 / Math.sqrt(after);
    for (let k = 0; k < d; k++) v[k * DIRECTIONS + a] = v[k * DIRECTIONS + a]! * factor;
  }
}

/** The largest entry of each component is positive. */
function signed(coordinates: Float64Array, v: Float32Array, d: number): Float64Array {
  const signs = [0, 1].map((axis) => {
    let largest = 0;
    for (let k = 0; k < d; k++) {
      const entry = v[k * DIRECTIONS + axis]!;
      if (Math.abs(entry) > Math.abs(largest)) largest = entry;
    }
    return largest < 0 ? -1 : 1;
  });
  return coordinates.map((value, at) => value * signs[at % 2]!);
}
