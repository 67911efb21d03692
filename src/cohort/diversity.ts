/** How many topics a participant's occurrences are spread over, at an equal number of videos. */
import { type Random, seededRandom } from "../kernels/random.ts";
import type { Interval } from "./share.ts";
import {
  drawnTotals,
  drawToFront,
  listed,
  type ListedVideos,
  totals,
  totalsOf,
  type VideoTopics,
} from "./videos.ts";

/** Order 1 counts topics by their shares, order 2 hardly counts small ones. */
const ORDERS = [1, 2] as const;
export type Order = (typeof ORDERS)[number];

export interface Diversity extends Interval {
  /** Videos that it is rarefied to; null where it is of all. */
  readonly rarefiedTo: number | null;
  readonly order: Order;
  /** Effective number of topics, from 1 on; 0 where there is no occurrence. */
  readonly effective: number;
}

/** Fewer say too little to bring everyone down to. */
export const FEWEST_VIDEOS = 20;
const DRAWS = 400;
/** Of a mean of subsets so many bring its error below a hundredth. */
const SUBSETS = 2000;

/** n ln n of the numbers that draws have most. */
const TIMES_LOG = Float64Array.from({ length: 4096 }, (_, n) => (n === 0 ? 0 : n * Math.log(n)));

/**
 * Hill numbers (Hill 1973): exp of Shannon's entropy, and the inverse of Simpson's concentration.
 *
 * @param counts integers from 0 on
 */
export function hill(counts: Float64Array, order: Order): number {
  let all = 0;
  let sum = 0;
  for (let t = 0; t < counts.length; t++) {
    const count = counts[t]!;
    all += count;
    sum += order === 2 ? count * count : (TIMES_LOG[count] ?? count * Math.log(count));
  }
  if (all === 0) return 0;
  return order === 2 ? (all * all) / sum : Math.exp(Math.log(all) - sum / all);
}

/** @returns the smallest number of videos of those who have enough; null where nobody has */
export function rarefiedTo(all: readonly Pick<VideoTopics, "videos">[]): number | null {
  const enough = all.map(({ videos }) => videos).filter((videos) => videos >= FEWEST_VIDEOS);
  return enough.length === 0 ? null : Math.min(...enough);
}

/**
 * Unrarefied, and rarefied to `size` videos where there are as many (Chao et al. 2014): the mean over
 * subsets of videos, as `renyiaccum` of R's vegan has it. The interval is that of videos drawn anew,
 * moved to where the figure is, since a draw with replacement holds fewer topics.
 */
export function diversity(of: VideoTopics, size: number | null, seed: number): Diversity[] {
  const lists = listed(of);
  const whole = atSize(lists, of.videos, (order) => hill(totals(of), order), seed);
  const all = whole.map((own): Diversity => ({ rarefiedTo: null, ...own }));
  if (size === null || of.videos < size) return all;
  const subsets = subsetsOf(lists, size, seededRandom(seed));
  const mean = (order: Order): number =>
    subsets.reduce((sum, subset) => sum + hill(subset, order), 0) / subsets.length;
  const rarefied = atSize(lists, size, mean, seed);
  return [...all, ...rarefied.map((own): Diversity => ({ rarefiedTo: size, ...own }))];
}

/** Totals of subsets of so many videos; those of one order have none in common, which tells more than chance would. */
function subsetsOf(of: ListedVideos, size: number, random: Random): Float64Array[] {
  const order = Int32Array.from({ length: of.videos }, (_, v) => v);
  const disjoint = Math.floor(of.videos / size);
  return Array.from({ length: SUBSETS }, (_, i) => {
    const at = (i % disjoint) * size;
    if (at === 0) drawToFront(order, disjoint * size, random);
    return totalsOf(of, order.subarray(at, at + size));
  });
}

/** The figure of each order, with the interval of as many videos drawn anew. */
function atSize(
  of: ListedVideos,
  size: number,
  figureOf: (order: Order) => number,
  seed: number,
): Omit<Diversity, "rarefiedTo">[] {
  const random = seededRandom(seed + 1);
  const drawn =
    of.videos === 0 ? [] : Array.from({ length: DRAWS }, () => drawnTotals(of, size, random));
  return ORDERS.map((order) => {
    const effective = figureOf(order);
    if (drawn.length === 0) return { order, effective, low: 0, high: of.k };
    const draws = drawn.map((counts) => hill(counts, order));
    return { order, effective, ...around(effective, draws, { least: 1, most: of.k }) };
  });
}

/** The middle 95 % of draws, moved so that their mean is the figure. */
export function around(
  figure: number,
  draws: readonly number[],
  { least, most }: { readonly least: number; readonly most: number },
): Interval {
  const sorted = draws.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? figure;
  const moved = figure - draws.reduce((sum, draw) => sum + draw, 0) / Math.max(1, draws.length);
  return {
    low: Math.min(figure, Math.max(least, at(0.025) + moved)),
    high: Math.max(figure, Math.min(most, at(0.975) + moved)),
  };
}
