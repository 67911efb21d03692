/** A study under pseudonyms: nothing of a file's name, of other columns or of exact days goes out. */
import assert from "node:assert/strict";
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { codeOf } from "../src/privacy/pseudonyms.ts";
import { build, readTree } from "./command.ts";
import { scratchFolder } from "./scratch.ts";

const KEY = "0f".repeat(32);
const env = { TAGSCAPE_KEY: KEY };
const IDS = ["canaryid1", "canaryid2", "canaryid3"] as const;
const COLUMNS = [
  "video_id",
  "video_timestamp",
  "author_name",
  "video_description",
  "canarycolumn",
  "hashtags",
  "suggested_words",
] as const;

let data: string;
before(() => {
  data = join(scratchFolder(), "canarystudy");
  mkdirSync(data);
  for (const [i, id] of IDS.entries()) {
    const rows = Array.from({ length: 12 }, (_, row) =>
      [
        // The second file holds the videos of the first, which a notice says.
        `canaryvideo${i === 2 ? 100 + row : row}`,
        `2024-0${1 + (row % 3)}-17T08:09:10`,
        "canaryauthor",
        "canarydescription",
        "canarycell",
        `"['tag${row}', 'shared', 'word${row % 5}']"`,
        row === 0 && i === 0 ? "nan" : `"['search ${row}']"`,
      ].join(","),
    );
    writeFileSync(
      join(data, `canaryprefix_${id}.csv`),
      `${[COLUMNS.join(","), ...rows].join("\n")}\n`,
    );
  }
  writeFileSync(join(data, "canaryother.csv"), "canaryheader\ncanaryvalue\n");
  const settings = {
    title: "Under codes",
    files: "canaryprefix_{participant}.csv",
    participants: [...IDS],
    overrides: { canaryid2: { hashtags: { k: 3 } } },
    publish: { participants: "pseudonyms" },
  };
  writeFileSync(join(data, "study.json"), JSON.stringify(settings));
});
test("codeOf(key, participant) is short, stable and tells nothing without the key", () => {
  const code = codeOf(KEY, "26301");
  assert.match(code, /^[0-9a-hj-km-np-tv-z]{4}-[0-9a-hj-km-np-tv-z]{4}$/);
  assert.equal(codeOf(KEY, "26301"), code);
  assert.notEqual(codeOf("1f".repeat(32), "26301"), code);
  const many = Array.from({ length: 5000 }, (_, i) => codeOf(KEY, String(i)));
  assert.equal(new Set(many).size, many.length);
});

test("no canary is in a site under pseudonyms or on its console", async () => {
  const out = join(scratchFolder(), "out");
  const { code, stdout, stderr } = await build(["--data", data, "--out", out], {
    env: { ...env, CI: "true" },
  });
  assert.equal(code, 0, stderr);
  for (const [path, text] of [...readTree(out), ["console", stdout + stderr] as const])
    assert.ok(!/canary/i.test(path + text), /.{0,60}canary.{0,60}/i.exec(text)?.[0] ?? path);
  const codes = IDS.map((id) => codeOf(KEY, id)).toSorted();
  const site = readTree(out);
  for (const own of codes) {
    assert.ok(site.get(`${own}.html`)?.includes(`<title>Participant ${own} · Under codes</title>`));
    assert.ok(site.has(`data/${own}.json`) && site.has(`data/${own}.hashtags.csv`));
    assert.ok(site.get(`data/${own}.hashtags.csv`)?.includes("shared,12,12,"));
    assert.ok(!/2024-0\d-|\b17 (Jan|Feb|Mar)/.test(site.get(`${own}.html`) ?? ""), "months only");
    assert.ok(!/2024-0\d-/.test(site.get(`data/${own}.json`) ?? ""), "months only");
  }
  const order = [
    ...(site.get("index.html") ?? "").matchAll(/<th scope="row"><a href="([^"]+)\.html/g),
  ];
  assert.deepEqual(
    order.map(([, own]) => own),
    codes,
  );
  const manifest = JSON.parse(site.get("manifest.json") ?? "") as {
    settings: { overrides: Record<string, object> };
  };
  assert.deepEqual(Object.keys(manifest.settings.overrides), [codeOf(KEY, "canaryid2")]);
  assert.match(site.get("method.html") ?? "", /the same videos as participant [0-9a-z]{4}-/);
});

test("codes and pages stay the same over rebuilds, whatever the order of files", async () => {
  const [one, two] = [join(scratchFolder(), "one"), join(scratchFolder(), "two")];
  await build(["--data", data, "--out", one], { env });
  const copy = join(scratchFolder(), "copy");
  mkdirSync(copy);
  const names = IDS.map((id) => `canaryprefix_${id}.csv`);
  for (const name of [...names, "canaryother.csv", "study.json"].toReversed())
    cpSync(join(data, name), join(copy, name));
  await build(["--data", copy, "--out", two, "--no-cache"], { env });
  assert.deepEqual(readTree(one), readTree(two));
});

