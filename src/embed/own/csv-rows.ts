/** A CSV of vectors: a row a tag, the tag and then its numbers; a header or none. */
import { isUtf8 } from "node:buffer";
import { CsvError, parse } from "csv-parse/sync";
import { InputError } from "../../error.ts";
import type { GivenRow } from "./joined.ts";

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
/** What is not finite is said as that. */
const NOT_FINITE = /^[+-]?(?:nan|inf(?:inity)?)$/i;
/** How the column of tags is called, where those of numbers are called by their numbers. */
const HEADS = new Set(["", "tag", "tags", "hashtag", "word", "words", "text", "name", "index"]);

/** @throws InputError where it is no CSV */
export function csvRows(file: string, bytes: Buffer): GivenRow[] {
  const refused = (what: string, todo: string, line?: number): InputError =>
    new InputError([{ file, line, what, todo }]);
  if (!isUtf8(bytes)) throw refused("not UTF-8", "save it as CSV UTF-8");
  const rows: GivenRow[] = [];
  let isFirst = true;
  const take = (cells: string[], { lines }: { readonly lines: number }): null => {
    if (!isFirst || !isHeader(cells)) rows.push(rowOf(cells, lines));
    isFirst = false;
    return null;
  };
  const options = {
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
    // Each line by its own end, whatever the first one has.
    record_delimiter: ["\r\n", "\n", "\r"],
  };
  try {
    parse(bytes, { ...options, on_record: take });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error["lines"] === "number" ? error["lines"] : undefined;
    throw refused("a quote is out of place", "write a quote within quotes twice", line);
  }
  return rows;
}

/** A row of names; or of the numbers 0 and on, or 1 and on, as a table of numbers has them. */
function isHeader([head = "", ...cells]: readonly string[]): boolean {
  if (cells.length === 0) return false;
  const names = cells.map((cell) => cell.trim());
  if (names.every((cell) => !NUMBER.test(cell) && !NOT_FINITE.test(cell))) return true;
  const isCounting = [0, 1].some((from) => names.every((cell, i) => cell === String(from + i)));
  return isCounting && HEADS.has(head.trim().toLowerCase());
}

function rowOf([tag = "", ...cells]: readonly string[], line: number): GivenRow {
  const numbers = new Float64Array(cells.length);
  let odd: string | undefined;
  for (const [i, cell] of cells.entries()) {
    const text = cell.trim();
    numbers[i] = NUMBER.test(text) ? Number(text) : NaN;
    if (Number.isNaN(numbers[i]) && !NOT_FINITE.test(text)) odd ??= cell;
  }
  return { tag, line, numbers, ...(odd === undefined ? {} : { odd }) };
}
