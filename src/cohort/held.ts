/** Which tags somebody has, and how often. */
import type { Pool } from "./pool.ts";

/** Pairs of a tag's index in the pool and its occurrences, by rising index: a map takes eight times the memory. */
export type Held = Int32Array;

/** @param isTold says of a tag whether it is to be known */
export function heldOf(
  videos: Pool["videos"],
  isTold: (tag: number) => boolean = () => true,
): Held {
  const counts = new Map<number, number>();
  for (const tags of videos)
    for (const tag of tags) if (isTold(tag)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return Int32Array.from([...counts].toSorted(([a], [b]) => a - b).flat());
}

export function* heldPairs(held: Held): Iterable<readonly [tag: number, count: number]> {
  for (let at = 0; at < held.length; at += 2) yield [held[at]!, held[at + 1]!];
}
