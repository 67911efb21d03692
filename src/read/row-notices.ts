/** What is odd about a file's cells and rows: faults where it is much, notices where it is little. */
import { type Fault, type Notice, quote } from "../error.ts";
import { plural } from "../format.ts";
import type { Columns } from "./columns.ts";
import type { Row } from "./participant.ts";
import type { Findings } from "./rows.ts";

/** More malformed cells than this share of a participant's are a fault, fewer a notice. */
const MAX_MALFORMED = 0.01;

export function cellFindings(
  file: string,
  { malformed }: Findings,
  rows: number,
): { faults: Fault[]; notices: Notice[] } {
  const faults: Fault[] = [];
  const notices: Notice[] = [];
  for (const [field, { cells, line, example }] of malformed) {
    const shown = `${cells} of ${plural(rows, "cell")} of ${quote(field)} ${rows === 1 ? "holds" : "hold"} no Python list of texts`;
    const what = `${shown}, first ${quote(example)}`;
    if (cells > rows * MAX_MALFORMED)
      faults.push({ file, line, what, todo: "write each cell as ['a', 'b'], or export it again" });
    else {
      const taken = "taken as no tags";
      notices.push({ file, line, what: `${what}; ${taken}`, shown: `${shown}; ${taken}` });
    }
  }
  return { faults, notices };
}

export function rowNotices(file: string, rows: readonly Row[], columns: Columns | null): Notice[] {
  if (columns === null || rows.length === 0) return [];
  const notices: Notice[] = [];
  if (columns.videoId === null)
    notices.push({ file, what: `no column "video_id": every row counts as a video of its own` });
  const undated = rows.filter(({ date }) => date === null).length;
  if (columns.timestamp !== null && undated > 0) {
    const what = `${plural(undated, "row has", "rows have")} no readable video_timestamp`;
    notices.push({ file, what });
  }
  return notices;
}
