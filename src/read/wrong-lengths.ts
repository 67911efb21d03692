/** Rows with too few or too many cells. */
import type { Fault } from "../error.ts";

/** So many of them are listed for a file; the rest are counted in one line. */
const MAX_LISTED = 20;

export function wrongLength(file: string, line: number, cells: number, header: number): Fault {
  return {
    file,
    line,
    what: `${cells} cells, but the header has ${header}`,
    todo: "quote the cells that hold commas, or complete the row",
  };
}

export function listedLengths(faults: readonly Fault[]): Fault[] {
  const first = faults[MAX_LISTED];
  if (first === undefined) return [...faults];
  const more = faults.length - MAX_LISTED;
  return [
    ...faults.slice(0, MAX_LISTED),
    { ...first, what: `${more} more rows with too few or too many cells from here on` },
  ];
}
