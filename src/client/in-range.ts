/** A field as a range of periods has it: marks with the counts of those periods alone. */
import { markRadius, radiusUnit } from "../chart/fit.ts";
import { heapTotals } from "../chart/heaps.ts";
import { sum } from "../numbers.ts";
import type { FieldData, Mark } from "./field-data.ts";
import { isPartlyTold } from "./told.ts";
import { isWhole, type Range, readRange, type Time } from "./time.ts";

/** From now on counts are those of the range; all are told where it is null or whole. */
export function showRange(data: FieldData, range: Range | null): void {
  const { time } = data;
  const isAll = time === null || range === null || isWhole(time, range);
  data.range = isAll ? null : range;
  data.marks = isAll ? data.whole : marksIn(data.whole, time, range);
}

/**
 * As `showRange`, of what a link asks for; null asks for nothing.
 *
 * @returns false where that is no range of the field: all is counted then
 */
export function showLinked(data: FieldData, text: string | null): boolean {
  const range = text === null || data.time === null ? null : readRange(data.time, text);
  showRange(data, range);
  return text === null || range !== null;
}

/** Occurrences of the whole field, tags of reach too. */
export function occurrencesIn({ all }: Time, range: Range): number {
  return sumOf(all, range);
}

/** Occurrences of a cluster, those that are told of no tag too; null where they are not told. */
export function clusterIn({ clusters }: Time, id: number, range: Range): number | null {
  const slots = clusters[id - 1] ?? null;
  return slots === null ? null : sumOf(slots, range);
}

function sumOf(slots: readonly number[], { from, to }: Range): number {
  return sum(slots.slice(from, to + 1));
}

/**
 * Areas keep the scale of the whole map, so that its key to sizes stays true: a mark of half of its
 * occurrences has half of its area, and one of none has none.
 */
function marksIn(whole: readonly Mark[], time: Time, range: Range): Mark[] {
  const parts = whole.map((_, i) => partIn(time.tags[i] ?? [], range));
  const counts = parts.map(({ count }) => count);
  const totals = heapTotals(
    whole.map(({ heap }) => heap),
    counts,
  );
  const unit = radiusUnit(whole.map(({ total }) => total));
  const all = Math.max(1, sumOf(time.all, range));
  const isPartly = isPartlyTold(time);
  return whole.map((mark, i): Mark => {
    const count = counts[i] ?? 0;
    const total = totals[i] ?? 0;
    return {
      ...mark,
      count,
      isLeast: isPartly && mark.count > sum((time.tags[i] ?? []).map((own) => own.count)),
      videos: parts[i]?.videos ?? 0,
      share: count / all,
      total,
      radius: markRadius(total, unit),
    };
  });
}

/** What lies in a range of a tag's parts. */
function partIn(
  parts: Time["tags"][number],
  { from, to }: Range,
): { readonly count: number; readonly videos: number } {
  let [count, videos] = [0, 0];
  for (const part of parts)
    if (part.slot >= from && part.slot <= to) {
      count += part.count;
      videos += part.videos;
    }
  return { count, videos };
}
