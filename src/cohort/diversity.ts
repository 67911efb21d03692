/** How many topics a participant's occurrences are spread over, at an equal number of videos. */
import { seededRandom } from "../kernels/random.ts";
import type { Interval } from "./share.ts";
import { drawnTotals, sharesOf, shuffled, totals, totalsOf, type VideoTopics } from "./videos.ts";

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

/** Hill numbers (Hill 1973): exp of Shannon's entropy, and the inverse of Simpson's concentration. */
export function hill(counts: Float64Array, order: Order): number {
  const shares = sharesOf(counts).filter((share) => share > 0);
  if (shares.length === 0) return 0;
  if (order === 2) return 1 / shares.reduce((sum, share) => sum + share * share, 0);
  return Math.exp(-shares.reduce((sum, share) => sum + share * Math.log(share), 0));
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
  const counts = totals(of);
  const whole = ORDERS.map((order): Diversity => {
    const effective = hill(counts, order);
    return { rarefiedTo: null, order, effective, ...spread(of, of.videos, order, effective, seed) };
  });
  if (size === null || of.videos < size) return whole;
  const random = seededRandom(seed);
  const subsets = Array.from({ length: SUBSETS }, () =>
    totalsOf(of, shuffled(of, random).subarray(0, size)),
  );
  const rarefied = ORDERS.map((order): Diversity => {
    const effective =
      subsets.reduce((sum, subset) => sum + hill(subset, order), 0) / subsets.length;
    return { rarefiedTo: size, order, effective, ...spread(of, size, order, effective, seed) };
  });
  return [...whole, ...rarefied];
}

function spread(
  of: VideoTopics,
  size: number,
  order: Order,
  figure: number,
  seed: number,
): Interval {
  if (of.videos === 0) return { low: 0, high: of.k };
  const random = seededRandom(seed + 1);
  const drawn = Array.from({ length: DRAWS }, () => hill(drawnTotals(of, size, random), order));
  return around(figure, drawn, { least: 1, most: of.k });
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
