/** Greedy k-means++ by the kernels, all starts in step; as plusPlus of kmeans.ts. */
import type { Random } from "./random.ts";
import { drawPoint, trialsFor } from "./seeding.ts";
import type { Vectors } from "./vectors.ts";

/** Pointers to memory in which rows stand as the columns of panels. */
export interface Columns {
  readonly panels: number;
  /** Squared lengths of the columns. */
  readonly lengths: number;
  /** Rows by number. */
  readonly list: number;
}

/** Room for so many columns. */
export function allocateColumns({ team, d }: Vectors, count: number): Columns {
  const padded = Math.ceil(count / 8) * 8;
  return {
    panels: team.allocate((padded * d) / 2),
    lengths: team.allocate(padded),
    list: team.allocate(padded),
  };
}

/** Rows of the vectors become the first columns. */
export function packColumns(
  { team, d, Q, lengths }: Vectors,
  columns: Columns,
  points: readonly number[],
): void {
  const { panels, lengths: own, list } = columns;
  team.integers(list, points.length).set(points);
  team.call("packListed", Q, lengths, panels, own, d, list, points.length);
}

/**
 * A search for seeds in memory of its own.
 *
 * @param weightsAt pointer to the weights, n f64
 * @returns from a generator for every start, the k points of every start
 */
export function seedsOn(
  vectors: Vectors,
  { k, weights, weightsAt, starts }: Seeding,
): (random: readonly Random[]) => number[][] {
  const { team, n, d, Q, lengths, scale } = vectors;
  const trials = trialsFor(k);
  const columns = allocateColumns(vectors, starts * trials);
  const distancesAt = team.allocate((n + 4) * Math.ceil((starts * trials) / 8) * 8);
  const nearestAt = team.allocate(starts * n);
  const potentialAt = team.allocate(2 * starts);
  const chosenAt = team.allocate(starts);
  const nearest = team.floats(nearestAt, starts * n);
  const potential = team.doubles(potentialAt, starts);
  const chosen = team.integers(chosenAt, starts);
  const total = weights.reduce((a, b) => a + b, 0);

  /** The best of the candidates of every start. */
  const choose = (candidates: readonly (readonly number[])[], each: number): number[] => {
    team.muster();
    packColumns(vectors, columns, candidates.flat());
    const stride = Math.ceil((starts * each) / 8) * 8;
    team.run("columnDistances", (t) => {
      const rows = team.rows(n, t);
      return [Q, columns.panels, lengths, columns.lengths, d, scale, ...rows, distancesAt, stride];
    });
    team.run("seed", (t) => {
      const from = [distancesAt, stride, n, each, weightsAt];
      return [...from, nearestAt, potentialAt, chosenAt, ...team.rows(starts, t, 1)];
    });
    return candidates.map((points, start) => points[chosen[start]!]!);
  };

  return (random) => {
    const draw = (start: number, left: number): number =>
      drawPoint(random[start]!, weights, nearest.subarray(start * n, (start + 1) * n), left);
    nearest.fill(1);
    const first = random.map((_, start) => [draw(start, total)]);
    nearest.fill(Number.POSITIVE_INFINITY);
    const seeds = choose(first, 1).map((point) => [point]);
    for (let c = 1; c < k; c++) {
      const candidates = seeds.map((_, start) =>
        Array.from({ length: trials }, () => draw(start, potential[start]!)),
      );
      for (const [start, point] of choose(candidates, trials).entries()) seeds[start]!.push(point);
    }
    return seeds;
  };
}

export interface Seeding {
  readonly k: number;
  readonly weights: Float64Array;
  readonly weightsAt: number;
  readonly starts: number;
}
