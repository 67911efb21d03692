/** What a peer of the bench is, and those that npm has. */
import { kmeans as mlKMeans } from "ml-kmeans";
import { inertias } from "../kernels/centroids.ts";
import type { Matrix } from "../kernels/matrix.ts";
import { layOut } from "../engines/tsne-js.ts";
import { sum } from "../numbers.ts";

export interface Timed {
  readonly seconds: number;
  /** Seconds of all threads together. */
  readonly cpu: number;
}
export interface TimedPlaces extends Timed {
  /** n × 2, row-major. */
  readonly places: Float64Array;
}
export interface TimedInertia extends Timed {
  readonly inertia: number;
}

/** An engine or a peer; null where it has no such job. */
export interface Peer {
  readonly name: string;
  readonly tsne: ((matrix: Matrix, seed: number) => Promise<TimedPlaces>) | null;
  readonly kMeans: ((matrix: Matrix, k: number, seed: number) => Promise<TimedInertia>) | null;
}

export async function timed<T>(work: () => T | Promise<T>): Promise<Timed & { result: T }> {
  const start = performance.now();
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  return { seconds: (performance.now() - start) / 1000, cpu: (user + system) / 1e6, result };
}

/** Ten starts, the best kept: what a user of ml-kmeans would write for ours. */
export async function runMlKMeans(matrix: Matrix, k: number, seed: number): Promise<TimedInertia> {
  const points = pointsOf(matrix);
  const weights = new Float64Array(matrix.rows).fill(1);
  const options = { initialization: "kmeans++", maxIterations: 300 } as const;
  const { result, ...time } = await timed(() =>
    Array.from({ length: 10 }, (_, start) => {
      const { clusters } = mlKMeans(points, k, { seed: seed + start, ...options });
      return sum(inertias(matrix, weights, Int32Array.from(clusters), k));
    }),
  );
  return { ...time, inertia: Math.min(...result) };
}

export async function runTsneJs(matrix: Matrix, perplexity: number): Promise<TimedPlaces> {
  const { result, ...time } = await timed(() => layOut({ vectors: matrix, perplexity, seed: 42 }));
  return { ...time, places: result };
}

/** druidjs, a contributor's package: null where it is not installed. */
export async function runDruid(matrix: Matrix, perplexity: number): Promise<TimedPlaces | null> {
  const druid = await import("@saehrimnir/druidjs").catch(() => null);
  if (druid === null) return null;
  const points = pointsOf(matrix);
  const { result, ...time } = await timed(() => {
    const model = new druid.TSNE(points, { perplexity, epsilon: 200, d: 2, seed: 42 });
    return model.transform(500) as number[][];
  });
  return { ...time, places: Float64Array.from(result.flat()) };
}

function pointsOf({ data, rows, cols }: Matrix): number[][] {
  return Array.from({ length: rows }, (_, i) =>
    Array.from(data.subarray(i * cols, (i + 1) * cols)),
  );
}
