/** The WebAssembly kernels against their exact twins, and against themselves on more threads. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { type Affinities, jointAffinities } from "../src/kernels/exact/affinities.ts";
import { compileKernels, readStamp, sourcesHash } from "../src/kernels/compile.ts";
import { pairwiseDistances } from "../src/kernels/distances.ts";
import { fastAffinities } from "../src/kernels/affinities.ts";
import { fastComponents } from "../src/kernels/components.ts";
import { SCHEDULE_0_1 } from "../src/kernels/schedule.ts";
import { fastGradient, fastTsne } from "../src/kernels/tsne.ts";
import { listedNeighbours } from "../src/kernels/listed-neighbours.ts";
import type { Matrix } from "../src/kernels/matrix.ts";
import { exactNeighbours } from "../src/kernels/exact/neighbours.ts";
import { principalCoordinates } from "../src/kernels/exact/pca.ts";
import { gaussian, seededRandom } from "../src/kernels/random.ts";
import { exactGradient, exactTsne, klDivergence } from "../src/kernels/exact/tsne.ts";
import { load, rowsOfVectors, type Vectors } from "../src/kernels/vectors.ts";
import { blobs, circleOf, perplexities, repeatRows } from "./vectors.ts";
import { jittered } from "../src/engines/t-sne.ts";

const points = blobs(333, 9, 0.6, 4, 68);
const K = 90;
const PERPLEXITY = 30;

function loaded<T>(vectors: Matrix, threads: number, look: (own: Vectors) => T): T {
  const own = load(vectors, threads);
  own.team.awaitHelpers();
  try {
    return look(own);
  } finally {
    own.team.close();
  }
}

function row({ start, column, value }: Affinities, i: number): Map<number, number> {
  const entries = new Map<number, number>();
  for (let at = start[i] ?? 0; at < (start[i + 1] ?? 0); at++)
    entries.set(column[at] ?? 0, value[at] ?? 0);
  return entries;
}

test("the committed kernels are those of their sources", async (t) => {
  const binary = readFileSync(new URL("../src/kernels/kernels.wasm", import.meta.url));
  assert.equal(readStamp().sources, sourcesHash(), "run npm run kernels");
  assert.equal(readStamp().binary, createHash("sha256").update(binary).digest("hex"));
  const fresh = await compileKernels().catch(() => null);
  if (fresh === null) return t.diagnostic("no compiler here: npm ci --include=dev");
  assert.ok(binary.equals(fresh));
});

/** The rows of the matrix, copied out. */
const rowsIn = (own: Vectors): Float32Array[] => {
  const rows: Float32Array[] = [];
  rowsOfVectors(own)((row, i) => {
    rows[i] = row.slice();
  });
  return rows;
};

test("distances of unit vectors are within 2e-4 of the exact ones, zero for equal rows", () => {
  const { data, n } = pairwiseDistances(points);
  const rows = loaded(points, 1, rowsIn);
  assert.equal(rows.length, n);
  for (const [i, row] of rows.entries()) {
    assert.equal(row[i], 0);
    for (const [j, distance] of row.entries()) {
      const error = Math.abs(distance - (data[i * n + j] ?? 0));
      assert.ok(error < 2e-4, `${error}`);
    }
  }
});

test("distances of vectors of any length are exact to the same share of the longest", () => {
  const random = seededRandom(2);
  const long = blobs(50, 5, 1, 1, 24);
  long.data.forEach((v, at) => {
    long.data[at] = v * 300 * (0.1 + random());
  });
  const { data, n } = pairwiseDistances(long);
  const most = data.reduce((a, b) => Math.max(a, b), 0);
  for (const [i, row] of loaded(long, 1, rowsIn).entries())
    for (const [j, distance] of row.entries())
      assert.ok(Math.abs(distance - (data[i * n + j] ?? 0)) < 2e-4 * most);
});

test("a matrix too large to keep is shown block by block, the same to the bit", () => {
  const kept = loaded(points, 2, rowsIn);
  const passing = loaded(points, 2, (own) => rowsIn({ ...own, keeps: false }));
  assert.deepEqual(passing, kept);
});

