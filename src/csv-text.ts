/** Rows → a CSV that a spreadsheet may open: the site's files, and what a page's script saves. */

/** A spreadsheet runs a cell with such a start; the full-width forms are run in some languages. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** A text from the data, or a figure, whose minus sign is no formula, with its decimals. */
type Cell = string | number | { readonly value: number; readonly decimals: number } | null;

/** UTF-8, no byte order mark, LF. A text that would run as a formula has `'` before it. */
export function csvText(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${row.map(cellText).join(",")}\n`).join("");
}

function cellText(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  if (typeof cell === "object") return cell.value.toFixed(cell.decimals);
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
