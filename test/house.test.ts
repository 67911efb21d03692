/** The rooms of src: stages in one direction, no circle, and no room too large to be read at a sitting. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join, normalize, dirname, relative } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
/** Each room may take from itself and from those before it. */
const ROOMS =
  "leaves files clean kernels engines cache config read privacy prepare embed analyse cohort report chart pages site parts publish dev begin commands".split(
    " ",
  );
/** Beside the flow: the browser's script, and measurements that nothing depends on. */
const ASIDE = new Set(["client", "bench"]);
const MOST_LEAVES = 16;
const MOST_LINES = 300;

const files = readdirSync(join(ROOT, "src"), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
  .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
  .toSorted();
const sources = new Map(files.map((file) => [file, readFileSync(join(ROOT, file), "utf8")]));

function roomOf(file: string): string {
  const [, room = "", ...rest] = file.split("/");
  return rest.length === 0 ? "leaves" : room;
}

/** Of types too: what cannot be read without the other depends on it. */
function importsOf(file: string): string[] {
  const found = (sources.get(file) ?? "").matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]+)"/g);
  return [...found]
    .map(([, name = ""]) => name)
    .map((name) => normalize(join(dirname(file), name)).replaceAll("\\", "/"));
}

test("no file of src depends on one of a later room", () => {
  const back = files
    .filter((file) => !ASIDE.has(roomOf(file)))
    .flatMap((file) =>
      importsOf(file)
        .filter((other) => other.startsWith("src/"))
        .filter((other) => ROOMS.indexOf(roomOf(other)) > ROOMS.indexOf(roomOf(file)))
        .map((other) => `${file} → ${other}`),
    );
  assert.deepEqual(back, []);
  const known = new Set([...ROOMS, ...ASIDE]);
  assert.deepEqual(
    files.filter((file) => !known.has(roomOf(file))),
    [],
  );
});

test("no file of src depends on itself by way of others", () => {
  const done = new Set<string>();
  const walk = (file: string, way: readonly string[]): void => {
    assert.ok(!way.includes(file), [...way.slice(way.indexOf(file)), file].join(" → "));
    if (done.has(file) || !sources.has(file)) return;
    for (const other of importsOf(file)) walk(other, [...way, file]);
    done.add(file);
  };
  for (const file of files) walk(file, []);
});

test(`at most ${MOST_LEAVES} files lie directly in src, and none has over ${MOST_LINES} lines`, () => {
  const leaves = readdirSync(join(ROOT, "src"), { withFileTypes: true });
  assert.ok(leaves.filter((entry) => entry.isFile()).length <= MOST_LEAVES);
  const long = [...sources].filter(([, text]) => text.split("\n").length > MOST_LINES + 1);
  assert.deepEqual(
    long.map(([file]) => file),
    [],
  );
});
