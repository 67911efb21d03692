/** The peers of the bench, each run on the same vectors in the same run. */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { kmeans as mlKMeans } from "ml-kmeans";
import { inertias } from "../kernels/centroids.ts";
import type { Matrix } from "../kernels/matrix.ts";
import { layOut } from "../engines/tsne-js.ts";

export interface Timed {
  readonly seconds: number;
}
export interface TimedPlaces extends Timed {
  readonly places: Float64Array;
}
export interface TimedInertia extends Timed {
  readonly inertia: number;
}

export interface ScikitRun {
  readonly tsne: readonly TimedPlaces[];
  readonly kmeans: readonly TimedInertia[];
}

/** Pythons that may have scikit-learn: Debian's own is not always the first on the path. */
const PYTHONS = [process.env.TAGSCAPE_PYTHON, "python3", "/usr/bin/python3", "python"];

/** @returns a Python with scikit-learn, or null */
export function findScikit(): string | null {
  for (const python of PYTHONS) {
    if (python === undefined) continue;
    try {
      execFileSync(python, ["-c", "import sklearn, numpy"], { stdio: "ignore" });
      return python;
    } catch {
      // Not this one.
    }
  }
  return null;
}

/** TSNE and KMeans (ten starts) once for each seed, on all cores. */
export function runScikit(
  python: string,
  folder: string,
  { data, rows, cols }: Matrix,
  { seeds, k }: { seeds: number; k: number },
): ScikitRun {
  const vectors = join(folder, "vectors.f32");
  const places = join(folder, "places.f64");
  writeFileSync(vectors, Buffer.from(data.buffer, data.byteOffset, data.byteLength));
  const script = fileURLToPath(new URL("./scikit.py", import.meta.url));
  const args = [script, vectors, rows, cols, seeds, k, places].map(String);
  const lines = execFileSync(python, args, { encoding: "utf8", maxBuffer: 2 ** 24 })
    .trim()
    .split("\n");
  const runs = lines.map(
    (line) => JSON.parse(line) as { kmeans: number; inertia: number; tsne: number },
  );
  return {
    tsne: runs.map(({ tsne }, i) => ({ seconds: tsne, places: readPlaces(`${places}.${42 + i}`) })),
    kmeans: runs.map(({ kmeans, inertia }) => ({ seconds: kmeans, inertia })),
  };
}

function readPlaces(file: string): Float64Array {
  const bytes = readFileSync(file);
  return new Float64Array(
    bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength),
  );
}

/** Ten starts, the best kept: what a user of ml-kmeans would write for ours. */
export function runMlKMeans(matrix: Matrix, k: number, seed: number): TimedInertia {
  const { data, rows, cols } = matrix;
  const points = Array.from({ length: rows }, (_, i) =>
    Array.from(data.subarray(i * cols, (i + 1) * cols)),
  );
  const weights = new Float64Array(rows).fill(1);
  const start = performance.now();
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 10; i++) {
    const { clusters } = mlKMeans(points, k, { seed: seed + i, initialization: "kmeans++" });
    const inertia = inertias(matrix, weights, Int32Array.from(clusters), k).reduce(
      (a, b) => a + b,
      0,
    );
    best = Math.min(best, inertia);
  }
  return { seconds: (performance.now() - start) / 1000, inertia: best };
}

export async function timeTsneJs(matrix: Matrix, perplexity: number): Promise<TimedPlaces> {
  const start = performance.now();
  const places = await layOut({ vectors: matrix, perplexity, seed: 42 });
  return { seconds: (performance.now() - start) / 1000, places };
}

/** druidjs, a contributor's package: null where it is not installed. */
export async function timeDruid(matrix: Matrix, perplexity: number): Promise<TimedPlaces | null> {
  const druid = await import("@saehrimnir/druidjs").catch(() => null);
  if (druid === null) return null;
  const { data, rows, cols } = matrix;
  const points = Array.from({ length: rows }, (_, i) =>
    Array.from(data.subarray(i * cols, (i + 1) * cols)),
  );
  const start = performance.now();
  const model = new druid.TSNE(points, { perplexity, epsilon: 200, d: 2, seed: 42 });
  const places = Float64Array.from((model.transform(500) as number[][]).flat());
  return { seconds: (performance.now() - start) / 1000, places };
}
