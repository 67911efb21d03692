/** The videos of a field one by one, where study.json asks for them. */
import type { Row } from "../read/participant.ts";

export interface ShownVideo {
  /** Digits, as they stand in the address of a video; null where the data has none. */
  readonly id: string | null;
  /** "2024-02-02", or null. */
  readonly date: string | null;
  /** Its tags by index, rising. */
  readonly tags: readonly number[];
}

/**
 * @param rowsOf for each tag the rows of its occurrences
 * @returns each video once that bears a tag, the newest first; rows without an id are videos of their own
 */
export function shownVideos(
  rows: readonly Row[],
  rowsOf: readonly (readonly number[])[],
): ShownVideo[] {
  const found = new Map<string, { id: string | null; date: string | null; tags: Set<number> }>();
  for (const [tag, own] of rowsOf.entries())
    for (const at of own) {
      const { videoId = "", date = null } = rows[at] ?? {};
      const key = videoId === "" ? `row ${at}` : videoId;
      const video = found.get(key) ?? {
        id: /^\d{1,20}$/.test(videoId) ? videoId : null,
        date,
        tags: new Set(),
      };
      video.tags.add(tag);
      found.set(key, video);
    }
  const rank = ({ date, id }: ShownVideo): string =>
    `${date ?? ""} ${(id ?? "").padStart(20, "0")}`;
  return [...found.values()]
    .map((video): ShownVideo => ({ ...video, tags: [...video.tags].toSorted((a, b) => a - b) }))
    .toSorted((a, b) => (rank(a) < rank(b) ? 1 : rank(a) > rank(b) ? -1 : 0));
}
