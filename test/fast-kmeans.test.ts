/** k-means by the kernels against its exact twin, and on sets that try it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { inertias } from "../src/kernels/centroids.ts";
import { kMeansOn } from "../src/kernels/kmeans.ts";
import { kMeans } from "../src/kernels/exact/kmeans.ts";
import type { Matrix } from "../src/kernels/matrix.ts";
import { load } from "../src/kernels/vectors.ts";
import { blobs, repeatRows } from "./vectors.ts";

interface Options {
  readonly k: number;
  readonly weights: Float64Array;
  readonly seed: number;
}

function fastKMeans(points: Matrix, { k, weights, seed }: Options, threads = 2): Int32Array {
  const own = load(points, threads);
  try {
    own.team.awaitHelpers();
    return kMeansOn(own, { k, weights })(seed);
  } finally {
    own.team.close();
  }
}

const ones = (n: number): Float64Array => new Float64Array(n).fill(1);
const inertiaOf = (points: Matrix, { k, weights }: Options, labels: Int32Array): number =>
  inertias(points, weights, labels, k).reduce((a, b) => a + b, 0);

test("from the same seeds the clusters are those of the twin where they are clear", () => {
  const points = blobs(200, 7, 0.2, 4);
  for (const seed of [1, 2, 3]) {
    const options = { k: 7, weights: ones(200), seed };
    assert.deepEqual(fastKMeans(points, options), kMeans(points, options).labels);
  }
});

test("where they are not, the inertia is within 0.2 % of the twin's, or below it", () => {
  for (const [n, k, seed] of [
    [400, 8, 3],
    [150, 13, 4],
    [700, 25, 5],
  ] as const) {
    const points = blobs(n, 40, 0.9, seed);
    const weights = Float64Array.from({ length: n }, (_, i) => 1 + ((i * 5) % 9));
    const options = { k, weights, seed };
    const exact = kMeans(points, options).inertia;
    const fast = inertiaOf(points, options, fastKMeans(points, options));
    assert.ok(fast <= 1.002 * exact, `${n}: ${fast} > ${exact}`);
  }
});

test("no move of a single point would lower the inertia by more than rounding", () => {
  const points = blobs(160, 30, 0.9, 8);
  const options = {
    k: 6,
    weights: Float64Array.from({ length: 160 }, (_, i) => 1 + (i % 3)),
    seed: 9,
  };
  const labels = fastKMeans(points, options);
  const reached = inertiaOf(points, options, labels);
  for (let i = 0; i < 160; i++)
    for (let c = 0; c < 6; c++) {
      const moved = labels.slice();
      moved[i] = c;
      const after = inertiaOf(points, options, moved);
      assert.ok(after > reached * (1 - 2e-5), `point ${i} to ${c}: ${after} < ${reached}`);
    }
});

test("weights are repeated rows: the same clusters", () => {
  const points = blobs(60, 5, 0.3, 5);
  const counts = Array.from({ length: 60 }, (_, i) => 1 + ((i * 7) % 5));
  const labels = fastKMeans(points, { k: 5, weights: Float64Array.from(counts), seed: 1 });
  const repeated = repeatRows(points, counts);
  const plain = fastKMeans(repeated, { k: 5, weights: ones(repeated.rows), seed: 1 });
  const options = { k: 5, weights: ones(repeated.rows), seed: 1 };
  const spread = Int32Array.from(counts.flatMap((count, i) => Array(count).fill(labels[i] ?? 0)));
  const [a, b] = [inertiaOf(repeated, options, spread), inertiaOf(repeated, options, plain)];
  assert.ok(Math.abs(a - b) < 1e-6 * b, `${a} and ${b}`);
});

test("no cluster stays empty, up to k = n, with duplicates about, at n = 5 and n = 6 too", () => {
  const points = repeatRows(blobs(12, 12, 0.3), [5, 5, 5, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
  for (let k = 1; k <= 12; k++)
    assert.equal(new Set(fastKMeans(points, { k, weights: ones(24), seed: 2 })).size, k);
  for (const n of [1, 2, 5, 6])
    for (let k = 1; k <= n; k++) {
      const labels = fastKMeans(blobs(n, n, 0.5), { k, weights: ones(n), seed: 2 });
      assert.equal(new Set(labels).size, k);
    }
});

test("points that are all alike make one cluster, whatever is asked", () => {
  const points = repeatRows(blobs(1, 1, 0), [30]);
  const labels = fastKMeans(points, { k: 1, weights: ones(30), seed: 1 });
  assert.ok(labels.every((label) => label === 0));
});

test("every number of threads gives the same labels, and a second seed in the same memory too", () => {
  const points = blobs(500, 30, 0.8, 11);
  const weights = Float64Array.from({ length: 500 }, (_, i) => 1 + (i % 4));
  const one = fastKMeans(points, { k: 10, weights, seed: 7 }, 1);
  for (const threads of [2, 3, 4])
    assert.deepEqual(fastKMeans(points, { k: 10, weights, seed: 7 }, threads), one);
  const own = load(points, 2);
  const search = kMeansOn(own, { k: 10, weights });
  search(6);
  assert.deepEqual(search(7), one);
  own.team.close();
});
