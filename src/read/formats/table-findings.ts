/** What is said of a table that was read: faults with the setting that mends them, and how it was read. */
import type { Config } from "../../config/types.ts";
import { type Fault, type Notice, quote } from "../../error.ts";
import { plural } from "../../format.ts";
import { idOf } from "../file-ids.ts";
import { basename } from "node:path";
import { listFindings } from "../list-notices.ts";
import { cellFindings } from "../row-notices.ts";
import { calledSeparator, looksLikeCaptions } from "../separators.ts";
import { pasted } from "./paste.ts";
import type { TableColumns } from "./table-columns.ts";
import type { TableRows } from "./table-rows.ts";
import type { TableShape } from "./table-shape.ts";

export interface ReadTable {
  readonly file: string;
  readonly header: readonly string[];
  readonly columns: TableColumns;
  readonly rows: TableRows;
  readonly shape: TableShape;
  readonly config: Config;
}

export interface TableFindings {
  readonly faults: readonly Fault[];
  readonly notices: readonly Notice[];
  /** Fields of which it is said that the table lacks them. */
  readonly told: readonly string[];
}

export function tableFindings(table: ReadTable): TableFindings {
  const { file, rows, columns, config } = table;
  const isTold = columns.fields.size === 0 && columns.caption !== null;
  const cells = cellFindings(file, rows.findings, rows.count);
  const lists = listFindings(file, rows.findings);
  const none: Notice[] = rows.count === 0 ? [{ file, what: "a header and no row" }] : [];
  return {
    told: isTold ? config.fields.map(({ name }) => name) : [],
    faults: [...captionFaults(table), ...cells.faults, ...lists.faults],
    notices: [
      ...none,
      howRead(table),
      ...cells.notices,
      ...lists.notices,
      ...captionNotices(table),
      ...timeNotices(table),
      ...ownerNotices(table),
    ],
  };
}

/** The tool, and what parts the texts of each field. */
function howRead({ file, header, columns, rows, shape }: ReadTable): Notice {
  const parts = [...columns.fields].map(([field, source]) => {
    const separators = rows.separators.get(field);
    const how =
      source.kind === "spread"
        ? "a column for each text"
        : separators === undefined
          ? "out of captions"
          : calledSeparator(separators);
    const from = source.kind === "spread" ? source.places[0] : source.at;
    const column = header[from ?? -1] ?? "";
    return {
      shown: `${quote(field)} ${how}`,
      what: `${quote(field)} ${how}${column === field ? "" : `, from ${quote(column)}`}`,
    };
  });
  const start = `read as ${shape.called}`;
  return {
    file,
    what: [start, ...parts.map(({ what }) => what)].join("; "),
    shown: [start, ...parts.map(({ shown }) => shown)].join("; "),
  };
}

/** Of a file without any list, and of a column that is no list but a caption. */
function captionFaults({ file, header, columns, rows, config }: ReadTable): Fault[] {
  const faults: Fault[] = [];
  const caption = header[columns.caption ?? -1];
  if (columns.fields.size === 0 && caption !== undefined)
    faults.push({
      file,
      line: 1,
      what: `no column of hashtags, but one of captions (${quote(caption)})`,
      todo: `to take the hashtags out of them, write ${pasted({ columns: { hashtags: { fromCaption: caption } } })} in study.json`,
    });
  for (const [field, source] of columns.fields) {
    const votes = rows.votes.get(field);
    if (source.kind !== "cell" || votes === undefined || !looksLikeCaptions(votes)) continue;
    if (config.fields.some(({ name, listSeparator }) => name === field && listSeparator !== null))
      continue;
    const column = header[source.at] ?? "";
    faults.push({
      file,
      line: 1,
      what: `column ${quote(column)} holds captions with hashtags in them, not lists`,
      todo: `write ${pasted({ columns: { [field]: { fromCaption: column } } })} in study.json, or "listSeparator" where they are lists`,
    });
  }
  return faults;
}

function captionNotices({ file, header, columns }: ReadTable): Notice[] {
  const caption = header[columns.caption ?? -1];
  if (columns.fields.size === 0 || columns.fields.has("hashtags") || caption === undefined)
    return [];
  const shown = "no list of hashtags, but captions";
  const paste = pasted({ columns: { hashtags: { fromCaption: caption } } });
  return [
    { file, what: `${shown}: to take hashtags out of them, write ${paste} in study.json`, shown },
  ];
}

function timeNotices({ file, header, columns, rows, shape }: ReadTable): Notice[] {
  const notices: Notice[] = [];
  if (columns.videoId === null)
    notices.push({ file, what: `no column "video_id": every row counts as a video of its own` });
  const column = header[columns.timestamp ?? -1];
  if (column === undefined) return notices;
  if (rows.undated > 0) {
    const shown = `${plural(rows.undated, "row has", "rows have")} no readable time`;
    notices.push({ file, what: `${shown} in ${quote(column)}`, shown });
  }
  if (rows.unzoned > 0 && shape.utc !== true) {
    const shown = "times name no zone: days are taken as written";
    notices.push({ file, what: `${shown} (${quote(column)})`, shown });
  }
  return notices;
}

function ownerNotices({ file, header, columns, rows, config }: ReadTable): Notice[] {
  const { count, line } = rows.ownerless;
  const notices: Notice[] = [];
  if (count > 0) {
    const shown = `${plural(count, "row names", "rows name")} no participant and ${count === 1 ? "was" : "were"} left out`;
    notices.push({ file, line, what: shown, shown });
  }
  if (rows.gone > 0)
    notices.push({ file, what: `${plural(rows.gone, "participant")} withdrawn and left out` });
  const { participantColumn } = config;
  if (participantColumn !== null && columns.participant === null)
    notices.push({
      file,
      what: `no column ${quote(participantColumn)}: its rows are those of one participant`,
      shown: "its rows are those of one participant",
    });
  const likely = header[columns.likelyParticipant ?? -1];
  const isOwn = idOf(basename(file), config.files) !== null;
  if (participantColumn !== null || likely === undefined || isOwn || rows.likelyOwners < 2)
    return notices;
  const shown = "read as one participant, though a column may tell whose each row is";
  const many = `${rows.likelyOwners} values in ${quote(likely)}`;
  const paste = pasted({ participantColumn: likely });
  notices.push({
    file,
    what: `read as one participant, though it has ${many}: to make each of them one, write ${paste} in study.json`,
    shown,
  });
  return notices;
}
