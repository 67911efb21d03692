/** The measures of meaning: cases worked out by hand, and one against figures computed elsewhere. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  adjustedMutualInformation,
  coherence,
  type Grouped,
  heldOut,
  measure,
  nearestAlike,
} from "../src/bench/meaning-measures.ts";
import { seededRandom } from "../src/kernels/random.ts";

/** "ab cd" → a and b in one cluster, c and d in another; a capital is a tag of reach. */
function clusters(text: string): Grouped[] {
  return text
    .split(" ")
    .flatMap((own, cluster) =>
      [...own].map((tag) => ({ tag, cluster, reach: tag !== tag.toLowerCase(), place: null })),
    );
}

function videos(text: string): string[][] {
  return text.split(" ").map((own) => [...own]);
}

function near(actual: number, expected: number, digits = 12): void {
  assert.ok(Math.abs(actual - expected) < 10 ** -digits, `${actual}, not ${expected}`);
}

test("q is the share of pairs within clusters less what their ends would bring", () => {
  // Of three pairs two are within; each cluster has half of the ends.
  const found = heldOut(clusters("ab cd"), videos("ab cd ac"));
  near(found.q, 2 / 3 - 1 / 2);
  near(found.effective, 2);
  near(found.lift, 4 / 3);
  // Of three tags each pair counts half.
  near(heldOut(clusters("ab c"), videos("abc")).q, 1 / 3 - (4 / 9 + 1 / 9));
});

test("q is 0 for one cluster, and where nothing forms a pair", () => {
  const one = heldOut(clusters("abcd"), videos("ab cd abc"));
  near(one.q, 0);
  near(one.lift, 1);
  near(one.effective, 1);
  assert.equal(heldOut(clusters("ab cd"), videos("a b xa")).q, 0);
});

test("tags of reach, and videos of more than thirty tags, form no pairs", () => {
  const held = heldOut(clusters("ab cd"), videos("ab cd ac"));
  assert.deepEqual(heldOut(clusters("abF Gcd"), videos("abF cdFG acG")), held);
  const many = Array.from({ length: 31 }, (_, i) => `t${i}`);
  const tags = many.map((tag, i) => ({ tag, cluster: i % 2, reach: false, place: null }));
  assert.equal(heldOut(tags, [many]).lift, 0);
  assert.ok(heldOut(tags, [many.slice(1)]).lift > 0);
});

test("ami is 1 for the same partition, 0 for one cluster, and what the formula gives", () => {
  near(adjustedMutualInformation([..."aabbc"], [1, 1, 2, 2, 3]), 1);
  near(adjustedMutualInformation([..."aaab"], [1, 1, 1, 2]), 1);
  near(adjustedMutualInformation([..."aaaa"], [1, 2, 3, 4]), 0);
  near(adjustedMutualInformation([..."aaaa"], [1, 1, 1, 1]), 0);
  assert.equal(adjustedMutualInformation([], []), 0);
  // MI is 0, its expectation ln 2 / 3, and each entropy ln 2.
  near(adjustedMutualInformation([..."aabb"], [1, 2, 1, 2]), -1 / 2);
});

test("ami is about 0 for shuffled labels, however many", () => {
  const random = seededRandom(7);
  const draw = (k: number): number[] =>
    Array.from({ length: 400 }, () => Math.floor(k * random() * random()));
  for (const k of [3, 10, 40])
    for (let i = 0; i < 5; i++)
      assert.ok(Math.abs(adjustedMutualInformation(draw(k), draw(18))) < 0.03, String(k));
});

test("npmi is 1 for what stands together only, −1 for what never does, 0 for what does by chance", () => {
  near(coherence(clusters("ab"), videos("ab ab ab c c")), 1);
  near(coherence(clusters("ab"), videos("a a a b b b")), -1);
  near(coherence(clusters("ab"), videos("ab ab a a b b c c")), 0);
  // The mean over clusters, and none of tags on fewer than three videos.
  near(coherence(clusters("ab cd ef"), videos("ab ab ab c c c d d d ef e f")), 0);
  assert.equal(coherence(clusters("ab"), videos("ab ab")), 0);
  // On every video: what stands together is all there is.
  near(coherence(clusters("ab"), videos("ab ab ab")), 1);
});

test("npmi is of the ten most frequent tags of a cluster, those of reach not among them", () => {
  const ten = "Fabcdefghij";
  const together = Array.from({ length: 3 }, () => ten.toLowerCase()).join(" ");
  near(coherence(clusters(`${ten}k`), videos(`${together} k k k`)), 1);
  assert.ok(coherence(clusters("abk"), videos("ab ab ab k k k")) < 0);
});

test("nearest is the share of nearest places alike, over what chance brings", () => {
  const at = (x: number, section: string) => ({ place: [x, 0] as const, section });
  // All four, where sections dealt out anew would bring a third of them.
  near(nearestAlike([at(0, "a"), at(1, "a"), at(10, "b"), at(11, "b")]), 3);
  near(nearestAlike([at(0, "a"), at(1, "b"), at(10, "a"), at(11, "b")]), 0);
  near(nearestAlike([at(0, "a"), at(1, "a"), at(3, "a"), at(9, "a")]), 1);
});

/** Made up by arithmetic: 24 tags in four clusters on 60 videos, with three sections. */
function made(): { tags: Grouped[]; videos: string[][]; sectionOf: Map<string, string> } {
  const names = Array.from({ length: 24 }, (_, i) => (i === 5 ? "fyp" : `t${i}`));
  const tags = names.map((tag, i) => ({
    tag,
    cluster: i % 4,
    reach: i === 5,
    place: [(i * 37) % 29, (i * 53) % 31] as const,
  }));
  const held = Array.from({ length: 60 }, (_, v) => {
    const own = Array.from(
      { length: (v % 5) + 1 },
      (_, j) => (v * 4 + j * 8 + ((v * j * j) % 7)) % 24,
    );
    return [...new Set(own)].map((at) => names[at] ?? "");
  });
  const sectionOf = new Map(
    names.map((tag, i) => [tag, `s${((i % 4) + (i % 5 === 0 ? 1 : 0)) % 3}`]),
  );
  sectionOf.delete("fyp");
  return { tags, videos: held, sectionOf };
}

test("figures are those of the measures' first program, which is not this one", () => {
  const { tags, ...truth } = made();
  const { nearest, ...found } = measure(tags, truth);
  const expected = { q: -0.09054, lift: 0.97758, effective: 3.97744, ami: 0.46874, npmi: -0.5563 };
  for (const [name, figure] of Object.entries(expected))
    near(found[name as keyof typeof expected], figure, 5);
  // There chance is a mean over shuffles.
  near(nearest ?? 0, 1.194, 2);
});

test("nearest is not told of a map with few known places", () => {
  const { tags, ...truth } = made();
  assert.equal(measure(tags.slice(0, 21), truth).nearest, null);
  assert.equal(
    measure(
      tags.map((tag) => ({ ...tag, place: null })),
      truth,
    ).nearest,
    null,
  );
});
