/** Rows → a CSV that a spreadsheet may open: the site's files, and what a page's script saves. */

/**
 * A spreadsheet runs a cell with such a start, some also after blanks; the full-width forms are run
 * in some languages.
 */
const FORMULA = /^(?:[\t\r\n]|[^\S\t\r\n]*[=+\-@＝＋－＠])/;
/**
 * Many countries' spreadsheets part cells at semicolons, some at tabs. There our quotes stand in
 * the middle of a cell and hold nothing together, so that such a start may also follow a semicolon,
 * a tab or a line end; quotes before it are taken off.
 */
const FORMULA_LATER = /[;\t\r\n](?=(?:"|[^\S\t\r\n])*[=+\-@＝＋－＠])/g;

/** A text from the data, or a figure, whose minus sign is no formula, with its decimals. */
type Cell = string | number | { readonly value: number; readonly decimals: number } | null;

/**
 * UTF-8, no byte order mark, LF. What would run as a formula has `'` before it, whether cells are
 * parted at commas, semicolons or tabs.
 */
export function csvText(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${row.map(cellText).join(",")}\n`).join("");
}

function cellText(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  if (typeof cell === "object") return cell.value.toFixed(cell.decimals);
  const within = cell.replace(FORMULA_LATER, "$&'");
  const safe = FORMULA.test(within) ? `'${within}` : within;
  const quoted = within !== cell || /[",\r\n]/.test(safe);
  return quoted ? `"${safe.replaceAll('"', '""')}"` : safe;
}
