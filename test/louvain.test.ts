/** Communities of co-occurrence, by a package that contributors have. */
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";
import { type Grouped, heldOut } from "../src/bench/meaning-measures.ts";

const isThere = (() => {
  try {
    return createRequire(import.meta.url).resolve("graphology-communities-louvain") !== "";
  } catch {
    return false;
  }
})();
const skip = isThere ? false : "the package is not installed: npm ci --include=dev";
const { communities } = isThere
  ? await import("../src/bench/louvain.ts")
  : { communities: (): number[] => [] };

/** Four groups of five tags that share videos; some of the first two share a few, and of the others. */
const GROUPS = Array.from({ length: 4 }, (_, group) =>
  Array.from({ length: 5 }, (_, i) => 5 * group + i),
);
const TOGETHER = {
  videos: [...GROUPS, ...GROUPS, [0, 5], [1, 6], [10, 15], [11, 16]],
  tags: 20,
};

function effective(labels: readonly number[]): number {
  const tags = labels.map((cluster, i): Grouped => {
    return { tag: String(i), cluster, reach: false, place: null };
  });
  return heldOut(tags, []).effective;
}

test("communities are as many as are wanted", { skip }, () => {
  for (const wanted of [2, 4]) {
    const search = { wanted, count: effective, seed: 42 };
    const labels = communities(TOGETHER, search);
    assert.equal(effective(labels), wanted);
    for (const group of GROUPS)
      assert.equal(new Set(group.map((tag) => labels[tag])).size, 1, String(group));
    if (wanted === 2) assert.equal(labels[0], labels[5]);
  }
});

test("where one cut is as good as another the seed decides, and nothing else", { skip }, () => {
  const ring = { videos: Array.from({ length: 60 }, (_, i) => [i, (i + 1) % 60]), tags: 60 };
  const cut = (seed: number): number[] => communities(ring, { wanted: 7, count: effective, seed });
  assert.deepEqual(cut(42), cut(42));
  assert.notDeepEqual(cut(42), cut(43));
});

test("a tag that stands alone is a community of its own", { skip }, () => {
  const labels = communities(
    { videos: [[0, 1], [0, 1], [2]], tags: 4 },
    { wanted: 3, count: effective, seed: 42 },
  );
  assert.equal(labels[0], labels[1]);
  assert.equal(new Set(labels).size, 3);
});
