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
import { type Peer, timed } from "./peers.ts";
import { sum } from "../numbers.ts";

const PERPLEXITY = 30;

export function perplexityFor(n: number): number {
  return Math.min(PERPLEXITY, (n - 1) / 3);
}

function sizes(n: number): { k: number; perplexity: number } {
  const perplexity = perplexityFor(n);
  return { k: Math.floor(3 * perplexity), perplexity };
}

export function ownEngines(threads: number): Peer & {
  readonly tsne: NonNullable<Peer["tsne"]>;
  readonly kMeans: NonNullable<Peer["kMeans"]>;
} {
  return {
    name: "Tagscape",
    tsne: async (matrix, seed) => {
      const { result, ...time } = await timed(() => {
        const vectors = load(matrix, threads);
        const { affinities } = fastAffinities(vectors, sizes(matrix.rows));
        const places = fastTsne(vectors, affinities, jittered(fastComponents(vectors), seed));
        vectors.team.close();
        return places;
      });
      return { ...time, places: result };
    },
    kMeans: async (matrix, k, seed) => {
      const weights = new Float64Array(matrix.rows).fill(1);
      const { result, ...time } = await timed(() => {
        const vectors = load(matrix, threads);
        const labels = kMeansOn(vectors, { k, weights })(seed);
        vectors.team.close();
        return labels;
      });
      return { ...time, inertia: sum(inertias(matrix, weights, result, k)) };
    },
  };
}

/** One evaluator for everyone's map: exact KL over the same affinities. */
export function evaluator(matrix: Matrix, threads: number): (places: Float64Array) => number {
  const vectors = load(matrix, threads);
  const { affinities } = fastAffinities(vectors, sizes(matrix.rows));
  vectors.team.close();
  return (places) => klDivergence(affinities, places);
}
