/**
 * What a site may tell of the periods of tags and clusters. Where participants go by codes that is less than
 * all: docs/decisions/0031 says against what, and what is lost.
 */
import { type Cells, hides, toldOf } from "./hiding.ts";
import type { Cell } from "./tag-periods.ts";

interface Told {
  /** Of each tag the cells that are told, the earlier first. */
  readonly tags: Cells;
  /** Of each cluster whether its own counts are. */
  readonly clusters: readonly boolean[];
}

/** Under codes a tag's part of a month on one or two videos would tell a video from all others. */
export function toldFrom({ pseudonyms }: { readonly pseudonyms: boolean }): number {
  return pseudonyms ? 3 : 1;
}

/**
 * The counts of the whole field are told, so those of what is in no told cluster are the difference: it hides its
 * tags as a cluster does, or the smallest cluster joins it.
 *
 * @param cells of each tag
 * @param labels 1-based cluster of each tag; a tag in none is told nothing of
 * @param from a cell of fewer videos is left untold; 1 tells all
 * @returns null where even the counts of the whole field would tell a tag's periods
 */
export function toldPeriods(
  cells: Cells,
  labels: readonly (number | null)[],
  from: number,
): Told | null {
  const k = Math.max(0, ...labels.map((label) => label ?? 0));
  const ids = Array.from({ length: k }, (_, i) => i + 1);
  if (from === 1) {
    const tags = cells.map((own, i) => ((labels[i] ?? null) === null ? [] : own));
    return { tags, clusters: ids.map(() => true) };
  }
  const groupOf = (isIn: (label: number | null) => boolean): Group => {
    const members = labels.flatMap((label, i) => (isIn(label) ? [i] : []));
    const own = members.map((i) => cells[i] ?? []);
    const frequent = members.map((i) =>
      (labels[i] ?? null) === null ? [] : (cells[i] ?? []).filter((cell) => cell.distinct >= from),
    );
    const told = toldOf(own, frequent, from);
    return { members, told, isHiding: hides(own, told, from) };
  };
  const groups = ids.map((id) => ({ id, ...groupOf((label) => label === id) }));
  // Cluster 1 has the most occurrences, the last the fewest.
  for (let open = groups.filter(({ isHiding }) => isHiding); ; open = open.slice(0, -1)) {
    const apart = new Set<number | null>(open.map(({ id }) => id));
    const rest = groupOf((label) => !apart.has(label));
    if (rest.isHiding) {
      const tags = cells.map((): readonly Cell[] => []);
      for (const { members, told } of [...open, rest])
        for (const [at, i] of members.entries()) tags[i] = told[at] ?? [];
      return { tags, clusters: ids.map((id) => apart.has(id)) };
    }
    if (open.length === 0) return null;
  }
}

interface Group {
  /** Indices of its tags, and in the same order what of them is told. */
  readonly members: readonly number[];
  readonly told: Cells;
  readonly isHiding: boolean;
}
