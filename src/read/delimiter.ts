/** What parts the columns of a table, told from how it begins. */
import { CsvError } from "csv-parse";
import { parse } from "csv-parse/sync";
import { parsePythonList } from "./python-list.ts";

export type Delimiter = "," | ";" | "\t" | "|";

/** So many records tell the shape of a file. */
const RECORDS = 50;
const DELIMITERS = [",", ";", "\t", "|"] as const;

/** What parts most lines into as many cells as the first has, and lets lists be read; bars only where every line fits. */
export function delimiterOf(head: string): Delimiter {
  let best: { mark: Delimiter; score: number } = { mark: ",", score: 0 };
  for (const mark of DELIMITERS) {
    const records = recordsOf(head, mark);
    const width = records[0]?.length ?? 0;
    if (width < 2) continue;
    const even = records.filter(({ length }) => length === width).length / records.length;
    // A bar parts hashtags oftener than columns.
    if (mark === "|" && even < 1) continue;
    const lists = records.some((cells) => cells.some((cell) => parsePythonList(cell) !== null));
    const score = even + (lists ? 1 : 0) + Math.min(width, 100) / 1000;
    if (score > best.score) best = { mark, score };
  }
  return best.mark;
}

/** Without marks of byte order, with LF at line ends, and without the line that tells spreadsheets of a mark. */
export function plainText(text: string): string {
  const lines = text.replaceAll("\uFEFF", "").replaceAll(/\r\n?/g, "\n");
  return lines.replace(/^"?sep=.?"?\n/i, "");
}

/** The first records; those before the first that is no CSV. */
export function recordsOf(head: string, delimiter: string): readonly (readonly string[])[] {
  const records: string[][] = [];
  try {
    parse(head, {
      delimiter,
      record_delimiter: "\n",
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      to: RECORDS,
      on_record: (cells: string[]) => {
        records.push(cells);
        return null;
      },
    });
  } catch (error) {
    // The head may end within a quoted cell.
    if (!(error instanceof CsvError)) throw error;
  }
  return records;
}
