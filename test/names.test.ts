/** Names that people give to clusters, and the weeks in which a cluster's tags occurred. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { nameClusters } from "../src/report/cluster-names.ts";
import { csvText } from "../src/csv-text.ts";
import { decodeLabels, encodeLabels } from "../src/chart/label-codes.ts";
import { SCALES, type Side } from "../src/chart/labels.ts";
import { makeTimeline } from "../src/report/timeline.ts";

const clusterOf = new Map([
  ["trump", 1],
  ["biden", 1],
  ["election", 2],
  ["oscars", 3],
  ["film", 3],
]);

test("a name goes to the cluster that holds most of its tags, whatever its number", () => {
  const rules = [{ name: "US politics", tags: ["trump", "biden", "election", "absent"] }];
  const { names, flags } = nameClusters(rules, clusterOf);
  assert.deepEqual([...names], [[1, "US politics"]]);
  assert.deepEqual(flags, []);
  const renumbered = new Map([...clusterOf].map(([tag, id]) => [tag, 4 - id]));
  assert.deepEqual([...nameClusters(rules, renumbered).names], [[3, "US politics"]]);
});

test("a name whose tags have scattered is flagged, and one of other participants passed over", () => {
  const scattered = nameClusters([{ name: "Mixed", tags: ["trump", "oscars"] }], clusterOf);
  assert.equal(scattered.names.size, 0);
  assert.match(scattered.flags[0] ?? "", /Mixed.*scattered over clusters 1 and 3/);
  const absent = nameClusters([{ name: "Sport", tags: ["nfl"] }], clusterOf);
  assert.deepEqual([absent.names.size, absent.flags.length], [0, 0]);
});

test("of two names for a cluster the one with more tags there has it", () => {
  const { names, flags } = nameClusters(
    [
      { name: "Presidents", tags: ["trump"] },
      { name: "Politics", tags: ["trump", "biden"] },
    ],
    clusterOf,
  );
  assert.deepEqual([...names], [[1, "Politics"]]);
  assert.match(flags[0] ?? "", /Presidents.*cluster 1 holds more tags of "Politics"/);
});

test("makeTimeline(dates, rows, labels) counts every dated occurrence once, by Monday's week", () => {
  // 2024-02-26 is a Monday; the row before it is a Sunday.
  const dates = ["2024-02-25", "2024-02-26", "2024-03-03", null, "2019-01-01"];
  const timeline = makeTimeline(dates, [[0, ...Array<number>(20).fill(1)], [2, 3], [4]], [1, 2, 2]);
  assert.ok(timeline !== null);
  assert.equal(timeline.periods.at(-1), "2024-02-26");
  assert.equal(timeline.periods.length, 10);
  assert.ok(timeline.periods.every((day) => new Date(`${day}T00:00:00Z`).getUTCDay() === 1));
  const [one, two] = timeline.clusters;
  assert.deepEqual(one?.counts.slice(-2), [1, 20]);
  assert.deepEqual(two?.counts.slice(-2), [0, 1]);
  assert.deepEqual([one?.earlier, two?.earlier, timeline.undated], [0, 1, 1]);
  assert.equal(makeTimeline([null], [[0]], [1]), null);
});

test("the weeks shown hold nine tenths of all occurrences, fifty-two weeks at most", () => {
  const day = (week: number): string =>
    new Date(Date.UTC(2024, 0, 1) - week * 7 * 24 * 3600 * 1000).toISOString().slice(0, 10);
  const even = (weeks: number): number => {
    const dates = Array.from({ length: weeks }, (_, i) => day(i));
    const timeline = makeTimeline(dates, [dates.map((_, i) => i)], [1]);
    const shown = timeline?.clusters[0];
    const all = (shown?.earlier ?? 0) + (shown?.counts.reduce((a, b) => a + b, 0) ?? 0);
    assert.equal(all, weeks);
    return timeline?.periods.length ?? 0;
  };
  assert.equal(even(3), 10);
  assert.equal(even(30), 27);
  assert.equal(even(200), 52);
});

test("decodeLabels(encodeLabels(labels)) is every side at every scale", () => {
  const labels = SCALES.flatMap((minScale, i) =>
    ([0, 1, 2, 3] as Side[]).map((side) => ({
      index: 4 * i + side,
      text: "",
      large: false,
      side,
      minScale,
    })),
  );
  const back = decodeLabels(encodeLabels(labels, labels.length + 1));
  assert.deepEqual(
    back.slice(0, -1),
    labels.map(({ side, minScale }) => ({ side, minScale })),
  );
  assert.equal(back.at(-1), null);
});

test("csvText(rows) quotes what must be, and lets no text run as a formula", () => {
  assert.equal(
    csvText([["=1+1", 'a "b", c', "x\ny", -1.5, { value: -2, decimals: 4 }, null]]),
    `'=1+1,"a ""b"", c","x\ny",-1.5,-2.0000,\n`,
  );
});
