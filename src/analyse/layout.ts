/** Vectors of one field → a place on the map for every tag. */
import type { LayoutEngine } from "../config/types.ts";
import { fastAffinities } from "../kernels/affinities.ts";
import { fastComponents } from "../kernels/components.ts";
import { fastTsne } from "../kernels/tsne.ts";
import type { Matrix } from "../kernels/matrix.ts";
import { nearestNeighbours, neighboursKept } from "../kernels/quality.ts";
import { gaussian, seededRandom } from "../kernels/random.ts";
import { klDivergence } from "../kernels/exact/tsne.ts";
import { rowsOfVectors, type Vectors } from "../kernels/vectors.ts";
import { runTsneJs } from "./engines/tsne-js.ts";

export interface Layout {
  /** n × 2, row-major, rounded to 4 decimals as the site's files hold them. */
  readonly places: Float64Array;
  /** Perplexity used: the one wanted, clamped to (n − 1)/3. */
  readonly perplexity: number;
  /** Exact KL divergence over 3 × perplexity neighbours, full normaliser, in nats. */
  readonly kl: number;
  /** Share of the ten nearest neighbours kept, 0 to 1. */
  readonly nn10: number;
  /** For each tag the few nearest in meaning, the nearest first. */
  readonly nearest: readonly (readonly number[])[];
}

export interface LayoutOptions {
  readonly perplexity: number;
  readonly seed: number;
  readonly engine: LayoutEngine;
}

/** Fewer tags than this are listed, not mapped: a map of them would invent structure. */
export const MIN_MAP_TAGS = 10;

/** Neighbours by which a map is judged, and those of them that a page shows. */
const JUDGED = 10;
const SHOWN = 5;

/** The seed moves the start by this share of its spread. */
const JITTER = 0.01;

/** The perplexity wanted, clamped to what so many tags can mean. */
function perplexityFor(n: number, wanted: number): number {
  return Math.min(wanted, (n - 1) / 3);
}

/** Neighbours of each tag that t-SNE looks at: three times the perplexity. */
function neighboursFor(n: number, perplexity: number): number {
  return Math.max(1, Math.min(n - 1, Math.floor(3 * perplexityFor(n, perplexity))));
}

/** @param vectors at least MIN_MAP_TAGS rows, which are also `loaded` */
export async function layout(
  vectors: Matrix,
  loaded: Vectors,
  { perplexity: wanted, seed, engine }: LayoutOptions,
): Promise<Layout> {
  const n = vectors.rows;
  const perplexity = perplexityFor(n, wanted);
  const k = neighboursFor(n, wanted);
  const affinities = fastAffinities(loaded, { k, perplexity });
  const raw =
    engine === "tsne-js"
      ? await runTsneJs(vectors, { perplexity, seed })
      : fastTsne(loaded, affinities, jittered(fastComponents(loaded), seed));
  const places = raw.map((v) => Math.round(v * 1e4) / 1e4);
  const nearest = nearestNeighbours(rowsOfVectors(loaded), n, JUDGED);
  return {
    places,
    perplexity,
    kl: klDivergence(affinities, places),
    nn10: neighboursKept(nearest, places),
    nearest: nearest.map((own) => own.slice(0, SHOWN)),
  };
}

/** The start moved by Gaussian jitter, as the seed says. */
export function jittered(start: Float64Array, seed: number): Float64Array {
  const random = seededRandom(seed);
  const spread = Math.sqrt(start.reduce((sum, v) => sum + v * v, 0) / start.length);
  // Vectors that are all alike have no spread: the jitter alone keeps their marks apart.
  const scale = spread === 0 ? 1 : JITTER * spread;
  return start.map((v) => v + scale * gaussian(random));
}