test("no row is left out when a helper comes while the matrix is made", () => {
  const kept = loaded(points, 2, rowsIn);
  const own = load(points, 3);
  // Nobody is counted in at first; all are the second time.
  let times = 0;
  const { countHelpers, awaitHelpers } = Object.getPrototypeOf(own.team) as typeof own.team;
  own.team.countHelpers = () => {
    times += 1;
    if (times === 1) return;
    own.team.countHelpers = countHelpers;
    awaitHelpers.call(own.team);
  };
  assert.deepEqual(rowsIn(own), kept);
  own.team.close();
});

test("affinities hold at least 99 % of the exact neighbours and sum to 1", () => {
  const exact = jointAffinities(exactNeighbours(pairwiseDistances(points), K), PERPLEXITY);
  loaded(points, 1, (own) => {
    const { affinities: fast } = fastAffinities(own, { k: K, perplexity: PERPLEXITY });
    let shared = 0;
    let off = 0;
    for (let i = 0; i < fast.n; i++) {
      const ours = row(fast, i);
      for (const [j, p] of row(exact, i)) {
        if (ours.has(j)) shared += 1;
        off += Math.abs(p - (ours.get(j) ?? 0));
      }
    }
    assert.ok(shared >= 0.99 * exact.column.length, `${shared} of ${exact.column.length}`);
    assert.ok(off < 0.005, `${off} of the mass lies elsewhere`);
    assert.ok(Math.abs(fast.value.reduce((a, b) => a + b, 0) - 1) < 1e-5);
  });
});

test("on a circle each point has the perplexity asked for, here too", () => {
  loaded(circleOf(101), 1, (own) => {
    for (const perplexity of [5, 20])
      for (const reached of perplexities(fastAffinities(own, { k: 60, perplexity }).affinities))
        assert.ok(Math.abs(reached / perplexity - 1) < 0.02, `${reached}`);
  });
});

test("neighbours in lists: at least 95 % are true, every point has its own, any threads the same", () => {
  const many = blobs(3000, 60, 0.7, 8, 40);
  const exact = exactNeighbours(pairwiseDistances(many), 30).index;
  const search = (threads: number): { index: Int32Array; distance: Float32Array } =>
    loaded(many, threads, (own) => {
      const { index, distance, width } = listedNeighbours(own, 30);
      assert.equal(width, 32);
      return {
        index: own.team.integers(index, 3000 * width).slice(),
        distance: own.team.floats(distance, 3000 * width).slice(),
      };
    });
  const { index, distance } = search(1);
  let hits = 0;
  for (let i = 0; i < 3000; i++) {
    const found = new Set(index.subarray(i * 32, i * 32 + 30));
    assert.equal(found.size, 30, "no neighbour twice");
    assert.ok(!found.has(i) && !found.has(-1));
    assert.ok(distance.subarray(i * 32, i * 32 + 30).every(Number.isFinite));
    for (const j of exact.subarray(i * 30, (i + 1) * 30)) if (found.has(j)) hits += 1;
  }
  assert.ok(hits >= 0.95 * exact.length, `recall ${hits / exact.length}`);
  assert.deepEqual(search(3), { index, distance });
});

test("forces are the twin's: exact to 1e-5 of the largest, interpolated to 2 %", () => {
  const many = blobs(900, 20, 0.6, 2, 32);
  loaded(many, 2, (own) => {
    const { affinities } = fastAffinities(own, { k: K, perplexity: PERPLEXITY });
    const places = fastTsne(own, affinities, fastComponents(own), { iterations: 300 });
    const exact = exactGradient(affinities, places);
    const length = Math.sqrt(exact.reduce((sum, g) => sum + g * g, 0) / 900);
    for (const [byField, allowed] of [
      [false, 1e-5],
      [true, 0.02],
    ] as const) {
      // Attraction and repulsion all but cancel: errors are measured against repulsion alone.
      const fast = fastGradient(own, affinities, places, byField);
      const off = Math.sqrt(fast.reduce((sum, g, at) => sum + (g - exact[at]!) ** 2, 0) / 900);
      const none = { ...affinities, value: new Float64Array(affinities.value.length) };
      const repulsion = exactGradient(none, places);
      const scale = Math.sqrt(repulsion.reduce((sum, g) => sum + g * g, 0) / 900);
      assert.ok(
        off <= allowed * scale,
        `${byField}: ${off / scale} of ${scale}, gradient ${length}`,
      );
    }
  });
});

