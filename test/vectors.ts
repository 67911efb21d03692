/** Points for the numeric tests: seeded blobs on the unit sphere, as an encoder gives them. */
import type { Affinities } from "../src/kernels/exact/affinities.ts";
import type { Matrix } from "../src/kernels/matrix.ts";
import { gaussian, seededRandom } from "../src/kernels/random.ts";

export function blobs(n: number, clusters: number, noise: number, seed = 1, cols = 32): Matrix {
  const random = seededRandom(seed);
  const centres = Array.from({ length: clusters }, () =>
    Float64Array.from({ length: cols }, () => gaussian(random)),
  );
  const data = new Float32Array(n * cols);
  for (let i = 0; i < n; i++) {
    const centre = centres[i % clusters] ?? new Float64Array(cols);
    const row = centre.map((v) => v + noise * gaussian(random));
    const length = Math.sqrt(row.reduce((sum, v) => sum + v * v, 0));
    data.set(
      row.map((v) => v / length),
      i * cols,
    );
  }
  return { data, rows: n, cols };
}

export function repeatRows({ data, cols }: Matrix, counts: readonly number[]): Matrix {
  const rows = counts.flatMap((count, i) => Array.from({ length: count }, () => i));
  const out = new Float32Array(rows.length * cols);
  for (const [at, i] of rows.entries()) out.set(data.subarray(i * cols, (i + 1) * cols), at * cols);
  return { data: out, rows: rows.length, cols };
}

/** Points at equal distances along a circle: each sees the others as any other does. */
export function circleOf(n: number, cols = 32): Matrix {
  const data = new Float32Array(n * cols);
  for (let i = 0; i < n; i++) {
    const angle = (2 * Math.PI * i) / n;
    data.set([Math.cos(angle), Math.sin(angle)], i * cols);
  }
  return { data, rows: n, cols };
}

/** Of each row, scaled to a sum of 1: e to the power of its entropy. */
export function perplexities({ start, value, n }: Affinities): number[] {
  return Array.from({ length: n }, (_, i) => {
    const row = value.subarray(start[i] ?? 0, start[i + 1] ?? 0);
    const sum = row.reduce((a, b) => a + b, 0);
    return Math.exp(
      row.reduce((entropy, p) => (p > 0 ? entropy - (p / sum) * Math.log(p / sum) : entropy), 0),
    );
  });
}
