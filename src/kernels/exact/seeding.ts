/** What k-means and its exact twin draw alike: the seeds of starts, and points by their mass. */
import { type Random, seededRandom } from "../random.ts";

/** A generator for every start, so that starts may run in any order. */
export function generators(seed: number, starts: number): Random[] {
  const random = seededRandom(seed);
  return Array.from({ length: starts }, () => seededRandom(Math.floor(random() * 2 ** 32)));
}

/** Candidates for each next seed: scikit-learn's number, after Arthur and Vassilvitskii's code. */
export function trialsFor(k: number): number {
  return 2 + Math.floor(Math.log(k));
}

/**
 * A point drawn with probability ∝ weight × nearest.
 *
 * @param nearest squared distance to the nearest seed so far, or 1 for all before the first
 * @param total Σ weight × nearest
 */
export function drawPoint(
  random: Random,
  weights: ArrayLike<number>,
  nearest: ArrayLike<number>,
  total: number,
): number {
  let rest = random() * total;
  let last = 0;
  for (let i = 0; i < weights.length; i++) {
    const mass = nearest[i]! * weights[i]!;
    if (mass <= 0) continue;
    rest -= mass;
    last = i;
    if (rest < 0) break;
  }
  return last;
}
