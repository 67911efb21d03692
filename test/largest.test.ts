/** The sentence that names a participant's largest clusters says no more than is so. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { JSDOM } from "jsdom";
import type { Verdict } from "../src/report/verdict.ts";
import { headlineOf } from "../src/pages/headline.ts";
import { build, readTree } from "./command.ts";
import { csv, fileName, scratchFolder, writeFiles } from "./scratch.ts";

const TAGS = "football soccer goal pasta pizza recipe election vote senate puppy kitten dog";

for (const [k, expected] of [
  [
    6,
    /^[^.]*\. They carried [^.]*\. (?:The|Among the) largest clusters (?:that a name covers )?of the hashtags are /,
  ],
  // A tag a cluster, and each occurs twice.
  [12, /Among the largest clusters of the hashtags are [a-z]+, [a-z]+ and [a-z]+\.$/],
] as const)
  test(`a page of k ${k} names its largest clusters as they are`, async () => {
    const rows = [TAGS.split(" "), TAGS.split(" ")];
    const data = writeFiles(join(scratchFolder(), "data"), { [fileName("p1")]: csv(rows) });
    const out = join(scratchFolder(), "site");
    const { code, stderr } = await build(["--data", data, "--out", out, "--k", String(k)]);
    assert.equal(code, 0, stderr);
    const html = readTree(out).get("p1.html") ?? "";
    const text = new JSDOM(html).window.document.querySelector(".lede p")?.textContent ?? "";
    assert.match(text, expected);
  });

const cluster = (count: number, verdict: Verdict = "fair") => ({ count, verdict });

test("a headline says where the cut is within a tie", () => {
  const begin = (...counts: number[]): string | undefined =>
    headlineOf(
      counts.map((count) => cluster(count)),
      "tags",
    )?.begin;
  assert.equal(begin(5), "The largest cluster of the tags is");
  assert.equal(begin(5, 5), "The largest clusters of the tags are");
  assert.equal(begin(9, 5, 4, 3), "The largest clusters of the tags are");
  assert.equal(begin(9, 5, 4, 4), "Among the largest clusters of the tags are");
});

test("a mixed cluster is never headlined, and one as large is told of", () => {
  const clusters = [cluster(9, "mixed"), cluster(5), cluster(4, "loose"), cluster(1, "mixed")];
  assert.deepEqual(headlineOf(clusters, "tags"), {
    begin: "Of the clusters of tags that a name covers, the largest are",
    named: clusters.slice(1, 3),
  });
  assert.equal(
    headlineOf(clusters.slice(1), "tags")?.begin,
    "The largest clusters of the tags are",
  );
  assert.equal(headlineOf([cluster(3, "mixed")], "tags"), null);
});
