/** Parts that were merged: the very bytes of one build, wherever they lie, and whatever the study asks for. */
import assert from "node:assert/strict";
import { renameSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { readTree } from "./command.ts";
import { done, elsewhere, files, merge, type Parted, shards, studyOf, whole } from "./parted.ts";
import { readHeader } from "../src/parts/part-folder.ts";

const GROUPS = { groups: { early: ["alba", "bruno", "cleo"], late: ["dario", "elif", "gwen"] } };

async function sameAsWhole(
  study: Parted,
  parts: readonly string[],
  out: string,
  site: string,
): Promise<void> {
  await done(merge(parts, out));
  const [one, other] = [readTree(site), readTree(out)];
  assert.deepEqual([...other.keys()], [...one.keys()]);
  for (const [path, text] of one) assert.ok(other.get(path) === text, `${path} differs`);
  assert.ok(!other.get("manifest.json")?.includes(study.root));
}

test("as-is, with groups, files that overlap, a floor and networks, of one, two and four shards", async () => {
  const study = studyOf(
    files({ publish: { participants: "as-is", minVideos: 3 }, network: true, ...GROUPS }),
  );
  const site = await whole(study);
  const index = readTree(site).get("method.html") ?? "";
  assert.match(index, /participant gwen: its videos are those of participants/);
  assert.ok(!readTree(site).has("hugo.html"));
  for (const n of [1, 2, 4])
    await sameAsWhole(study, elsewhere(await shards(study, n)), join(study.root, `m${n}`), site);
});

test("under pseudonyms, with neither the data nor the key at hand", async () => {
  const study = studyOf(
    files({
      publish: { participants: "pseudonyms" },
      overrides: { bruno: { hashtags: { k: 4 } } },
      ...GROUPS,
    }),
  );
  const site = await whole(study);
  const parts = elsewhere(await shards(study, 3));
  for (const name of ["study", "keys.json", "parts-3"])
    renameSync(join(study.root, name), join(study.root, `away-${name}`));
  await sameAsWhole(study, parts, join(study.root, "merged"), site);
});

test("of everyone together, where parts hold no unit", async () => {
  const study = studyOf(files({ publish: { participants: "as-is" }, pages: "cohort", ...GROUPS }));
  const site = await whole(study);
  const parts = elsewhere(await shards(study, 2));
  assert.ok(
    parts.every((part) => ![...readTree(part).keys()].some((path) => path.includes("units"))),
  );
  await sameAsWhole(study, parts, join(study.root, "merged"), site);
});

test("with vectors of the study's own, and with shards that nobody is in", async () => {
  const { "study.json": _, ...rows } = files({});
  const words = [
    ...new Set(
      Object.values(rows)
        .join()
        .match(/(?<=')[a-z ]+(?=')/g),
    ),
  ];
  const vectors = words
    .map((word, i) => `${word},${Math.cos(i)},${Math.sin(i)},${Math.cos(3 * i)}\n`)
    .join("");
  const study = studyOf({
    ...files({
      publish: { participants: "as-is" },
      participants: ["alba", "bruno"],
      vectors: { file: "vectors.csv", name: "a model" },
      context: 0,
    }),
    "vectors.csv": vectors,
  });
  const site = await whole(study);
  const parts = elsewhere(await shards(study, 4));
  const sizes = parts.map((part) => readHeader(part)?.members.length);
  assert.ok(sizes.includes(0) && !sizes.includes(undefined), String(sizes));
  await sameAsWhole(study, parts.toReversed(), join(study.root, "merged"), site);
});
