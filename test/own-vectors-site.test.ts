/** Vectors that come with the study: what a site makes of them, and says of them. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { parse } from "csv-parse/sync";
import { csvText } from "../src/csv-text.ts";
import { root } from "./checkout.ts";
import { build, command, readTree } from "./command.ts";
import { npy } from "./npy.ts";
import { csv, fileName, type Files, scratchFolder, writeFiles } from "./scratch.ts";

const NAME = "paraphrase-multilingual-MiniLM-L12-v2";
const WORDS = "news sport music film cooking travel science crime politics weather art дождь".split(
  " ",
);

/** Words by fours on a circle, of which the encoder knows nothing; the last has none. */
function circle(words = WORDS.slice(0, -1)): string {
  return words
    .map((word, i) => {
      const angle = 1.5 * (i % 4) + i / 50;
      return `${word},${Math.cos(angle)},${Math.sin(angle)},0.5\n`;
    })
    .join("");
}

interface Field {
  readonly tags: { tag: string; x: number | null }[];
  readonly unread: number[];
  readonly nearest: number[][];
  readonly settings: { vectors?: string };
}

async function built(data: string, out: string, ...flags: string[]) {
  const ended = await build(["--data", data, "--out", out, ...flags]);
  assert.equal(ended.code, 0, ended.stderr);
  const files = readTree(out);
  const fieldOf = (name: string): Field =>
    (
      JSON.parse(files.get("ann.json") ?? files.get("data/ann.json") ?? "") as {
        fields: Record<string, Field>;
      }
    ).fields[name] as Field;
  return { ...ended, files, fieldOf };
}

function study(more: Files, settings: object = {}): string {
  const rows = WORDS.map((word, i) => [word, WORDS[(i + 4) % WORDS.length] ?? ""]);
  const vectors = { file: "vectors.csv", name: NAME };
  return writeFiles(join(scratchFolder(), "data"), {
    [fileName("ann")]: csv(rows),
    "study.json": JSON.stringify({
      fields: { hashtags: { k: 3 } },
      context: 0,
      publish: { participants: "as-is" },
      vectors,
      ...settings,
    }),
    ...more,
  });
}

test("a site is made of them, no encoder is looked for, and says so wherever it names one", async () => {
  const data = study({ "vectors.csv": circle() });
  const out = join(data, "..", "site");
  // A backend that is not there shows that none was opened.
  const site = await built(data, out, "--backend", "node-gpu");
  const { tags, nearest, unread, settings } = site.fieldOf("hashtags");
  const at = tags.findIndex(({ tag }) => tag === "news");
  const near = (nearest[at] ?? []).slice(0, 2).map((i) => tags[i]?.tag);
  assert.deepEqual(near.toSorted(), ["cooking", "politics"]);
  assert.deepEqual(
    unread.map((i) => tags[i]?.tag),
    ["дождь"],
  );
  assert.equal(settings.vectors, NAME);
  assert.match(site.stderr, /1 of 12 tags without a vector of paraphrase/);
  const manifest = JSON.parse(site.files.get("manifest.json") ?? "") as {
    settings: { vectors: object };
    backend: string;
    versions: Record<string, string>;
    audit: Record<string, unknown>;
  };
  assert.deepEqual(manifest.settings.vectors, { name: NAME });
  assert.equal(manifest.backend, "vectors of the study");
  assert.deepEqual(
    Object.keys(manifest.versions).filter((name) => /tensorflow|energetic/.test(name)),
    [],
  );
  assert.deepEqual(Object.keys(manifest.audit), ["ann"]);
  const method = site.files.get("method.html") ?? "";
  assert.match(
    method,
    /made with paraphrase-multilingual-MiniLM-L12-v2: one for a tag, of 3 numbers/,
  );
  assert.match(method, /1 tag of a participant has none/);
  const page = site.files.get("ann.html") ?? "";
  assert.ok(page.includes(`"caption":[`) && page.includes(`. ${NAME}`), "caption");
  const checked = await command("check-site", [out, "--data", data]);
  assert.equal(checked.code, 0, checked.stderr);
  for (const [path, text] of site.files) {
    if (path.endsWith(".html")) assert.doesNotMatch(text, /Universal Sentence Encoder/, path);
    assert.doesNotMatch(text, /vectors\.csv/, path);
  }
});

test("what a build makes is kept by what the file holds, and a file of none of the tags is refused", async () => {
  const data = study({ "vectors.csv": circle() });
  const out = join(data, "..", "site");
  const first = await built(data, out);
  assert.match((await built(data, out)).stderr, /nothing has changed/);
  writeFiles(data, { "vectors.csv": circle(WORDS.slice(1)) });
  const second = await built(data, out);
  assert.doesNotMatch(second.stderr, /nothing has changed/);
  assert.notEqual(second.files.get("data/ann.json"), first.files.get("data/ann.json"));
  writeFiles(data, { "vectors.csv": "zebra,1,2\n" });
  const { code, stderr } = await build(["--data", data, "--out", out]);
  assert.equal(code, 2, stderr);
  assert.match(stderr, /vectors\.csv: has a vector for none of the tags of/);
  assert.deepEqual(readTree(out), second.files);
});

