/** Intervals of shares: quantiles as R has them, and the truth within them about as often as they say. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { betaQuantile } from "../src/cohort/beta.ts";
import { exposure, jeffreys } from "../src/cohort/exposure.ts";
import { difference } from "../src/cohort/share.ts";
import type { VideoTopics } from "../src/cohort/videos.ts";
import { type Random, seededRandom } from "../src/kernels/random.ts";

/** p, a, b and qbeta(p, a, b) of R 4.2. */
const QBETA = [
  [0.025, 0.5, 20.5, 2.42464784592e-5],
  [0.975, 0.5, 20.5, 0.116638982905],
  [0.025, 3.5, 96.5, 0.0086070810042],
  [0.975, 3.5, 96.5, 0.078652394314],
  [0.025, 250.5, 750.5, 0.223911094748],
  [0.975, 250.5, 750.5, 0.277533631237],
  [0.025, 0.5, 0.5, 0.00154133313344],
  [0.975, 0.5, 0.5, 0.998458666867],
  [0.025, 1.7, 0.9, 0.12366802585],
  [0.975, 12.25, 4031.5, 0.00494251452081],
  [0.025, 0.5, 1e5, 4.9103578497e-9],
  [0.975, 20.5, 0.5, 0.999975753522],
] as const;

test("quantiles of the beta distribution are R's to nine digits", () => {
  for (const [p, a, b, wanted] of QBETA) {
    const off = Math.abs(betaQuantile(p, a, b) / wanted - 1);
    assert.ok(off < 1e-9, `${p} ${a} ${b}: ${off}`);
  }
});

const K = 20;
/** Unequal, as topics are. */
const TRUTH = (() => {
  const weights = Array.from({ length: K }, (_, t) => 1 / (t + 1.5));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / all);
})();

function topicOf(random: Random): number {
  let left = random();
  return Math.max(
    0,
    TRUTH.findIndex((share) => (left -= share) < 0),
  );
}

/** Videos of one to twelve tags, of which about half are of the video's own topic. */
function participant(videos: number, random: Random): VideoTopics {
  const counts = new Int32Array(videos * K);
  for (let v = 0; v < videos; v++) {
    const own = topicOf(random);
    const tags = 1 + Math.floor(12 * random());
    for (let i = 0; i < tags; i++) counts[v * K + (random() < 0.5 ? own : topicOf(random))]! += 1;
  }
  return { k: K, videos, counts };
}

for (const videos of [20, 50, 150, 600])
  test(`intervals hold the truth in 93 to 97 % of the cells at ${videos} videos`, () => {
    const random = seededRandom(videos);
    let held = 0;
    const participants = 1000;
    for (let i = 0; i < participants; i++)
      for (const [t, { low, high }] of exposure(participant(videos, random)).entries())
        if (low <= (TRUTH[t] ?? 0) && (TRUTH[t] ?? 0) <= high) held += 1;
    const share = held / participants / K;
    assert.ok(share >= 0.93 && share <= 0.97, String(share));
  });

test("a share lies within its interval, whatever there is", () => {
  const of = (...rows: number[][]): VideoTopics => ({
    k: 2,
    videos: rows.length,
    counts: Int32Array.from(rows.flat()),
  });
  for (const one of [of(), of([3, 0]), of([0, 1], [0, 2]), of([1, 0], [0, 1]), of([9, 9], [9, 9])])
    for (const { share, low, high } of exposure(one))
      assert.ok(0 <= low && low <= share && share <= high && high <= 1);
  // One video says next to nothing, however many tags it has.
  assert.ok((exposure(of([40, 0]))[0]?.low ?? 1) < 0.2);
});

test("a difference is as unsure as both of its shares", () => {
  const [a, b] = [0.4, 0.1].map((share) => ({ occurrences: 0, share, ...jeffreys(share, 50) }));
  assert.ok(a !== undefined && b !== undefined);
  const { difference: own, low, high } = difference(a, b);
  assert.ok(low > 0 && low < own && own < high && high < 0.5);
  assert.deepEqual(difference(a, a).difference, 0);
});
