/** The tags of a field that are clustered: those of its map and of its tables, by numbers of their own. */
import type { FieldReport } from "./field-report.ts";
import type { Neighbour } from "./neighbours.ts";

export interface OnMap {
  /** In the order of the field's. */
  readonly tags: readonly (FieldReport["tags"][number] & { readonly cluster: number })[];
  /** Of each, to the centroid of its cluster. */
  readonly distances: readonly number[];
  /** Neighbours by their index among these tags. */
  readonly nearest: readonly (readonly Neighbour[])[];
  /** Pairs that stand together, by the same. */
  readonly beside: FieldReport["beside"];
  /** Of a tag of the field; none for one that is set apart. */
  readonly indexOf: ReadonlyMap<number, number>;
}

/** All but tags of reach that are set apart. */
export function onMap({
  tags,
  distances,
  nearest,
  beside,
}: Pick<FieldReport, "tags" | "distances" | "nearest" | "beside">): OnMap {
  const kept = tags.flatMap(({ cluster }, i) => (cluster === null ? [] : [i]));
  const indexOf = new Map(kept.map((tag, index) => [tag, index]));
  return {
    tags: kept.flatMap((i) => {
      const tag = tags[i];
      return tag === undefined || tag.cluster === null ? [] : [{ ...tag, cluster: tag.cluster }];
    }),
    distances: kept.map((i) => distances[i] ?? 0),
    beside: beside.flatMap(({ tags: [a, b], videos }) => {
      const [first, second] = [indexOf.get(a), indexOf.get(b)];
      return first === undefined || second === undefined
        ? []
        : [{ tags: [first, second] as const, videos }];
    }),
    indexOf,
    nearest: kept.map((i) =>
      (nearest[i] ?? []).map((own) => ({ ...own, tag: indexOf.get(own.tag) ?? 0 })),
    ),
  };
}
