/** One CSV file → records with the line where each starts. Parsing itself is csv-parse's. */
import { createReadStream } from "node:fs";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { CsvError, parse } from "csv-parse";
import { type TextOddities, TextGuard } from "./text-guard.ts";
import { InputError } from "../error.ts";
import { openRegular } from "../files/regular-file.ts";
import { changed, type FileState, mustBeAs, sizeIn, stateOf } from "../files/steady-file.ts";

/** Longer cells are no list of tags; pandas writes none, but a lost quote makes one. */
const MAX_CELL_BYTES = 16 * 1024 * 1024;

export interface CsvRecord {
  readonly cells: readonly string[];
  /** 1-based line of the file on which the record starts. */
  readonly line: number;
}

export interface CsvInfo extends TextOddities {
  readonly blankLines: number;
  /** Of the file, all the while that it was read. */
  readonly state: FileState;
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
): Promise<CsvInfo> {
  const descriptor = openRegular(file);
  if (descriptor === null) throw changed(file, "has gone since the folder was looked at");
  const state = stateOf(descriptor);
  // The stream closes what it reads, also where it is broken off: closed twice, the number may by then be
  // another file's.
  const source = createReadStream(file, { fd: descriptor });
  const closed = new Promise<void>((resolve) => source.once("close", () => resolve()));
  // What is wrong with half a file is the fault of whoever was writing it.
  const read = await parseStream(file, source, onRecord).finally(async () => {
    await closed;
    mustBeAs(state, file);
  });
  if (source.bytesRead !== sizeIn(state)) throw changed(file, "changed while it was read");
  return { ...read, state };
}

async function parseStream(
  file: string,
  source: Readable,
  onRecord: (record: CsvRecord) => void,
): Promise<Omit<CsvInfo, "state">> {
  const guard = new TextGuard(file);
  // Where the record in hand started: the line after the last one's end, blank lines passed.
  let last = { lines: 0, empty_lines: 0 };
  const startLine = (empty_lines: number): number =>
    last.lines + 1 + empty_lines - last.empty_lines;
  const parser = parse({
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
  try {
    await pipeline(source, guard, parser.resume());
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = startLine(Number(error.empty_lines ?? last.empty_lines));
    if (error.code === "CSV_MAX_RECORD_SIZE")
      throw longCell(file, line, "a record of more than 64 MB starts here");
    if (!/QUOTE/.test(error.code)) throw error;
    throw new InputError(
      [
        {
          file,
          line,
          ...quoteFault(error),
        },
      ],
      { cause: error },
    );
  }
  // csv-parse counts the nothing after the last line end as a blank line.
  const trailing = Math.max(0, parser.info.empty_lines - last.empty_lines - 1);
  return { ...guard.oddities, blankLines: last.empty_lines + trailing };
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
