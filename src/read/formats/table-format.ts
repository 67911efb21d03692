/** The reader that all tables share; what is peculiar to a tool is in its shape. */
import type { Config } from "../../config/types.ts";
import { type Fault, InputError } from "../../error.ts";
import { idOf } from "../file-ids.ts";
import type { ParticipantFile } from "../participant.ts";
import { readTable, type TableInfo, tableNotices } from "../table.ts";
import { goneFrom } from "../withdrawal-list.ts";
import { listedLengths, wrongLength } from "../wrong-lengths.ts";
import type { Format, Head, Hidden, Reading } from "./format.ts";
import { headOf } from "./head.ts";
import {
  doubledColumns,
  missingColumns,
  type TableColumns,
  tableColumns,
} from "./table-columns.ts";
import { tableFindings } from "./table-findings.ts";
import { TableCollector } from "./table-rows.ts";
import { KNOWN_NAMES, spreadColumns, type TableShape } from "./table-shape.ts";

/** A format with the columns by which a file of it is known. */
export interface TableFormat extends Format {
  readonly signatures: TableShape["signatures"];
}

export function tableFormat(shape: TableShape): TableFormat {
  const { name, called, method, fields, signatures } = shape;
  return {
    name,
    called,
    method,
    fields,
    signatures,
    recognises: (head, config) => recognises(head, config, shape),
    read: (file, config) => read(file, config, shape),
    eachHidden: (file, _fields, hidden, config) => eachHidden(file, hidden, config, shape),
  };
}

/** By the columns that tell a tool; any table, by a field in it or by what else tells of videos. */
function recognises({ name, table }: Head, config: Config, shape: TableShape): boolean {
  if (table === null) return false;
  const { header } = table;
  if (shape.name !== "table")
    return shape.signatures.some((names) => names.every((name) => header.includes(name)));
  const { fields, videoId, timestamp, caption } = tableColumns(header, shape, config);
  if (fields.size > 0) return true;
  // A file that bears the study's own name lacks its column, and that is what is to be said.
  const isOwn = idOf(name, config.files) !== null;
  return !isOwn && caption !== null && (videoId !== null || timestamp !== null);
}

async function read(
  { id, file }: ParticipantFile,
  config: Config,
  shape: TableShape,
): Promise<Reading> {
  const isGone = goneFrom(config.dataDir);
  const lengths: Fault[] = [];
  let found: { header: readonly string[]; columns: TableColumns; rows: TableCollector } | null =
    null;
  const faults: Fault[] = [];
  const { delimiter, header: names = [] } = headOf(file).table ?? { delimiter: "," };
  const info = await readTable(
    file,
    wanted(config),
    {
      header: ({ cells, line }) => {
        const header = namedColumns(cells, names);
        faults.push(...missingColumns(file, line, header, config));
        const columns = tableColumns(header, shape, config);
        faults.push(...doubledColumns(file, line, header, columns));
        found = { header, columns, rows: new TableCollector(columns, config, isGone) };
      },
      row: ({ cells, line }) => {
        if (found === null) return;
        const { header, rows } = found;
        if (cells.length === header.length) rows.add(cells, line);
        else lengths.push(wrongLength(file, line, cells.length, header.length));
      },
    },
    delimiter,
  ).catch((error: unknown): TableInfo => {
    if (!(error instanceof InputError)) throw error;
    throw new InputError([...faults, ...listedLengths(lengths), ...error.faults], { cause: error });
  });
  faults.push(...info.faults, ...listedLengths(lengths));
  if (found === null) {
    const empty: Fault = { file, what: "no header, only blank lines", todo: "export it again" };
    return {
      participants: [],
      columns: [],
      faults: [...faults, empty],
      notices: [],
      state: info.state,
    };
  }
  return readingOf({ id, file }, config, shape, found, { info, faults });
}

interface Found {
  readonly header: readonly string[];
  readonly columns: TableColumns;
  readonly rows: TableCollector;
}

function readingOf(
  { id, file }: ParticipantFile,
  config: Config,
  shape: TableShape,
  { header, columns, rows: collected }: Found,
  { info, faults }: { info: TableInfo; faults: readonly Fault[] },
): Reading {
  const rows = collected.end();
  const findings = tableFindings({ file, header, columns, rows, shape, config });
  const { blankLines, headersAgain, state } = info;
  const isOwned = columns.participant !== null;
  const participants = isOwned
    ? [...rows.byOwner].map(([owner, own]) => ({
        id: owner,
        file: `${file}[${owner}]`,
        rows: own,
        blankLines: 0,
        headersAgain: 0,
      }))
    : [{ id, file, rows: rows.byOwner.get("") ?? [], blankLines, headersAgain }];
  return {
    participants,
    columns: [...new Set([...columns.fields.keys(), ...findings.told, ...header])],
    faults: [...faults, ...findings.faults],
    notices: [...tableNotices(file, info), ...findings.notices],
    state,
  };
}

/** The names of a header, and "" for a column of row names that it leaves out. */
function namedColumns(cells: readonly string[], head: readonly string[]): readonly string[] {
  return cells.length + 1 === head.length && head[0] === ""
    ? head
    : cells.map((cell) => cell.trim());
}

/** Columns by which a line that is a header again is known. */
function wanted({ fields, columns }: Config): string[] {
  const said = [...columns.values()].filter((source) => typeof source === "string");
  const known = Object.values(KNOWN_NAMES).flat();
  return [...new Set([...fields.map(({ name }) => name), ...said, ...known])];
}

/** All but the texts of fields, and of other columns that hold hashtags too: others share those. */
async function eachHidden(
  file: string,
  hidden: Hidden,
  config: Config,
  shape: TableShape,
): Promise<void> {
  const { delimiter, header: names = [] } = headOf(file).table ?? { delimiter: "," };
  const open = new Set<number>();
  let owner: number | null = null;
  await readTable(
    file,
    wanted(config),
    {
      header: ({ cells }) => {
        const header = namedColumns(cells, names);
        const columns = tableColumns(header, shape, config);
        owner = columns.participant;
        for (const at of openColumns(header, columns)) open.add(at);
        const named = new Set<string>([
          ...config.fields.map(({ name }) => name),
          "video_id",
          "video_timestamp",
        ]);
        for (const name of header) if (!named.has(name)) hidden.column(name);
      },
      row: ({ cells }) => {
        for (const [at, cell] of cells.entries())
          if (at === owner) hidden.participant(cell.trim());
          else if (!open.has(at) && !cell.startsWith("[")) hidden.value(cell);
      },
    },
    delimiter,
  );
}

function openColumns(header: readonly string[], { fields }: TableColumns): number[] {
  const shown = [...fields.values()].flatMap((source) =>
    source.kind === "spread" ? source.places : source.kind === "cell" ? [source.at] : [],
  );
  const others = KNOWN_NAMES.hashtags.flatMap((name) => [
    ...header.flatMap((cell, at) => (cell === name ? [at] : [])),
    ...spreadColumns(header, name),
  ]);
  return [...shown, ...others];
}
