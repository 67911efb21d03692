/** How far two participants' shares of topics lie apart, beside what chance alone puts between halves of one. */
import { seededRandom } from "../kernels/random.ts";
import { around } from "./diversity.ts";
import type { Interval } from "./share.ts";
import {
  drawnTotals,
  drawToFront,
  listed,
  toShares,
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

/** Shares of topics, a row each, and what each alone brings to a divergence. */
interface Mixtures {
  readonly k: number;
  /** rows × k, row-major. */
  readonly shares: Float64Array;
  /** Of Shannon, in bits. */
  readonly entropies: Float64Array;
}

/** @param countOf writes the counts of a row */
function mixtures(
  k: number,
  rows: number,
  countOf: (out: Float64Array, row: number) => void,
): Mixtures {
  const shares = new Float64Array(rows * k);
  const entropies = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    const own = shares.subarray(row * k, (row + 1) * k);
    countOf(own, row);
    toShares(own);
    for (let t = 0; t < k; t++) entropies[row]! += bits(own[t]!);
  }
  return { k, shares, entropies };
}

function mixture(counts: Float64Array): Mixtures {
  return mixtures(counts.length, 1, (out) => out.set(counts));
}

function bits(share: number): number {
  return share > 0 ? -share * Math.log2(share) : 0;
}

/** Of two counts of topics. */
export function divergence(a: Float64Array, b: Float64Array): number {
  return between(mixture(a), 0, mixture(b), 0);
}

/** Of two rows: the entropy of both together less the mean of theirs; Lin 1991, to the base of 2. */
function between(a: Mixtures, row: number, b: Mixtures, other: number): number {
  const [p, q, k] = [a.shares, b.shares, a.k];
  let both = 0;
  for (let t = 0; t < k; t++) both += bits((p[row * k + t]! + q[other * k + t]!) / 2);
  return Math.min(1, Math.max(0, both - (a.entropies[row]! + b.entropies[other]!) / 2));
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
  // Behind each half what it leaves.
  const halves = mixtures(of.k, 2 * DRAWS, (out, row) => {
    if (row % 2 === 0) out.set(totalsOf(lists, drawToFront(order, half, random), one));
    else for (let t = 0; t < of.k; t++) out[t] = whole[t]! - one[t]!;
  });
  const apart = Float64Array.from({ length: DRAWS }, (_, draw) =>
    between(halves, 2 * draw, halves, 2 * draw + 1),
  );
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
      const draws = mixtures(of.k, DRAWS, (out) => {
        drawnTotals(lists, of.videos, random, out);
      });
      return { place, whole: mixture(totals(of)), draws, floor: noiseFloor(of, seed) };
    });
  const nearest = known.length > MOST_IN_PAIRS ? nearestOf(known.map(({ whole }) => whole)) : null;
  return known.flatMap((a, i) =>
    known.slice(i + 1).flatMap((b, later): Likeness[] => {
      if (nearest !== null && !nearest.has(`${i},${i + 1 + later}`)) return [];
      const figure = between(a.whole, 0, b.whole, 0);
      // Draws of the one stand beside later draws of the other: one seed would bring both the same videos.
      const drawn = Float64Array.from({ length: DRAWS }, (_, draw) =>
        between(a.draws, draw, b.draws, (draw + DRAWS / 2) % DRAWS),
      );
      const pair = [a.place, b.place] as const;
      const interval = around(figure, drawn, { least: 0, most: 1 });
      return [{ pair, divergence: figure, floor: Math.max(a.floor, b.floor), ...interval }];
    }),
  );
}

/** Pairs, the lower first, of which one is among the other's nearest. */
function nearestOf(all: readonly Mixtures[]): Set<string> {
  const n = all.length;
  const apart = new Float64Array(n * n);
  for (const [i, own] of all.entries())
    for (let j = i + 1; j < n; j++)
      apart[i * n + j] = apart[j * n + i] = between(own, 0, all[j] ?? own, 0);
  return new Set(
    all.flatMap((_, i) => {
      const from = apart.subarray(i * n, (i + 1) * n);
      const others = all.flatMap((_own, j) => (i === j ? [] : [j]));
      const near = others.toSorted((a, b) => from[a]! - from[b]! || a - b).slice(0, NEAREST);
      return near.map((j) => `${Math.min(i, j)},${Math.max(i, j)}`);
    }),
  );
}
