/** One field's report: what of its analysis is told, and what it is worth. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { fieldReport } from "../src/report/field-report.ts";
import { fieldView } from "../src/pages/field-view.ts";
import { rowCounts } from "../src/privacy/row-counts.ts";
import type { Cluster } from "../src/analyse/cluster.ts";
import type { Verdict } from "../src/report/verdict.ts";
import type { FieldResult } from "../src/analyse/plan.ts";

type Figures = Partial<
  Pick<Cluster, "coverage" | "stability" | "kept" | "expected"> & { words: string }
>;

/** A cluster a tag, each with the figures given. */
function result(figures: readonly Figures[]): FieldResult {
  const tags = figures.map((_, i) => ({ tag: `tag${i}`, count: 1, videos: 1 }));
  const clusters = figures.map(({ words, ...own }, i) => ({
    id: i + 1,
    nameTags: [`tag${i}`],
    nameWords: [words ?? `tag ${i}`],
    members: [i],
    count: 1,
    silhouette: null,
    coverage: 1,
    stability: 1,
    kept: null,
    expected: null,
    ...own,
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
    readings: tags.map(({ tag }) => ({ words: tag.replace("tag", "tag "), how: "split" })),
    reach: [],
    videos: tags.map((_, i) => [i]),
    mapped: tags.map((_, i) => i),
    read: tags.map(() => true),
    model: null,
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
      curve: null,
      distinctVectors: tags.length - 1,
    },
  } as unknown as FieldResult;
}

test("what a cluster is worth follows from coverage, stability and pairs together", () => {
  const verdicts: readonly [Figures, Verdict][] = [
    [{ stability: 0.75, kept: 0, expected: 0.5 }, "stable"],
    [{ stability: 0.74, kept: 0, expected: 0.5 }, "fair"],
    [{ stability: 0.6, kept: 0, expected: 0.5 }, "fair"],
    [{ stability: 0.59, kept: 0.4, expected: 0.2 }, "loose"],
    [{ stability: 0.59, kept: 0.39, expected: 0.2 }, "unsure"],
    [{ stability: 0.59 }, "untold"],
    [{ stability: 1 }, "untold"],
    [{ stability: null, kept: 0.9, expected: 0.1 }, "untold"],
    [{ stability: 1, coverage: 0.49 }, "mixed"],
    [{ stability: 1, coverage: 0.5, kept: 1, expected: 0.1 }, "stable"],
  ];
  const { clusters } = fieldReport(result(verdicts.map(([figures]) => figures)), []);
  assert.deepEqual(
    clusters.map(({ verdict }) => verdict),
    verdicts.map(([, verdict]) => verdict),
  );
});

test("names are words, a mixed one says so, and no two are the same", () => {
  const { clusters } = fieldReport(
    result([{ words: "cats" }, { words: "cats" }, { words: "cats", coverage: 0 }]),
    [],
  );
  assert.deepEqual(
    clusters.map(({ name, nameTags }) => [name, ...nameTags]),
    [
      ["cats", "tag0"],
      ["cats (2)", "tag1"],
      ["mixed: cats", "tag2"],
    ],
  );
});

test("figures have six decimals, shares sum to 1, and what was done otherwise is told", () => {
  const { clusters, metrics, settings, alike, notices } = fieldReport(result([{}, {}]), []);
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
  const one = Array.from({ length: 12 }, () => ({}));
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
