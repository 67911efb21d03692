/** Room that is taken back in the memory of a team: what is found in what is left is what is found elsewhere. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { layout } from "../src/analyse/layout.ts";
import { fastAffinities } from "../src/kernels/affinities.ts";
import { kMeansOn } from "../src/kernels/kmeans.ts";
import { listedRows } from "../src/kernels/listed-rows.ts";
import { distinctRows, takeRows } from "../src/kernels/matrix.ts";
import { matrixOf, only } from "../src/kernels/rows.ts";
import { Team } from "../src/kernels/team.ts";
import { fastTsne } from "../src/kernels/tsne.ts";
import { load, ready, type Vectors } from "../src/kernels/vectors.ts";
import { blobs, repeatRows } from "./vectors.ts";

test("room that was cut is zero when it is given again", () => {
  const team = Team.take(1);
  const from = team.reserve(0);
  const pointer = team.reserve(5000);
  team.integers(pointer, 5000).fill(-1);
  team.cut(from);
  const again = team.allocate(6000);
  assert.ok(again <= pointer);
  assert.ok(team.integers(again, 6000).every((word) => word === 0));
  team.close();
});

test("rows that are left alone have the map that they have by themselves", async () => {
  const matrix = repeatRows(blobs(180, 6, 0.5), [3, ...Array.from({ length: 179 }, () => 1)]);
  const { firsts } = distinctRows(matrix);
  assert.equal(firsts.length, 180);
  const asked = { perplexity: 20, seed: 42, layoutEngine: "tagscape", method: "tagscape" } as const;
  const whole = load(matrix, 2);
  // What lies in the room that the map will take.
  kMeansOn(whole, { k: 6, weights: new Float64Array(matrix.rows).fill(1) })(1);
  const left = ready(only(whole, firsts));
  const alone = load(takeRows(matrix, firsts), 2);
  const mapOf = (own: Vectors): ReturnType<typeof layout> =>
    layout(matrixOf(own), own, asked as never);
  assert.deepEqual(await mapOf(left), await mapOf(alone));
  left.team.close();
  alone.team.close();
});

test("a map that is too large for a matrix leaves the vectors as they were, on any number of threads", () => {
  const points = blobs(700, 5, 0.6);
  const some = [699, 3, 350];
  const found = [1, 3].map((threads) => {
    const loaded: Vectors = { ...load(points, threads), keeps: false };
    loaded.team.awaitHelpers();
    const rows = (): Float32Array[] => {
      const out: Float32Array[] = [];
      listedRows(loaded, some)((row) => out.push(row.slice()));
      return out;
    };
    const before = rows();
    const { affinities } = fastAffinities(loaded, { k: 30, perplexity: 10 });
    const start = Float64Array.from({ length: 2 * points.rows }, (_, at) => Math.sin(at));
    const places = fastTsne(loaded, affinities, start);
    assert.deepEqual(rows(), before);
    loaded.team.close();
    return places;
  });
  assert.deepEqual(found[0], found[1]);
});
