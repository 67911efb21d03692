/** What the bench of meaning holds clusters against: the sample's truth, and communities. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { sampleFiles } from "../data/generate.ts";
import { furtherVideos } from "../data/truth.ts";
import { communities } from "../src/bench/louvain.ts";
import { type Grouped, heldOut } from "../src/bench/meaning-measures.ts";
import { configOf, STEPS } from "../src/bench/meaning-steps.ts";
import { sampleTruth } from "../src/bench/sample-truth.ts";
import { meaningOf } from "../src/config/meaning.ts";
import { readSettings } from "../src/config/study-json.ts";

const SAMPLE = fileURLToPath(new URL("../data/", import.meta.url));
const ID = /(?<=,)70000\d{14}(?=,)/g;

test("no participant of the sample has a video that its clusters are judged by", () => {
  const own = new Set([...sampleFiles().values()].flatMap((text) => text.match(ID) ?? []));
  // As many as the participants share: of the sample's own seed they would be the same.
  const further = furtherVideos(3000).match(ID) ?? [];
  assert.ok(own.size > 1000);
  assert.equal(further.length, 3000);
  assert.deepEqual(
    further.filter((id) => own.has(id)),
    [],
  );
});

test("the truth of the sample: tags as they are cleaned, each of one topic, on videos without repeats", async () => {
  const folder = mkdtempSync(join(tmpdir(), "tagscape-truth-"));
  try {
    const truths = await sampleTruth(configOf(SAMPLE, await readSettings(SAMPLE), {}), folder);
    const hashtags = truths.get("hashtags");
    const searches = truths.get("suggested_words");
    assert.ok(hashtags !== undefined && searches !== undefined);
    assert.equal(hashtags.sectionOf.get("superbowlsunday"), "sport");
    assert.equal(hashtags.sectionOf.get("newyorkairport"), "travel");
    assert.equal(searches.sectionOf.get("train derailment texas"), "travel");
    assert.equal(searches.sectionOf.get("chiefs highlights"), "sport");
    // Of reach, or of two topics' vocabularies.
    for (const tag of ["fyp", "traviskelce"]) assert.equal(hashtags.sectionOf.get(tag), undefined);
    for (const { videos, sectionOf } of [hashtags, searches]) {
      assert.ok(videos.length > 3500);
      for (const own of videos) assert.equal(new Set(own).size, own.length);
      const all = videos.flat();
      const known = all.filter((tag) => sectionOf.has(tag)).length / all.length;
      assert.ok(known > 0.5, String(known));
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("each step differs from the one before, from the notebook to the default", async () => {
  const file = await readSettings(SAMPLE);
  const meanings = STEPS.map(({ settings }) => {
    const [{ method, reading, context, weights, reach } = meaningOf()] = configOf(
      SAMPLE,
      file,
      settings,
    ).fields;
    return { method, reading, context, weights, reach };
  });
  assert.equal(new Set(meanings.map((meaning) => JSON.stringify(meaning))).size, STEPS.length);
  const { curve: _, ...standard } = meaningOf();
  assert.deepEqual(meanings.at(-1), standard);
  assert.equal(meanings[0]?.method, "notebook");
});

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

test("communities are as many as are wanted", () => {
  for (const wanted of [2, 4]) {
    const search = { wanted, count: effective, seed: 42 };
    const labels = communities(TOGETHER, search);
    assert.equal(effective(labels), wanted);
    for (const group of GROUPS)
      assert.equal(new Set(group.map((tag) => labels[tag])).size, 1, String(group));
    if (wanted === 2) assert.equal(labels[0], labels[5]);
  }
});

test("where one cut is as good as another the seed decides, and nothing else", () => {
  const ring = { videos: Array.from({ length: 60 }, (_, i) => [i, (i + 1) % 60]), tags: 60 };
  const cut = (seed: number): number[] => communities(ring, { wanted: 7, count: effective, seed });
  assert.deepEqual(cut(42), cut(42));
  assert.notDeepEqual(cut(42), cut(43));
});

test("a tag that stands alone is a community of its own", () => {
  const labels = communities(
    { videos: [[0, 1], [0, 1], [2]], tags: 4 },
    { wanted: 3, count: effective, seed: 42 },
  );
  assert.equal(labels[0], labels[1]);
  assert.equal(new Set(labels).size, 3);
});
