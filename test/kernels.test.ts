import assert from "node:assert/strict";
import { test } from "node:test";
import { kmeans as mlKMeans } from "ml-kmeans";
import { jointAffinities } from "../src/kernels/exact/affinities.ts";
import { pairwiseDistances, rowsOf } from "../src/kernels/distances.ts";
import { inertias } from "../src/kernels/centroids.ts";
import { kMeans } from "../src/kernels/exact/kmeans.ts";
import { distinctRows, type Matrix } from "../src/kernels/matrix.ts";
import { exactNeighbours } from "../src/kernels/exact/neighbours.ts";
import { principalCoordinates } from "../src/kernels/exact/pca.ts";
import { nearestNeighbours, neighboursKept, silhouettes } from "../src/kernels/quality.ts";
import { gaussian, seededRandom } from "../src/kernels/random.ts";
import { exactTsne, klDivergence } from "../src/kernels/exact/tsne.ts";
import { blobs, circleOf, perplexities, repeatRows } from "./vectors.ts";

const ones = (n: number): Float64Array => new Float64Array(n).fill(1);
const listOfRows = ({ data, rows, cols }: Matrix): number[][] =>
  Array.from({ length: rows }, (_, i) => [...data.subarray(i * cols, (i + 1) * cols)]);
const inertiaOf = (points: Matrix, weights: Float64Array, labels: Int32Array): number =>
  inertias(points, weights, labels, 1 + labels.reduce((a, b) => Math.max(a, b), 0)).reduce(
    (a, b) => a + b,
    0,
  );
/** Labels up to their numbering. */
const partition = (labels: Iterable<number>): string => {
  const names = new Map<number, number>();
  return [...labels]
    .map((label) => {
      if (!names.has(label)) names.set(label, names.size);
      return names.get(label);
    })
    .join(" ");
};

test("seededRandom(seed) is uniform, and gaussian(random) standard normal", () => {
  const random = seededRandom(7);
  const draws = Array.from({ length: 20_000 }, () => random());
  const normal = Array.from({ length: 20_000 }, () => gaussian(random));
  const mean = (v: number[]): number => v.reduce((a, b) => a + b, 0) / v.length;
  assert.ok(draws.every((v) => v >= 0 && v < 1));
  assert.ok(Math.abs(mean(draws) - 0.5) < 0.01);
  assert.ok(Math.abs(mean(normal)) < 0.03);
  assert.ok(Math.abs(mean(normal.map((v) => v * v)) - 1) < 0.05);
  assert.notEqual(seededRandom(1)(), seededRandom(2)());
});

test("pairwiseDistances(matrix) is symmetric, zero on the diagonal, and exact", () => {
  const points = blobs(40, 3, 0.5, 1, 7);
  const { data, n } = pairwiseDistances(points);
  const rows = listOfRows(points);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      const exact = (rows[i] ?? []).reduce((sum, v, k) => sum + (v - (rows[j]?.[k] ?? 0)) ** 2, 0);
      assert.ok(Math.abs((data[i * n + j] ?? 0) - exact) < 1e-6);
      assert.equal(data[i * n + j], data[j * n + i]);
    }
});

test("kMeans(matrix) finds the clusters that are there", () => {
  const points = blobs(120, 4, 0.05);
  const { labels } = kMeans(points, { k: 4, weights: ones(120), seed: 42 });
  assert.equal(partition(labels), partition(Array.from({ length: 120 }, (_, i) => i % 4)));
});

test("kMeans(matrix) is within 0.1 % of the best of ten starts of ml-kmeans, or better", () => {
  const points = blobs(300, 20, 0.8, 3);
  const { labels, inertia } = kMeans(points, { k: 10, weights: ones(300), seed: 42 });
  assert.ok(Math.abs(inertia - inertiaOf(points, ones(300), labels)) < 1e-9 * inertia);
  const theirs = Array.from({ length: 10 }, (_, seed) => {
    const { clusters } = mlKMeans(listOfRows(points), 10, { seed, initialization: "kmeans++" });
    return inertiaOf(points, ones(300), Int32Array.from(clusters));
  });
  assert.ok(inertia <= 1.001 * Math.min(...theirs), `${inertia} > ${Math.min(...theirs)}`);
});

test("kMeans with weights has the objective of k-means over repeated rows", () => {
  const points = blobs(90, 8, 0.6, 5);
  const counts = Array.from({ length: 90 }, (_, i) => 1 + ((i * 7) % 5));
  const weights = Float64Array.from(counts);
  const { labels, inertia } = kMeans(points, { k: 6, weights, seed: 1 });
  const repeated = repeatRows(points, counts);
  const spread = Int32Array.from(counts.flatMap((count, i) => Array(count).fill(labels[i] ?? 0)));
  const same = inertiaOf(repeated, ones(repeated.rows), spread);
  assert.ok(Math.abs(same - inertia) < 1e-9 * inertia);
  const plain = kMeans(repeated, { k: 6, weights: ones(repeated.rows), seed: 1 });
  assert.ok(inertia <= plain.inertia * 1.001, `${inertia} > ${plain.inertia}`);
});

