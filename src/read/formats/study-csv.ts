/** The study's CSV: a file for each participant, a column for each field, a list in each cell. */
import { CsvError } from "csv-parse";
import type { Config, FieldConfig } from "../../config/types.ts";
import { type Fault, InputError } from "../../error.ts";
import { type Columns, findColumns, KNOWN_COLUMNS, namesOf } from "../columns.ts";
import { delimiterDoubts } from "../header-doubts.ts";
import { listFindings } from "../list-notices.ts";
import type { ParticipantFile, Row } from "../participant.ts";
import { cellFindings, rowNotices } from "../row-notices.ts";
import { noFindings, toRow } from "../rows.ts";
import { readTable, type TableInfo, tableNotices } from "../table.ts";
import type { Format, Hidden, Reading } from "./format.ts";

export const studyCsv: Format = {
  name: "CSV",
  method:
    "One CSV a participant. Each cell of a field is a Python list; each of its items is an occurrence.",
  ending: ".csv",
  read,
  eachHidden,
};

/** So many faults of one kind are listed for a file; the rest are counted in one line. */
const MAX_LISTED = 20;

async function read({ id, file }: ParticipantFile, config: Config): Promise<Reading> {
  let header: readonly string[] | null = null;
  let columns: Columns | null = null;
  const faults: Fault[] = [];
  const rows: Row[] = [];
  const lengths: Fault[] = [];
  const findings = noFindings();
  const info = await readTable(file, namesOf(config.fields), {
    header: ({ cells, line }) => {
      header = cells;
      const found = findColumns(file, cells, line, config.fields);
      faults.push(...found.faults);
      columns = found.columns;
      // Nothing can be said of rows whose columns are not known.
      if (columns === null) throw new InputError([]);
    },
    row: ({ cells, line }) => {
      if (header === null || columns === null) return;
      if (cells.length === header.length) rows.push(toRow(cells, columns, line, findings));
      else lengths.push(wrongLength(file, line, cells.length, header.length));
    },
  }).catch((error: unknown): TableInfo => {
    if (!(error instanceof InputError)) throw error;
    // Quotes are out of place where something else than commas parts the columns.
    const other =
      header === null && error.cause instanceof CsvError
        ? delimiterDoubts(file, 1, namesOf(config.fields))
        : [];
    const own = other.length > 0 ? other : error.faults;
    throw new InputError([...faults, ...listed(lengths), ...own], { cause: error });
  });
  faults.push(...info.faults);
  if (header === null)
    faults.push({ file, what: "no header, only blank lines", todo: "export it again" });
  faults.push(...listed(lengths));
  const notices = tableNotices(file, info);
  if (header !== null && rows.length === 0 && lengths.length === 0)
    notices.push({ file, what: "a header and no row" });
  const cells = cellFindings(file, findings, rows.length);
  const lists = listFindings(file, findings);
  faults.push(...cells.faults, ...lists.faults);
  notices.push(...cells.notices, ...lists.notices);
  notices.push(...rowNotices(file, rows, columns));
  const { blankLines, headersAgain, state } = info;
  const participants = [{ id, file, rows, blankLines, headersAgain }];
  return { participants, columns: header ?? [], faults, notices, state };
}

function wrongLength(file: string, line: number, cells: number, header: number): Fault {
  return {
    file,
    line,
    what: `${cells} cells, but the header has ${header}`,
    todo: "quote the cells that hold commas, or complete the row",
  };
}

function listed(faults: readonly Fault[]): Fault[] {
  const first = faults[MAX_LISTED];
  if (first === undefined) return [...faults];
  const more = faults.length - MAX_LISTED;
  return [
    ...faults.slice(0, MAX_LISTED),
    { ...first, what: `${more} more rows with too few or too many cells from here on` },
  ];
}

async function eachHidden(
  file: string,
  fields: readonly FieldConfig[],
  hidden: Hidden,
): Promise<void> {
  const shown = new Set(fields.map(({ name }) => name));
  const named = new Set<string>([...shown, ...KNOWN_COLUMNS]);
  let names: readonly string[] = [];
  await readTable(file, [...named], {
    header: ({ cells }) => {
      for (const name of cells) if (!named.has(name.trim())) hidden.column(name);
      names = cells.map((name) => name.trim());
    },
    row: ({ cells }) => {
      for (const [i, cell] of cells.entries())
        // A list of texts is a column that could be shown: its texts are tags, which others share.
        if (!shown.has(names[i] ?? "") && !cell.startsWith("[")) hidden.value(cell);
    },
  });
}
