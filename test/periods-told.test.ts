/** How tags lie in weeks and months: as a text of the page, and as far as a site under codes may tell. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type Held, periodCode, readPeriods } from "../src/chart/period-code.ts";
import { seededRandom } from "../src/kernels/random.ts";
import { sum } from "../src/numbers.ts";
import { type Cell, cellsOf, toldCells, toldFrom } from "../src/report/tag-periods.ts";
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
    { slot: last - 1, count: 2, videos: 1 },
    { slot: last, count: 1, videos: 1 },
  ]);
  assert.deepEqual(b, [{ slot: last, count: 1, videos: 1 }]);
  assert.deepEqual(none, []);
});

const has = (own: readonly Cell[] | undefined, slot: number): boolean =>
  own?.some((cell) => cell.slot === slot) === true;

/** What somebody who has the counts of the clusters too must not be able to work out. */
function assertGuarded(cells: readonly Cell[][], labels: readonly number[], what: string): void {
  const told = toldCells(cells, labels, LEAST);
  assert.deepEqual(toldCells(cells, labels, LEAST), told);
  for (const [i, own] of told.entries())
    for (const cell of own) {
      assert.ok(cell.videos >= LEAST, what);
      assert.ok(
        cells[i]?.some((known) => known === cell),
        what,
      );
    }
  for (const label of new Set(labels)) {
    const members = labels.flatMap((own, i) => (own === label ? [i] : []));
    const isWhole = (i: number): boolean => told[i]?.length === cells[i]?.length;
    if (members.every(isWhole)) continue;
    const slots = new Set(members.flatMap((i) => (cells[i] ?? []).map(({ slot }) => slot)));
    for (const slot of slots) {
      if (!members.some((i) => has(told[i], slot))) continue;
      const left = members.filter((i) => has(cells[i], slot) && !has(told[i], slot));
      const among = members.filter((i) => !isWhole(i) && !has(told[i], slot));
      assert.ok(left.length > 0, `${what}: all of a period is told, so the rest lies elsewhere`);
      assert.ok(among.length >= 3, `${what}: what is left of a period is of too few tags`);
    }
    for (const i of members)
      if (!isWhole(i) && (told[i]?.length ?? 0) > 0)
        assert.ok(
          slots.size - (told[i]?.length ?? 0) >= 3,
          `${what}: the rest of a tag has too few periods`,
        );
  }
}

test("under codes no part of a month is told that stands on fewer than three videos, nor can it be worked out", () => {
  const random = seededRandom(7);
  let cellsTold = 0;
  for (let trial = 0; trial < 300; trial++) {
    const months = 1 + Math.floor(random() * 8);
    const rows = Array.from({ length: 40 }, () => Math.floor(random() * months));
    const tags = 1 + Math.floor(random() * 25);
    const rowsOf = Array.from({ length: tags }, (_, i) => {
      const share = random() / (1 + i / 4);
      return rows.flatMap((_, row) => (random() < share ? [row] : []));
    }).map((own) => (own.length === 0 ? [0] : own));
    const labels = rowsOf.map(() => 1 + Math.floor(random() * 2));
    const cells = cellsOf(rows, rowsOf);
    assertGuarded(cells, labels, `trial ${trial}`);
    cellsTold += sum(toldCells(cells, labels, LEAST).map((own) => own.length));
  }
  // The rule is worth something only where it leaves something to be told.
  assert.ok(cellsTold > 300, String(cellsTold));
});

test("a lone month on one video is not told by what is told of the others", () => {
  // Two tags: one of them wholly in the first month, the other with one video in the second.
  const cells = cellsOf(
    [0, 0, 0, 0, 1],
    [
      [0, 1, 2],
      [0, 1, 2, 3, 4],
    ],
  );
  assert.deepEqual(toldCells(cells, [1, 1], LEAST), [[], []]);
  assert.deepEqual(toldCells(cells, [1, 1], 1), cells);
});
