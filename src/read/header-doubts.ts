/** What is wrong with a file whose header names no known column, told from the shape of its lines. */
import { type Fault, quote } from "../error.ts";
import { readHead } from "../files/head-of-file.ts";
import { delimiterOf, plainText, recordsOf } from "./delimiter.ts";
import { holdingLists, type LikelyColumns, likelyColumns } from "./columns-by-content.ts";
import { parsePythonList } from "./python-list.ts";

/** So much of a file tells its shape. */
const HEAD = 256 * 1024;

type Records = readonly (readonly string[])[];

/** Columns of a file by what its first rows hold. */
export function columnsByContent(file: string): LikelyColumns {
  const [header = [], ...rows] = recordsOf(headOf(file), ",");
  return likelyColumns(header, rows);
}

/**
 * @param header the cells of the first line, as commas part them
 * @param names of the columns that are looked for
 */
export function headerDoubts(
  file: string,
  header: readonly string[],
  line: number,
  names: readonly string[],
): Fault[] {
  const head = headOf(file);
  const single = recordsOf(head, ",").every(({ length }) => length === 1);
  const [whole = ""] = header;
  if (header.length === 1 && single && whole.includes(",")) {
    const inner = recordsOf(head, ",")
      .map(([cell]) => cell)
      .join("\n");
    return [
      {
        file,
        line,
        what: "each line is one quoted cell, as when a CSV is opened as one column and saved",
        todo: "take the file from before that, or export it again",
      },
      ...unknown(file, line, recordsOf(inner, ","), names),
    ];
  }
  const other = delimiterDoubts(file, line, names);
  return other.length > 0 ? other : unknown(file, line, recordsOf(head, ","), names);
}

/** Of a table whose columns something else than commas parts; nothing where commas do. */
export function delimiterDoubts(file: string, line: number, names: readonly string[]): Fault[] {
  const head = headOf(file);
  const mark = delimiterOf(head);
  return mark === "," ? [] : unknown(file, line, recordsOf(head, mark), names);
}

/** Nothing where a column that is looked for is there. */
function unknown(file: string, line: number, records: Records, names: readonly string[]): Fault[] {
  const [header = [], ...rows] = records;
  const isHeader = (cells: readonly string[]): boolean =>
    cells.some((cell) => names.includes(cell.trim()));
  if (isHeader(header)) return [];
  const none = `no column that is known: none is called ${names.map((name) => quote(name)).join(" or ")}`;
  if (header.some(isValue))
    return [
      {
        file,
        line,
        what: `${none}; there is no header, line ${line} is a row`,
        todo: "put the header back",
      },
    ];
  if (rows.slice(0, 10).some(isHeader))
    return [
      {
        file,
        line,
        what: `${none} in the first line`,
        todo: "take out what stands above the header",
      },
    ];
  const todo = 'put the header back, or name the columns to map under "fields" in study.json';
  const lists = holdingLists(likelyColumns(header, rows), names);
  const rename = 'name it under "fields" in study.json, or rename the columns';
  return [{ file, line, what: none, todo: lists === "" ? todo : `${lists}${rename}` }];
}

/** A list, an id or a time, which no column is called. */
function isValue(cell: string): boolean {
  return /^\s*(?:\d{6,}|\d{4}-\d\d-\d\d.*)\s*$/s.test(cell) || parsePythonList(cell) !== null;
}

function headOf(file: string): string {
  return plainText((readHead(file, HEAD) ?? Buffer.alloc(0)).toString("utf8"));
}
