/** The study's CSV: a file for each participant, a column for each field, a list in each cell. */
import { CsvError } from "csv-parse";
import { tellsOfTables } from "../../config/reading-checks.ts";
import type { Config, FieldConfig } from "../../config/types.ts";
import { type Fault, InputError } from "../../error.ts";
import { type Columns, findColumns, KNOWN_COLUMNS, namesOf } from "../columns.ts";
import { idOf } from "../file-ids.ts";
import { delimiterDoubts } from "../header-doubts.ts";
import { listFindings } from "../list-notices.ts";
import type { ParticipantFile, Row } from "../participant.ts";
import { cellFindings, rowNotices } from "../row-notices.ts";
import { MISSING, noFindings, toRow } from "../rows.ts";
import { parsePythonList } from "../python-list.ts";
import { beginsAsList } from "../separators.ts";
import { readTable, type TableInfo, tableNotices } from "../table.ts";
import { listedLengths, wrongLength } from "../wrong-lengths.ts";
import { authorColumn, missingAuthor } from "./author-column.ts";
import type { Format, Head, Hidden, Reading } from "./format.ts";

export const studyCsv: Format = {
  name: "study-csv",
  called: "CSV",
  method:
    "One CSV a participant. Each cell of a field is a Python list; each of its items is an occurrence.",
  fields: ["hashtags", "suggested_words"],
  recognises,
  read,
  eachHidden,
};

/**
 * A file under the study's own names with a list in some cell of a field, or with no cell in any. What
 * study.json says of columns and cells is for tables.
 */
function recognises({ name, table }: Head, config: Config): boolean {
  const { fields, files, format } = config;
  if (format === "study-csv") return true;
  if (table === null || table.delimiter !== "," || idOf(name, files) === null) return false;
  if (tellsOfTables(config)) return false;
  const places = fields.map((field) => table.header.indexOf(field.name)).filter((at) => at >= 0);
  const cells = table.rows.flatMap((row) => places.map((at) => (row[at] ?? "").trim()));
  const filled = cells.filter((cell) => !MISSING.has(cell));
  return places.length > 0 && (filled.length === 0 || filled.some(isList));
}

function isList(cell: string): boolean {
  // A quote after a blank is out of place: the reader says so.
  return beginsAsList(cell.replace(/^"/, "")) || parsePythonList(cell) !== null;
}

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
      faults.push(...found.faults, ...missingAuthor(file, line, cells, config));
      const author = authorColumn(cells, config);
      columns = found.columns === null ? null : { ...found.columns, author };
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
    throw new InputError([...faults, ...listedLengths(lengths), ...own], { cause: error });
  });
  faults.push(...info.faults);
  if (header === null)
    faults.push({ file, what: "no header, only blank lines", todo: "export it again" });
  faults.push(...listedLengths(lengths));
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
