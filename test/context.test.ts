/** Vectors in their context: the kernel against its twin, and against figures worked out by hand. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { blended } from "../src/analyse/blended.ts";
import { contextsOf } from "../src/analyse/gathered.ts";
import { blendRows } from "../src/kernels/context.ts";
import { contextOf } from "../src/kernels/cooccurrence.ts";
import { type Blend, blend } from "../src/kernels/exact/context.ts";
import type { Matrix } from "../src/kernels/matrix.ts";
import { seededRandom } from "../src/kernels/random.ts";
import { matrixOf, place, type Rows } from "../src/kernels/rows.ts";

const COLS = 64;

function unitRows(rows: number, seed: number): Matrix {
  const random = seededRandom(seed);
  const data = new Float32Array(rows * COLS).map(() => random() - 0.5);
  for (let i = 0; i < rows; i++) {
    const row = data.subarray(i * COLS, (i + 1) * COLS);
    const length = Math.hypot(...row);
    for (const [at, v] of row.entries()) row[at] = v / length;
  }
  return { data, rows, cols: COLS };
}

function taken(rows: Rows): Matrix {
  const { data, ...size } = matrixOf(rows);
  rows.team.close();
  return { ...size, data: data.slice() };
}

function fastBlend(own: Matrix, asked: Blend, threads: number): Matrix {
  const rows = place(own, threads);
  rows.team.awaitHelpers();
  blendRows(rows, own, asked);
  return taken(rows);
}

function rowOf({ data, cols }: Matrix, i: number): Float32Array {
  return data.subarray(i * cols, (i + 1) * cols);
}

function cosine(a: Float32Array, b: Float32Array): number {
  const dot = (x: Float32Array, y: Float32Array): number =>
    x.reduce((sum, v, i) => sum + v * (y[i] ?? 0), 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}

test("contextOf(videos) is positive PMI with smoothed contexts, rows summing to 1", () => {
  // a and b twice together, c and d once; e alone.
  const { start, column, value } = contextOf([[0, 1], [0, 1], [2, 3], [0, 2, 3], [4]], 5);
  const r = [3, 2, 2, 2, 0];
  const masses = r.map((count) => Math.pow(count, 0.75));
  const all = masses.reduce((a, b) => a + b);
  const counts: Record<string, number> = { "01": 2, "02": 0.5, "03": 0.5, "23": 1.5 };
  for (let i = 0; i < 5; i++) {
    const bonds = r.map((_, j) => {
      const c = counts[[i, j].toSorted().join("")] ?? 0;
      if (i === j || c === 0) return 0;
      return Math.max(0, Math.log(c / ((r[i] ?? 0) * ((masses[j] ?? 0) / all))));
    });
    const total = bonds.reduce((a, b) => a + b);
    const own = Array.from({ length: 5 }, () => 0);
    for (let at = start[i] ?? 0; at < (start[i + 1] ?? 0); at++)
      own[column[at] ?? 0] = value[at] ?? 0;
    for (const [j, bond] of bonds.entries())
      assert.ok(Math.abs((own[j] ?? 0) - (total === 0 ? 0 : bond / total)) < 1e-6, `${i} ${j}`);
  }
});

test("the kernel gives the bits of its twin on any number of threads", () => {
  const n = 120;
  const random = seededRandom(5);
  const videos = Array.from({ length: 60 }, () => [
    ...new Set(Array.from({ length: 6 }, () => Math.floor(n * random() * random()))),
  ]);
  const own = unitRows(n, 6);
  const read = Array.from({ length: n }, (_, i) => i % 9 !== 0);
  const asked = { neighbours: contextOf(videos, n), lambda: 2.5, read };
  const expected = blend(own, asked);
  for (const threads of [1, 2, 3]) assert.deepEqual(fastBlend(own, asked, threads), expected);
  assert.notDeepEqual(blend(own, { ...asked, lambda: 2 }), expected);
  const fewer = { ...asked, steps: 4 };
  assert.deepEqual(fastBlend(own, fewer, 2), blend(own, fewer));
  assert.notDeepEqual(blend(own, fewer), expected);
});

test("tags that share videos come nearer, and a tag alone keeps its vector", () => {
  const own = unitRows(4, 7);
  const neighbours = contextOf([[0, 1], [0, 1], [2]], 4);
  const out = fastBlend(own, { neighbours, lambda: 2, read: [true, true, true, true] }, 1);
  const before = cosine(rowOf(own, 0), rowOf(own, 1));
  assert.ok(cosine(rowOf(out, 0), rowOf(out, 1)) > Math.max(0.7, before));
  for (const alone of [2, 3]) assert.ok(cosine(rowOf(out, alone), rowOf(own, alone)) > 0.999999);
});

test("what the encoder cannot read is placed by its company, and without any stays where it was", () => {
  const own = unitRows(4, 8);
  own.data.copyWithin(3 * COLS, 2 * COLS, 3 * COLS);
  const read = [true, true, false, false];
  const neighbours = contextOf([[0, 2], [0, 2], [1]], 4);
  const out = fastBlend(own, { neighbours, lambda: 2, read }, 1);
  assert.ok(cosine(rowOf(out, 2), rowOf(out, 0)) > 0.99);
  assert.deepEqual(rowOf(out, 3), rowOf(own, 3));
});

test("tags of reach are nobody's context, and a video that repeats a tag holds it once", () => {
  assert.deepEqual(contextsOf({ videos: [[0, 0, 1, 2], [2]], reach: [2] }), [[0, 1], []]);
});

test("more than two hundred tags in one place are nobody's company", () => {
  const many = Array.from({ length: 201 }, (_, tag) => tag);
  const bonds = (videos: number[][]): number => contextOf(videos, 201).column.length;
  assert.equal(bonds([many, [3, 4]]), bonds([[3, 4]]));
  // Those of reach are not counted.
  assert.ok(bonds(contextsOf({ videos: [many], reach: [7] })) > 0);
});

test("without context vectors stay as they are; with it their mean is nothing", () => {
  const vectors = unitRows(6, 9);
  const given = { vectors, read: Array.from({ length: 6 }, () => true) };
  const gathered = {
    words: [..."abcdef"],
    videos: [
      [0, 1],
      [2, 3],
      [4, 5],
    ],
    reach: [],
  };
  assert.deepEqual(taken(blended(given, gathered, 0, 1)), vectors);
  const out = taken(blended(given, gathered, 2, 1));
  const middle = Array.from({ length: COLS }, (_, at) =>
    [0, 1, 2, 3, 4, 5].reduce((sum, i) => sum + (rowOf(out, i)[at] ?? 0), 0),
  );
  assert.ok(Math.hypot(...middle) < 0.6, String(Math.hypot(...middle)));
  for (let i = 0; i < 6; i++) assert.ok(Math.abs(Math.hypot(...rowOf(out, i)) - 1) < 1e-5);
});

test("all vectors alike: nothing is left to be centred, and no number is lost", () => {
  const one = unitRows(1, 10).data;
  const data = new Float32Array(3 * COLS);
  for (let i = 0; i < 3; i++) data.set(one, i * COLS);
  const given = { vectors: { data, rows: 3, cols: COLS }, read: [true, true, true] };
  const asked = { words: [..."abc"], videos: [[0, 1, 2]], reach: [] };
  const out = taken(blended(given, asked, 2, 1));
  assert.ok(out.data.every(Number.isFinite));
});

test("tags that cannot be read, in company of such alone, are brought together by it", () => {
  const one = unitRows(1, 12).data;
  const data = new Float32Array(7 * COLS);
  for (let i = 0; i < 7; i++) data.set(one, i * COLS);
  const given = { vectors: { data, rows: 7, cols: COLS }, read: Array<boolean>(7).fill(false) };
  const words = ["اخبار", "سياسة", "قانون", "طبخ", "وصفة", "بيتزا", "وحيد"];
  const videos = [[0, 1, 2], [0, 1, 2], [3, 4, 5], [3, 4, 5], [6]];
  const out = taken(blended(given, { words, videos, reach: [] }, 2, 1));
  const near = (i: number, j: number): number => cosine(rowOf(out, i), rowOf(out, j));
  for (const [i, j] of [
    [0, 1],
    [1, 2],
    [3, 4],
    [4, 5],
  ] as const)
    assert.ok(near(i, j) > 0.5 && near(i, j) < 0.999999, `${i} ${j} ${near(i, j)}`);
  assert.ok(near(0, 3) < 0.2);
  assert.deepEqual(taken(blended(given, { words, videos, reach: [] }, 2, 1)), out);
});
