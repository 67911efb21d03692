/** Of groups so much is told that no sum and no difference of it is of too few participants. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type Places, toldGroups, toldItems } from "../src/cohort/few.ts";
import { integer } from "../data/random.ts";
import { seededRandom } from "../src/kernels/random.ts";

const places = (from: number, to: number): Places =>
  new Set(Array.from({ length: to - from }, (_, i) => from + i));
const ALL = places(0, 12);

for (const [name, groups, told] of [
  ["two halves are told", [places(0, 6), places(6, 12)], [0, 1]],
  ["a group of too few is not", [places(0, 4), places(6, 12)], [1]],
  ["nor one that leaves too few of everyone", [places(0, 11)], []],
  ["nor the second of two whose difference is of too few", [places(0, 5), places(0, 6)], [0]],
  ["nor one that shares too few with another", [places(0, 6), places(3, 9)], [0]],
  ["everyone once more tells nothing new", [ALL], [0]],
  ["members who have nothing do not count", [new Set([0, 1, 2, 3, 40])], []],
  ["nobody is no group", [new Set<number>()], []],
] as const)
  test(name, () => {
    assert.deepEqual(toldGroups(ALL, groups, 5), told);
  });

test("what is left untold of a sum is of nobody or of many, in every group", () => {
  const random = seededRandom(1);
  let sums = 0;
  for (let round = 0; round < 300; round++) {
    const n = 12 + integer(random, 0, 12);
    const half = n >> 1;
    const groups = [places(0, half), places(half, n)];
    const items = Array.from({ length: integer(random, 1, 8) }, () => {
      const share = random();
      return new Set([...places(0, n)].filter(() => random() < share));
    });
    // A sum that is of too few itself is of no group that is told.
    const all = new Set(items.flatMap((own) => [...own]));
    if (toldGroups(all, groups, 5).length < 2) continue;
    sums += 1;
    const told = toldItems(items, groups, 5);
    const rest = new Set(items.flatMap((own, i) => (told.has(i) ? [] : [...own])));
    for (const figure of [...[...told].map((i) => items[i] ?? rest), rest])
      for (const group of groups) {
        const size = [...figure].filter((place) => group.has(place)).length;
        assert.ok(size === 0 || size >= 5, `${size} of a group in round ${round}`);
      }
  }
  assert.ok(sums > 50);
});

test("a lone untold item takes another with it", () => {
  const lone = new Set([0]);
  const [many, more] = [places(0, 6), places(0, 12)];
  assert.deepEqual([...toldItems([more, many, lone], [], 5)], [0]);
});
