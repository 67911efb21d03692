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
  const means = meansOfSubsets(lists, size, seededRandom(seed));
  const rarefied = atSize(lists, size, (order) => means[order], seed);
  return [...all, ...rarefied.map((own): Diversity => ({ rarefiedTo: size, ...own }))];
}

/**
 * The mean of each order over subsets of so many videos; those of one order of the videos have none in
 * common, which tells more than chance would.
 */
function meansOfSubsets(of: ListedVideos, size: number, random: Random): Record<Order, number> {
  const places = Int32Array.from({ length: of.videos }, (_, v) => v);
  const disjoint = Math.floor(of.videos / size);
  const counts = new Float64Array(of.k);
  const sums = { 1: 0, 2: 0 };
  for (let i = 0; i < SUBSETS; i++) {
    const at = (i % disjoint) * size;
    if (at === 0) drawToFront(places, disjoint * size, random);
    totalsOf(of, places.subarray(at, at + size), counts);
    for (const order of ORDERS) sums[order] += hill(counts, order);
  }
  return { 1: sums[1] / SUBSETS, 2: sums[2] / SUBSETS };
}

/** The figure of each order, with the interval of as many videos drawn anew. */
function atSize(
  of: ListedVideos,
  size: number,
  figureOf: (order: Order) => number,
  seed: number,
): Omit<Diversity, "rarefiedTo">[] {
  const random = seededRandom(seed + 1);
  const draws = { 1: new Float64Array(DRAWS), 2: new Float64Array(DRAWS) };
  const counts = new Float64Array(of.k);
  for (let i = 0; of.videos > 0 && i < DRAWS; i++) {
    drawnTotals(of, size, random, counts);
    for (const order of ORDERS) draws[order][i] = hill(counts, order);
  }
  return ORDERS.map((order) => {
    const effective = figureOf(order);
    if (of.videos === 0) return { order, effective, low: 0, high: of.k };
    return { order, effective, ...around(effective, draws[order], { least: 1, most: of.k }) };
  });
}

/** The middle 95 % of draws, moved so that their mean is the figure. */
export function around(
  figure: number,
  draws: Float64Array,
  { least, most }: { readonly least: number; readonly most: number },
): Interval {
  const sorted = draws.toSorted();
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? figure;
  const moved = figure - draws.reduce((sum, draw) => sum + draw, 0) / Math.max(1, draws.length);
  return {
    low: Math.min(figure, Math.max(least, at(0.025) + moved)),
    high: Math.max(figure, Math.min(most, at(0.975) + moved)),
  };
}
