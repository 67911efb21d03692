/** A CSV → its header and its rows; what spreadsheets and joined files put between them is left out. */
import { plural } from "../format.ts";
import type { Delimiter } from "./delimiter.ts";
import type { Fault, Notice } from "../error.ts";
import { type CsvInfo, type CsvRecord, readCsv } from "./csv.ts";

export interface TableInfo extends CsvInfo {
  /** Lines that tell spreadsheets what parts the columns, each above a header. */
  readonly sepLines: number;
  /** Lines that hold the header again. */
  readonly headersAgain: number;
  /** Of the first such line. */
  readonly headerAgainLine: number | null;
  readonly faults: readonly Fault[];
}

/** Takes the records of a table. */
export interface Table {
  /** Called once, before any row. */
  readonly header: (record: CsvRecord) => void;
  readonly row: (record: CsvRecord) => void;
}

/**
 * Streams a file to its header and its rows, which may have too few or too many cells.
 *
 * @param names columns that are looked for: a line of several of them is a header
 * @throws InputError as `readCsv` does
 */
export async function readTable(
  file: string,
  names: readonly string[],
  table: Table,
  delimiter: Delimiter = ",",
): Promise<TableInfo> {
  let header: readonly string[] | null = null;
  let isOther: (cells: readonly string[]) => boolean = () => false;
  let sepLines = 0;
  let headersAgain = 0;
  let headerAgainLine: number | null = null;
  const others: CsvRecord[] = [];
  const info = await readCsv(
    file,
    (record) => {
      const { cells, line } = record;
      if (header === null) {
        if (sepLines === 0 && isSepLine(cells)) sepLines = 1;
        else {
          header = cells.map((cell) => cell.trim());
          isOther = headerTest(header, names);
          table.header(record);
        }
      } else if (cells.length !== header.length && isSepLine(cells)) sepLines += 1;
      else if (!isOther(cells)) table.row(record);
      else if (isSame(cells, header)) {
        headersAgain += 1;
        headerAgainLine ??= line;
      } else others.push(record);
    },
    delimiter,
  );
  const faults = otherHeaders(file, others, header ?? []);
  return { ...info, sepLines, headersAgain, headerAgainLine, faults };
}

/** `sep=;`, which Excel reads and writes; its own mark may have parted it. */
function isSepLine(cells: readonly string[]): boolean {
  return cells.length <= 2 && /^sep=.?$/i.test(cells.join(",").trim());
}

function isSame(cells: readonly string[], header: readonly string[]): boolean {
  return cells.length === header.length && cells.every((cell, i) => cell.trim() === header[i]);
}

/** Not of a header: a list, a number, a time. */
const VALUE = /^(?:[[({]|[\d.,+-]+(?:e\+?\d+)?$|\d{4}-\d\d?-\d\d?)/i;

/** @returns whether cells are a header, this or another: names of columns, and no value beside them */
function headerTest(
  header: readonly string[],
  names: readonly string[],
): (cells: readonly string[]) => boolean {
  const known = new Set(names.map((name) => name.toLowerCase()));
  const isKnown = (cell: string): boolean =>
    cell.length < 200 && known.has(cell.trim().toLowerCase());
  const first = header.findLastIndex(isKnown);
  return (cells) => {
    // Nearly every row is told by one cell.
    if (cells[first] === "" || cells[first]?.startsWith("[") === true) return false;
    if (isSame(cells, header)) return true;
    if (!cells.every((cell) => cell !== "" && !VALUE.test(cell.trim()))) return false;
    const found = new Set(cells.filter(isKnown).map((cell) => cell.trim().toLowerCase()));
    // Of one name alone, a caption may be made.
    const enough =
      found.size > 1 || cells.filter((cell) => header.includes(cell.trim())).length > 1;
    return enough;
  };
}

function otherHeaders(
  file: string,
  others: readonly CsvRecord[],
  header: readonly string[],
): Fault[] {
  const [first] = others;
  if (first === undefined) return [];
  const sorted = (cells: readonly string[]): string =>
    JSON.stringify(cells.map((cell) => cell.trim()).toSorted());
  const how =
    sorted(first.cells) === sorted(header)
      ? "names the same columns in another order"
      : "names other columns";
  const more = others.length === 1 ? "" : `, and ${plural(others.length - 1, "more line")} do`;
  return [
    {
      file,
      line: first.line,
      what: `another header within the file, which ${how} than the first${more}`,
      todo: "bring both parts to the same columns before you put them together",
    },
  ];
}

/** What a table has beside its rows. */
export function tableNotices(file: string, info: TableInfo): Notice[] {
  const { sepLines, headersAgain, headerAgainLine, boms, bomsWithin, lf, crlf, cr } = info;
  const notices: Notice[] = [];
  const note = (what: string): void => {
    notices.push({ file, what });
  };
  if (boms === 1) note("starts with a byte order mark");
  if (boms > 1) note(`starts with ${plural(boms, "byte order mark")}`);
  if (bomsWithin > headersAgain)
    note(`${plural(bomsWithin, "byte order mark")} before later lines left out`);
  if (sepLines > 0) note(`${plural(sepLines, "line")} for spreadsheets (sep=), left out`);
  if (headerAgainLine !== null) {
    const shown = `${plural(headersAgain, "line")} with the header again, left out`;
    notices.push({ file, line: headerAgainLine, what: shown, shown });
  }
  const kinds = [crlf > 0 && "CRLF", cr > 0 && "CR", lf > 0 && "LF"].filter(Boolean);
  if (kinds.length > 1) note(`mixed line ends: ${kinds.join(", ")}`);
  else if (crlf > 0 || cr > 0) note(`line ends are ${kinds[0]}`);
  if (info.blankLines > 0) note(`${plural(info.blankLines, "blank line")} skipped`);
  return notices;
}
