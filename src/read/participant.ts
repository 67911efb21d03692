/** What every format of input is read to: participants with a row for each video. */

/** A cell of a field: its items, or why there are none. */
export type Cell = readonly string[] | "missing" | "malformed";

export interface Row {
  /** 1-based line of its file at which it begins. */
  readonly line: number;
  /** Empty where the column or the cell is. */
  readonly videoId: string;
  /** Day the video was posted, or seen, `2024-02-02`, or null where it cannot be read or lies far after all others. */
  readonly date: string | null;
  /** By field; a field that the file lacks is missing. */
  readonly cells: ReadonlyMap<string, Cell>;
  /** While a file is read, where the study lists accounts: who posted the video, as the file has it. */
  readonly author?: string;
  /** While a file is read, where the id is rounded: ids that addresses of videos hold, by column. */
  readonly addresses?: ReadonlyMap<number, string>;
}

export interface ParticipantFile {
  /** Both the participant's id and the name of its page. */
  readonly id: string;
  /** Path as messages show it. */
  readonly file: string;
}

export interface Participant extends ParticipantFile {
  readonly rows: readonly Row[];
  readonly blankLines: number;
  /** Lines that held the header again. */
  readonly headersAgain: number;
  /** Rows that the study's lists left out; not given where it has none. */
  readonly notIncluded?: number;
  /** What its dates tell: when a video was posted where nothing is said, or when it was seen. */
  readonly dated?: "seen";
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

/** For each row the number of its video, from 0; a row without an id is a video of its own. */
export function videosOf(rows: Participant["rows"]): number[] {
  const seen = new Map<string, number>();
  return rows.map(({ videoId }, row) => {
    const key = videoId === "" ? `row ${row}` : videoId;
    const known = seen.get(key) ?? seen.size;
    seen.set(key, known);
    return known;
  });
}
