/** What is kept between builds: safe against damage, against others, and never out of date. */
import assert from "node:assert/strict";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { readDocument, writeDocument } from "../src/cache/documents.ts";
import { type CacheFolder, openCacheFolder } from "../src/cache/folder.ts";
import { VectorStore } from "../src/embed/vector-store.ts";
import { InputError } from "../src/error.ts";
import { makeMatrix, type Matrix } from "../src/kernels/matrix.ts";
import { seededRandom } from "../src/kernels/random.ts";
import { scratchFolder } from "./scratch.ts";

const D = 32;
const texts = (n: number, from = 0): string[] =>
  Array.from({ length: n }, (_, i) => `tag ${from + i}`);

function vectorsFor(names: readonly string[]): Matrix {
  const out = makeMatrix(names.length, D);
  for (const [row, name] of names.entries()) {
    const random = seededRandom(Number(name.replace(/\D/g, "")));
    for (let k = 0; k < D; k++) out.data[row * D + k] = random() - 0.5;
  }
  return out;
}

function newFolder(): CacheFolder {
  return openCacheFolder(join(scratchFolder(), "cache"));
}

/** Rows that are found, each held to what was written. */
function readSound(folder: CacheFolder, names: readonly string[], encoder = "e"): Set<number> {
  const into = makeMatrix(names.length, D);
  const found = new VectorStore(folder, encoder, D).read(names, into);
  const right = vectorsFor(names);
  for (const row of found)
    assert.deepEqual(
      into.data.subarray(row * D, (row + 1) * D),
      right.data.subarray(row * D, (row + 1) * D),
    );
  return found;
}

function write(folder: CacheFolder, names: readonly string[], encoder = "e"): void {
  new VectorStore(folder, encoder, D).write(names, vectorsFor(names));
}

test("vectors come back to the bit, for the same encoder alone", () => {
  const folder = newFolder();
  write(folder, texts(100));
  write(folder, texts(50, 80));
  assert.equal(readSound(folder, texts(150)).size, 130);
  assert.equal(readSound(folder, ["tag 3", "tag 999", "tag 1"]).size, 2);
  assert.equal(readSound(folder, texts(10), "another encoder").size, 0);
  assert.equal(new VectorStore(null, "e", D).read(texts(3), makeMatrix(3, D)).size, 0);
});

test("many segments are put together, and nothing is lost", () => {
  const folder = newFolder();
  for (let i = 0; i < 40; i++) write(folder, texts(7, 5 * i));
  assert.ok(folder.list("vectors").length < 20);
  assert.equal(readSound(folder, texts(202)).size, 202);
});

test("of 200 flipped bits and cut files none gives a wrong vector, and the others stay", () => {
  const folder = newFolder();
  write(folder, texts(60));
  const [name = ""] = folder.list("vectors");
  const file = folder.fileOf("vectors", name);
  const whole = readFileSync(file);
  const random = seededRandom(5);
  let lost = 0;
  for (let i = 0; i < 200; i++) {
    const at = Math.floor(random() * whole.length);
    const damaged = Buffer.from(whole);
    damaged[at] = damaged[at]! ^ (1 << Math.floor(random() * 8));
    writeFileSync(file, i % 4 === 0 ? whole.subarray(0, at) : damaged);
    const found = readSound(folder, texts(60)).size;
    // A flip in an entry costs that entry; one in the header, or a cut, may cost more.
    if (i % 4 !== 0 && at >= 64) assert.equal(found, 59);
    lost += 60 - found;
  }
  assert.ok(lost > 200);
});

for (const kind of ["maps", "units", "counts"] as const)
  test(`a document of ${kind} comes back, under its own key alone, and damaged ones are not there`, () => {
    const folder = newFolder();
    const value = { a: [1, 2.5, null], b: "ü" };
    writeDocument(folder, kind, "abcd", value);
    assert.deepEqual(readDocument(folder, kind, "abcd"), value);
    assert.equal(readDocument(folder, kind, "abce"), null);
    const file = folder.fileOf(kind, folder.list(kind)[0] ?? "");
    const whole = readFileSync(file);
    mkdirSync(join(folder.path, kind, "ab"), { recursive: true });
    writeFileSync(join(folder.path, kind, "ab", "abce"), whole);
    assert.equal(readDocument(folder, kind, "abce"), null, "another key's document");
    for (let at = 0; at < whole.length; at++) {
      const damaged = Buffer.from(whole);
      damaged[at] = damaged[at]! ^ 1;
      writeFileSync(file, damaged);
      assert.equal(readDocument(folder, kind, "abcd"), null, `byte ${at}`);
      writeFileSync(file, whole.subarray(0, at));
      assert.equal(readDocument(folder, kind, "abcd"), null, `cut at ${at}`);
    }
  });

test("a cache is made for its user alone", { skip: process.platform === "win32" }, () => {
  const { path } = openCacheFolder(join(scratchFolder(), "new", "cache"));
  assert.equal(statSync(path).mode & 0o777, 0o700);
  const usual = 0o777 & ~process.umask();
  assert.equal(statSync(dirname(path)).mode & 0o777, usual);
  // One that is shared holds rows that only their reader can read.
  const shared = join(scratchFolder(), "shared");
  mkdirSync(shared);
  const folder = openCacheFolder(shared);
  assert.equal(statSync(shared).mode & 0o777, usual);
  writeDocument(folder, "counts", "abcd", 1);
  assert.equal(statSync(folder.fileOf("counts", "ab/abcd")).mode & 0o777, 0o600);
});

test("a folder that is not a cache is refused, and left as it is", () => {
  const folder = scratchFolder();
  writeFileSync(join(folder, "thesis.txt"), "mine");
  assert.throws(() => openCacheFolder(folder), InputError);
  assert.throws(() => openCacheFolder(join(folder, "thesis.txt")), InputError);
  assert.deepEqual(readdirSync(folder), ["thesis.txt"]);
});

test("a cache that cannot be written says so once, and reads on", () => {
  const folder = newFolder();
  write(folder, texts(5));
  rmSync(join(folder.path, "maps"), { recursive: true, force: true });
  writeFileSync(join(folder.path, "maps"), "a file where a folder should be");
  writeDocument(folder, "maps", "abcd", 1);
  assert.ok(folder.broken !== null);
  assert.equal(readDocument(folder, "maps", "abcd"), null);
  assert.equal(readSound(folder, texts(5)).size, 5);
});

test("what a killed build left half written is swept away, another's of today is not", () => {
  const folder = newFolder();
  write(folder, texts(5));
  const [name = ""] = folder.list("vectors");
  const left = `${folder.fileOf("vectors", name)}.1-1.tmp`;
  writeFileSync(left, "half");
  assert.deepEqual(folder.list("vectors"), [name]);
  folder.sweep();
  assert.ok(existsSync(left));
  folder.sweep(-1);
  assert.ok(!existsSync(left));
});