test("kMeans leaves no cluster empty, up to k = n, with duplicates about", () => {
  const points = repeatRows(blobs(12, 12, 0.3), [5, 5, 5, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
  const distinct = distinctRows(points).firsts.length;
  assert.equal(distinct, 12);
  for (let k = 1; k <= distinct; k++) {
    const { labels, inertia } = kMeans(points, { k, weights: ones(24), seed: 2 });
    assert.equal(new Set(labels).size, k);
    if (k === distinct) assert.ok(inertia < 1e-9);
  }
});

test("jointAffinities(neighbours, perplexity) sums to 1 and is symmetric", () => {
  const neighbours = exactNeighbours(pairwiseDistances(blobs(100, 5, 0.4)), 60);
  const { start, column, value, n } = jointAffinities(neighbours, 20);
  const dense = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let at = start[i] ?? 0; at < (start[i + 1] ?? 0); at++)
      dense[i * n + (column[at] ?? 0)] = value[at] ?? 0;
  assert.ok(Math.abs(dense.reduce((a, b) => a + b, 0) - 1) < 1e-9);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++)
      assert.ok(Math.abs((dense[i * n + j] ?? 0) - (dense[j * n + i] ?? 0)) < 1e-15);
});

test("on a circle each point has the perplexity asked for", () => {
  // There all points are alike, so that joint affinities are those of each point by itself.
  const circle = circleOf(101);
  const neighbours = exactNeighbours(pairwiseDistances(circle), 60);
  for (const perplexity of [5, 20]) {
    const reached = perplexities(jointAffinities(neighbours, perplexity));
    for (const own of reached) assert.ok(Math.abs(own / perplexity - 1) < 1e-3, `${own}`);
  }
});

test("principalCoordinates(matrix) finds the longest axis first, whatever the order of the columns", () => {
  const random = seededRandom(3);
  const data = Float32Array.from(
    { length: 200 * 3 },
    (_, at) => gaussian(random) * ([1, 9, 3][at % 3] ?? 1) + ([100, 0, 0][at % 3] ?? 0),
  );
  const coordinates = principalCoordinates({ data, rows: 200, cols: 3 });
  for (let i = 0; i < 200; i++) {
    assert.ok(Math.abs(Math.abs(coordinates[2 * i] ?? 0) - Math.abs(data[3 * i + 1] ?? 0)) < 2.5);
  }
  const spread = (axis: number): number =>
    coordinates.reduce((sum, v, at) => sum + (at % 2 === axis ? v * v : 0), 0);
  assert.ok(spread(0) > 4 * spread(1));
});

test("the gradient of exactTsne lowers KL, and clusters come apart on the map", () => {
  const points = blobs(150, 3, 0.1);
  const distances = pairwiseDistances(points);
  const affinities = jointAffinities(exactNeighbours(distances, 60), 20);
  const start = principalCoordinates(points);
  const short = exactTsne(affinities, start, { iterations: 120 });
  const long = exactTsne(affinities, start, { iterations: 500 });
  assert.ok(klDivergence(affinities, long) < klDivergence(affinities, short));
  assert.ok(klDivergence(affinities, long) < 0.6);
  assert.ok(neighboursKept(nearestNeighbours(rowsOf(distances), 150, 10).nearest, long) > 0.4);
  const widths = silhouettes(
    rowsOf(pairwiseDistances({ data: Float32Array.from(long), rows: 150, cols: 2 })),
    Int32Array.from({ length: 150 }, (_, i) => i % 3),
  );
  assert.ok(widths !== null && widths.every((width) => width > 0.5));
});

test("the same seed gives the same bits", () => {
  const points = blobs(80, 5, 0.5);
  const run = (): Float64Array => {
    const affinities = jointAffinities(exactNeighbours(pairwiseDistances(points), 45), 15);
    return exactTsne(affinities, principalCoordinates(points), { iterations: 200 });
  };
  assert.deepEqual(run(), run());
});

test("silhouettes(distances, labels) are 1 for clusters far apart and null for one cluster", () => {
  const data = Float32Array.from([0, 0, 0, 1, 100, 0, 100, 1]);
  const distances = pairwiseDistances({ data, rows: 4, cols: 2 });
  const widths = silhouettes(rowsOf(distances), Int32Array.from([0, 0, 1, 1]));
  assert.ok(widths !== null && widths.every((width) => width > 0.98));
  assert.equal(silhouettes(rowsOf(distances), new Int32Array(4)), null);
});
