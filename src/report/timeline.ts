/**
 * When each cluster's tags occurred: counts by week, or by month where only
 * months are told, for the periods that hold most of them.
 */
import { sum } from "../numbers.ts";
import { type Cell, cellsOf } from "./tag-periods.ts";
import { toldPeriods } from "./told-periods.ts";

type Unit = "week" | "month";

export interface Timeline {
  readonly unit: Unit;
  /**
   * First day of each week shown, a Monday, e.g. "2024-02-26", or each month, e.g. "2024-02";
   * oldest first and without gaps.
   */
  readonly periods: readonly string[];
  /** Occurrences before the first of them and in each, by cluster in order; null of one whose are not told. */
  readonly clusters: readonly (Counts | null)[];
  /** The same of the whole field: what a cluster's share of a period is a share of. */
  readonly all: Counts;
  /** Of each tag, as far as it is told: see told-periods.ts. */
  readonly tags: readonly (readonly Cell[])[];
  /** On fewer videos than that a tag's part of a period is not told. */
  readonly toldFrom: number;
  /** Occurrences in rows without a readable date, or with one far after all others. */
  readonly undated: number;
}

interface Counts {
  readonly earlier: number;
  readonly counts: readonly number[];
}

/** At least and at most so many periods are shown one by one. */
const FEWEST = 10;
export const MOST_PERIODS = 52;
/** Periods are added backwards from the last one until they hold this share of all occurrences. */
const ENOUGH = 0.9;
const DAY = 24 * 60 * 60 * 1000;

/**
 * @param dates of every row, "2024-02-29" or all of them "2024-02", or null
 * @param rowsOf for each tag the rows of its occurrences, a row as often as it holds the tag
 * @param labels 1-based cluster of each tag; null of one that is in none
 * @param from on fewer videos a tag's part of a period is not told
 * @param videoOf of each row the number of its video, of which several may be one
 * @returns null where no occurrence has a date, or none may be told
 */
export function makeTimeline(
  dates: readonly (string | null)[],
  rowsOf: readonly (readonly number[])[],
  labels: readonly (number | null)[],
  from = 1,
  videoOf: readonly number[] = dates.map((_, row) => row),
): Timeline | null {
  const unit: Unit = dates.some((date) => date?.length === MONTH_LENGTH) ? "month" : "week";
  const { toNumber, toText } = UNITS[unit];
  const periodOfRow = dates.map((date) => (date === null ? null : toNumber(date)));
  const clusters = labels.reduce<number>((max, label) => Math.max(max, label ?? 0), 0);
  const byCluster = Array.from({ length: clusters }, () => new Map<number, number>());
  const total = new Map<number, number>();
  let undated = 0;
  for (const [i, rows] of rowsOf.entries()) {
    const own = byCluster[(labels[i] ?? 0) - 1];
    for (const row of rows) {
      const period = periodOfRow[row] ?? null;
      if (period === null) undated += 1;
      else for (const counts of [own, total]) counts?.set(period, (counts.get(period) ?? 0) + 1);
    }
  }
  if (total.size === 0) return null;
  const last = Math.max(...total.keys());
  const first = firstShown(total, last);
  const shown = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const onAxis = (counts: ReadonlyMap<number, number>): Counts => ({
    earlier: sum([...counts].filter(([period]) => period < first).map(([, count]) => count)),
    counts: shown.map((period) => counts.get(period) ?? 0),
  });
  const slotOfRow = periodOfRow.map((period) =>
    period === null ? null : Math.max(0, period - first + 1),
  );
  const told = toldPeriods(cellsOf(slotOfRow, rowsOf, videoOf), labels, from);
  if (told === null) return null;
  return {
    unit,
    periods: shown.map(toText),
    clusters: byCluster.map((own, i) => (told.clusters[i] === true ? onAxis(own) : null)),
    all: onAxis(total),
    tags: told.tags,
    toldFrom: from,
    undated,
  };
}

function firstShown(total: ReadonlyMap<number, number>, last: number): number {
  const oldest = Math.min(...total.keys());
  const wanted = ENOUGH * sum([...total.values()]);
  let held = 0;
  let period = last + 1;
  while (period > oldest && last - period + 1 < MOST_PERIODS) {
    if (held >= wanted && last - period + 1 >= FEWEST) break;
    period -= 1;
    held += total.get(period) ?? 0;
  }
  // Fewer periods in all than the least are still drawn on its axis: bars keep their width.
  return Math.min(period, last - FEWEST + 1);
}

/** Weeks since the Monday before 1970-01-01, a Thursday. */
function weekOf(date: string): number {
  return Math.floor((Date.parse(`${date}T00:00:00Z`) / DAY + 3) / 7);
}

function mondayOf(week: number): string {
  return new Date((week * 7 - 3) * DAY).toISOString().slice(0, 10);
}

/** Months since the year 0. */
function monthOf(date: string): number {
  const [year, month] = date.split("-").map(Number);
  return (year ?? 0) * 12 + (month ?? 1) - 1;
}

function monthText(month: number): string {
  const year = String(Math.floor(month / 12)).padStart(4, "0");
  return `${year}-${String((month % 12) + 1).padStart(2, "0")}`;
}

const MONTH_LENGTH = "2024-02".length;
const UNITS: Readonly<
  Record<Unit, { toNumber: (date: string) => number; toText: (n: number) => string }>
> = {
  week: { toNumber: weekOf, toText: mondayOf },
  month: { toNumber: monthOf, toText: monthText },
};
