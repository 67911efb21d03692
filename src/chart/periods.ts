/** A field's timeline → its volume once, and each cluster's share of it, as bars by Observable Plot. */
import * as Plot from "@observablehq/plot";
import type { Timeline } from "../report/timeline.ts";
import { FEWEST_FOR_SHARE } from "./page-data.ts";
import { BAR, leftOf, startOf, widthOf } from "./period-places.ts";
import { document, element } from "./svg.ts";

/** Of the drawing, in which shares are whole numbers. */
const WHOLE = 1000;

export interface PeriodChart {
  /** Of the view boxes. */
  readonly width: number;
  /** The periods begin here, after the bar of earlier ones where there is one. */
  readonly start: number;
  /** Data of the path of all occurrences: bars that stand on y = 0, a unit an occurrence. */
  readonly volume: string;
  /** Most occurrences in one of them. */
  readonly most: number;
  /** Data of each cluster's path: bars of its share, a unit a thousandth; none of what is too few, or not told. */
  readonly paths: readonly string[];
  /** The highest of each cluster, in thousandths. */
  readonly peaks: readonly number[];
  /** Whether a period has too few occurrences for a share. */
  readonly hasThin: boolean;
}

/** From the bar of earlier periods on, the share of each that is large enough to have one. */
function sharesOf(own: Timeline["clusters"][number], all: Timeline["all"]): number[] {
  if (own === null) return [];
  const totals = barsOf(all);
  return barsOf(own).map((count, i) => {
    const total = totals[i] ?? 0;
    return total < FEWEST_FOR_SHARE ? 0 : Math.round((WHOLE * count) / total);
  });
}

const barsOf = ({ earlier, counts }: Timeline["all"]): number[] => [earlier, ...counts];

export function drawPeriods({ periods, clusters, all }: Timeline): PeriodChart {
  const start = startOf(all.earlier > 0);
  const width = widthOf(periods.length, start);
  const totals = barsOf(all);
  const rows = [totals, ...clusters.map((own) => sharesOf(own, all))];
  const bars = rows.flatMap((heights, row) =>
    heights
      .map((height, i) => ({ row, height, x: leftOf(i, start) }))
      .filter(({ height }) => height > 0),
  );
  const [volume = "", ...paths] = pathsOf(bars, rows.length, width);
  return {
    width,
    start,
    volume,
    most: Math.max(...totals),
    paths,
    peaks: rows.slice(1).map((heights) => Math.max(0, ...heights)),
    hasThin: totals.some((total) => total > 0 && total < FEWEST_FOR_SHARE),
  };
}

interface Bar {
  readonly row: number;
  readonly x: number;
  readonly height: number;
}

/** A path for each row, its bars upwards as they are: the view box of each chart does the scaling. */
function pathsOf(bars: readonly Bar[], rows: number, width: number): string[] {
  const most = Math.max(1, ...bars.map(({ height }) => height));
  const svg = Plot.plot({
    document,
    width,
    height: most,
    margin: 0,
    x: { axis: null, type: "linear", domain: [0, width], range: [0, width] },
    y: { axis: null, type: "linear", domain: [0, most], range: [0, -most] },
    marks: [
      Plot.rect(bars, {
        x1: "x",
        x2: ({ x }: Bar) => x + BAR,
        y1: 0,
        y2: "height",
        render: (index, _scales, { x1 = [], y2 = [] }) => {
          const paths = Array.from({ length: rows }, () => "");
          for (const i of index)
            paths[bars[i]?.row ?? 0] +=
              `M${Number(x1[i])} 0v${Math.round(Number(y2[i]))}h${BAR}V0z`;
          return element("g", {}, ...paths.map((d) => element("path", { d })));
        },
      }),
    ],
  });
  return Array.from(svg.querySelectorAll("path"), (path) => path.getAttribute("d") ?? "");
}
