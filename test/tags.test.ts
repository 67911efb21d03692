import { cleanTag } from "../src/clean/clean.ts";
import assert from "node:assert/strict";
import { test } from "node:test";
import { countTags } from "../src/prepare/count-tags.ts";

const plain = { minCount: 1, stopTags: [] };

test("cleanTag(item) trims, lower-cases, composes and drops what has no width", () => {
  assert.deepEqual(cleanTag("  FYPシ "), { tag: "fypシ", removed: false });
  assert.deepEqual(cleanTag("cafe\u0301"), { tag: "café", removed: false });
  assert.deepEqual(cleanTag("ne\u200bws\u0000\u202e"), { tag: "news", removed: true });
  assert.deepEqual(cleanTag(" \u200b\u2060 "), { tag: "", removed: true });
});

test("cleanTag(item) is idempotent", () => {
  for (const item of ["İSTANBUL", "ǅ", "ΑΣ", "\u1100\u1161\u11a8", "A\u030a", "\ud800x"]) {
    const once = cleanTag(item).tag;
    assert.equal(cleanTag(once).tag, once);
  }
});

test("countTags(cells) counts repeats within a cell apart, and videos once", () => {
  const { tags } = countTags([["fyp", "FYP", "news"], ["fyp"]], plain);
  assert.deepEqual(tags, [
    { tag: "fyp", count: 3, videos: 2 },
    { tag: "news", count: 1, videos: 1 },
  ]);
});

test("countTags(cells) accounts for every occurrence by reason", () => {
  const cells = [["a", "a", "b", "", "viral"], "missing", "malformed", ["\u200b", "a"]] as const;
  const { tags, audit } = countTags(cells, { minCount: 2, stopTags: ["viral"] });
  assert.deepEqual(tags, [{ tag: "a", count: 3, videos: 2 }]);
  assert.deepEqual(audit, {
    occurrences: 7,
    used: 3,
    skipped: { malformed: 1, empty: 2, stop: 1, rare: 1 },
    missing: 1,
    cleaned: 1,
  });
  const { empty, stop, rare } = audit.skipped;
  assert.equal(audit.used + empty + stop + rare, audit.occurrences);
});

test("countTags(cells) orders by count, then by code points", () => {
  const { tags } = countTags([["ä", "b", "a", "Z"]], plain);
  assert.deepEqual(
    tags.map(({ tag }) => tag),
    ["a", "b", "z", "ä"],
  );
});
