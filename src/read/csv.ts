/** One CSV file → records with the line where each starts. Parsing itself is csv-parse's. */
import { CsvError, parse } from "csv-parse";
import { InputError } from "../error.ts";
import type { Delimiter } from "./delimiter.ts";
import { readText, type TextInfo } from "./text-file.ts";

/** Longer cells are no list of tags; pandas writes none, but a lost quote makes one. */
const MAX_CELL_BYTES = 16 * 1024 * 1024;

export interface CsvRecord {
  readonly cells: readonly string[];
  /** 1-based line of the file on which the record starts. */
  readonly line: number;
}

export interface CsvInfo extends TextInfo {
  readonly blankLines: number;
}

/**
 * Streams a file through the record handler, blank lines left out.
 *
 * @throws InputError where the file is no UTF-8 CSV, or is no longer there or as it was when it was
 *   opened; records before that were handed over
 */
export async function readCsv(
  file: string,
  onRecord: (record: CsvRecord) => void,
  delimiter: Delimiter = ",",
): Promise<CsvInfo> {
  // Where the record in hand started: the line after the last one's end, blank lines passed.
  let last = { lines: 0, empty_lines: 0 };
  const startLine = (empty_lines: number): number =>
    last.lines + 1 + empty_lines - last.empty_lines;
  const parser = parse({
    delimiter,
    record_delimiter: "\n",
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: 4 * MAX_CELL_BYTES,
    on_record: (cells: string[], { lines, empty_lines }) => {
      const line = startLine(empty_lines);
      last = { lines, empty_lines };
      const long = cells.findIndex((cell) => Buffer.byteLength(cell) > MAX_CELL_BYTES);
      if (long !== -1) throw longCell(file, line, `column ${long + 1} holds more than 16 MB`);
      onRecord({ cells, line });
      return null;
    },
  });
  const info = await readText(file, parser.resume(), (error) =>
    error instanceof CsvError
      ? flawOf(error, file, startLine(Number(error.empty_lines ?? last.empty_lines)))
      : error,
  );
  // csv-parse counts the nothing after the last line end as a blank line.
  const trailing = Math.max(0, parser.info.empty_lines - last.empty_lines - 1);
  return { ...info, blankLines: last.empty_lines + trailing };
}

/** @returns what can be mended, or the error itself */
function flawOf(error: CsvError, file: string, line: number): unknown {
  if (error.code === "CSV_MAX_RECORD_SIZE")
    return longCell(file, line, "a record of more than 64 MB starts here");
  if (!/QUOTE/.test(error.code)) return error;
  return new InputError([{ file, line, ...quoteFault(error) }], { cause: error });
}

function quoteFault({ code, field }: CsvError): { what: string; todo: string } {
  // What of the cell stands before its quote.
  if (code === "INVALID_OPENING_QUOTE" && typeof field === "string" && field.trim() === "")
    return {
      what: "a blank between a comma and a quote in the record that starts here",
      todo: "take out the blanks after the commas",
    };
  const how = code === "CSV_QUOTE_NOT_CLOSED" ? "never closed" : "out of place";
  return {
    what: `a quote in the record that starts here is ${how}`,
    todo: "close the quote, or double it inside a quoted cell",
  };
}

function longCell(file: string, line: number, what: string): InputError {
  return new InputError([{ file, line, what, todo: "check the quotes of that record" }]);
}
