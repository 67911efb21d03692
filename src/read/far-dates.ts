/** Dates far after all others of a file, such as a year mistyped: they would leave every axis empty but for its ends. */
import { type Notice, quote } from "../error.ts";
import { plural } from "../format.ts";
import type { Row } from "./participant.ts";

/** Years without any date before those that are far. */
const GAP = 2;
/** At most this share of the dated rows is far; more of them are a time of their own. */
const FEW = 0.02;

/** Rows whose date lies beyond such a gap go on without one: they count, but stand on no axis and in no span. */
export function withoutFarDates(
  file: string,
  rows: readonly Row[],
): { rows: readonly Row[]; notices: Notice[] } {
  const start = firstFar(rows.flatMap(({ date }) => date ?? []).toSorted());
  if (start === null) return { rows, notices: [] };
  const isFar = ({ date }: Row): boolean => date !== null && date >= start;
  const far = rows.filter(isFar);
  const [first] = far;
  const what = `${plural(far.length, "row is", "rows are")} dated more than two years after all others`;
  const end = "; counted, but on no time axis and in no span of dates";
  return {
    rows: rows.map((row) => (isFar(row) ? { ...row, date: null } : row)),
    notices: [
      {
        file,
        ...(first === undefined ? {} : { line: first.line }),
        what: `${what}, first ${quote(first?.date ?? "")}${end}`,
        shown: `${what}${end}`,
      },
    ],
  };
}

/** @param dates sorted */
function firstFar(dates: readonly string[]): string | null {
  const least = dates.length - Math.floor(dates.length * FEW);
  const at = dates.findIndex((date, i) => i >= least && isBeyond(dates[i - 1] ?? date, date));
  return dates[at] ?? null;
}

function isBeyond(before: string, after: string): boolean {
  const years = Number(after.slice(0, 4)) - Number(before.slice(0, 4));
  return years > GAP || (years === GAP && after.slice(4) > before.slice(4));
}
