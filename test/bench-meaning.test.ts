/** What the bench of meaning holds clusters against: the sample's truth, and communities. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { sampleFiles } from "../data/generate.ts";
import { furtherVideos } from "../data/truth.ts";
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