test("the file is no participant's, and its faults come with those of the study", async () => {
  const data = study(
    { "vectors.csv": circle(), "ann.csv": csv([["cats", "dogs"], ["news"]]) },
    { files: "{participant}.csv", vectors: { file: "./vectors.csv", name: NAME } },
  );
  const site = await built(data, join(data, "..", "site"));
  assert.ok(!site.files.has("vectors.html"));
  writeFiles(data, { "vectors.csv": "cats,0,0\n", "bob.csv": "no,header\n1,2\n" });
  const { code, stderr } = await build(["--data", data, "--out", join(data, "..", "site")]);
  assert.equal(code, 2);
  assert.match(stderr, /bob\.csv/);
  assert.match(stderr, /vectors\.csv:1: "cats" has zeros alone/);
});

test("an array of numpy gives the site of the same numbers in a CSV, on any number of threads, with context", async () => {
  const words = WORDS.slice(0, -2);
  const rows = circle(words)
    .trim()
    .split("\n")
    .map((line) => line.split(",").slice(1).map(Number));
  const files = {
    "vectors.csv": circle(words),
    "v.npy": npy(rows, "<f8"),
    "v.txt": `${words.join("\n")}\n`,
  };
  const context = { context: 2 };
  const one = study(files, context);
  const two = study(files, { ...context, vectors: { file: "v.npy", name: NAME } });
  const [a, b] = [
    await built(one, join(one, "..", "site"), "--no-cache"),
    await built(two, join(two, "..", "site"), "--jobs", "2"),
  ];
  assert.deepEqual(b.files.get("data/ann.json"), a.files.get("data/ann.json"));
  // Who has no vector has a place all the same, by company.
  const { tags, unread } = a.fieldOf("hashtags");
  assert.equal(unread.length, 2);
  for (const i of unread) assert.notEqual(tags[i]?.x, null);
});

test("where the encoder cannot read a third of the tags, build and pages name the way", async () => {
  const rows = ["кошка", "собака", "птица", "рыба"].map((word, i) => [word, `news${"abcd"[i]}`]);
  const data = study({ [fileName("ann")]: csv(rows) }, { vectors: undefined });
  const site = await built(data, join(data, "..", "site"));
  assert.match(site.stderr, /a third or more of the tags of 1 field cannot be read by the encoder/);
  assert.ok(site.stderr.includes(`"vectors": {"file": "vectors.csv", "name": "${NAME}"}`));
  assert.match(site.stderr, /docs\/other-languages\.md/);
  const page = site.files.get("ann.html") ?? "";
  assert.match(
    page,
    /Of 8 tags the encoder, which knows English, cannot read 4; .*other-languages/,
  );
  assert.match(site.files.get("method.html") ?? "", /a third or more of the tags of 1 field/);
  const plain = study({}, { vectors: undefined });
  const { stderr } = await built(plain, join(plain, "..", "site"));
  assert.doesNotMatch(stderr, /other-languages/);
});

/** For the line that loads a model from a hub: numbers that the letters of a text decide. */
const STAND_IN = `
class SentenceTransformer:
    def __init__(self, name):
        assert "MiniLM" in name
    def encode(self, texts):
        return [[1.0 + sum(ord(c) * (i + 1) for c in text) % 97 for i in range(8)] for text in texts]
`;

test("the Python of docs/other-languages.md makes the file of a participant of the sample", async (t) => {
  const doc = readFileSync(join(root, "docs", "other-languages.md"), "utf8");
  const [, script = ""] = /```python\n([^]*?)```/.exec(doc) ?? [];
  assert.ok(script.includes("SentenceTransformer("));
  const folder = scratchFolder();
  const name = fileName("20482");
  const sample = readFileSync(join(root, "data", name));
  const data = writeFiles(join(folder, "study"), { [name]: sample });
  const plain = await built(data, join(folder, "plain"));
  // As the list of tags is written.
  const texts = ["hashtags", "suggested_words"].map(
    (field) => plain.files.get(`data/20482.${field}.csv`) ?? "",
  );
  const rows = texts.flatMap((text) => parse(text, { from: 2 }));
  const listed = new Map(
    rows.map(([tag = "", count = "", ...cells]) => [tag, [tag, cells.at(-1) ?? "", count]]),
  );
  writeFiles(folder, {
    "tags.csv": csvText([["tag", "words", "count"], ...listed.values()]),
    "sentence_transformers.py": STAND_IN,
    "make.py": script.replace(/^ {3}/gm, ""),
  });
  try {
    execFileSync("python3", ["make.py"], { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    return t.skip("python3 is not installed");
  }
  const vectors = { file: "vectors.csv", name: NAME };
  writeFiles(data, { "study.json": JSON.stringify({ vectors }) });
  const site = await built(data, join(folder, "site"));
  assert.match(
    site.files.get("method.html") ?? "",
    /of 8 numbers, brought to unit length\. Every tag/,
  );
  assert.doesNotMatch(site.stderr, /without a vector/);
});
