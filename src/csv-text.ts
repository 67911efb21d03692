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

/** What a spreadsheet takes for a figure, a time or a truth where nobody tells it that it is a text. */
const FIGURE = /^\s*(?:[('"]?\p{Sc}?\s*[.,]?\p{Nd}|(?:true|false|wahr|falsch|vrai|faux)\s*$)/iu;
/** And for a date: months as the larger languages of Europe begin them, with a day or a year. */
const DATE =
  /^\s*(?:jan|gen|ene|feb|f[eé]v|mar|m[aä]r|apr|abr|avr|ma[iyg]|jun|giu|jui|jul|lug|aug|ago|ao[uû]|sep|set|o[ckut]t|out|nov|de[cz]|d[eé]c|dic)\p{L}*[\s./,-]*\p{Nd}/iu;
const BYTE_ORDER_MARK = "\ufeff";

/**
 * The same for a double click: with a byte order mark, so that accents are read, and `'` also before
 * texts such as 1/2, 00123 or 1e5, which would become a date or a figure.
 */
export function spreadsheetText(rows: readonly (readonly Cell[])[]): string {
  const asText = (cell: Cell): Cell =>
    typeof cell === "string" && (FIGURE.test(cell) || DATE.test(cell)) ? `'${cell}` : cell;
  return BYTE_ORDER_MARK + csvText(rows.map((row) => row.map(asText)));
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
