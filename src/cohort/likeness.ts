/** How far two participants' shares of topics lie apart, beside what chance alone puts between halves of one. */
import { seededRandom } from "../kernels/random.ts";
import { around } from "./diversity.ts";
import type { Interval } from "./share.ts";
import {
  drawnTotals,
  drawToFront,
  listed,
  sharesOf,
  totals,
  totalsOf,
  type VideoTopics,
} from "./videos.ts";

export interface Likeness extends Interval {
  /** Places of the two, the lower first. */
  readonly pair: readonly [number, number];
  /** Jensen–Shannon divergence in bits, 0 (alike) to 1 (nothing in common). */
  readonly divergence: number;
  /** Below it the two cannot be told apart. */
  readonly floor: number;
}

const DRAWS = 200;
/** Up to so many every pair is told: more would be half a million of a thousand. */
const MOST_IN_PAIRS = 150;
/** Of more, each with so many. */
const NEAREST = 10;
/** Of the halves' divergences so many lie below the floor. */
const FLOOR = 0.95;

/** Shares of topics, and what they alone bring to a divergence. */
interface Mixture {
  readonly shares: Float64Array;
  /** Of Shannon, in bits. */
  readonly entropy: number;
}

function mixture(counts: Float64Array): Mixture {
  const shares = sharesOf(counts);
  let entropy = 0;
  for (let t = 0; t < shares.length; t++) entropy += bits(shares[t]!);
  return { shares, entropy };
}

function bits(share: number): number {
  return share > 0 ? -share * Math.log2(share) : 0;
}

/** Of two counts of topics. */
export function divergence(a: Float64Array, b: Float64Array): number {
  return between(mixture(a), mixture(b));
}

/** The entropy of both together less the mean of theirs; Lin 1991, to the base of 2. */
function between(a: Mixture, b: Mixture): number {
  const [p, q] = [a.shares, b.shares];
  let both = 0;
  for (let t = 0; t < p.length; t++) both += bits((p[t]! + q[t]!) / 2);
  return Math.min(1, Math.max(0, both - (a.entropy + b.entropy) / 2));
}

/** What chance puts between two random halves of one's videos, nearly always at most; 1 below two videos. */
export function noiseFloor(of: VideoTopics, seed: number): number {
  if (of.videos < 2) return 1;
  const random = seededRandom(seed);
  const half = Math.floor(of.videos / 2);
  const lists = listed(of);
  const whole = totals(of);
  const order = Int32Array.from({ length: of.videos }, (_, v) => v);
  const one = new Float64Array(of.k);
  const apart = Float64Array.from({ length: DRAWS }, () => {
    totalsOf(lists, drawToFront(order, half, random), one);
    return divergence(
      one,
      whole.map((count, t) => count - one[t]!),
    );
  });
  return apart.toSorted()[Math.round(FLOOR * (DRAWS - 1))] ?? 1;
}

/**
 * Of every two with an occurrence, or of each and those most like them where there are too many pairs; the
 * floor of a pair is the higher of theirs.
 */
export function likeness(all: readonly VideoTopics[], seed: number): Likeness[] {
  const known = all
    .flatMap((of, place) => (of.videos > 0 ? [{ of, place }] : []))
    .map(({ of, place }) => {
      const random = seededRandom(seed + 2);
      const lists = listed(of);
      const draws = Array.from({ length: DRAWS }, () =>
        mixture(drawnTotals(lists, of.videos, random)),
      );
      return { place, whole: mixture(totals(of)), draws, floor: noiseFloor(of, seed) };
    });
  const nearest = known.length > MOST_IN_PAIRS ? nearestOf(known.map(({ whole }) => whole)) : null;
  return known.flatMap((a, i) =>
    known.slice(i + 1).flatMap((b, later): Likeness[] => {
      if (nearest !== null && !nearest.has(`${i},${i + 1 + later}`)) return [];
      const figure = between(a.whole, b.whole);
      // Draws of the one stand beside later draws of the other: one seed would bring both the same videos.
      const drawn = Float64Array.from(a.draws, (draw, at) =>
        between(draw, b.draws[(at + DRAWS / 2) % DRAWS] ?? draw),
      );
      const pair = [a.place, b.place] as const;
      const interval = around(figure, drawn, { least: 0, most: 1 });
      return [{ pair, divergence: figure, floor: Math.max(a.floor, b.floor), ...interval }];
    }),
  );
}

/** Pairs, the lower first, of which one is among the other's nearest. */
function nearestOf(all: readonly Mixture[]): Set<string> {
  const n = all.length;
  const apart = new Float64Array(n * n);
  for (const [i, own] of all.entries())
    for (let j = i + 1; j < n; j++)
      apart[i * n + j] = apart[j * n + i] = between(own, all[j] ?? own);
  return new Set(
    all.flatMap((_, i) => {
      const from = apart.subarray(i * n, (i + 1) * n);
      const others = all.flatMap((_own, j) => (i === j ? [] : [j]));
      const near = others.toSorted((a, b) => from[a]! - from[b]! || a - b).slice(0, NEAREST);
      return near.map((j) => `${Math.min(i, j)},${Math.max(i, j)}`);
    }),
  );
}
