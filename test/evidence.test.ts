/** What videos drawn again say of clusters, and what the curve supports. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { curveOf } from "../src/analyse/curve.ts";
import { evidenceOf } from "../src/analyse/evidence.ts";
import { nearWithin } from "../src/analyse/nearness.ts";
import { RESAMPLES, resamples, type Resampling } from "../src/analyse/resample.ts";
import { group } from "../src/engines/k-means.ts";
import { pairwiseDistances, rowsOf } from "../src/kernels/distances.ts";
import { rowsIn } from "../src/kernels/matrix.ts";
import { seededRandom } from "../src/kernels/random.ts";
import { blobs } from "./vectors.ts";

/** Topics whose tags stand on videos of their own; the vectors say nothing of them. */
function study(topics: number, each: number, loyal: number): Resampling & { topicOf: Int32Array } {
  const n = topics * each;
  const random = seededRandom(11);
  const videos = Array.from({ length: 12 * topics }, (_, v) => {
    const topic = v % topics;
    const tags = Array.from({ length: 6 }, () => {
      const own = random() < loyal ? topic : Math.floor(topics * random());
      return own * each + Math.floor(each * random());
    });
    return [...new Set(tags)].toSorted((a, b) => a - b);
  });
  const held = new Set(videos.flat());
  for (let tag = 0; tag < n; tag++) if (!held.has(tag)) videos.push([tag]);
  return {
    vectors: rowsIn(blobs(n, n, 1, 3, 64)),
    read: Array.from({ length: n }, () => true),
    videos,
    words: Array.from({ length: n }, (_, tag) => `tag ${tag}`),
    reach: [],
    context: 2,
    weights: "root",
    threads: 1,
    topicOf: Int32Array.from({ length: n }, (_, tag) => Math.floor(tag / each)),
  };
}

const clear = study(4, 15, 1);
const vague = study(4, 15, 0.25);
const options = { k: 4, seed: 42, group };

test("topics that stand on videos of their own come back, and hold on videos left out", () => {
  const samples = resamples(clear, options);
  assert.equal(samples.length, RESAMPLES);
  for (const { stability, kept, expected } of evidenceOf(clear.topicOf, 4, samples, [])) {
    assert.ok((stability ?? 0) > 0.75, `stability ${stability}`);
    assert.ok((kept ?? 0) > 0.8 && (expected ?? 1) < 0.4, `${kept} ${expected}`);
  }
});

test("tags that stand anywhere do neither", () => {
  for (const own of evidenceOf(vague.topicOf, 4, resamples(vague, options), [])) {
    assert.ok((own.stability ?? 1) < 0.5, `stability ${own.stability}`);
    assert.ok((own.kept ?? 1) < 2 * (own.expected ?? 0), `${own.kept} ${own.expected}`);
  }
});

test("a sample is drawn by the seed, holds what its videos hold, and leaves out the others", () => {
  const [first] = resamples(clear, options);
  assert.deepEqual(resamples(clear, options)[0], first);
  assert.notDeepEqual(resamples(clear, { ...options, seed: 43 })[0], first);
  assert.ok(first !== undefined);
  const out = first.heldOut.length / clear.videos.length;
  assert.ok(out > 0.2 && out < 0.55, String(out));
  assert.equal(first.labels.length, first.present.length);
  assert.deepEqual(
    first.present,
    first.present.toSorted((a, b) => a - b),
  );
});

test("one video cannot be drawn otherwise: nothing is said of stability", () => {
  const one = { ...clear, videos: [Array.from({ length: 60 }, (_, tag) => tag)] };
  assert.deepEqual(resamples(one, options), []);
  const [evidence] = evidenceOf(clear.topicOf, 4, [], []);
  assert.deepEqual(evidence, { stability: null, kept: null, expected: null });
});

test("Jaccard similarity is among the tags that a sample holds", () => {
  const labels = Int32Array.from([0, 0, 0, 1, 1, 1]);
  const heldOut = [
    [0, 1],
    [3, 1],
  ];
  const sample = { present: [0, 1, 3, 4], labels: Int32Array.from([0, 0, 0, 1]), heldOut };
  const [a, b] = evidenceOf(labels, 2, [sample], []);
  assert.equal(a?.stability, 2 / 3);
  assert.equal(b?.stability, 1 / 2);
  // Pairs left out: 0–1 and 1–3, both within the sample's first cluster, which is all there is.
  assert.deepEqual([a?.kept, a?.expected], [1, 1]);
  assert.deepEqual(evidenceOf(labels, 2, [sample], [0, 1])[0]?.kept, null);
});

test("stability is each cluster's mean best Jaccard, whatever the names", () => {
  const labels = Int32Array.from([0, 0, 0, 0, 1, 1]);
  const present = [...labels.keys()];
  // Once the same under other names, once the first cluster split in halves.
  const samples = [
    [1, 1, 1, 1, 0, 0],
    [0, 0, 1, 1, 1, 1],
  ].map((other) => ({ present, labels: Int32Array.from(other), heldOut: [] }));
  const found = evidenceOf(labels, 2, samples, []).map(({ stability }) => stability);
  assert.deepEqual(found, [0.75, 0.75]);
});

test("the curve knows how many topics there are, and says so again", () => {
  const curve = curveOf(clear, 42, group);
  assert.ok(curve !== null);
  assert.deepEqual(
    curve.points.map(({ k }) => k),
    Array.from({ length: 29 }, (_, i) => i + 2),
  );
  assert.equal(curve.best, 4);
  assert.deepEqual(curveOf(clear, 42, group), curve);
  const flat = curveOf(vague, 42, group);
  const most = (own: typeof curve): number => Math.max(...own.points.map((p) => p.coherence));
  assert.ok(flat !== null && most(flat) < 0.25 && most(curve) > 0.5);
});

test("few vectors or videos leave no choice", () => {
  assert.equal(curveOf({ ...clear, videos: clear.videos.slice(0, 3) }, 42, group), null);
});

test("two of a hundred pairs are near", () => {
  const vectors = blobs(200, 8, 0.4, 5, 16);
  for (let i = 0; i < 200; i++) {
    const row = vectors.data.subarray(i * 16, (i + 1) * 16);
    const length = Math.hypot(...row);
    for (const [at, v] of row.entries()) row[at] = v / length;
  }
  const { data, n, stride } = pairwiseDistances(vectors);
  const near = nearWithin(rowsOf({ data, n, stride }), n);
  let count = 0;
  for (let i = 0; i < n; i++)
    for (let j = 0; j < i; j++) if ((data[i * stride + j] ?? 9) <= near) count += 1;
  const share = count / ((n * (n - 1)) / 2);
  assert.ok(share >= 0.02 && share < 0.024, String(share));
});
