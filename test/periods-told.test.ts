/** How tags lie in weeks and months: as a text of the page, and as far as a site under codes may tell. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type Held, periodCode, readPeriods } from "../src/chart/period-code.ts";
import { seededRandom } from "../src/kernels/random.ts";
import { sum } from "../src/numbers.ts";
import { type Cell, cellsOf } from "../src/report/tag-periods.ts";
import { besideFrom, besideOf } from "../src/report/beside.ts";
import { toldFrom, toldPeriods } from "../src/report/told-periods.ts";
import { makeTimeline } from "../src/report/timeline.ts";

const LEAST = toldFrom({ pseudonyms: true });

test("what tags have in periods comes back from its text, which is of digits alone", () => {
  const held: Held[][] = [
    [
      [0, 3],
      [1, 1],
      [53, 400],
    ],
    [],
    [[0, 1]],
    [[53, 2]],
  ];
  const code = periodCode(held, 54);
  assert.match(code, /^[\d ,]*$/);
  assert.deepEqual(readPeriods(code, 54), held);
});

test("as they are, all of a tag's occurrences are told, each row a video once", () => {
  const timeline = makeTimeline(
    ["2024-02-19", "2024-02-26", null],
    [[0, 0, 1, 2], [1], [2]],
    [1, 1, null],
  );
  const [a, b, none] = timeline?.tags ?? [];
  const last = timeline?.periods.length ?? 0;
  assert.deepEqual(a, [
    { slot: last - 1, count: 2, videos: 1, distinct: 1 },
    { slot: last, count: 1, videos: 1, distinct: 1 },
  ]);
  assert.deepEqual(b, [{ slot: last, count: 1, videos: 1, distinct: 1 }]);
  assert.deepEqual(none, []);
});

const has = (own: readonly Cell[] | undefined, slot: number): boolean =>
  own?.some((cell) => cell.slot === slot) === true;

/** Every row a video of its own. */
const own = (rows: readonly unknown[]): number[] => rows.map((_, row) => row);

/** Whether for all that is told of the group a part could lie in two other periods, and be of two other tags. */
function couldBeElsewhere(
  cells: readonly Cell[][],
  told: readonly (readonly Cell[])[],
  group: readonly number[],
  [tag, part]: readonly [number, Cell],
): boolean {
  const found = group.flatMap((other) =>
    (cells[other] ?? []).flatMap(({ slot, count }) => {
      const isTold = has(told[other], slot) || has(told[tag], slot) || has(told[other], part.slot);
      return other === tag || slot === part.slot || isTold ? [] : [{ other, slot, count }];
    }),
  );
  return (
    sum(found.map(({ count }) => count)) >= part.count &&
    new Set(found.map(({ slot }) => slot)).size >= 2 &&
    new Set(found.map(({ other }) => other)).size >= 2
  );
}

/** What somebody who has the counts of the clusters and of the field too must not be able to work out. */
function assertHidden(
  cells: readonly Cell[][],
  labels: readonly (number | null)[],
  what: string,
): ReturnType<typeof toldPeriods> {
  const told = toldPeriods(cells, labels, LEAST);
  assert.deepEqual(toldPeriods(cells, labels, LEAST), told);
  if (told === null) return null;
  for (const [i, parts] of told.tags.entries())
    for (const cell of parts) {
      assert.ok(cell.distinct >= LEAST, what);
      assert.ok(
        cells[i]?.some((known) => known === cell),
        what,
      );
    }
  const isOpen = (label: number | null): boolean =>
    label !== null && told.clusters[label - 1] === true;
  const groups = [
    ...told.clusters.flatMap((open, i) =>
      open ? [labels.flatMap((label, tag) => (label === i + 1 ? [tag] : []))] : [],
    ),
    labels.flatMap((label, tag) => (isOpen(label) ? [] : [tag])),
  ];
  for (const members of groups) {
    const isWhole = (i: number): boolean => told.tags[i]?.length === cells[i]?.length;
    const slots = new Set(members.flatMap((i) => (cells[i] ?? []).map(({ slot }) => slot)));
    for (const slot of members.every(isWhole) ? [] : slots) {
      if (!members.some((i) => has(told.tags[i], slot))) continue;
      const left = members.filter((i) => has(cells[i], slot) && !has(told.tags[i], slot));
      const among = members.filter((i) => !isWhole(i) && !has(told.tags[i], slot));
      assert.ok(left.length > 0, `${what}: all of a period is told, so the rest lies elsewhere`);
      assert.ok(among.length >= 3, `${what}: what is left of a period is of too few tags`);
    }
    for (const tag of members)
      for (const part of cells[tag] ?? [])
        assert.ok(
          part.distinct >= LEAST || couldBeElsewhere(cells, told.tags, members, [tag, part]),
          `${what}: a tag on few videos of a period can lie in no other`,
        );
  }
  return told;
}

