/** Someone comes or goes: what is told of each of the others alone stays as it was, byte by byte. */
import assert from "node:assert/strict";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { codeOf } from "../src/privacy/pseudonyms.ts";
import { build, command, readTree } from "./command.ts";
import { csv, scratchFolder, writeFiles } from "./scratch.ts";

const KEY = "ab".repeat(32);
const env = { TAGSCAPE_KEY: KEY };
const WORDS = "news sport music film cooking travel science crime politics weather art".split(" ");

function rowsOf(i: number): string[][] {
  return Array.from({ length: 33 }, (_, n) => [
    WORDS[(n * (1 + (i % 3))) % 11] ?? "",
    `${WORDS[(n + i) % 11] ?? ""}tok`,
    ...(n % 4 === 0 ? [`ownof${i}`] : []),
  ]);
}
const FILES = Object.fromEntries(
  ["pa", "pb", "pc"].map((id, i) => [`${id}.csv`, csv(rowsOf(i), 100 * i + 1)]),
);
/** Between the others by name, with videos that nobody else has. */
const NEWCOMER = { "paa.csv": csv(rowsOf(7), 9000) };

/** Files of each of the others alone. */
const alone = (out: string, ids: readonly string[]): Map<string, string> =>
  new Map([...readTree(out)].filter(([path]) => ids.some((id) => path.startsWith(`data/${id}.`))));
const cohortOf = (out: string): string => readTree(out).get("data/cohort.hashtags.tags.csv") ?? "";

for (const participants of ["as-is", "pseudonyms"] as const)
  test(`one more, and one less: data files of the others are the same (${participants})`, async () => {
    const data = writeFiles(scratchFolder(), FILES);
    const settings = { files: "{participant}.csv", publish: { participants } };
    writeFileSync(join(data, "study.json"), JSON.stringify(settings));
    const cache = join(scratchFolder(), "cache");
    const name = (id: string): string => (participants === "as-is" ? id : codeOf(KEY, id));
    const ids = ["pa", "pb", "pc"].map(name);
    const built = async (...more: string[]): Promise<string> => {
      const out = join(scratchFolder(), "out");
      const { code, stderr } = await build(["--data", data, "--out", out, ...more], { env });
      assert.equal(code, 0, stderr);
      return out;
    };
    const first = await built("--cache", cache);
    const before = alone(first, ids);
    assert.equal(before.size, 9);
    writeFiles(data, NEWCOMER);
    const second = await built("--cache", cache);
    assert.ok(readTree(second).has(`data/${name("paa")}.json`));
    assert.notEqual(cohortOf(second), cohortOf(first), "what is said of all does change");
    assert.deepEqual(alone(second, ids), before);
    // Nor is it the cache that keeps them.
    assert.deepEqual(alone(await built("--no-cache"), ids), before);
    const flags = ["--data", data, "--out", second, "--cache", cache];
    const { code, stderr } = await command("withdraw", ["paa", ...flags], { env });
    assert.equal(code, 0, stderr);
    assert.deepEqual(alone(second, ids), before);
    assert.equal(cohortOf(second), cohortOf(first), "as if they had never been there");
    rmSync(join(data, "paa.csv"));
    const last = readTree(await built("--no-cache"));
    for (const [path, text] of readTree(first))
      if (path.startsWith("data/")) assert.equal(last.get(path), text, path);
  });
