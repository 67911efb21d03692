/** Vectors in a file that has no name. */
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { FiledVectors, readRows } from "../src/embed/filed-vectors.ts";
import { makeMatrix } from "../src/kernels/matrix.ts";
import { scratchFolder } from "./scratch.ts";

const COLS = 8;
/** More than are written at a time. */
const TEXTS = Array.from({ length: 5000 }, (_, i) => `text ${i}`);

function vectorsOf(texts: readonly string[]): ReturnType<typeof makeMatrix> {
  const out = makeMatrix(texts.length, COLS);
  for (const [i, text] of texts.entries())
    for (let at = 0; at < COLS; at++) out.data[i * COLS + at] = Number(text.slice(5)) + at / 10;
  return out;
}

test("a file of vectors gives what it was filled with, and no name leads to it", async () => {
  const folder = scratchFolder();
  const vectors = await FiledVectors.open(folder);
  await vectors.keep(TEXTS, { vectorsOf });
  assert.deepEqual(readdirSync(folder), []);
  const some = ["text 4999", "text 0", "text 4096", "text 4095", "text 0"];
  assert.deepEqual(vectors.vectorsOf(some), vectorsOf(some));
  assert.deepEqual(readRows(vectors.descriptor, vectors.rowsOf(some)), vectorsOf(some));
  assert.throws(() => vectors.rowsOf(["another"]), /no vector for "another"/);
  vectors.close();
});

test("a file of no vectors knows how long they would be", async () => {
  const vectors = await FiledVectors.open(scratchFolder());
  await vectors.keep([], { vectorsOf });
  assert.deepEqual(vectors.vectorsOf([]), makeMatrix(0, COLS));
  vectors.close();
});
