/** Hill numbers as R's vegan has them, likeness beside its noise, distinctive tags, and an order of likes. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { distinctive } from "../src/cohort/distinctive.ts";
import { logOdds, withoutOwn } from "../src/cohort/log-odds.ts";
import { diversity, hill, rarefiedTo } from "../src/cohort/diversity.ts";
import { leafOrder } from "../src/cohort/leaf-order.ts";
import { divergence, likeness, noiseFloor } from "../src/cohort/likeness.ts";
import { totals, type VideoTopics } from "../src/cohort/videos.ts";
import { seededRandom } from "../src/kernels/random.ts";

/** Thirty videos and five topics, of which vegan was given the same. */
const VIDEOS: VideoTopics = {
  k: 5,
  videos: 30,
  counts: Int32Array.from(
    Array.from({ length: 30 }, (_, v) => [
      (v * 7 + 3) % 5,
      (v * v + 1) % 4,
      v % 3 === 0 ? 6 : 0,
      v % 7 === 0 ? 3 : 1,
      v === 11 ? 9 : 0,
    ]).flat(),
  ),
};
/** renyiaccum(x, scales = c(1, 2), permutations = 20000, hill = TRUE) of vegan 2.6 at so many videos. */
const RENYIACCUM = [
  [5, 3.863953, 3.695095],
  [10, 4.151889, 3.998344],
  [20, 4.340945, 4.151965],
] as const;

test("Hill numbers are vegan's, rarefied ones within half a percent", () => {
  assert.deepEqual([...totals(VIDEOS)], [60, 45, 60, 40, 9]);
  assert.ok(Math.abs(hill(totals(VIDEOS), 1) - 4.426895893) < 1e-9);
  assert.ok(Math.abs(hill(totals(VIDEOS), 2) - 4.199156428) < 1e-9);
  for (const [size, first, second] of RENYIACCUM) {
    const rarefied = diversity(VIDEOS, size, 42).filter((own) => own.rarefiedTo === size);
    for (const [i, wanted] of [first, second].entries())
      assert.ok(Math.abs((rarefied[i]?.effective ?? 0) / wanted - 1) < 0.005, `${size}: ${wanted}`);
  }
});

test("everyone is brought down to the fewest videos that are enough, and stays within the interval", () => {
  assert.equal(rarefiedTo([{ videos: 19 }, { videos: 25 }, { videos: 300 }]), 25);
  assert.equal(rarefiedTo([{ videos: 19 }]), null);
  for (const size of [null, 5, 20, 30, 31])
    for (const { low, effective, high } of diversity(VIDEOS, size, 1))
      assert.ok(low <= effective && effective <= high && low >= 1 && high <= 5);
});

/** Videos whose topics follow these shares. */
function drawn(shares: readonly number[], videos: number, seed: number): VideoTopics {
  const random = seededRandom(seed);
  const k = shares.length;
  const counts = new Int32Array(videos * k);
  for (let v = 0; v < videos; v++)
    for (let i = 0; i < 6; i++) {
      let left = random();
      const topic = shares.findIndex((share) => (left -= share) < 0);
      counts[v * k + Math.max(0, topic)]! += 1;
    }
  return { k, videos, counts };
}

test("those who saw the same are not told apart, others are", () => {
  const same = [0.4, 0.3, 0.2, 0.1];
  const all = [drawn(same, 80, 1), drawn(same, 80, 2), drawn([0.1, 0.1, 0.2, 0.6], 80, 3)];
  const pairs = likeness(all, 42);
  assert.deepEqual(
    pairs.map(({ pair }) => pair),
    [
      [0, 1],
      [0, 2],
      [1, 2],
    ],
  );
  for (const { low, divergence: figure, high } of pairs) assert.ok(low <= figure && figure <= high);
  assert.deepEqual(
    pairs.map(({ divergence: figure, floor }) => figure > floor),
    [false, true, true],
  );
  assert.equal(divergence(Float64Array.of(1, 0), Float64Array.of(0, 3)), 1);
  assert.equal(noiseFloor({ k: 1, videos: 1, counts: Int32Array.of(3) }, 1), 1);
});

test("log-odds are those of Monroe, Colaresi and Quinn, and low counts are unsure", () => {
  // ln((5 + 20) / (100 + 1000 − 5 − 20)) − ln((15 + 20) / (900 + 1000 − 15 − 20))
  const wanted = Math.log(25 / 1075) - Math.log(35 / 1865);
  const [one, prior] = [
    { tag: 5, all: 100 },
    { tag: 20, all: 1000 },
  ];
  const own = logOdds(one, withoutOwn(prior, one), prior);
  assert.ok(Math.abs(own - wanted) < 1e-12);
  const videos = Array.from({ length: 40 }, (_, v) => [0, v < 3 ? 1 : 2, ...(v < 2 ? [3] : [])]);
  const pool = Float64Array.of(45, 3, 400, 2);
  const found = distinctive({ videos, pool }, 42);
  assert.deepEqual(
    found.map(({ tag, count, videos: on }) => [tag, count, on]),
    [
      [1, 3, 3],
      [0, 40, 40],
    ],
  );
  for (const { low, logOdds: figure, high } of found) assert.ok(low <= figure && figure <= high);
});

test("likes stand together, whatever order they come in", () => {
  const at = [0, 1, 2, 10, 11, 12, 30];
  const between = (places: readonly number[]): number[][] =>
    places.map((a) => places.map((b) => Math.abs(a - b)));
  const shuffledPlaces = [11, 30, 0, 12, 2, 10, 1];
  const order = leafOrder(between(shuffledPlaces)).map((i) => shuffledPlaces[i] ?? 0);
  assert.deepEqual(
    order.toSorted((a, b) => a - b),
    at,
  );
  const length = (places: readonly number[]): number =>
    places.slice(1).reduce((sum, place, i) => sum + Math.abs(place - (places[i] ?? 0)), 0);
  assert.equal(length(order), 30);
});
