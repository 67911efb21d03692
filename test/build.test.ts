/** `npm run build` as a whole: what it writes, that nothing else decides it, how it fails. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { build, exactly, readTree } from "./command.ts";
import { environment } from "./environment.ts";
import { otherNode, skip } from "./other-node.ts";
import { fileName, type Files, HEADER, scratchFolder, smallStudy, writeFiles } from "./scratch.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const HOSTILE = `<img src=x onerror=alert(1)>"'&amp;{{it}}<%= 1 %>`;
const cell = (tags: readonly string[]): string =>
  `"[${tags.map((tag) => JSON.stringify(tag).replaceAll(`"`, `""`)).join(", ")}]"`;

let study: string;
let out: string;
let site: Map<string, string>;
let said: string;
before(async () => {
  study = writeFiles(join(scratchFolder(), "study"), {
    ...smallStudy(),
    [fileName("dee")]:
      `${HEADER}\n99,,[],${cell([HOSTILE, "=1+1", "@cmd", "-2", "x, y", "z".repeat(10_000), ...Array.from({ length: 12 }, (_, i) => `tag${i}`)])}\n`,
    "study.json": JSON.stringify({
      title: `A study of <b>&"tags"`,
      fields: { hashtags: { label: "Hash<tags>", stopTags: ["#FYP"] }, suggested_words: {} },
      overrides: { ben: { hashtags: { stopTags: [], k: 2 } } },
    }),
  });
  out = join(study, "..", "out");
  const { code, stderr } = await build(["--data", study, "--out", out]);
  assert.equal(code, 0, stderr);
  site = readTree(out);
  said = stderr;
});

test("a build writes the files of the contract, and says whom they show", async () => {
  const fields = ["hashtags", "suggested_words"];
  const tables = ["topics", "tags", "distinctive", "diversity", "likeness"];
  const expected = [
    ..."index.html cohort.html method.html 404.html manifest.json .nojekyll data/cohort.json".split(
      " ",
    ),
    ...fields.flatMap((field) => tables.map((table) => `data/cohort.${field}.${table}.csv`)),
    ...["ann", "ben", "cas", "dee"].flatMap((id) => [
      `${id}.html`,
      `data/${id}.json`,
      ...fields.map((field) => `data/${id}.${field}.csv`),
    ]),
  ];
  assert.deepEqual([...site.keys()].toSorted(), expected.toSorted());
  assert.match(
    said.trimEnd().split("\n").at(-1) ?? "",
    /show participants' ids and what they watched/,
  );
});

test("manifest.json holds settings, versions, audit, metrics and the sha256 of every other file", () => {
  const manifest = JSON.parse(site.get("manifest.json") ?? "");
  assert.equal(manifest.backend, "wasm");
  assert.deepEqual(manifest.settings.fields.hashtags.stopTags, 1);
  assert.equal(manifest.settings.seed, 42);
  assert.deepEqual(manifest.audit.ann, {
    rows: 11,
    used: 11,
    skipped: { blank: 0 },
    fields: {
      hashtags: {
        occurrences: 44,
        used: 33,
        skipped: { malformed: 0, empty: 0, stop: 11, rare: 0 },
        missing: 0,
        cleaned: 0,
      },
      suggested_words: {
        occurrences: 11,
        used: 11,
        skipped: { malformed: 0, empty: 0, stop: 0, rare: 0 },
        missing: 0,
        cleaned: 0,
      },
    },
  });
  const { n, k, inertia, silhouette, kl, nn10 } = manifest.metrics.ann.hashtags;
  assert.equal(n, 22);
  assert.equal(k, 10);
  for (const figure of [inertia, silhouette, kl, nn10]) assert.ok(Number.isFinite(figure));
  assert.equal(manifest.metrics.cas.hashtags, null);
  for (const [path, hash] of Object.entries(manifest.files))
    assert.equal(
      createHash("sha256")
        .update(site.get(path) ?? "")
        .digest("hex"),
      hash,
      path,
    );
  assert.equal(Object.keys(manifest.files).length, site.size - 1);
  assert.ok(!JSON.stringify(manifest).includes(process.version));
});

test("the CSV has the contract's columns, one row a tag, and no formula", () => {
  const lines = (site.get("data/dee.hashtags.csv") ?? "").split("\n");
  assert.equal(lines[0], "tag,count,videos,cluster,cluster_name,x,y,words");
  assert.equal(lines.length, 1 + 18 + 1);
  const text = lines.join("\n");
  for (const safe of ["'=1+1,1,1,", "'@cmd,1,1,", "'-2,1,1,", `"x, y",1,1,`])
    assert.ok(text.includes(`\n${safe}`), safe);
  assert.match(text, /\ntag0,1,1,\d+,[^\n]*,-?\d+\.\d{4},-?\d+\.\d{4},tag 0\n/);
  assert.ok(text.includes("z".repeat(10_000)), "long tags stay whole");
  assert.equal(
    site.get("data/cas.hashtags.csv"),
    "tag,count,videos,cluster,cluster_name,x,y,words\n",
  );
});

test("the JSON holds raw tags with places, and clusters", () => {
  const { fields } = JSON.parse(site.get("data/dee.json") ?? "");
  const { tags, clusters } = fields.hashtags;
  assert.ok(tags.some(({ tag }: { tag: string }) => tag === "=1+1"));
  assert.deepEqual(Object.keys(tags[0]), ["tag", "count", "videos", "words", "cluster", "x", "y"]);
  for (const key of ["id", "name", "tags", "count"]) assert.ok(key in clusters[0], key);
  const ben = JSON.parse(site.get("data/ben.json") ?? "").fields.hashtags;
  assert.deepEqual(
    ben.tags.map(({ tag, cluster, x, y }: Record<string, unknown>) => [
      tag,
      cluster !== null,
      x,
      y,
    ]),
    [
      ["cats", false, null, null],
      ["fyp", false, null, null],
    ],
  );
});

/** But for the page's own script, and data that no browser runs. */
function withoutScripts(html: string): string {
  return html
    .replace(/<script>.*?<\/script>/s, "")
    .replaceAll(/<script type="application\/json"[^>]*>[^<]*<\/script>/g, "");
}

