/** What large fields are spared: some rows are those of all, and estimates are near what they stand for. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type Clusters, cluster } from "../src/analyse/cluster.ts";
import { everySoMany, LARGE, someOf } from "../src/analyse/large.ts";
import { type Layout, layout } from "../src/analyse/layout.ts";
import { NEAR_ROWS, nearWithin } from "../src/analyse/nearness.ts";
import { resamples, type Resampling } from "../src/analyse/resample.ts";
import { separationOf } from "../src/analyse/separation.ts";
import { group } from "../src/engines/k-means.ts";
import { listedRows } from "../src/kernels/listed-rows.ts";
import { distinctRows, makeMatrix, type Matrix, rowsIn } from "../src/kernels/matrix.ts";
import { seededRandom } from "../src/kernels/random.ts";
import { matrixOf, middleOf, place, toLength } from "../src/kernels/rows.ts";
import { load, rowsOfVectors } from "../src/kernels/vectors.ts";
import { estimatedSentence, estimatedWords } from "../src/pages/estimated.ts";
import { blobs, repeatRows } from "./vectors.ts";

const COLS = 32;
const [TAGS, TOPICS] = [2600, 8];

/** Topics whose tags are alike and stand on videos together. */
function field(n: number): Resampling {
  const random = seededRandom(5);
  const videos = Array.from({ length: n }, (_, v) =>
    [
      ...new Set(
        Array.from(
          { length: 5 },
          () => (v % TOPICS) + TOPICS * Math.floor((n / TOPICS) * random() * random()),
        ),
      ),
      v,
    ].toSorted((a, b) => a - b),
  );
  return {
    vectors: rowsIn(blobs(n, TOPICS, 0.8, 2, COLS)),
    read: Array.from({ length: n }, () => true),
    videos,
    words: Array.from({ length: n }, (_, i) => `tag ${i}`),
    reach: [],
    context: 0,
    weights: "root",
    threads: 1,
  };
}

const own = field(TAGS);
const vectors = own.vectors.take();
const counts = new Map<number, number>();
for (const tag of own.videos.flat()) counts.set(tag, (counts.get(tag) ?? 0) + 1);
const tags = own.words.map((tag, i) => ({ tag, count: counts.get(i) ?? 1, videos: 1 }));

async function clustersOf(largeFrom: number): Promise<Clusters> {
  const { words } = own;
  const loaded = load(vectors, 2);
  const settings = { ...own, method: "tagscape", clusterEngine: "tagscape", seed: 42 } as const;
  const given = { tags, words, vectors, loaded, distinct: distinctRows(vectors) };
  try {
    return await cluster(given, settings as never, TOPICS, largeFrom);
  } finally {
    loaded.team.close();
  }
}

async function layoutOf(largeFrom: number): Promise<Layout> {
  const loaded = load(vectors, 2);
  const settings = { perplexity: 30, seed: 42, layoutEngine: "tagscape", method: "tagscape" };
  try {
    return await layout(vectors, loaded, settings as never, largeFrom);
  } finally {
    loaded.team.close();
  }
}

const near = (a: number | null, b: number | null, most: number, what: string): void =>
  assert.ok(Math.abs((a ?? 9) - (b ?? 9)) <= most, `${what}: ${a} and ${b}`);

test("listed rows are those of the whole matrix, in their order, on any number of threads", () => {
  const points = blobs(203, 5, 0.6);
  const listed = [202, 3, ...Array.from({ length: 140 }, (_, i) => i), 77];
  for (const threads of [1, 2, 3]) {
    const loaded = load(points, threads);
    loaded.team.awaitHelpers();
    const whole: Float32Array[] = [];
    rowsOfVectors(loaded)((row, i) => (whole[i] = row.slice()));
    const seen: number[] = [];
    listedRows(
      loaded,
      listed,
    )((row, i) => {
      assert.deepEqual(row, whole[i]);
      seen.push(i);
    });
    assert.deepEqual(seen, listed);
    loaded.team.close();
  }
});

test("how near is near is the same by every so many-th row alone", () => {
  const loaded = load(vectors, 1);
  const some = listedRows(loaded, everySoMany(TAGS, NEAR_ROWS));
  assert.equal(nearWithin(some, TAGS), nearWithin(rowsOfVectors(loaded), TAGS));
  loaded.team.close();
});

test("every so many-th is at most so many, from the first on, and all where they are few", () => {
  assert.deepEqual(everySoMany(7, 3), [0, 3, 6]);
  assert.deepEqual(everySoMany(3, 3), [0, 1, 2]);
  const drawn = someOf(1000, 300);
  assert.deepEqual(
    [...new Set(drawn)].toSorted((a, b) => a - b),
    drawn,
  );
  assert.deepEqual([drawn.length, someOf(3, 3).length, Math.max(...drawn) < 1000], [300, 3, true]);
  // None of a period is passed over.
  for (let c = 0; c < 4; c++) assert.ok(drawn.filter((i) => i % 4 === c).length > 45);
});

