/** A field's timeline → small multiples, a path of bars for each cluster, by Observable Plot. */
import * as Plot from "@observablehq/plot";
import type { Timeline } from "../report/timeline.ts";
import { document, element } from "./svg.ts";

/** Widths in units of the drawing; its heights are occurrences. */
const PERIOD = 10;
const BAR = 7;
/** Bar of all earlier periods, and where the periods begin after it. */
const EARLIER = { bar: 7, next: 15 } as const;

export interface PeriodChart {
  /** Of the view box: its height is the most occurrences of any bar. */
  readonly width: number;
  /** The periods begin here, after the bar of earlier ones where there is one. */
  readonly start: number;
  /** Data of each cluster's path: bars that stand on y = 0, a unit an occurrence. */
  readonly paths: readonly string[];
  /** Most occurrences in one bar of each cluster. */
  readonly peaks: readonly number[];
}

interface Bar {
  readonly cluster: number;
  readonly x: number;
  readonly count: number;
}

export function drawPeriods({ periods, clusters }: Timeline): PeriodChart {
  const start = clusters.some(({ earlier }) => earlier > 0) ? EARLIER.next : 0;
  const width = start + PERIOD * periods.length - (PERIOD - BAR);
  const bars = clusters
    .flatMap(({ earlier, counts }, cluster): Bar[] => [
      { cluster, x: 0, count: earlier },
      ...counts.map((count, i) => ({ cluster, x: start + PERIOD * i, count })),
    ])
    .filter(({ count }) => count > 0);
  const peaks = clusters.map(({ earlier, counts }) => Math.max(earlier, ...counts));
  const most = Math.max(1, ...peaks);
  const svg = Plot.plot({
    document,
    width,
    height: most,
    margin: 0,
    x: { axis: null, type: "linear", domain: [0, width], range: [0, width] },
    // Occurrences as they are, upwards: the view box of each chart does the scaling.
    y: { axis: null, type: "linear", domain: [0, most], range: [0, -most] },
    marks: [
      Plot.rect(bars, {
        x1: "x",
        x2: ({ x }: Bar) => x + BAR,
        y1: 0,
        y2: "count",
        render: (index, _scales, { x1 = [], y2 = [] }) => {
          const paths = clusters.map(() => "");
          for (const i of index)
            paths[bars[i]?.cluster ?? 0] +=
              `M${Number(x1[i])} 0v${Math.round(Number(y2[i]))}h${BAR}V0z`;
          return element("g", {}, ...paths.map((d) => element("path", { d })));
        },
      }),
    ],
  });
  return {
    width,
    start,
    paths: Array.from(svg.querySelectorAll("path"), (path) => path.getAttribute("d") ?? ""),
    peaks,
  };
}
