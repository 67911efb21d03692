/** How many clusters: for each number of them what would be found, and how far to trust it. */
import type { Group } from "../engines/engine.ts";
import { distinctUpTo } from "../kernels/matrix.ts";
import { meanSilhouettes, SILHOUETTE_POINTS } from "../kernels/quality.ts";
import { type Random, seededRandom } from "../kernels/random.ts";
import { matrixOf } from "../kernels/rows.ts";
import { mean, rounded, sum } from "../numbers.ts";
import { evidenceOf, pairsOf } from "./evidence.ts";
import { LARGE, rowsFor } from "./large.ts";
import { drawVideos, type Part, partOf, type Resampling, type Sample } from "./resample.ts";

interface CurvePoint {
  readonly k: number;
  /** Mean silhouette, −1 to 1. */
  readonly silhouette: number;
  /** Mean over tags of how well their cluster comes back from resampled videos, 0 to 1. */
  readonly stability: number;
  /**
   * Held-out modularity: clusters of one half of the videos, judged by the pairs of tags on the other;
   * 0 where they say nothing. The mean of both ways.
   */
  readonly coherence: number;
}

export interface Curve {
  readonly points: readonly CurvePoint[];
  /** The number that the curve supports. */
  readonly best: number;
}

const MOST = 30;
/** A tag's cluster at each k is judged by so few resamples: the curve is read as a whole. */
export const CURVE_RESAMPLES = 5;
/** Starts of k-means: few for the whole field, one for each of its resamples and halves. */
const STARTS = { whole: 3, part: 1 } as const;
/** Of two numbers whose coherence is so near, the one whose clusters come back is taken. */
export const NEARLY = 0.9;

/** @returns null where there are too few distinct vectors or videos for a choice */
export function curveOf(field: Resampling, seed: number, group: Group): Curve | null {
  const count = field.videos.length;
  if (count < 4) return null;
  const whole = partOf(field, [...field.videos.keys()]);
  try {
    const most = distinctUpTo(matrixOf(whole.loaded), MOST + 1) - 1;
    return most < 2 ? null : curveTo(most, whole, field, seed, group);
  } finally {
    whole.loaded.team.close();
  }
}

/** @param most clusters */
function curveTo(most: number, whole: Part, field: Resampling, seed: number, group: Group): Curve {
  const count = field.videos.length;
  const random = seededRandom(seed);
  const shuffled = shuffle([...field.videos.keys()], random);
  const isLarge = field.vectors.rows >= LARGE.from;
  const size = isLarge ? LARGE.videos : count;
  const halves = [shuffled.slice(0, count >> 1), shuffled.slice(count >> 1)].map((half) =>
    half.slice(0, size),
  );
  const again = Array.from({ length: CURVE_RESAMPLES }, () => drawVideos(count, random, size));
  const numbers = Array.from({ length: most - 1 }, (_, i) => i + 2);
  const [all = [], ...others] = [
    clusterings(whole, numbers, isLarge ? STARTS.part : STARTS.whole, group, seed),
    ...[...again, ...halves].map((drawn) => {
      const part = partOf(field, drawn);
      try {
        return clusterings(part, numbers, STARTS.part, group, seed);
      } finally {
        part.loaded.team.close();
      }
    }),
  ];
  const widths = meanSilhouettes(
    rowsFor(whole.loaded, SILHOUETTE_POINTS, isLarge),
    all.map(({ labels }) => labels),
  );
  const n = field.vectors.rows;
  const points = numbers.map((k, at): CurvePoint => {
    const labels = all[at]!.labels;
    const resampled = others.slice(0, CURVE_RESAMPLES).map((samples) => samples[at]!);
    const split = others.slice(CURVE_RESAMPLES).map((samples) => samples[at]!);
    const evidence = evidenceOf(labels, k, resampled, field.reach);
    return {
      k,
      silhouette: rounded(widths[at]!),
      stability: rounded(mean(Array.from(labels, (c) => evidence[c]?.stability ?? 0))),
      coherence: rounded(mean(split.map((sample) => modularity(sample, field.reach, n)))),
    };
  });
  return { points, best: bestOf(points) };
}

/** The clusters of one part at each number; a part that has fewer distinct vectors has fewer. */
function clusterings(
  part: Part,
  numbers: readonly number[],
  starts: number,
  group: Group,
  seed: number,
): Sample[] {
  const { loaded, mass, present, heldOut } = part;
  const vectors = matrixOf(loaded);
  const most = distinctUpTo(vectors, Math.max(...numbers));
  return numbers.map((k) => {
    const options = { vectors, loaded, weights: mass, k: Math.min(k, most), starts };
    return { present, labels: group(options)(seed), heldOut };
  });
}

/** Held-out modularity (Newman and Girvan, 2004): pairs within clusters, less what chance would bring. */
function modularity(sample: Sample, reach: readonly number[], n: number): number {
  const { within, ends, all } = pairsOf(sample, reach, n);
  if (all === 0) return 0;
  return sum(Array.from(within, (own, c) => own / all - (ends[c]! / all) * (ends[c]! / all)));
}

/** Of the numbers that are nearly the most coherent, the one whose clusters come back best; the lowest of equals. */
function bestOf(points: readonly CurvePoint[]): number {
  const most = Math.max(...points.map(({ coherence }) => coherence));
  const near = points.filter(({ coherence }) => coherence >= NEARLY * most);
  // Where nothing is borne out by other videos, silhouettes are all there is.
  const among = most > 0 ? near : points;
  const by = ({ stability, silhouette }: CurvePoint): number => (most > 0 ? stability : silhouette);
  return among.reduce((best, point) => (by(point) > by(best) ? point : best)).k;
}

/** In an order that the seed decides (Fisher and Yates). */
function shuffle(values: number[], random: Random): number[] {
  for (let i = values.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [values[i], values[j]] = [values[j]!, values[i]!];
  }
  return values;
}
