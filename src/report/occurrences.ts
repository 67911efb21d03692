/** How often a field has tags, over the distinct videos of all participants. */
import type { Participant } from "../read/participant.ts";
import { sum } from "../numbers.ts";

interface Member {
  readonly rows: readonly Pick<Participant["rows"][number], "videoId">[];
  /** For each tag the rows of its occurrences. */
  readonly rowsOf: readonly (readonly number[])[];
}

/**
 * Each video counts once, whoever has it and however many of their rows: by the row of it that holds most.
 * One without an id is a video of its own.
 */
export function occurrencesOnVideos(members: readonly Member[]): number {
  const most = new Map<string, number>();
  let alone = 0;
  for (const { rows, rowsOf } of members) {
    const counts = new Uint32Array(rows.length);
    for (const row of rowsOf.flat()) counts[row]! += 1;
    for (const [row, { videoId }] of rows.entries()) {
      const count = counts[row] ?? 0;
      if (videoId === "") alone += count;
      else most.set(videoId, Math.max(count, most.get(videoId) ?? 0));
    }
  }
  return alone + sum([...most.values()]);
}
