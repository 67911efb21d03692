/**
 * Clusters of resampled videos: what would have been found, had the participant met other videos of
 * the same kind. Evidence on clusters that other seeds cannot give.
 */
import type { Group } from "../engines/engine.ts";
import { distinctUpTo } from "../kernels/matrix.ts";
import { type Random, seededRandom } from "../kernels/random.ts";
import { matrixOf } from "../kernels/rows.ts";
import { ready, type Vectors } from "../kernels/vectors.ts";
import { blended, countsOf, type ReadRows } from "./blended.ts";
import type { Gathered } from "./gathered.ts";
import { LARGE } from "./large.ts";
import { type Weights, weightsOf } from "./weights.ts";

/** Some of a field's videos, and the clusters of their tags. */
export interface Sample {
  /** The tags that these videos hold, rising. */
  readonly present: readonly number[];
  /** A 0-based cluster for each of them. */
  readonly labels: Int32Array;
  /** Videos that were not drawn. */
  readonly heldOut: readonly (readonly number[])[];
}

export interface Resampling extends ReadRows, Gathered {
  /** For parts of large fields; others are too small to be shared out. */
  readonly threads: number;
  readonly context: number;
  readonly weights: Weights;
}

/** The vectors of some videos' tags, blended by what these videos alone tell. */
export interface Part {
  readonly present: readonly number[];
  /** A row for each; close their team when done. */
  readonly loaded: Vectors;
  readonly mass: Float64Array;
  readonly heldOut: readonly (readonly number[])[];
}

/** Videos drawn with replacement, as many as there are (Efron, 1979), or fewer. */
export function drawVideos(count: number, random: Random, size = count): number[] {
  return Array.from({ length: Math.min(size, count) }, () => Math.floor(random() * count));
}

/** Steps of the blending: after four its rows no longer move by what a draw would show. */
const STEPS = 4;

/** The rank of a tag that no drawn video has. */
const ABSENT = -1;

/** @param drawn indices of the field's videos, one as often as it was drawn */
export function partOf(field: Resampling, drawn: readonly number[]): Part {
  const { words, videos, reach, vectors, read, context, weights } = field;
  const threads = vectors.rows >= LARGE.from ? field.threads : 1;
  const held = new Set(drawn);
  const rank = new Int32Array(words.length).fill(ABSENT);
  for (const at of held) for (const tag of videos[at] ?? []) rank[tag] = 0;
  const present = [...words.keys()].filter((tag) => rank[tag] !== ABSENT);
  for (const [i, tag] of present.entries()) rank[tag] = i;
  const own = drawn.map((at) => (videos[at] ?? []).map((tag) => rank[tag]!));
  const gathered = {
    words: present.map((tag) => words[tag] ?? ""),
    videos: own,
    reach: reach.map((tag) => rank[tag]!).filter((at) => at !== ABSENT),
  };
  const of = {
    vectors: vectors.take(present),
    read: present.map((tag) => read[tag] ?? true),
  };
  return {
    present,
    loaded: ready(blended(of, gathered, context, threads, STEPS)),
    mass: weightsOf(weights, countsOf(gathered, present.length)),
    heldOut: videos.filter((_, at) => !held.has(at)),
  };
}

/** @param k clamped to the distinct vectors of the part */
function clusterPart(part: Part, k: number, group: Group, seed: number): Sample {
  const { loaded, mass, present, heldOut } = part;
  try {
    const vectors = matrixOf(loaded);
    const clamped = distinctUpTo(vectors, k);
    const run = group({ vectors, loaded, weights: mass, k: clamped, starts: STARTS });
    return { present, labels: run(seed), heldOut };
  } finally {
    loaded.team.close();
  }
}

/** A resample is one of many: the best of a few starts is enough. */
const STARTS = 2;
export const RESAMPLES = 30;

interface Resamples {
  readonly k: number;
  readonly seed: number;
  readonly group: Group;
  /** Whether fewer and smaller ones have to do. */
  readonly isLarge?: boolean;
}

/** @returns samples; none where there is but one video, of which none can be left out */
export function resamples(
  field: Resampling,
  { k, seed, group, isLarge = false }: Resamples,
): Sample[] {
  const count = field.videos.length;
  if (count < 2) return [];
  const random = seededRandom(seed);
  const size = isLarge ? LARGE.videos : count;
  return Array.from({ length: isLarge ? LARGE.resamples : RESAMPLES }, () => {
    const part = partOf(field, drawVideos(count, random, size));
    return clusterPart(part, k, group, seed);
  });
}
