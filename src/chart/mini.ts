/** The small maps of the study's page: points where participants are few, a mosaic where many. */
import * as Plot from "@observablehq/plot";
import { PLATE } from "./fit.ts";
import type { Mark } from "./plan.ts";
import { element } from "./svg.ts";
import { clusterLook } from "./symbols.ts";

/** Units of the plate of a cell of the mosaic. */
const CELL = 44;
export const MOSAIC = {
  columns: Math.ceil(PLATE.width / CELL),
  rows: Math.ceil(PLATE.height / CELL),
} as const;

/** Paths by cluster, of marks as Plot has placed them. */
type PathsOf = (
  marks: readonly Mark[],
  xs: Numbers,
  ys: Numbers,
  index: ArrayLike<number> & Iterable<number>,
) => Map<number, string>;
type Numbers = ArrayLike<number>;

/** One path of round-capped points a cluster. */
export const specks: PathsOf = (marks, xs, ys, index) => {
  const paths = new Map<number, string>();
  for (const i of index) {
    const cluster = marks[i]?.cluster ?? 1;
    const at = `M${Math.round(xs[i] ?? 0)} ${Math.round(ys[i] ?? 0)}h0`;
    paths.set(cluster, (paths.get(cluster) ?? "") + at);
  }
  return paths;
};

/** Runs of cells, each in the colour of the cluster with the most tags there: under 1 KB a map. */
export const mosaic: PathsOf = (marks, xs, ys, index) => {
  const cells = Array.from(
    { length: MOSAIC.rows * MOSAIC.columns },
    () => new Map<number, number>(),
  );
  for (const i of index) {
    const at = Math.floor((ys[i] ?? 0) / CELL) * MOSAIC.columns + Math.floor((xs[i] ?? 0) / CELL);
    const cluster = marks[i]?.cluster ?? 1;
    cells[at]?.set(cluster, (cells[at]?.get(cluster) ?? 0) + 1);
  }
  const owners = cells.map((counts) => {
    const [most] = [...counts].toSorted(([a, n], [b, m]) => m - n || a - b);
    return most?.[0] ?? 0;
  });
  const paths = new Map<number, string>();
  for (let row = 0; row < MOSAIC.rows; row++)
    for (let from = 0, to = 0; from < MOSAIC.columns; from = to) {
      const owner = owners[row * MOSAIC.columns + from] ?? 0;
      for (to = from + 1; to < MOSAIC.columns; to++)
        if (owners[row * MOSAIC.columns + to] !== owner) break;
      if (owner === 0) continue;
      paths.set(owner, `${paths.get(owner) ?? ""}M${from} ${row}h${to - from}`);
    }
  return paths;
};

export function speckMark(marks: readonly Mark[]): Plot.RenderableMark {
  return clusterPaths(marks, "specks", specks);
}

export function mosaicMark(marks: readonly Mark[]): Plot.RenderableMark {
  return clusterPaths(marks, "mosaic", mosaic);
}

function clusterPaths(marks: readonly Mark[], name: string, pathsOf: PathsOf): Plot.RenderableMark {
  return Plot.dot(marks, {
    x: "x",
    y: "y",
    render: (index, _scales, { x = [], y = [] }) => {
      const paths = pathsOf(marks, x as unknown as Numbers, y as unknown as Numbers, index);
      return pathGroup(marks, name, paths);
    },
  });
}

/** The paths of clusters in their colours, by number. */
export function pathGroup(
  marks: readonly Mark[],
  name: string,
  paths: ReadonlyMap<number, string>,
): SVGElement {
  const looks = new Map(marks.map(({ cluster, look }) => [cluster, look]));
  const all = [...paths].toSorted(([a], [b]) => a - b);
  return element(
    "g",
    { class: name },
    ...all.map(([id, d]) =>
      element("path", { class: (looks.get(id) ?? clusterLook(id)).colour, d }),
    ),
  );
}
