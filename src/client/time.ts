/** The periods of a field, and a range of them: as it stands in the address, and in words. Pure. */
import type { TimeData } from "../chart/page-data.ts";
import { readPeriods } from "../chart/period-code.ts";
import { day } from "../format.ts";

/** Slots, both included: a period by its number from 1 on, or 0 for all before the first. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** What a tag has in a slot. */
interface Part {
  readonly slot: number;
  readonly count: number;
  readonly videos: number;
}

export interface Time extends Pick<TimeData, "unit" | "periods" | "toldFrom" | "undated"> {
  /** Occurrences by slot: of the whole field, and of each cluster; null of one whose are not told. */
  readonly all: readonly number[];
  readonly clusters: readonly (readonly number[] | null)[];
  /** Of each tag, as far as it is told. */
  readonly tags: readonly (readonly Part[])[];
}

/** What is counted: all periods, where the range is null. */
export interface Counted {
  readonly time: Time | null;
  readonly range: Range | null;
}

export function readTime(data: TimeData): Time {
  const { unit, periods, toldFrom, undated } = data;
  const n = periods.length + 1;
  const numbers = (text: string): number[] => text.split(" ").map(Number);
  const repeats = readPeriods(data.repeatSlots, n);
  return {
    unit,
    periods,
    toldFrom,
    undated,
    all: numbers(data.slots),
    clusters: data.clusterSlots.split(",").map((text) => (text === "" ? null : numbers(text))),
    tags: readPeriods(data.videoSlots, n).map((own, i) => {
      const more = new Map(repeats[i]);
      return own.map(([slot, videos]) => ({ slot, videos, count: videos + (more.get(slot) ?? 0) }));
    }),
  };
}

/** From the first slot that has anything to the last. */
export function wholeOf({ all, periods }: Time): Range {
  return { from: (all[0] ?? 0) > 0 ? 0 : 1, to: periods.length };
}

export function isWhole(time: Time, { from, to }: Range): boolean {
  const whole = wholeOf(time);
  return from === whole.from && to === whole.to;
}

const EARLIER = "earlier";
const TO = "..";

/** In the address: "2024-02-26..2024-03-04", "earlier..2024-03-04"; null where all is counted. */
export function rangeText({ time, range }: Counted): string | null {
  if (time === null || range === null) return null;
  return [range.from, range.to].map((slot) => time.periods[slot - 1] ?? EARLIER).join(TO);
}

/** @returns null for what is no range of these periods */
export function readRange(time: Time, text: string): Range | null {
  const { from: first } = wholeOf(time);
  const slots = text.split(TO).map((end) => {
    const period = time.periods.indexOf(end);
    if (period >= 0) return period + 1;
    return end === EARLIER && first === 0 ? 0 : null;
  });
  const [from, to] = slots;
  if (slots.length !== 2 || typeof from !== "number" || typeof to !== "number") return null;
  return from <= to ? { from, to } : null;
}

/** What of the time is counted, for a sentence, e.g. "the weeks of 26 Feb 2024 to 4 Mar 2024"; null where all is. */
export function rangeWords({ time, range }: Counted): string | null {
  if (time === null || range === null) return null;
  const { unit } = time;
  const [first, from, to] = [1, range.from, range.to].map((slot) =>
    day(time.periods[slot - 1] ?? ""),
  );
  if (range.to === 0) return `the ${unit}s before ${unit === "week" ? "that of " : ""}${first}`;
  if (range.from === 0) return `the ${unit}s up to ${unit === "week" ? "that of " : ""}${to}`;
  if (range.from === range.to) return unit === "week" ? `the week of ${from}` : `${from}`;
  return `${unit === "week" ? "the weeks of " : ""}${from} to ${to}`;
}