test("on a build server faults name no file and no value", async () => {
  const bad = join(scratchFolder(), "canarybad");
  cpSync(data, bad, { recursive: true });
  const file = join(bad, "canaryprefix_canaryid2.csv");
  mkdirSync(join(bad, "canaryprefix_canaryid4.csv"));
  symlinkSync(join(bad, "canarynowhere"), join(bad, "canaryprefix_canaryid5.csv"));
  const settings = JSON.parse(readFileSync(join(bad, "study.json"), "utf8")) as object;
  const own = { canaryid2: { hashtags: { k: "canaryk" }, canaryfield: {} }, canaryid9: {} };
  writeFileSync(
    join(bad, "study.json"),
    JSON.stringify({ ...settings, participants: undefined, overrides: own, canarykey: 1 }),
  );
  const text = readFileSync(file, "utf8");
  writeFileSync(
    file,
    `${text.replaceAll("\"['search", "\"canaryvalue ['search")}canaryshort,row\n`,
  );
  const run = (ci: Record<string, string>): ReturnType<typeof build> =>
    build(["--data", bad, "--out", join(scratchFolder(), "never")], { env: { ...env, ...ci } });
  const { code, stderr } = await run({ CI: "true" });
  assert.equal(code, 2);
  assert.ok(!/canary/i.test(stderr), stderr);
  // The third CSV by name, after the one that is no participant's.
  assert.match(stderr, /^study file 3:\d+: .*suggested_words.*; write each cell as/m);
  assert.match(stderr, /^study file 3:14: 2 cells, but the header has 7; /m);
  assert.match(stderr, /^study file 5: not a file; /m);
  assert.match(stderr, /^study file 6: a link to nothing; /m);
  assert.match(stderr, /^study\.json:1: unknown key \(a value\); /m);
  const here = await run({ CI: "" });
  assert.ok(here.stderr.includes("canaryid2.csv:14"), "at home the file is named");

  // Where it cannot be told that codes were meant, nothing is named either.
  writeFileSync(
    join(bad, "study.json"),
    JSON.stringify({ ...settings, overrides: own, publish: { participants: "canarynames" } }),
  );
  const unclear = await run({ CI: "true" });
  assert.equal(unclear.code, 2);
  assert.ok(!/canary/i.test(unclear.stderr), unclear.stderr);
});

test("a key is 256 bits, and a wrong one is one clear line", async () => {
  const { code, stderr } = await build(["--data", data, "--out", join(scratchFolder(), "x")], {
    env: { TAGSCAPE_KEY: "short" },
  });
  assert.equal(code, 2);
  assert.match(stderr, /^\$TAGSCAPE_KEY: no key of 64 hex digits; /m);
});

test("participants with too few videos and tags that are too rare are left out, and counted", async () => {
  const study = join(scratchFolder(), "withheld");
  cpSync(data, study, { recursive: true });
  const first = join(study, "canaryprefix_canaryid1.csv");
  const rows = readFileSync(first, "utf8").split("\n");
  writeFileSync(first, `${rows.slice(0, 4).join("\n")}\n`);
  const settings = {
    files: "canaryprefix_{participant}.csv",
    fields: { hashtags: { minCount: 1 } },
    overrides: { canaryid1: { hashtags: { k: 2 } } },
    publish: { minVideos: 12, minCount: 3 },
  };
  writeFileSync(join(study, "study.json"), JSON.stringify(settings));
  const out = join(scratchFolder(), "out");
  const { code, stderr } = await build(["--data", study, "--out", out]);
  assert.equal(code, 0, stderr);
  const site = readTree(out);
  // Who has as many as are asked for is shown.
  assert.ok(!site.has("canaryid1.html") && site.has("canaryid2.html"));
  for (const [path, text] of site) assert.ok(!text.includes("canaryid1"), path);
  assert.match(site.get("method.html") ?? "", /1 participant with fewer than 12 videos left out/);
  const csv = site.get("data/canaryid2.hashtags.csv") ?? "";
  const counts = csv
    .trim()
    .split("\n")
    .slice(1)
    .map((row) => Number(row.split(",")[1]));
  assert.deepEqual(counts, [12, 3, 3]);
  const manifest = JSON.parse(site.get("manifest.json") ?? "") as {
    audit: Record<
      string,
      { fields: Record<string, { occurrences: number; used: number; skipped: { rare: number } }> }
    >;
  };
  const {
    occurrences = 0,
    used = 0,
    skipped,
  } = manifest.audit["canaryid2"]?.fields["hashtags"] ?? {};
  assert.equal(occurrences, used + (skipped?.rare ?? 0));
  assert.match(site.get("canaryid2.html") ?? "", /Rare tags.*fewer than 3 times.*18 occurrences/);
});
