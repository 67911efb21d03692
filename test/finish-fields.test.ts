/** What differs between participants is the same whoever finds it: this process, or a worker of many participants. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Clusters } from "../src/analyse/cluster.ts";
import { poolOf } from "../src/cohort/pool.ts";
import { readConfig } from "../src/config/config.ts";
import { makeProgress } from "../src/progress.ts";
import type { CohortTopics } from "../src/report/cohort-report.ts";
import { unpackField } from "../src/site/finish-field.ts";
import { finishFields } from "../src/site/finish-fields.ts";
import { scratchFolder, smallStudy, writeFiles } from "./scratch.ts";

const WORDS = "news sport music film cooking travel science crime politics weather art war".split(
  " ",
);

function clustersOf(labels: readonly number[]): Clusters {
  const clusters = [1, 2].map((id): Clusters["clusters"][number] => ({
    id,
    nameTags: [],
    nameWords: [],
    coverage: 1,
    members: labels.flatMap((label, at) => (label === id ? [at] : [])),
    count: 1,
    recurring: 0,
    silhouette: 0,
    stability: 1,
    kept: null,
    expected: null,
  }));
  const distances = labels.map(() => 0);
  return { clusters, labels, distances, k: 2, inertia: 0, silhouette: 0, stability: 1 };
}

test("a worker finds what this process finds of a field", async () => {
  const data = writeFiles(scratchFolder(), smallStudy());
  const { settingsFile: _, ...config } = await readConfig({ data, jobs: "2" });
  const [field] = config.fields;
  assert.ok(field !== undefined);
  const summaries = Array.from({ length: 5 }, (_own, person) => ({
    id: `p${person}`,
    tags: WORDS.map((tag) => ({ tag, reading: { words: tag, how: "as written" as const } })),
    videos: Array.from({ length: 30 }, (_video, v) => ({
      key: null,
      tags: WORDS.flatMap((_tag, at) => ((v * (at + 1 + person)) % 5 === 0 ? [at] : [])),
    })),
  }));
  const pool = poolOf(summaries, { repeated: new Set(), minParticipants: 1 });
  const topics: CohortTopics = {
    field,
    pool,
    repeated: new Set(),
    clusters: clustersOf(pool.tags.map((_tag, at) => 1 + (at % 2))),
    used: 12,
    layout: null,
  };
  const progress = makeProgress({ stream: process.stderr, quiet: true, now: () => 0 });
  const shared = { config, cache: null, roomy: true };
  const foundBy = async (people: number): Promise<object> => {
    const [own] = await finishFields([topics], shared, people, progress);
    assert.ok(own !== undefined);
    const { packed: _packed, ...told } = own;
    return { ...told, ...unpackField(own) };
  };
  const here = await foundBy(5);
  assert.deepEqual(await foundBy(500), here);
  const { rows } = (here as ReturnType<typeof unpackField>).field;
  assert.equal(rows.length, 5);
  assert.ok(rows.every(({ held, diversity }) => held.length > 0 && diversity.length === 4));
  assert.deepEqual(await finishFields([], shared, 500, progress), []);
});
