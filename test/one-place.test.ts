/** Decisions that stand in one place: pages, manifests, sums, and the stages of a build. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { nameFaults, OWN_PAGES } from "../src/read/page-names.ts";
import { parseManifest } from "../src/site/parse-manifest.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

function textsIn(folder: string, ending: string): Map<string, string> {
  const names = readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" });
  return new Map(
    names
      .filter((name) => name.endsWith(ending) && !name.includes("assembly"))
      .map((name) => [name.replaceAll("\\", "/"), readFileSync(join(ROOT, folder, name), "utf8")]),
  );
}

function holding(texts: ReadonlyMap<string, string>, pattern: RegExp): string[] {
  return [...texts].filter(([, text]) => pattern.test(text)).map(([name]) => name);
}

test("each of the site's own pages has a template, and no participant may bear its name", () => {
  const templates = textsIn("templates", ".eta");
  for (const name of OWN_PAGES) {
    assert.ok(templates.has(`${name}.eta`), name);
    for (const id of [name, name.toUpperCase()])
      assert.equal(nameFaults("a.csv", id, [id]).length, 1, id);
  }
  assert.deepEqual(nameFaults("a.csv", "26301", ["26301"]), []);
});

test("the navigation is written once", () => {
  assert.deepEqual(holding(textsIn("templates", ".eta"), /<nav/), ["nav.eta"]);
});

test("a sum is written once, and a manifest is parsed once", () => {
  const sources = textsIn("src", ".ts");
  assert.deepEqual(holding(sources, /function sum\(/), ["numbers.ts"]);
  assert.deepEqual(holding(sources, /"manifest\.json"/), [
    "pages/navigation.ts",
    "site/parse-manifest.ts",
  ]);
});

test("build.ts has at most sixty lines", () => {
  const lines = readFileSync(join(ROOT, "build.ts"), "utf8").trimEnd().split("\n");
  assert.ok(lines.length <= 60, String(lines.length));
});

test("the page's script knows no cell of a table by its number", () => {
  assert.deepEqual(holding(textsIn("src/client", ".ts"), /cells\[|nth-child/), []);
});

test("a manifest is read as far as it can be relied on", () => {
  const own = { generator: "Tagscape", files: { "a.html": "5e", "b.html": 7 } };
  const read = (manifest: unknown) => parseManifest(JSON.stringify(manifest));
  assert.deepEqual(read(own), {
    files: new Map([
      ["a.html", "5e"],
      ["b.html", ""],
    ]),
    participants: [],
    people: 0,
    pages: "all",
    pseudonyms: null,
  });
  const whole = read({ ...own, audit: { "7": {}, k7: {} }, settings: { pseudonyms: true } });
  assert.deepEqual(whole?.participants, ["7", "k7"]);
  assert.equal(whole?.pseudonyms, true);
  assert.equal(read({ ...own, settings: { pseudonyms: "true" } })?.pseudonyms, null);
});

const NO_MANIFESTS = {
  "an empty text": "",
  "a text that ends early": '{"generator":"Tagscape"',
  null: "null",
  "a list": "[]",
  "another program's": '{"generator":"Other","files":{}}',
  "one without files": '{"generator":"Tagscape"}',
  "one whose files are none": '{"generator":"Tagscape","files":null}',
  "one whose files are a text": '{"generator":"Tagscape","files":"a"}',
  "lists in lists": "[".repeat(1_000_000),
} as const;
for (const [name, text] of Object.entries(NO_MANIFESTS))
  test(`no manifest: ${name}`, () => assert.equal(parseManifest(text), null));
