/** One field's report: what of its analysis is told, and what is called weak. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { fieldReport } from "../src/report/field-report.ts";
import { fieldView } from "../src/pages/field-view.ts";
import { rowCounts } from "../src/privacy/row-counts.ts";
import type { FieldResult } from "../src/analyse/analyse-study.ts";

/** A cluster a tag, each with the silhouette and stability given. */
function result(
  figures: readonly (readonly [silhouette: number | null, stability: number])[],
): FieldResult {
  const tags = figures.map((_, i) => ({ tag: `tag${i}`, count: 1, videos: 1 }));
  const clusters = figures.map(([silhouette, stability], i) => ({
    id: i + 1,
    name: `tag${i}`,
    nameTags: [`tag${i}`],
    members: [i],
    count: 1,
    silhouette,
    stability,
  }));
  const labels = clusters.map(({ id }) => id);
  return {
    participant: { id: "a", file: "a.csv", rows: [], blankLines: 0 },
    config: {
      name: "hashtags",
      label: "Hashtags",
      k: 10,
      minCount: 1,
      stopTags: ["x", "y"],
      names: [],
    },
    audit: {
      occurrences: tags.length,
      used: tags.length,
      skipped: { malformed: 0, empty: 0, stop: 0, rare: 0 },
      missing: 0,
      cleaned: 0,
    },
    tags,
    rowsOf: tags.map((_, i) => [i]),
    analysis: {
      clusters: {
        clusters,
        labels,
        distances: labels.map(() => 0),
        k: labels.length,
        inertia: 1 / 3,
        silhouette: null,
        stability: 1,
      },
      layout: null,
      distinctVectors: tags.length - 1,
    },
  } as unknown as FieldResult;
}

test("a cluster is weak that lies nearer to another one, or that other seeds do not find", () => {
  const { clusters } = fieldReport(
    result([
      [0.2, 0.9],
      [-0.01, 0.9],
      [0.2, 0.49],
      [null, 0.5],
      [0, 0.5],
    ]),
    [],
  );
  assert.deepEqual(
    clusters.map(({ weak }) => weak),
    [false, true, true, false, false],
  );
});

test("figures have six decimals, shares sum to 1, and what was done otherwise is told", () => {
  const { clusters, metrics, settings, alike, notices } = fieldReport(
    result([
      [null, 1],
      [null, 1],
    ]),
    [],
  );
  assert.equal(metrics?.inertia, 0.333333);
  assert.deepEqual(
    clusters.map(({ share }) => share),
    [0.5, 0.5],
  );
  assert.deepEqual([settings.stopTags, alike], [2, 1]);
  assert.match(
    notices.join("\n"),
    /too few tags for a map \(2 distinct\).*\nk 10 clamped to 2.*\n2 tags have 1 distinct vector$/,
  );
});

test("tags that the encoder reads alike are listed where they make fewer than ten places", () => {
  const one = Array.from({ length: 12 }, () => [null, 1] as const);
  const told = (distinctVectors: number): [string, string] => {
    const found = result(one);
    const report = fieldReport({ ...found, analysis: { ...found.analysis, distinctVectors } }, []);
    const { why } = fieldView(report, null, [], rowCounts({ pseudonyms: false }));
    return [report.notices[0] ?? "", why];
  };
  const none = "the encoder, which knows English, cannot tell apart";
  assert.deepEqual(told(1), [
    "too few tags for a map (12 distinct, 1 told apart by the encoder); listed",
    `12 distinct tags that ${none}. On a map they would be one mark, so they are listed.`,
  ]);
  assert.match(told(4)[1], /^12 distinct tags, of which the encoder.* tells 4 apart: too few/);
});