test("no text of the data becomes markup, and every page has its policy and noindex", () => {
  for (const [path, whole] of site) {
    if (!path.endsWith(".html")) continue;
    const html = withoutScripts(whole);
    assert.ok(!/<img|<script|<b>&"|onerror=alert\(1\)>"/i.test(html), path);
    assert.ok(!/ style="/.test(html), `${path} has a style attribute`);
    assert.match(
      html,
      /<head>\s*<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;;|<head>\s*<meta http-equiv="Content-Security-Policy" content="default-src 'none';/,
    );
    assert.match(html, /<meta name="robots" content="noindex">/);
    assert.ok(!/https?:\/\/(?!www\.w3\.org\/)/.test(html), `${path} names another host`);
  }
  assert.ok(site.get("dee.html")?.includes("&lt;img src=x onerror=alert(1)&gt;"));
  assert.ok(
    !withoutScripts(site.get("dee.html") ?? "").includes("z".repeat(100)),
    "long tags are shortened where shown",
  );
});

test("what the analysis did otherwise than asked is noted on console and method page", () => {
  for (const expected of [
    /note: participant ben, Hash<tags>: too few tags for a map \(2 distinct, 1 of reach set apart\); listed/,
    /note: participant dee, Hash<tags>: 1 tag of more than 1000 characters; embedded by their beginning/,
  ])
    assert.match(said, expected);
  assert.match(
    site.get("method.html") ?? "",
    /participant dee, Hash&lt;tags&gt;: 1 tag of more than/,
  );
});

test("a participant without rows and one with few tags have honest pages", () => {
  assert.match(site.get("cas.html") ?? "", /a header and no row/);
  assert.ok(!site.get("cas.html")?.includes('<svg class="map"'));
  assert.match(
    site.get("ben.html") ?? "",
    /1 distinct tag, beside 1 tag of reach: too few for a map/,
  );
  assert.match(site.get("ann.html") ?? "", /A small map: 22 tags are few/);
});

test("the same study gives the same bytes under another zone, locale, folder, job count and file order", async () => {
  const elsewhere = join(scratchFolder(), "another place", "with spaces");
  mkdirSync(elsewhere, { recursive: true });
  const files = Object.entries(readFiles(study)).toReversed();
  for (const [name, content] of files) writeFileSync(join(elsewhere, name), content);
  const { code, stderr } = await build(
    ["--data", "with spaces", "--out", "out", "--jobs", "3", "--no-cache"],
    {
      cwd: join(elsewhere, ".."),
      env: { TZ: "Pacific/Kiritimati", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" },
    },
  );
  assert.equal(code, 0, stderr);
  assert.deepEqual(readTree(join(elsewhere, "..", "out")), site);
});

function readFiles(folder: string): Files {
  return Object.fromEntries(readTree(folder));
}

test("the same study gives the same bytes under Node 24", { skip }, async () => {
  const other = join(scratchFolder(), "out");
  const flags = ["--data", study, "--out", other, "--no-cache"];
  const { code, stderr } = await build(flags, { node: otherNode("24.21.0") });
  assert.equal(code, 0, stderr);
  assert.deepEqual(readTree(other), site);
});

test("a build that fails leaves the old site as it was and exits 2, a line a fault", async () => {
  const broken = writeFiles(join(scratchFolder(), "study"), {
    [fileName("x")]: "",
    [fileName("y")]: `${HEADER}\n1,x\n`,
  });
  const { code, stderr } = await build(["--data", broken, "--out", out]);
  assert.equal(code, 2);
  assert.equal(stderr.trim().split("\n").length, 2, stderr);
  assert.deepEqual(readTree(out), site);
});

test("wrong flags exit 2 with what to do", async () => {
  for (const [args, expected] of [
    [["--dat", "x"], /--dat: unknown flag; did you mean --data\?/],
    [["--k", "ten"], /--k: "ten" is not a whole number from 1 to 100/],
    [["--backend", "gpu"], /--backend: unknown choice "gpu"; .*choose wasm/],
    [["--data", study, "--out"], /--out: no value; write --out DIR/],
    [["--out", "--quiet"], /--out: no value; write --out DIR/],
    [["--out", "--quiet", "--data", study], /--out: no value; write --out DIR/],
    [["stray"], /"stray": stray argument/],
    [["--participants", "nobody", "--data", study], /participant "nobody" has no file/],
    [
      ["--fields", "hashtagz", "--data", study],
      /no column "hashtagz", a field of the study; did you mean "hashtags"\?/,
    ],
  ] as const) {
    const { code, stderr } = await exactly(args);
    assert.equal(code, 2, stderr);
    assert.match(stderr, expected);
  }
});

test("flags that npm kept are named", async () => {
  const { code, stderr } = await build(["x"], {
    env: { npm_config_data: "x", npm_config_min_count: "2" },
  });
  assert.equal(code, 2);
  assert.match(stderr, /--data: npm kept this flag to itself; put -- before the flags/);
  assert.match(stderr, /--min-count: npm kept this flag/);
});

test("--help names every flag and exits 0", async () => {
  const { code, stdout } = await exactly(["--help"]);
  assert.equal(code, 0);
  for (const flag of ["--data DIR", "--out DIR", "--k N", "--backend B", "--quiet"])
    assert.ok(stdout.includes(flag), flag);
});

test("flags beat study.json", async () => {
  const other = join(scratchFolder(), "out");
  const flags = ["--participants", "ann", "--k", "3", "--seed", "7", "--fields", "hashtags"];
  const { code, stderr } = await build(["--data", study, "--out", other, ...flags]);
  assert.equal(code, 0, stderr);
  const manifest = JSON.parse(readTree(other).get("manifest.json") ?? "");
  assert.deepEqual(Object.keys(manifest.metrics), ["ann"]);
  assert.deepEqual(Object.keys(manifest.metrics.ann), ["hashtags"]);
  assert.equal(manifest.metrics.ann.hashtags.k, 3);
  assert.equal(manifest.settings.seed, 7);
});

test(
  "Ctrl-C ends a build with 130 and leaves the old site",
  { skip: process.platform === "win32" },
  async () => {
    const tsx = new URL("../node_modules/tsx/dist/esm/index.mjs", import.meta.url).href;
    const child = spawn(
      process.execPath,
      ["--import", tsx, "build.ts", "--data", study, "--out", out, "--no-cache"],
      { cwd: root, env: environment() },
    );
    const code = await new Promise<number | null>((resolve) => {
      child.stderr.on("data", (chunk: Buffer) => {
        if (String(chunk).includes("distinct tags")) child.kill("SIGINT");
      });
      child.on("close", resolve);
    });
    assert.equal(code, 130);
    assert.deepEqual(readTree(out), site);
  },
);
