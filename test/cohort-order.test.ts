/** What is said of a participant does not depend on the place of their file among the others. */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { build, readTree } from "./command.ts";
import { crowd } from "./crowd.ts";
import { scratchFolder, writeFiles } from "./scratch.ts";

const FIELDS = ["hashtags", "suggested_words"];

async function cohortOf(files: Record<string, string>): Promise<Map<string, string>> {
  const data = writeFiles(scratchFolder(), files);
  const settings = { files: "{participant}.csv", publish: { participants: "as-is" } };
  writeFileSync(join(data, "study.json"), JSON.stringify(settings));
  const out = join(scratchFolder(), "out");
  const { code, stderr } = await build(["--data", data, "--out", out]);
  assert.equal(code, 0, stderr);
  return new Map([...readTree(out)].filter(([path]) => path.startsWith("data/cohort.")));
}

test("files in another order: the same topics, places and figures of each", async () => {
  const texts = Object.values(crowd(4, 30));
  const [names, others] = [
    ["pa", "pb", "pc", "pd"],
    ["qd", "qa", "qc", "qb"],
  ];
  const named = (ids: readonly string[] = []): Record<string, string> =>
    Object.fromEntries(texts.map((text, i) => [`${ids[i] ?? ""}.csv`, text]));
  const [one, other] = [await cohortOf(named(names)), await cohortOf(named(others))];
  const back = new Map(others?.map((id, i) => [id, names?.[i] ?? ""]));
  for (const field of FIELDS) {
    const tags = `data/cohort.${field}.tags.csv`;
    assert.equal(other.get(tags), one.get(tags));
    for (const table of ["topics", "distinctive", "diversity"]) {
      const path = `data/cohort.${field}.${table}.csv`;
      const mapped = (other.get(path) ?? "").replace(/\bq[a-d]\b/g, (id) => back.get(id) ?? id);
      assert.ok(mapped.length > 100);
      assert.deepEqual(mapped.split("\n").toSorted(), one.get(path)?.split("\n").toSorted(), path);
    }
  }
});
