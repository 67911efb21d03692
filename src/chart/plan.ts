/** A field's report → where everything on its map goes; no drawing yet. */
import { titleOf } from "../report/cluster-title.ts";
import type { FieldReport } from "../report/field-report.ts";
import { onMap, PAGE_ROOM } from "../report/on-map.ts";
import { fitToPlate, markRadius, PLATE, type Point, radiusUnit } from "./fit.ts";
import { grounds, type Island } from "./ground.ts";
import { heapLabel, heapsAt, heapTotals } from "./heaps.ts";
import { type Label, placeLabels } from "./labels.ts";
import { boxOnMap } from "./name-box.ts";
import { type ClusterName, placeNames } from "./names.ts";
import { type ClusterLook, clusterLook } from "./symbols.ts";
import { sum } from "../numbers.ts";

/** Of a tag; one that stands on the mark of a more frequent one has no text, count and radius. */
export interface Mark extends Point {
  readonly index: number;
  /** What its label says. */
  readonly text: string;
  /** Occurrences of all tags that stand on it. */
  readonly count: number;
  readonly radius: number;
  /** 1-based. */
  readonly cluster: number;
  readonly look: ClusterLook;
}

export interface Plan {
  /** Whether they are too many to be elements. */
  readonly isCrowded: boolean;
  readonly marks: readonly Mark[];
  readonly islands: readonly (readonly Island[])[];
  /** Of each cluster. */
  readonly looks: readonly ClusterLook[];
  readonly names: readonly ClusterName[];
  readonly labels: readonly Label[];
}

/** What a plan is made of. */
export type Planned = Pick<FieldReport, "clusters" | "tags" | "distances" | "nearest" | "beside">;

/** @returns null where the field has no map */
export function makePlan(field: Planned, room = PAGE_ROOM): Plan | null {
  const { clusters } = field;
  const { tags, isCrowded } = onMap(field, room);
  if (tags.some(({ x, y }) => x === null || y === null)) return null;
  if (tags.length === 0) return null;
  const points = fitToPlate(tags.flatMap(({ x, y }) => [x ?? 0, y ?? 0]));
  const looks = clusters.map(({ id, verdict }) => clusterLook(id, verdict === "mixed"));
  const heaps = heapsAt(tags);
  const totals = heapTotals(
    heaps,
    tags.map(({ count }) => count),
  );
  const unit = radiusUnit(totals);
  const marks = tags.map(({ cluster }, index): Mark => {
    const look = looks[cluster - 1] ?? clusterLook(cluster);
    const place = { ...(points[index] ?? { x: 0, y: 0 }), cluster, look };
    const heap = heaps[index] ?? [];
    if (heap[0] !== index) return { index, text: "", count: 0, radius: 0, ...place };
    const count = totals[index] ?? 0;
    const text = heapLabel(heap.flatMap((i) => tags[i]?.tag ?? []));
    return { index, text, count, radius: markRadius(count, unit), ...place };
  });
  const islands = grounds(
    marks.map(({ x, y, cluster }, i) => ({
      x,
      y,
      count: tags[i]?.count ?? 1,
      cluster: cluster - 1,
    })),
    clusters.length,
  );
  const names = placeNames(
    clusters.map(({ id, ...cluster }) => ({
      id,
      ...titleOf(cluster),
      islands: islands[id - 1] ?? [],
      centre: centreOf(marks.filter(({ cluster }) => cluster === id)),
    })),
    marks.filter(({ radius }) => radius > 0),
  );
  const named = new Set(
    clusters.flatMap(({ named, nameTags }) => (named === null ? nameTags.slice(0, 1) : [])),
  );
  const labels = placeLabels(
    marks.map((mark) => ({ ...mark, named: named.has(mark.text) })),
    (scale) =>
      names
        .filter(({ minScale }) => minScale <= scale)
        .flatMap((name) => boxOnMap(name, scale) ?? []),
  );
  return { isCrowded, marks, islands, looks, names, labels };
}

function centreOf(points: readonly Point[]): Point {
  const n = Math.max(1, points.length);
  return {
    x: points.length === 0 ? PLATE.width / 2 : sum(points.map(({ x }) => x)) / n,
    y: points.length === 0 ? PLATE.height / 2 : sum(points.map(({ y }) => y)) / n,
  };
}
