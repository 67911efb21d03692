/** The study's folder → participants with their rows, every fault at once, every oddity noted. */
import type { Config } from "../config/types.ts";
import type { CsvInfo, CsvRecord } from "./csv.ts";
import { readCsv } from "./csv.ts";
import type { ParticipantFile } from "./participant-files.ts";
import { discover } from "./participant-files.ts";
import { type Fault, InputError, type Notice, quote, systemFault, throwFaults } from "../error.ts";
import { type Columns, columnFaults, findColumns } from "./columns.ts";
import { overlaps } from "./overlap.ts";
import { type Findings, type Row, toRow } from "./rows.ts";
import { type FileState, mustBeAs } from "../files/steady-file.ts";

export interface Participant {
  readonly id: string;
  readonly file: string;
  readonly rows: readonly Row[];
  readonly blankLines: number;
}

export interface Study {
  readonly participants: readonly Participant[];
  /** Videos of the whole study, each counted once. */
  readonly videos: number;
  readonly notices: readonly Notice[];
}

/** More malformed cells than this share of a participant's are a fault, fewer a notice. */
const MAX_MALFORMED = 0.01;
/** So many faults of one kind are listed for a file; the rest are counted in one line. */
const MAX_LISTED = 20;

/** @throws InputError with every fault of the settings and of every file */
export async function readStudy(
  config: Config,
  progress: (done: number, all: number) => void = () => {},
): Promise<Study> {
  const { files, faults, notices } = await discover(config).catch((error: unknown) => {
    throw error instanceof InputError
      ? new InputError([...config.faults, ...error.faults], { cause: error })
      : error;
  });
  const allFaults = [...config.faults, ...faults];
  const allNotices = [...notices];
  const participants: Participant[] = [];
  const headers: { file: string; header: readonly string[] }[] = [];
  const states: { file: string; state: FileState }[] = [];
  for (const [i, file] of files.entries()) {
    progress(i, files.length);
    // A file that discovery refused is not opened: it may lie outside the folder.
    if (faults.some((fault) => fault.file === file.file)) continue;
    try {
      const read = await readParticipant(file, config);
      participants.push(read.participant);
      headers.push({ file: file.file, header: read.header });
      states.push({ file: file.file, state: read.state });
      allFaults.push(...read.faults);
      allNotices.push(...read.notices);
    } catch (error) {
      allFaults.push(...faultsOf(error, file.file));
    }
  }
  // A study is what its files were at one moment: those read first are as they were once all are read.
  for (const { file, state } of states)
    try {
      mustBeAs(state, file);
    } catch (error) {
      allFaults.push(...faultsOf(error, file));
    }
  progress(files.length, files.length);
  const columns = columnFaults(config, headers, allFaults.length > 0);
  throwFaults([...allFaults, ...columns.faults]);
  return {
    participants,
    videos: countVideos(participants),
    notices: [...allNotices, ...columns.notices, ...overlaps(participants)],
  };
}

/** What can be mended of an error, so that the other files are looked at too; a bug is thrown on. */
function faultsOf(error: unknown, file: string): readonly Fault[] {
  if (error instanceof InputError) return error.faults;
  const fault = systemFault(error);
  if (fault === null) throw error;
  return [{ ...fault, file }];
}

interface Reading {
  readonly participant: Participant;
  readonly header: readonly string[];
  readonly faults: Fault[];
  readonly notices: Notice[];
  readonly state: FileState;
}

async function readParticipant({ id, file }: ParticipantFile, config: Config): Promise<Reading> {
  let header: readonly string[] | null = null;
  let columns: Columns | null = null;
  const faults: Fault[] = [];
  const rows: Row[] = [];
  const lengths: Fault[] = [];
  const findings: Findings = { malformed: new Map(), joined: new Map() };
  const info = await readCsv(file, ({ cells, line }: CsvRecord) => {
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
  const participant = { id, file, rows, blankLines: info.blankLines };
  return { participant, header: header ?? [], faults, notices, state: info.state };
}

function cellFindings(
  file: string,
  { malformed, joined }: Findings,
  rows: number,
): { faults: Fault[]; notices: Notice[] } {
  const faults: Fault[] = [];
  const notices: Notice[] = [];
  for (const [field, { cells, line, example }] of malformed) {
    const what = `${cells} of ${rows} cells of ${quote(field)} hold no Python list of texts, first ${quote(example)}`;
    if (cells > rows * MAX_MALFORMED)
      faults.push({ file, line, what, todo: "write each cell as ['a', 'b'], or export it again" });
    else notices.push({ file, line, what: `${what}; taken as no tags` });
  }
  for (const [field, { cells, line, example }] of joined)
    faults.push({
      file,
      line,
      what: `${cells} of ${rows} cells of ${quote(field)} hold texts without a comma between them, as numpy writes an array, first ${quote(example)}`,
      todo: "make lists of the arrays with .tolist() before you save the CSV",
    });
  return { faults, notices };
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

function rowNotices(file: string, rows: readonly Row[], columns: Columns | null): Notice[] {
  if (columns === null || rows.length === 0) return [];
  const notices: Notice[] = [];
  if (columns.videoId === null)
    notices.push({ file, what: `no column "video_id": every row counts as a video of its own` });
  else {
    const ids = rows.map(({ videoId }) => videoId).filter((id) => id !== "");
    const repeated = ids.length - new Set(ids).size;
    if (repeated > 0)
      notices.push({ file, what: `${repeated} rows repeat a video_id; kept and counted` });
    const rounded = ids.filter((id) => /^\d(?:[.,]\d+)?e\+?\d+$/i.test(id)).length;
    if (rounded > 0)
      notices.push({
        file,
        what: `${rounded} video_ids were rounded by a spreadsheet, e.g. 7.3E+18`,
      });
  }
  const undated = rows.filter(({ date }) => date === null).length;
  if (columns.timestamp !== null && undated > 0)
    notices.push({ file, what: `${undated} rows have no readable video_timestamp` });
  return notices;
}

/** Each video once; a row without an id is a video of its own. */
export function countVideos(participants: readonly Participant[]): number {
  const ids = new Set<string>();
  let without = 0;
  for (const { rows } of participants)
    for (const { videoId } of rows)
      if (videoId === "") without += 1;
      else ids.add(videoId);
  return ids.size + without;
}
