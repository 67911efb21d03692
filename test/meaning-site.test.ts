/** What a built site shows of words, context, reach and methods. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { build } from "./command.ts";
import { scratchFolder, writeFiles } from "./scratch.ts";

const FILE = "news_relevant_videos_p.csv";
const TOPICS = [
  ["goldenglobes2024", "awardseason", "redcarpet", "bestpicture"],
  ["nflplayoffs", "traviskelce", "superbowl", "touchdown"],
  ["costofliving", "inflation", "surgepricing", "economy"],
];
const PHRASES = ["travis kelce", "golden globes 2024", "zorblax frumious"];

/** Videos of three topics; on each its tags, a call for reach, and a phrase. */
function csv(extra: readonly string[] = []): string {
  const list = (items: readonly string[]): string =>
    `"[${items.map((item) => `'${item}'`).join(", ")}]"`;
  const rows = Array.from({ length: 24 }, (_, v) => {
    const topic = TOPICS[v % 3] ?? [];
    const tags = topic.filter((_, i) => (v + i) % 4 !== 0);
    const own = v === 0 ? extra : [];
    return `${7_400_000_000_000_000_000n + BigInt(v)},${list([...tags, "fyp", ...own])},${list([PHRASES[v % 3] ?? ""])}`;
  });
  return ["video_id,hashtags,suggested_words", ...rows, ""].join("\n");
}

interface Field {
  readonly tags: { tag: string; words: string; cluster: number | null; x: number | null }[];
  readonly clusters: { name: string; verdict: string; coverage: number; stability: number }[];
  readonly apart: number[];
  readonly unreadAlone: number[];
  readonly nearest: number[][];
  readonly curve: { best: number } | null;
  readonly metrics: { k: number };
}

async function siteOf(settings: object, text = csv(), ...flags: string[]) {
  const folder = scratchFolder();
  const [data, out] = [join(folder, "data"), join(folder, "site")];
  writeFiles(data, { [FILE]: text, "study.json": JSON.stringify(settings) });
  const { code: status, stderr } = await build(["--data", data, "--out", out, ...flags]);
  const read = (path: string): string => readFileSync(join(out, path), "utf8");
  const fieldOf = (name: string): Field =>
    (JSON.parse(read("data/p.json")) as { fields: Record<string, Field> }).fields[name] as Field;
  return { status, stderr, read, fieldOf };
}

type Site = Awaited<ReturnType<typeof siteOf>>;

let plain: Site;
before(async () => {
  plain = await siteOf(
    { fields: { hashtags: { k: 3 }, suggested_words: {} } },
    csv(["кошка", "日本語", "собака"]),
  );
  assert.equal(plain.status, 0, plain.stderr);
});

test("words stand in the CSV's last column, in the JSON, on the page and in names", async () => {
  const [head, ...rows] = plain.read("data/p.hashtags.csv").trim().split("\n");
  assert.equal(head, "tag,count,videos,cluster,cluster_name,x,y,words");
  assert.ok(rows.some((row) => row.startsWith("traviskelce,") && row.endsWith(",travis kelce")));
  const { tags, clusters } = plain.fieldOf("hashtags");
  const wordsOf = new Map(tags.map(({ tag, words }) => [tag, words]));
  assert.equal(wordsOf.get("goldenglobes2024"), "golden globes 2024");
  assert.equal(wordsOf.get("日本語"), "日本語");
  assert.ok(tags.every(({ words }) => words !== ""));
  assert.match(plain.read("p.html"), /costofliving <i>cost of living<\/i>/);
  assert.match(clusters.map(({ name }) => name).join("; "), /[a-z] [a-z]/);
  const own = plain.fieldOf("suggested_words").tags;
  assert.ok(own.every(({ tag, words }) => tag === words));
});

test("tags of reach keep their row, without cluster and place, and are listed", async () => {
  const row = plain.read("data/p.hashtags.csv").match(/^fyp,.*$/m)?.[0];
  assert.equal(row, "fyp,24,24,,reach,,,fyp");
  const { tags, apart, nearest } = plain.fieldOf("hashtags");
  const at = tags.findIndex(({ tag }) => tag === "fyp");
  assert.deepEqual([apart, tags[at]?.cluster, tags[at]?.x], [[at], null, null]);
  assert.ok(nearest.every((own) => !own.includes(at)));
  assert.match(plain.read("p.html"), /1 tag of reach, set apart: 24 occurrences/);
  const kept = (await siteOf({ reach: "keep" })).fieldOf("hashtags");
  assert.deepEqual(kept.apart, []);
  assert.notEqual(kept.tags.find(({ tag }) => tag === "fyp")?.cluster, null);
});