test("silhouettes of some stand for all: where all are judged the same, else near; small clusters are judged", () => {
  const times = Array.from({ length: 1200 }, (_, i) => (i % 100 === 0 ? 3 : 1));
  const points = repeatRows(blobs(1200, 6, 0.9), times);
  const kindOf = times.flatMap((count, kind) => Array<number>(count).fill(kind));
  // The last cluster has two vectors: it is judged whatever is drawn.
  const labels = Int32Array.from(kindOf, (kind) => (kind % 600 === 1 ? 6 : kind % 6));
  const loaded = load(points, 1);
  const distinct = distinctRows(points);
  const members = (c: number): number[] => [...labels.keys()].filter((i) => labels[i] === c);
  const all = separationOf(loaded, labels, distinct, points.rows);
  const same = separationOf(loaded, labels, distinct, 1200);
  const some = separationOf(loaded, labels, distinct, 300);
  assert.ok(all !== null && same !== null && some !== null);
  assert.equal(same.all, all.all);
  near(some.all, all.all, 0.02, "all");
  for (let c = 0; c < 6; c++) near(some.of(members(c)), all.of(members(c)), 0.03, `cluster ${c}`);
  assert.equal(some.of(members(6)), all.of(members(6)));
  assert.equal(separationOf(loaded, new Int32Array(points.rows), distinct, 300), null);
  loaded.team.close();
});

test("a field taken for large has the clusters and names of one that is not, and figures near its", async () => {
  const [large, exact] = [await clustersOf(1), await clustersOf(TAGS + 1)];
  assert.deepEqual(large.labels, exact.labels);
  near(large.silhouette, exact.silhouette, 0.01, "silhouette");
  near(large.stability, exact.stability, 0.05, "stability");
  for (const [i, { nameTags, coverage, silhouette, kept }] of large.clusters.entries()) {
    const other = exact.clusters[i];
    assert.deepEqual(nameTags, other?.nameTags);
    assert.equal(coverage, other?.coverage);
    near(silhouette, other?.silhouette ?? null, 0.02, "a silhouette");
    near(kept, other?.kept ?? null, 0.05, "kept");
  }
  assert.notEqual(large.silhouette, exact.silhouette);
});

test("its resamples are fewer, and of no more videos than are said", () => {
  const options = { k: TOPICS, seed: 1, group };
  const videos = Array.from({ length: LARGE.videos + 2000 }, (_, v) => [v % 90, 90 + (v % 7)]);
  const small = { ...field(TOPICS * 13), videos: videos.map((video) => [...new Set(video)]) };
  const samples = resamples(small, { ...options, isLarge: true });
  assert.equal(samples.length, LARGE.resamples);
  for (const { heldOut } of samples) assert.ok(heldOut.length > 2000 + LARGE.videos / 5);
});

test("a map taken for large is the same map, with the same nearest, and figures near its", async () => {
  const [large, exact] = [await layoutOf(1), await layoutOf(TAGS + 1)];
  for (const part of ["places", "nearest", "cosines", "nearFrom", "perplexity"] as const)
    assert.deepEqual(large[part], exact[part], part);
  near(large.kl, exact.kl, 0.01 * exact.kl, "KL");
  near(large.nn10, exact.nn10, 0.02, "neighbours kept");
  assert.notEqual(large.nn10, exact.nn10);
});

/** Rows less a middle at unit length, one number after another. */
function plain({ data, rows, cols }: Matrix, middle: Float64Array, least: number): Matrix {
  const out = makeMatrix(rows, cols);
  for (let i = 0; i < rows; i++) {
    let squares = 0;
    for (let at = 0; at < cols; at++) {
      const one = (data[i * cols + at] ?? 0) - (middle[at] ?? 0);
      out.data[i * cols + at] = one;
      squares += one * one;
    }
    for (let at = i * cols; at < (i + 1) * cols; at++)
      out.data[at] = squares < least ? (data[at] ?? 0) : (out.data[at] ?? 0) / Math.sqrt(squares);
  }
  return out;
}

test("rows are centred and brought to unit length to the bit, on any number of threads", () => {
  const points = blobs(37, 4, 0.7);
  points.data.fill(0, 5 * COLS, 6 * COLS);
  const weights = Float64Array.from({ length: 37 }, (_, i) => Math.sqrt(1 + (i % 5)));
  const middle = new Float64Array(COLS);
  for (let i = 0; i < 37; i++)
    for (let at = 0; at < COLS; at++)
      middle[at] = (middle[at] ?? 0) + (weights[i] ?? 0) * (points.data[i * COLS + at] ?? 0);
  const mass = weights.reduce((a, b) => a + b);
  for (const [at, total] of middle.entries()) middle[at] = total / mass;
  for (const threads of [1, 2, 3]) {
    const rows = place(points, threads);
    rows.team.awaitHelpers();
    assert.deepEqual(middleOf(rows, weights), middle);
    toLength(rows, Number.MIN_VALUE);
    const unit = plain(points, new Float64Array(COLS), Number.MIN_VALUE);
    assert.deepEqual(matrixOf(rows).data.slice(), unit.data);
    toLength(rows, 1e-12, middle);
    assert.deepEqual(matrixOf(rows).data.slice(), plain(unit, middle, 1e-12).data);
    rows.team.close();
  }
});

test("pages say of what is estimated that it is, of a participant's field and of all together", () => {
  const study = (tags: number, apart: number, pooled: number): never =>
    ({
      participants: [{ fields: [{ tags, apart }] }],
      cohort: [{ tags: { length: pooled } }],
    }) as never;
  for (const small of [study(7999, 0, 9), study(8001, 2, 7999)])
    assert.equal(estimatedSentence(small), null);
  for (const large of [study(8000, 0, 9), study(20, 0, 8000)])
    assert.match(estimatedSentence(large) ?? "", /8,000 tags or more .* 2,000 of its tags/);
  assert.equal(estimatedWords(7999), null);
  assert.match(estimatedWords(12345) ?? "", /^With 12,345 tags .* 8 resamples/);
});
