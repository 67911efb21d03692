/** Tagscape's own engines, from vectors to answer, the start of threads included. */
import { fastAffinities } from "../kernels/affinities.ts";
import { fastComponents } from "../kernels/components.ts";
import { fastTsne } from "../kernels/tsne.ts";
import { inertias } from "../kernels/centroids.ts";
import { kMeansOn } from "../kernels/kmeans.ts";
import type { Matrix } from "../kernels/matrix.ts";
import { klDivergence } from "../kernels/exact/tsne.ts";
import { load } from "../kernels/vectors.ts";
import { jittered } from "../engines/t-sne.ts";
import type { TimedInertia, TimedPlaces } from "./peers.ts";
import { sum } from "../numbers.ts";

export const PERPLEXITY = 30;

function sizes(n: number): { k: number; perplexity: number } {
  const perplexity = Math.min(PERPLEXITY, (n - 1) / 3);
  return { k: Math.floor(3 * perplexity), perplexity };
}

export function ownTsne(matrix: Matrix, seed: number, threads: number): TimedPlaces {
  const start = performance.now();
  const vectors = load(matrix, threads);
  const affinities = fastAffinities(vectors, sizes(matrix.rows));
  const places = fastTsne(vectors, affinities, jittered(fastComponents(vectors), seed));
  vectors.team.close();
  return { seconds: (performance.now() - start) / 1000, places };
}

export function ownKMeans(matrix: Matrix, k: number, seed: number, threads: number): TimedInertia {
  const weights = new Float64Array(matrix.rows).fill(1);
  const start = performance.now();
  const vectors = load(matrix, threads);
  const labels = kMeansOn(vectors, { k, weights })(seed);
  const seconds = (performance.now() - start) / 1000;
  vectors.team.close();
  return { seconds, inertia: sum(inertias(matrix, weights, labels, k)) };
}

/** One evaluator for everyone's map: exact KL over the same affinities. */
export function evaluator(matrix: Matrix, threads: number): (places: Float64Array) => number {
  const vectors = load(matrix, threads);
  const affinities = fastAffinities(vectors, sizes(matrix.rows));
  vectors.team.close();
  return (places) => klDivergence(affinities, places);
}
