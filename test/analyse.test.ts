/** Hostile sets of vectors: every analysis ends, with finite numbers or an honest null. */
import type { ClusterEngine, Config, FieldConfig, LayoutEngine } from "../src/config/types.ts";
import type { FieldWords } from "../src/prepare/read-words.ts";
import type { Row } from "../src/config/settings-row.ts";
import { FIELD, STUDY } from "../src/config/settings-table.ts";
import assert from "node:assert/strict";
import { test } from "node:test";
import { type Analysis, analyse } from "../src/analyse/analyse.ts";
import { askedOf } from "../src/analyse/questions.ts";
import { asWritten } from "../src/prepare/reading/reading.ts";
import { pairwiseDistances, rowsOf } from "../src/kernels/distances.ts";
import { jointAffinities } from "../src/kernels/exact/affinities.ts";
import { exactNeighbours } from "../src/kernels/exact/neighbours.ts";
import { klDivergence } from "../src/kernels/exact/tsne.ts";
import { type Matrix, rowsIn } from "../src/kernels/matrix.ts";
import { silhouettes } from "../src/kernels/quality.ts";
import { mean } from "../src/numbers.ts";
import { blobs, repeatRows } from "./vectors.ts";

interface Options {
  k?: number;
  perplexity?: number;
  clusterEngine?: ClusterEngine;
  layoutEngine?: LayoutEngine;
  threads?: number;
}

const DEFAULTS = Object.fromEntries(
  Object.entries<Row>({ ...STUDY, ...FIELD }).map(([key, row]) => [key, row.default]),
) as unknown as Config & FieldConfig;

async function run(vectors: Matrix, options: Options = {}): Promise<Analysis> {
  const tags = Array.from({ length: vectors.rows }, (_, i) => ({
    tag: `tag${i}`,
    count: 1 + (i % 3),
    videos: 1,
  }));
  const { threads = 1, ...settings } = options;
  // Without context, so that the vectors stay as they are given; a video for each occurrence.
  const config = { ...DEFAULTS, weights: "count", context: 0, ...settings } as Config & FieldConfig;
  const videos = tags.flatMap(({ count }, i) => Array.from({ length: count }, () => [i]));
  const field = {
    tags,
    config,
    videos,
    reach: [],
    readings: tags.map(({ tag }) => asWritten(tag)),
  };
  const { questions } = askedOf(field as unknown as FieldWords, config, 1);
  const read = tags.map(() => true);
  return (await analyse({
    vectors: rowsIn(vectors),
    read,
    threads,
    best: null,
    questions,
  })) as Analysis;
}

const outlier = blobs(60, 3, 0.2);
outlier.data.fill(50, 0, outlier.cols);

const HOSTILE: readonly (readonly [name: string, vectors: Matrix, options?: Options])[] = [
  ["duplicates of ten vectors", repeatRows(blobs(10, 2, 0.5), [20, 25, 1, 1, 1, 1, 1, 1, 1, 9])],
  ["n = 10, the least for a map", blobs(10, 3, 0.5)],
  ["n = 11", blobs(11, 3, 0.5)],
  ["one far outlier", outlier],
  ["a perplexity far above its clamp", blobs(30, 3, 0.5), { perplexity: 500 }],
  ["k = n", blobs(25, 5, 0.5), { k: 25 }],
  ["k above n", blobs(12, 5, 0.5), { k: 100 }],
];

for (const [name, vectors, options] of HOSTILE)
  test(`analyse(${name}) has finite places and figures`, async () => {
    const { clusters, layout, distinctVectors } = await run(vectors, options);
    assert.ok(clusters !== null && layout !== null);
    assert.ok(layout.places.every(Number.isFinite));
    assert.ok([layout.kl, layout.nn10, clusters.inertia].every(Number.isFinite));
    assert.ok(clusters.k <= distinctVectors);
    assert.ok(layout.perplexity <= (vectors.rows - 1) / 3);
    assert.equal(new Set(clusters.labels).size, clusters.k);
  });

for (const [name, vectors] of [
  ["all vectors identical", repeatRows(blobs(1, 1, 0), [40])],
  ["two groups of duplicates", repeatRows(blobs(2, 2, 0.5), [20, 25])],
  ["nine vectors, one of them thrice", repeatRows(blobs(9, 2, 0.5), [3, 1, 1, 1, 1, 1, 1, 1, 1])],
] as const)
  test(`analyse(${name}) has no map: ten places are counted, not ten tags`, async () => {
    const { clusters, layout } = await run(vectors);
    assert.equal(layout, null);
    assert.ok(clusters !== null && Number.isFinite(clusters.inertia));
  });

