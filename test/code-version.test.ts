/** What is kept is kept under the code that made it: no file of that is forgotten, no other counts. */
import assert from "node:assert/strict";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { type Kept, sourcesOf, versionIn } from "../src/code-version.ts";
import { checkout, root } from "./checkout.ts";

const KEPT: readonly Kept[] = ["analyses", "maps", "builds"];
/** Where the making begins; workers are started by a path. */
const ENTRIES: Readonly<Record<Kept, readonly string[]>> = {
  analyses: [
    "src/analyse/analyse.ts",
    "src/engines/tsne-js.worker.js",
    "src/embed/embed-study.ts",
    "src/embed/encode-texts.ts",
    "src/prepare/count-study.ts",
  ],
  maps: ["src/chart/map.ts"],
  builds: ["build.ts", "src/client/main.ts"],
};

/** Every file of ours that is loaded from these, in whatever way a path can be written. */
function reachedFrom(entries: readonly string[]): Set<string> {
  const reached = new Set<string>();
  const queue = [...entries];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    if (!/\.[jt]s$/.test(file)) continue;
    const code = readFileSync(join(root, file), "utf8");
    // What is there for its type alone makes nothing.
    for (const [, isType, path = ""] of code.matchAll(
      /(import type [^;]*?|)"(\.{1,2}\/[^"\n]+\.\w+)"/g,
    )) {
      const found = join(dirname(file), path).replaceAll("\\", "/");
      if (isType === "" && existsSync(join(root, found))) queue.push(found);
    }
  }
  // Of its releases, see below.
  reached.delete("package.json");
  return reached;
}

for (const kept of KEPT)
  test(`the key of ${kept} holds every file that they are made by`, () => {
    const sources = new Set(sourcesOf(root, kept));
    const missing = [...reachedFrom(ENTRIES[kept])].filter((file) => !sources.has(file));
    assert.deepEqual(missing, []);
    assert.ok(reachedFrom(ENTRIES[kept]).size > 10);
  });

const copy = checkout();
const versionsNow = (): string[] => KEPT.map((kept) => versionIn(copy, kept));
const before = versionsNow();

/** @returns what is kept under another key after a change, which is undone */
function changedBy(change: () => void, undo: () => void): Kept[] {
  change();
  const after = versionsNow();
  undo();
  return KEPT.filter((_, i) => after[i] !== before[i]);
}

function edited(file: string, edit: (text: Buffer) => Buffer | string): Kept[] {
  const path = join(copy, file);
  const text = readFileSync(path);
  return changedBy(
    () => writeFileSync(path, edit(text)),
    () => writeFileSync(path, text),
  );
}

function moved(from: string, to: string): Kept[] {
  const paths = [join(copy, from), join(copy, to)] as const;
  return changedBy(
    () => renameSync(...paths),
    () => renameSync(paths[1], paths[0]),
  );
}

const CHANGES: readonly (readonly [file: string, changed: readonly Kept[]])[] = [
  ["src/kernels/kmeans.ts", KEPT],
  ["src/kernels/kernels.wasm", KEPT],
  ["src/kernels/assembly/descent.ts", KEPT],
  ["src/analyse/cluster.ts", KEPT],
  ["src/engines/ml-kmeans.ts", KEPT],
  ["src/clean/clean.ts", KEPT],
  ["src/prepare/count-tags.ts", KEPT],
  ["src/embed/encode-texts.ts", KEPT],
  ["src/chart/marks.ts", ["maps", "builds"]],
  ["src/report/field-report.ts", ["maps", "builds"]],
  ["src/pages/pages.ts", ["builds"]],
  ["src/client/main.ts", ["builds"]],
  ["templates/method.eta", ["builds"]],
  ["build.ts", ["builds"]],
  ["src/bench/own.ts", []],
  ["src/commands/build.ts", ["builds"]],
  ["src/publish/check.ts", []],
];

for (const [file, changed] of CHANGES)
  test(`a change of ${file} is another key of ${changed.join(", ") || "nothing"}`, () => {
    assert.deepEqual(
      edited(file, (text) => Buffer.concat([text, Buffer.from("\n")])),
      changed,
    );
  });

test("a file that moves is the same file, and a room that nobody has named counts", () => {
  assert.deepEqual(moved("src/kernels/matrix.ts", "src/clean/grid.ts"), []);
  assert.deepEqual(moved("src/bench", "src/newroom"), KEPT);
});

test("another release of a package is another key of what is made by it", () => {
  const released = (name: string): Kept[] =>
    edited("package.json", (text) => {
      const line = new RegExp(`"${name}": "[^"]*"`);
      assert.match(String(text), line);
      return String(text).replace(line, `"${name}": "99.0.0"`);
    });
  assert.deepEqual(released("ml-kmeans"), KEPT);
  assert.deepEqual(released("tsne-js"), KEPT);
  assert.deepEqual(released("@observablehq/plot"), ["maps", "builds"]);
  assert.deepEqual(released("eta"), ["builds"]);
  assert.deepEqual(released("bench"), [], "a script of package.json");
});
