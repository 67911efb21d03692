/** How much each tag weighs among clusters. */
import type { ValueOf } from "../config/settings-row.ts";
import type { MEANING } from "../config/meaning-table.ts";

export type Weights = ValueOf<(typeof MEANING)["weights"]["is"]>;

const WEIGH: Readonly<Record<Weights, (count: number) => number>> = {
  root: Math.sqrt,
  count: (count) => count,
  equal: () => 1,
};

/** @returns a weight > 0 for every tag that has an occurrence */
export function weightsOf(weights: Weights, counts: ArrayLike<number>): Float64Array {
  return Float64Array.from(counts, WEIGH[weights]);
}