test("tags of one vector have one place, and their nearest are of others", async () => {
  const kinds = 30;
  const times = Array.from({ length: kinds }, (_, i) => (i % 5 === 0 ? 4 : 1));
  const kindOf = times.flatMap((count, kind) => Array<number>(count).fill(kind));
  const each = blobs(kinds, 3, 0.5);
  const { clusters, layout } = await run(repeatRows(each, times), { k: 3, perplexity: 8 });
  const alone = await run(each, { k: 3, perplexity: 8 });
  assert.ok(layout !== null && clusters !== null && alone.layout !== null);
  for (const [i, kind] of kindOf.entries()) {
    assert.deepEqual(
      layout.places.slice(2 * i, 2 * i + 2),
      alone.layout.places.slice(2 * kind, 2 * kind + 2),
    );
    const near: (number | undefined)[] = layout.nearest[i]?.map((at) => kindOf[at]) ?? [];
    assert.deepEqual(near, alone.layout.nearest[kind]);
    assert.equal(clusters.labels[i], clusters.labels[kindOf.indexOf(kind)]);
  }
  for (const figure of ["kl", "nn10", "perplexity"] as const)
    assert.equal(layout[figure], alone.layout[figure]);
});

test("silhouettes count a vector once, however many tags it has", async () => {
  const each = blobs(40, 4, 0.6);
  const times = Array.from({ length: 40 }, (_, i) => (i === 7 ? 60 : 1));
  const { clusters } = await run(repeatRows(each, times), { k: 4 });
  assert.ok(clusters !== null);
  const first = times.map((_, i) => times.slice(0, i).reduce((a, b) => a + b, 0));
  const labels = Int32Array.from(first, (at) => (clusters.labels[at] ?? 1) - 1);
  const widths = silhouettes(rowsOf(pairwiseDistances(each)), labels);
  const expected = mean(Array.from(widths ?? []));
  assert.ok(Math.abs((clusters.silhouette ?? 0) - expected) < 0.01);
});

test("the map has the perplexity asked for, and its KL divergence is exact", async () => {
  const vectors = blobs(120, 6, 0.4);
  const { layout } = await run(vectors, { perplexity: 12 });
  assert.ok(layout !== null);
  assert.equal(layout.perplexity, 12);
  const divergence = (perplexity: number): number => {
    const neighbours = exactNeighbours(pairwiseDistances(vectors), Math.floor(3 * perplexity));
    return klDivergence(jointAffinities(neighbours, perplexity), layout.places);
  };
  assert.ok(Math.abs(layout.kl / divergence(12) - 1) < 0.01, `${layout.kl} ${divergence(12)}`);
  for (const other of [8, 18]) assert.ok(Math.abs(layout.kl / divergence(other) - 1) > 0.03);
});

test("analyse(few tags) gives no map below ten and no clusters below two", async () => {
  for (const [n, clusters, map] of [
    [1, false, false],
    [2, true, false],
    [9, true, false],
    [10, true, true],
  ] as const) {
    const analysis = await run(blobs(n, 3, 0.5));
    assert.deepEqual([analysis.clusters !== null, analysis.layout !== null], [clusters, map]);
  }
});

test("clusters are numbered by occurrences, largest first", async () => {
  const { clusters } = await run(blobs(100, 7, 0.4));
  const counts = clusters?.clusters.map(({ count }) => count) ?? [];
  assert.deepEqual(
    counts,
    counts.toSorted((a, b) => b - a),
  );
});

test("ml-kmeans and tsne-js by choice agree with ours where the answer is clear", async () => {
  const vectors = blobs(45, 3, 0.05);
  const ours = await run(vectors, { k: 3, perplexity: 8 });
  const theirs = await run(vectors, {
    k: 3,
    perplexity: 8,
    clusterEngine: "ml-kmeans",
    layoutEngine: "tsne-js",
  });
  assert.deepEqual(theirs.clusters?.labels, ours.clusters?.labels);
  assert.ok(theirs.layout?.places.every(Number.isFinite));
  assert.ok((theirs.layout?.nn10 ?? 0) > 0.3);
  const again = await run(vectors, { k: 3, perplexity: 8, layoutEngine: "tsne-js" });
  assert.deepEqual(again.layout?.places, theirs.layout?.places);
});
