/** One record of a CSV → a row: its video, its day, its cells. */
import type { Columns } from "./columns.ts";
import { parsePythonList } from "./python-list.ts";
import type { Cell } from "./tags.ts";

export interface Row {
  /** Empty where the column or the cell is. */
  readonly videoId: string;
  /** Day the video was posted, `2024-02-02`, or null where it cannot be read. */
  readonly date: string | null;
  /** By field; a field that the file lacks is missing. */
  readonly cells: ReadonlyMap<string, Cell>;
}

/** The malformed cells of a field so far. */
export interface Malformed {
  cells: number;
  /** Of the first such cell. */
  readonly line: number;
  readonly example: string;
}

export function toRow(
  cells: readonly string[],
  columns: Columns,
  line: number,
  malformed: Map<string, Malformed>,
): Row {
  const byField = new Map<string, Cell>();
  for (const [field, index] of columns.fields) {
    const text = cells[index] ?? "";
    const cell = toCell(text);
    byField.set(field, cell);
    if (cell !== "malformed") continue;
    const known = malformed.get(field);
    if (known === undefined) malformed.set(field, { cells: 1, line, example: text });
    else known.cells += 1;
  }
  const at = (index: number | null): string => (index === null ? "" : (cells[index] ?? "").trim());
  return { videoId: at(columns.videoId), date: toDate(at(columns.timestamp)), cells: byField };
}

/** What pandas writes for a missing value is no list, and no fault either. */
const MISSING = new Set(["", "nan", "NaN", "None", "null", "NULL", "NA", "N/A", "<NA>"]);

function toCell(text: string): Cell {
  if (MISSING.has(text.trim())) return "missing";
  return parsePythonList(text) ?? "malformed";
}

function toDate(text: string): string | null {
  const date = /^(\d{4})-(\d{2})-(\d{2})(?=$|[T ])/.exec(text);
  if (date === null) return null;
  const [day = "", year, month, dayOfMonth] = date;
  const parsed = new Date(Date.UTC(Number(year), Number(month) - 1, Number(dayOfMonth)));
  return parsed.toISOString().startsWith(day) ? day : null;
}
