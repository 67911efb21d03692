/** What pages say of fields that have more tags than there is room for: see report/on-map.ts. */
import { integer, plural } from "../format.ts";
import { type OnMap, PAGE_ROOM } from "../report/on-map.ts";
import type { StudyReport } from "../report/report.ts";

/** Which tags a page shows, near its map; null where all. */
export function shownWords({ tags, left }: Pick<OnMap, "tags" | "left">): string | null {
  if (left === 0) return null;
  const all = integer(tags.length + left);
  return `This page shows the ${plural(tags.length, "tag")} of most occurrences, of ${all}: on the map, in the search and in the tables. Figures of clusters and shares of periods are of all of them, which the CSV has.`;
}

/** On the method page; null where every field of a participant is shown whole. */
export function shownSentence({ participants }: StudyReport, room = PAGE_ROOM): string | null {
  const fields = participants.flatMap((own) => own.fields);
  const most = Math.max(0, ...fields.map(({ tags, apart }) => tags - apart));
  if (most <= room.crowd) return null;
  const tables = `Of a field of more than ${integer(room.crowd)} tags a page’s tables list the most frequent of each cluster, about ${integer(room.rows)} in all.`;
  if (most <= room.tags) return tables;
  return `${tables} Of more than ${integer(room.tags)} tags it shows those of most occurrences, of equal ones those that come first in the order of their characters’ codes; clusters, their names and all figures, and the data files, are of all.`;
}