test("under codes no part of a month is told that stands on fewer than three videos, nor can it be worked out", () => {
  const random = seededRandom(7);
  const seen = { cells: 0, clusters: 0, untoldClusters: 0, none: 0 };
  for (let trial = 0; trial < 300; trial++) {
    const months = 1 + Math.floor(random() * 8);
    const rows = Array.from({ length: 40 }, () => Math.floor(random() * months));
    const tags = 1 + Math.floor(random() * 25);
    const rowsOf = Array.from({ length: tags }, (_, i) => {
      const share = random() / (1 + i / 4);
      return rows.flatMap((_, row) => (random() < share ? [row] : []));
    }).map((found) => (found.length === 0 ? [0] : found));
    // Some tags are of reach, in no cluster; some rows repeat a video.
    const labels = rowsOf.map(() => Math.floor(random() * 3) || null);
    const videoOf = rows.map((_, row) => (random() < 0.1 ? 0 : row));
    const told = assertHidden(cellsOf(rows, rowsOf, videoOf), labels, `trial ${trial}`);
    seen.none += Number(told === null);
    seen.cells += sum(told?.tags.map((parts) => parts.length) ?? []);
    for (const open of told?.clusters ?? []) seen[open ? "clusters" : "untoldClusters"] += 1;
  }
  // The rule is worth something only where it leaves something to be told, and has something to hide.
  assert.ok(seen.cells > 300 && seen.clusters > 100, JSON.stringify(seen));
  assert.ok(seen.untoldClusters > 10 && seen.none > 10, JSON.stringify(seen));
});

test("a lone month on one video is not told by what is told of the others", () => {
  // Two tags: one of them wholly in the first month, the other with one video in the second.
  const rows = [0, 0, 0, 0, 1];
  const cells = cellsOf(
    rows,
    [
      [0, 1, 2],
      [0, 1, 2, 3, 4],
    ],
    own(rows),
  );
  assert.equal(toldPeriods(cells, [1, 1], LEAST), null);
  assert.deepEqual(toldPeriods(cells, [1, 1], 1), { tags: cells, clusters: [true] });
});

test("of five videos in two months nothing is told by month under codes: each cluster lies in one of them", () => {
  const dates = ["2023-09", "2023-09", "2023-09", "2023-10", "2023-10"];
  const rowsOf = [[0, 1, 3], [0], [1], [2], [2], [3], [4]];
  const labels = [1, 1, 2, 2, 3, 4, 4];
  assert.equal(makeTimeline(dates, rowsOf, labels, LEAST), null);
  assert.notEqual(makeTimeline(dates, rowsOf, labels, 1), null);
});

test("a cluster that lies in one month is told of none, where its neighbours hide it", () => {
  // Twelve tags on one video each, in four months, and two tags that are of the last month alone.
  const rows = [...Array.from({ length: 12 }, (_, i) => i % 4), 3, 3];
  const cells = cellsOf(
    rows,
    rows.map((_, row) => [row]),
    own(rows),
  );
  const labels = rows.map((_, i) => (i < 6 ? 1 : i < 12 ? 2 : 3));
  const told = assertHidden(cells, labels, "a cluster of one month");
  assert.deepEqual(told?.clusters, [true, false, false]);
});

test("rows that repeat a video are one: a tag on it is told of no month, and beside no other", () => {
  // Tag 0 stands on three rows of one video in the last month, among many others.
  const rows = [...Array.from({ length: 40 }, (_, i) => i % 4), 3, 3, 3];
  const rowsOf = [[40, 41, 42], ...Array.from({ length: 40 }, (_, row) => [row])];
  const labels = rowsOf.map(() => 1);
  const once = rows.map((_, row) => Math.min(row, 40));
  const [repeated] = toldPeriods(cellsOf(rows, rowsOf, once), labels, LEAST)?.tags ?? [];
  assert.deepEqual(repeated, []);
  const [apart] = toldPeriods(cellsOf(rows, rowsOf, own(rows)), labels, LEAST)?.tags ?? [];
  assert.deepEqual(apart, [{ slot: 3, count: 3, videos: 3, distinct: 3 }]);
  const from = besideFrom({ pseudonyms: true });
  assert.deepEqual(besideOf({ videos: [[0, 0, 0, 1, 1, 1]], reach: [] }, from), []);
});
