/** A field's report → where everything on its map goes; no drawing yet. */
import { titleOf } from "../report/cluster-names.ts";
import type { FieldReport } from "../report/field-report.ts";
import { fitToPlate, markRadius, type Point } from "./fit.ts";
import { grounds, type Island } from "./ground.ts";
import { type Label, placeLabels } from "./labels.ts";
import { boxOnMap } from "./name-box.ts";
import { type ClusterName, placeNames } from "./names.ts";
import { sum } from "../numbers.ts";

export interface Mark extends Point {
  readonly index: number;
  readonly text: string;
  readonly count: number;
  readonly radius: number;
  /** 1-based. */
  readonly cluster: number;
}

export interface Plan {
  readonly marks: readonly Mark[];
  readonly islands: readonly (readonly Island[])[];
  readonly names: readonly ClusterName[];
  readonly labels: readonly Label[];
}

/** @returns null where the field has no map */
export function makePlan({ tags, clusters }: FieldReport): Plan | null {
  if (tags.some(({ x, y }) => x === null || y === null)) return null;
  if (tags.length === 0) return null;
  const points = fitToPlate(tags.flatMap(({ x, y }) => [x ?? 0, y ?? 0]));
  const marks = tags.map(({ tag, count, cluster }, index): Mark => {
    const { x, y } = points[index] ?? { x: 0, y: 0 };
    return { index, text: tag, count, radius: markRadius(count), cluster: cluster ?? 1, x, y };
  });
  const islands = grounds(
    marks.map(({ x, y, count, cluster }) => ({ x, y, count, cluster: cluster - 1 })),
    clusters.length,
  );
  const names = placeNames(
    clusters.map(({ id, ...cluster }) => ({
      id,
      ...titleOf(cluster),
      islands: islands[id - 1] ?? [],
      centre: centreOf(marks.filter(({ cluster }) => cluster === id)),
    })),
    marks,
  );
  const named = new Set(clusters.map((cluster) => titleOf(cluster).head));
  const labels = placeLabels(
    marks.map((mark) => ({ ...mark, named: named.has(mark.text) })),
    (scale) =>
      names
        .filter(({ minScale }) => minScale <= scale)
        .flatMap((name) => boxOnMap(name, scale) ?? []),
  );
  return { marks, islands, names, labels };
}

function centreOf(points: readonly Point[]): Point {
  const n = Math.max(1, points.length);
  return {
    x: sum(points.map(({ x }) => x)) / n,
    y: sum(points.map(({ y }) => y)) / n,
  };
}
