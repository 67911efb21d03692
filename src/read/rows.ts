/** One record of a CSV → a row: its video, its day, its cells. */
import type { Columns } from "./columns.ts";
import type { Cell, Row } from "./participant.ts";
import { parsePythonList } from "./python-list.ts";
import { idInAddress, isRounded } from "./video-ids.ts";

/** What was found in cells of a field so far. */
export interface Finding {
  cells: number;
  /** What there is of it in these cells: one each, but for missing items. */
  items: number;
  /** Of the first such cell. */
  readonly line: number;
  readonly example: string;
}

/** By field, the cells that cannot be taken as they are. */
export interface Findings {
  /** No list of texts at all. */
  readonly malformed: Map<string, Finding>;
  /** Texts without a comma between them, read apart. */
  readonly unparted: Map<string, Finding>;
  /** A bare `...`, where texts were left out. */
  readonly shortened: Map<string, Finding>;
  /** Lists of which items are missing; each such item counts. */
  readonly missing: Map<string, Finding>;
}

export function noFindings(): Findings {
  return { malformed: new Map(), unparted: new Map(), shortened: new Map(), missing: new Map() };
}

export function toRow(
  cells: readonly string[],
  columns: Columns,
  line: number,
  findings: Findings,
): Row {
  const byField = new Map<string, Cell>();
  for (const [field, index] of columns.fields) {
    const text = cells[index] ?? "";
    const list = MISSING.has(text.trim()) ? "missing" : parsePythonList(text);
    if (list === null) note(findings.malformed, field, line, text);
    else if (list !== "missing") {
      if (list.unparted) note(findings.unparted, field, line, text);
      if (list.shortened) note(findings.shortened, field, line, text);
      if (list.missing > 0) note(findings.missing, field, line, text, list.missing);
    }
    byField.set(field, list === null ? "malformed" : list === "missing" ? list : list.items);
  }
  const at = (index: number | null): string => (index === null ? "" : (cells[index] ?? "").trim());
  const id = at(columns.videoId);
  const own = { line, date: toDate(at(columns.timestamp)), cells: byField };
  const row = columns.author === null ? own : { ...own, author: at(columns.author) };
  if (isRounded(id)) return { ...row, videoId: id, addresses: addressesIn(cells) };
  return { ...row, videoId: MISSING.has(id) ? "" : id };
}

/** What an export says of a video beside its id may still hold it. */
export function addressesIn(cells: readonly string[]): Map<number, string> {
  const found = cells.map((cell, i) => [i, idInAddress(cell.trim())] as const);
  return new Map(found.filter((pair): pair is [number, string] => pair[1] !== null));
}

/** What pandas writes for a missing value is no list, and no fault either. */
export const MISSING: ReadonlySet<string> = new Set([
  "",
  "nan",
  "NaN",
  "None",
  "null",
  "NULL",
  "NA",
  "N/A",
  "<NA>",
]);

export function note(
  found: Map<string, Finding>,
  field: string,
  line: number,
  example: string,
  items = 1,
): void {
  const known = found.get(field);
  if (known === undefined) found.set(field, { cells: 1, items, line, example });
  else {
    known.cells += 1;
    known.items += items;
  }
}

function toDate(text: string): string | null {
  const date = /^(\d{4})-(\d{2})-(\d{2})(?=$|[T ])/.exec(text);
  if (date === null) return null;
  const [day = "", year, month, dayOfMonth] = date;
  const parsed = new Date(Date.UTC(Number(year), Number(month) - 1, Number(dayOfMonth)));
  return parsed.toISOString().startsWith(day) ? day : null;
}
