/** Vectors of one field → a place on the map for every tag. */
import type { Deciding } from "../config/deciding.ts";
import { fastAffinities } from "../kernels/affinities.ts";
import type { Distinct, Matrix } from "../kernels/matrix.ts";
import { listedRows } from "../kernels/listed-rows.ts";
import { nearestNeighbours, nearestOf, neighboursKept } from "../kernels/quality.ts";
import { klDivergence } from "../kernels/exact/tsne.ts";
import { rowsOfVectors, type Vectors } from "../kernels/vectors.ts";
import { LAYOUT_ENGINES } from "../engines/table.ts";
import { LARGE, rowsFor, someOf } from "./large.ts";
import { NEAR_ROWS, nearWithin } from "./nearness.ts";

export interface Layout {
  /** n × 2, row-major, rounded to 4 decimals as the site's files hold them. */
  readonly places: Float64Array;
  /** Perplexity used: the one wanted, clamped to (n − 1)/3. */
  readonly perplexity: number;
  /** KL divergence over 3 × perplexity neighbours, full normaliser, in nats; of a large field by the normaliser of some tags. */
  readonly kl: number;
  /** Share of the ten nearest neighbours kept, 0 to 1, over distinct vectors. */
  readonly nn10: number;
  /** For each tag the few nearest in meaning, the nearest first: of each other vector its first tag. */
  readonly nearest: readonly (readonly number[])[];
  /** How near each of these is: the cosine of both vectors, −1 to 1, with two decimals. */
  readonly cosines: readonly (readonly number[])[];
  /** The cosine from which on two tags are near: of all pairs 2 % are. */
  readonly nearFrom: number;
}

/** Fewer vectors than this are listed by their tags, not mapped: a map of them would invent structure. */
export const MIN_MAP_TAGS = 10;

/** Neighbours by which a map is judged, and those of them that a page shows. */
const JUDGED = 10;
const SHOWN = 5;

/** The perplexity wanted, clamped to what so many tags can mean. */
function perplexityFor(n: number, wanted: number): number {
  return Math.min(wanted, (n - 1) / 3);
}

/** Neighbours of each tag that t-SNE looks at: three times the perplexity. */
function neighboursFor(n: number, perplexity: number): number {
  return Math.max(1, Math.min(n - 1, Math.floor(3 * perplexityFor(n, perplexity))));
}

/**
 * @param vectors at least MIN_MAP_TAGS rows, no two of them alike, which are also `loaded`
 * @param largeFrom rows from which on figures are estimated: see large.ts
 */
export async function layout(
  vectors: Matrix,
  loaded: Vectors,
  { perplexity: wanted, seed, layoutEngine, method }: Deciding<"layout">,
  largeFrom: number = LARGE.from,
): Promise<Layout> {
  const n = vectors.rows;
  const perplexity = perplexityFor(n, wanted);
  const k = neighboursFor(n, wanted);
  const isLarge = n >= largeFrom;
  const { affinities, neighbours } = fastAffinities(loaded, { k, perplexity });
  const layOut = await LAYOUT_ENGINES[layoutEngine].load();
  const given = { vectors, loaded, asBefore: method === "notebook" };
  const raw = await layOut({ ...given, affinities, perplexity, seed });
  const places = raw.map((v) => Math.round(v * 1e4) / 1e4);
  const judged = someOf(n, isLarge ? LARGE.judged : n);
  const { nearest, squared } = isLarge
    ? nearestOf(neighbours, SHOWN)
    : nearestNeighbours(rowsOfVectors(loaded), n, JUDGED);
  const ofJudged = isLarge
    ? nearestNeighbours(listedRows(loaded, judged), n, JUDGED).nearest
    : nearest;
  return {
    places,
    perplexity,
    kl: klDivergence(affinities, places, judged),
    nn10: neighboursKept(ofJudged, places, judged),
    nearest: nearest.map((own) => own.slice(0, SHOWN)),
    cosines: squared.map((own) => own.slice(0, SHOWN).map(cosineOf)),
    nearFrom: cosineOf(nearWithin(rowsFor(loaded, NEAR_ROWS, isLarge), n)),
  };
}

/** Of unit vectors at a squared distance. */
function cosineOf(squared: number): number {
  return Math.round((1 - squared / 2) * 100) / 100;
}

/** The map of distinct vectors as that of their tags: those of one vector share its place. */
export function ofEveryTag(layout: Layout, { firsts, kinds }: Distinct): Layout {
  const { places, nearest, cosines } = layout;
  const tagOf = (kind: number): number => firsts[kind] ?? 0;
  return {
    ...layout,
    places: Float64Array.from(
      kinds.flatMap((kind) => [...places.subarray(2 * kind, 2 * kind + 2)]),
    ),
    nearest: kinds.map((kind) => (nearest[kind] ?? []).map(tagOf)),
    cosines: kinds.map((kind) => cosines[kind] ?? []),
  };
}
