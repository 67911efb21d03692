/** The tags of a field that are clustered: those of its map and of its tables, by numbers of their own. */
import type { FieldReport } from "./field-report.ts";
import type { Neighbour } from "./neighbours.ts";

/** What a participant's page has room for. */
export interface PageRoom {
  /** Tags of a field on its map, in its search and in its tables: those of most occurrences. */
  readonly tags: number;
  /** A field of more tags is crowded: neither has each a row of a table, nor each mark an element. */
  readonly crowd: number;
  /** Rows of all tables of a crowded field. */
  readonly rows: number;
}

/** More than that no browser moves smoothly, and nobody reads. The data files have all. */
export const PAGE_ROOM: PageRoom = { tags: 20_000, crowd: 5000, rows: 2000 };

export interface OnMap {
  /** In the order of the field's: of equal counts those first in the order of code points. */
  readonly tags: readonly (FieldReport["tags"][number] & { readonly cluster: number })[];
  /** How many more are clustered, of no more occurrences than the last of these. */
  readonly left: number;
  /** Whether they are more than the page's tables list. */
  readonly isCrowded: boolean;
  /** Of each, to the centroid of its cluster. */
  readonly distances: readonly number[];
  /** Neighbours by their index among these tags. */
  readonly nearest: readonly (readonly Neighbour[])[];
  /** Pairs that stand together, by the same. */
  readonly beside: FieldReport["beside"];
  /** Of a tag of the field; none for one that is not among these. */
  readonly indexOf: ReadonlyMap<number, number>;
}

/** All but tags of reach that are set apart, as far as there is room. */
export function onMap(
  {
    tags,
    distances,
    nearest,
    beside,
  }: Pick<FieldReport, "tags" | "distances" | "nearest" | "beside">,
  room = PAGE_ROOM,
): OnMap {
  const clustered = tags.flatMap(({ cluster }, i) => (cluster === null ? [] : [i]));
  const kept = clustered.slice(0, room.tags);
  const indexOf = new Map(kept.map((tag, index) => [tag, index]));
  return {
    tags: kept.flatMap((i) => {
      const tag = tags[i];
      return tag === undefined || tag.cluster === null ? [] : [{ ...tag, cluster: tag.cluster }];
    }),
    left: clustered.length - kept.length,
    isCrowded: kept.length > room.crowd,
    distances: kept.map((i) => distances[i] ?? 0),
    beside: beside.flatMap(({ tags: [a, b], videos }) => {
      const [first, second] = [indexOf.get(a), indexOf.get(b)];
      return first === undefined || second === undefined
        ? []
        : [{ tags: [first, second] as const, videos }];
    }),
    indexOf,
    nearest: kept.map((i) =>
      (nearest[i] ?? []).flatMap((own) => {
        const tag = indexOf.get(own.tag);
        return tag === undefined ? [] : [{ ...own, tag }];
      }),
    ),
  };
}
