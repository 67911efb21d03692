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

/** Of two counts of topics; Lin 1991, to the base of 2. */
export function divergence(a: Float64Array, b: Float64Array): number {
  return betweenShares(sharesOf(a), sharesOf(b));
}

function betweenShares(p: Float64Array, q: Float64Array): number {
  let bits = 0;
  for (let t = 0; t < p.length; t++) {
    const [own, other] = [p[t]!, q[t]!];
    const middle = (own + other) / 2;
    if (own > 0) bits += (own / 2) * Math.log2(own / middle);
    if (other > 0) bits += (other / 2) * Math.log2(other / middle);
  }
  return Math.min(1, Math.max(0, bits));
}

/** What chance puts between two random halves of one's videos, nearly always at most; 1 below two videos. */
export function noiseFloor(of: VideoTopics, seed: number): number {
  if (of.videos < 2) return 1;
  const random = seededRandom(seed);
  const half = Math.floor(of.videos / 2);
  const lists = listed(of);
  const whole = totals(of);
  const order = Int32Array.from({ length: of.videos }, (_, v) => v);
  const between = Array.from({ length: DRAWS }, () => {
    const one = totalsOf(lists, drawToFront(order, half, random));
    return divergence(
      one,
      whole.map((count, t) => count - one[t]!),
    );
  });
  between.sort((a, b) => a - b);
  return between[Math.round(FLOOR * (DRAWS - 1))] ?? 1;
}

/**
 * Of every two with an occurrence, or of each and those most like them where there are too many pairs; the
 * floor of a pair is the higher of theirs.
 */
export function likeness(all: readonly VideoTopics[], seed: number): Likeness[] {
  const known = all
    .flatMap((of, place) => (of.videos > 0 ? [{ of, place }] : []))
    .map((own) => {
      const random = seededRandom(seed + 2);
      const lists = listed(own.of);
      const draws = Array.from({ length: DRAWS }, () =>
        sharesOf(drawnTotals(lists, own.of.videos, random)),
      );
      return { ...own, whole: sharesOf(totals(own.of)), draws, floor: noiseFloor(own.of, seed) };
    });
  const nearest = known.length > MOST_IN_PAIRS ? nearestOf(known.map(({ whole }) => whole)) : null;
  return known.flatMap((a, i) =>
    known.slice(i + 1).flatMap((b, later): Likeness[] => {
      if (nearest !== null && !nearest.has(`${i},${i + 1 + later}`)) return [];
      const figure = betweenShares(a.whole, b.whole);
      // Draws of the one stand beside later draws of the other: one seed would bring both the same videos.
      const drawn = a.draws.map((draw, at) =>
        betweenShares(draw, b.draws[(at + DRAWS / 2) % DRAWS] ?? draw),
      );
      const pair = [a.place, b.place] as const;
      const interval = around(figure, drawn, { least: 0, most: 1 });
      return [{ pair, divergence: figure, floor: Math.max(a.floor, b.floor), ...interval }];
    }),
  );
}

/** Pairs, the lower first, of which one is among the other's nearest. */
function nearestOf(all: readonly Float64Array[]): Set<string> {
  const n = all.length;
  const bits = new Float64Array(n * n);
  for (const [i, own] of all.entries())
    for (let j = i + 1; j < n; j++)
      bits[i * n + j] = bits[j * n + i] = betweenShares(own, all[j] ?? own);
  return new Set(
    all.flatMap((_, i) => {
      const from = bits.subarray(i * n, (i + 1) * n);
      const others = all.flatMap((_own, j) => (i === j ? [] : [j]));
      const near = others.toSorted((a, b) => from[a]! - from[b]! || a - b).slice(0, NEAREST);
      return near.map((j) => `${Math.min(i, j)},${Math.max(i, j)}`);
    }),
  );
}
