/** Tags that the encoder cannot tell apart have one place on a map, and so one mark. */
import { isolated, plural } from "../format.ts";
import { sum } from "../numbers.ts";

/** So many tags are named by a mark's label; more are counted. */
const MOST_NAMED = 3;

/**
 * @param keys of each tag: what is the same for tags of one mark alone
 * @returns for each tag the indices of all tags of its mark, in order, itself among them
 */
export function heapsOf(keys: readonly string[]): (readonly number[])[] {
  const heaps = new Map<string, number[]>();
  for (const [index, key] of keys.entries()) {
    const heap = heaps.get(key);
    if (heap === undefined) heaps.set(key, [index]);
    else heap.push(index);
  }
  return keys.map((key) => heaps.get(key) ?? []);
}

/**
 * @param heaps of each tag the tags of its mark, as `heapsOf` has them
 * @returns for each tag the occurrences of all tags of its mark; each mark is added up once
 */
export function heapTotals(
  heaps: readonly (readonly number[])[],
  counts: readonly number[],
): number[] {
  const totals = new Map<readonly number[], number>();
  return heaps.map((heap) => {
    const [only = 0] = heap;
    if (heap.length === 1) return counts[only] ?? 0;
    const total = totals.get(heap) ?? sum(heap.map((i) => counts[i] ?? 0));
    totals.set(heap, total);
    return total;
  });
}

/** As `heapsOf`, of tags by their places on the map. */
export function heapsAt(
  tags: readonly { readonly x: number | null; readonly y: number | null }[],
): (readonly number[])[] {
  return heapsOf(tags.map(({ x, y }) => `${x} ${y}`));
}

/** What stands beside a mark. */
export function heapLabel(tags: readonly string[]): string {
  const [first = ""] = tags;
  if (tags.length === 1) return first;
  return tags.length > MOST_NAMED
    ? `${plural(tags.length, "tag")} read alike`
    : tags.map(isolated).join(", ");
}