test("the interpolated repulsion gives a map within 2 % of the exact twin's KL", () => {
  const many = blobs(1600, 40, 0.6, 2, 32);
  loaded(many, 2, (own) => {
    const { affinities } = fastAffinities(own, { k: K, perplexity: PERPLEXITY });
    const start = fastComponents(own);
    const exact = klDivergence(affinities, exactTsne(affinities, start));
    const fast = klDivergence(affinities, fastTsne(own, affinities, start));
    assert.ok(fast <= 1.02 * exact, `${fast} > 1.02 × ${exact}`);
  });
});

test("a map of a few thousand points goes on for longer than in release 0.1; others have its bytes", () => {
  const lay = (n: number): { places: Float64Array; before: Float64Array; kl: number[] } =>
    loaded(blobs(n, 60, 0.6, 2, 32), 2, (own) => {
      const { affinities } = fastAffinities(own, { k: K, perplexity: PERPLEXITY });
      const start = jittered(fastComponents(own), 42);
      const places = fastTsne(own, affinities, start);
      const before = fastTsne(own, affinities, start, SCHEDULE_0_1);
      return { places, before, kl: [places, before].map((map) => klDivergence(affinities, map)) };
    });
  const [now = Number.NaN, then = Number.NaN] = lay(2186).kl;
  assert.ok(now < 0.995 * then, `${now}, ${then} in release 0.1`);
  for (const n of [600, 1900, 6100]) {
    const { places, before } = lay(n);
    assert.deepEqual(places, before, `${n} points`);
  }
});

test("principal coordinates are those of the twin", () => {
  const random = seededRandom(3);
  const data = Float32Array.from(
    { length: 300 * 16 },
    (_, at) => gaussian(random) / (1 + (at % 16)),
  );
  const vectors = { data, rows: 300, cols: 16 };
  const exact = principalCoordinates(vectors);
  const fast = loaded(vectors, 1, fastComponents);
  const worst = fast.reduce((most, v, at) => Math.max(most, Math.abs(v - (exact[at] ?? 0))), 0);
  assert.ok(worst < 0.01, `${worst}`);
});

test("KL of the fast map is within 2 % of the exact twin's, or below it", () => {
  const distances = pairwiseDistances(points);
  const affinities = jointAffinities(exactNeighbours(distances, K), PERPLEXITY);
  const start = principalCoordinates(points);
  const exact = klDivergence(affinities, exactTsne(affinities, start));
  const fast = loaded(points, 1, (own) =>
    klDivergence(affinities, fastTsne(own, affinities, start)),
  );
  assert.ok(fast <= 1.02 * exact, `${fast} > 1.02 × ${exact}`);
});

test("n = 5 and n = 6, and points that are all alike, have finite places", () => {
  for (const few of [blobs(5, 2, 0.5), blobs(6, 3, 0.5), repeatRows(blobs(1, 1, 0), [6])]) {
    const k = few.rows - 1;
    const places = loaded(few, 2, (own) => {
      const { affinities } = fastAffinities(own, { k, perplexity: k / 3 });
      return fastTsne(own, affinities, jittered(fastComponents(own), 1));
    });
    assert.ok(places.every(Number.isFinite));
    assert.ok(new Set(places).size > few.rows, "no two marks on one place");
  }
});

test("every number of threads gives the same bits", () => {
  const run = (threads: number): { places: Float64Array; distances: Float32Array[] } =>
    loaded(points, threads, (own) => {
      const distances = rowsIn(own);
      const { affinities } = fastAffinities(own, { k: K, perplexity: PERPLEXITY });
      return { places: fastTsne(own, affinities, fastComponents(own)), distances };
    });
  const one = run(1);
  for (const threads of [1, 2, 3, 4]) assert.deepEqual(run(threads), one, `${threads} threads`);
});
