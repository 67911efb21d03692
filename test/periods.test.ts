/** Weeks: the volume once, and each cluster's share of it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { FEWEST_FOR_SHARE } from "../src/chart/page-data.ts";
import { drawPeriods } from "../src/chart/periods.ts";
import { makeTimeline } from "../src/report/timeline.ts";

/** Heights of the bars of a path. */
const heights = (path: string): number[] =>
  [...path.matchAll(/v-(\d+)h/g)].map(([, height]) => Number(height));
/** So many occurrences on one row. */
const times = (row: number, count: number): number[] => Array<number>(count).fill(row);

test("a cluster's bars are shares of what all of the field have in a week, tags in no cluster too", () => {
  const dates = ["2024-02-19", "2024-02-26", "2024-03-04"];
  const timeline = makeTimeline(
    dates,
    [
      [...times(0, 30), ...times(1, 10)],
      [...times(0, 10), ...times(2, 3)],
      [...times(1, 30), ...times(2, 2)],
    ],
    [1, 2, null],
  );
  assert.ok(timeline !== null);
  assert.deepEqual(timeline.all.counts.slice(-3), [40, 40, 5]);
  assert.equal(timeline.clusters.length, 2);
  const chart = drawPeriods(timeline);
  assert.deepEqual(heights(chart.volume), [40, 40, 5]);
  assert.equal(chart.most, 40);
  // 30 of 40 and 10 of 40; the third week has too few for a share.
  assert.deepEqual(chart.paths.map(heights), [[750, 250], [250]]);
  assert.deepEqual(chart.peaks, [750, 250]);
  assert.ok(chart.hasThin);
});

test("a cluster with the same share each week has level bars, whatever the volume does", () => {
  const dates = ["2024-02-19", "2024-02-26", "2024-03-04"];
  const timeline = makeTimeline(
    dates,
    [
      [...times(0, 10), ...times(1, 100), ...times(2, 40)],
      [...times(0, 30), ...times(1, 300), ...times(2, 120)],
    ],
    [1, 2],
  );
  assert.ok(timeline !== null);
  const chart = drawPeriods(timeline);
  assert.deepEqual(chart.paths.map(heights), [
    [250, 250, 250],
    [750, 750, 750],
  ]);
  assert.deepEqual(heights(chart.volume), [40, 400, 160]);
  assert.equal(chart.hasThin, false);
});

test("where every week has too few, there is the volume and no share", () => {
  const timeline = makeTimeline(["2024-02-19"], [times(0, FEWEST_FOR_SHARE - 1)], [1]);
  assert.ok(timeline !== null);
  const chart = drawPeriods(timeline);
  assert.deepEqual([chart.paths, chart.peaks], [[""], [0]]);
  assert.deepEqual(heights(chart.volume), [FEWEST_FOR_SHARE - 1]);
});
