/** The study's CSV: a file for each participant, a column for each field, a Python list in each cell. */
import type { Config, FieldConfig } from "../../config/types.ts";
import type { Fault, Notice } from "../../error.ts";
import { type Columns, findColumns, KNOWN_COLUMNS } from "../columns.ts";
import { type CsvInfo, readCsv } from "../csv.ts";
import type { ParticipantFile, Row } from "../participant.ts";
import { cellFindings, rowNotices } from "../row-notices.ts";
import { type Findings, toRow } from "../rows.ts";
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
  const findings: Findings = { malformed: new Map(), joined: new Map() };
  const info = await readCsv(file, ({ cells, line }) => {
    if (header === null || columns === null) {
      header = cells;
      const found = findColumns(file, cells, line, config.fields);
      faults.push(...found.faults);
      columns = found.columns;
      return;
    }
    if (cells.length !== header.length)
      lengths.push({
        file,
        line,
        what: `${cells.length} cells, but the header has ${header.length}`,
        todo: "quote the cells that hold commas, or complete the row",
      });
    else rows.push(toRow(cells, columns, line, findings));
  });
  if (header === null)
    faults.push({ file, what: "no header, only blank lines", todo: "export it again" });
  faults.push(...listed(lengths));
  const notices = textNotices(file, info);
  if (header !== null && rows.length === 0 && lengths.length === 0)
    notices.push({ file, what: "a header and no row" });
  const cells = cellFindings(file, findings, rows.length);
  faults.push(...cells.faults);
  notices.push(...cells.notices);
  notices.push(...rowNotices(file, rows, columns));
  const participants = [{ id, file, rows, blankLines: info.blankLines }];
  return { participants, columns: header ?? [], faults, notices, state: info.state };
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

function textNotices(file: string, { bom, lf, crlf, cr, blankLines }: CsvInfo): Notice[] {
  const notices: Notice[] = [];
  if (bom) notices.push({ file, what: "starts with a byte order mark" });
  const kinds = [crlf > 0 && "CRLF", cr > 0 && "CR", lf > 0 && "LF"].filter(Boolean);
  if (kinds.length > 1) notices.push({ file, what: `mixed line ends: ${kinds.join(", ")}` });
  else if (crlf > 0 || cr > 0) notices.push({ file, what: `line ends are ${kinds[0]}` });
  if (blankLines > 0) notices.push({ file, what: `${blankLines} blank lines skipped` });
  return notices;
}

async function eachHidden(
  file: string,
  fields: readonly FieldConfig[],
  hidden: Hidden,
): Promise<void> {
  const shown = new Set(fields.map(({ name }) => name));
  const named = new Set<string>([...shown, ...KNOWN_COLUMNS]);
  let names: readonly string[] | null = null;
  await readCsv(file, ({ cells }) => {
    if (names === null) {
      for (const name of cells) if (!named.has(name.trim())) hidden.column(name);
      names = cells.map((name) => name.trim());
      return;
    }
    for (const [i, cell] of cells.entries())
      // A list of texts is a column that could be shown: its texts are tags, which others share.
      if (!shown.has(names[i] ?? "") && !cell.startsWith("[")) hidden.value(cell);
  });
}