test("what the encoder cannot read stands where its company does", async () => {
  const { tags, unreadAlone } = plain.fieldOf("hashtags");
  assert.deepEqual(unreadAlone, []);
  const clusterOf = new Map(tags.map(({ tag, cluster }) => [tag, cluster]));
  assert.equal(clusterOf.get("кошка"), clusterOf.get("awardseason"));
  assert.match(plain.read("p.html"), /3 tags that the encoder cannot read/);
  const without = (await siteOf({ context: 0 }, csv(["кошка", "日本語"]))).fieldOf("hashtags");
  assert.equal(without.unreadAlone.length, 2);
});

test("readings of study.json hold, and a site tells their number alone", async () => {
  const site = await siteOf({
    readings: { "#TravisKelce": "Swift's  Friend", costofliving: "prices" },
  });
  const wordsOf = new Map(site.fieldOf("hashtags").tags.map(({ tag, words }) => [tag, words]));
  assert.equal(wordsOf.get("costofliving"), "prices");
  assert.equal(wordsOf.get("traviskelce"), "swift's friend");
  const { settings } = JSON.parse(site.read("manifest.json")) as { settings: { readings: number } };
  assert.equal(settings.readings, 2);
  const bad = await siteOf({ readings: { costofliving: " \u200b" } });
  assert.equal(bad.status, 2);
  assert.match(bad.stderr, /study\.json:1: .*costofliving.*no text/);
});

test("words come from phrases that are shown: not from one that is stopped, nor from another's file", async () => {
  const tags = csv(["zorblaxfrumious"]);
  const wordsIn = (site: Site): string | undefined =>
    site.fieldOf("hashtags").tags.find(({ tag }) => tag === "zorblaxfrumious")?.words;
  assert.equal(wordsIn(await siteOf({}, tags)), "zorblax frumious");
  const stopped = { fields: { hashtags: {}, suggested_words: { stopTags: ["Zorblax Frumious"] } } };
  assert.notEqual(wordsIn(await siteOf(stopped, tags)), "zorblax frumious");
  assert.notEqual(wordsIn(await siteOf({ publish: { minCount: 9 } }, tags)), "zorblax frumious");
});

test("each part of the method can be said alone, of a field, and for a participant", async () => {
  const { settings } = JSON.parse(
    (
      await siteOf({
        method: "notebook",
        weights: "equal",
        fields: { hashtags: { context: 1 }, suggested_words: { method: "tagscape" } },
      })
    ).read("manifest.json"),
  ) as { settings: { fields: Record<string, object> } };
  const pick = (name: string): unknown[] => {
    const own = settings.fields[name] as Record<string, unknown>;
    return ["method", "reading", "context", "weights", "reach"].map((key) => own[key]);
  };
  assert.deepEqual(pick("hashtags"), ["notebook", "as-written", 1, "equal", "keep"]);
  assert.deepEqual(pick("suggested_words"), ["tagscape", "words", 2, "equal", "apart"]);
  const own = await siteOf({ overrides: { p: { hashtags: { method: "notebook" } } } });
  assert.deepEqual(own.fieldOf("hashtags").apart, []);
  assert.ok(own.fieldOf("hashtags").tags.every(({ tag, words }) => tag === words));
});

test("k auto takes what the curve supports, and the page says why", async () => {
  const site = await siteOf({}, csv(), "--k", "auto");
  const { metrics, curve } = site.fieldOf("hashtags");
  assert.equal(metrics.k, curve?.best);
  assert.match(site.read("p.html"), /which the curve supports/);
  const off = await siteOf({ curve: false });
  assert.equal(off.fieldOf("hashtags").curve, null);
  assert.doesNotMatch(off.read("p.html"), /How many clusters/);
});

test("what is stopped stays hidden however the notebook would keep it written", async () => {
  const site = await siteOf(
    { method: "notebook", fields: { hashtags: { stopTags: ["janedoe"] } } },
    csv(["#janedoe#news", "JaneDoe", "#other"]),
  );
  assert.doesNotMatch(site.read("data/p.json").toLowerCase(), /janedoe/);
  assert.ok(site.fieldOf("hashtags").tags.some(({ tag }) => tag === "#other"));
});
