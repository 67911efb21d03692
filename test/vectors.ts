/** Points for the numeric tests: seeded blobs on the unit sphere, as an encoder gives them. */
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
