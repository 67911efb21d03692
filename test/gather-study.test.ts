/** What is known of participants once their rows are counted. */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { type CacheFolder, openCacheFolder } from "../src/cache/folder.ts";
import { readConfig } from "../src/config/config.ts";
import { makeProgress } from "../src/progress.ts";
import { readStudy } from "../src/read/study.ts";
import { unpack } from "../src/site/gather-participant.ts";
import { type Packs, gatherStudy } from "../src/site/gather-study.ts";
import { csv, fileName, scratchFolder, writeFiles } from "./scratch.ts";

/** So many that workers count them, where there may be several. */
const PEOPLE = 60;

function study(): string {
  const rows = (i: number): string[][] =>
    Array.from({ length: 3 }, (_, v) => [
      `traviskelce${i % 7}`,
      "fyp",
      `news${v}`,
      "für_alle",
      "🏈",
    ]);
  const files = Array.from({ length: PEOPLE }, (_, i) => [
    fileName(`${100 + i}`),
    csv(rows(i), 1 + 3 * (i % 40)),
  ]);
  return writeFiles(scratchFolder(), Object.fromEntries(files));
}

const data = study();

interface Counted extends Packs {
  /** How many came from the cache, e.g. "3 of 60". */
  readonly cached: string;
}

async function gathered(
  jobs: number,
  isWanted?: (id: string) => boolean,
  cache: CacheFolder | null = null,
  settings: Readonly<Record<string, string>> = {},
): Promise<Counted> {
  const config = await readConfig({ data, jobs: String(jobs), ...settings });
  const progress = makeProgress({ stream: process.stderr, quiet: true, now: () => 0 });
  const packs = await gatherStudy(await readStudy(config), config, cache, progress, isWanted);
  progress.end();
  const [{ cached = "" } = {}] = progress.timings();
  return { ...packs, cached };
}

function content({ gathered: { members, notices }, packs }: Packs): object {
  return {
    members,
    notices,
    packs: packs.map(({ bytes, hash }) => [hash, unpack(bytes)]),
  };
}

test("workers count what the main process counts", async () => {
  const [alone, together] = [await gathered(1), await gathered(2)];
  assert.equal(alone.packs.length, PEOPLE);
  assert.deepEqual(content(together), content(alone));
});

test("what was counted before is not counted again, and is the same", async () => {
  const cache = openCacheFolder(join(scratchFolder(), "cache"));
  const alone = await gathered(1);
  for (const [jobs, cached] of [
    [2, `0 of ${PEOPLE}`],
    [1, `${PEOPLE} of ${PEOPLE}`],
  ] as const) {
    const counted = await gathered(jobs, undefined, cache);
    assert.deepEqual(content(counted), content(alone));
    assert.equal(counted.cached, cached);
  }
  // Other settings take the place of those before: rows are there once.
  const other = await gathered(2, undefined, cache, { k: "4" });
  assert.equal(other.cached, `0 of ${PEOPLE}`);
  assert.equal(cache.list("counts").length, PEOPLE);
  await gathered(2, undefined, cache);
  const [name = ""] = cache.list("counts");
  writeFileSync(cache.fileOf("counts", name), "damaged");
  const mended = await gathered(2, undefined, cache);
  assert.deepEqual(content(mended), content(alone));
  assert.equal(mended.cached, `${PEOPLE - 1} of ${PEOPLE}`);
});

test("only who is wanted is counted, with the notices of the whole study", async () => {
  const [all, some] = [await gathered(1), await gathered(1, (id) => id.endsWith("7"))];
  assert.deepEqual(
    some.gathered.members,
    all.gathered.members.filter(({ id }) => id.endsWith("7")),
  );
  assert.deepEqual(some.gathered.notices, all.gathered.notices);
});
