/** Greedy k-means++ by the kernels, all starts in step; as plusPlus of exact/kmeans.ts. */
import type { Random } from "./random.ts";
import { drawPoint, trialsFor } from "./exact/seeding.ts";
import type { Vectors } from "./vectors.ts";
import { sum } from "../numbers.ts";

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
function packColumns(
  { team, d, Q, lengths }: Vectors,
  columns: Columns,
  points: readonly number[],
): void {
  const { panels, lengths: own, list } = columns;
  team.integers(list, points.length).set(points);
  team.call("packListed", Q, lengths, panels, own, d, list, points.length);
}

export interface Seeding {
  readonly k: number;
  readonly weights: Float64Array;
  /** Pointers: the weights, n f64; where the nearest seed of every point goes, starts × n i32. */
  readonly weightsAt: number;
  readonly targets: number;
  readonly starts: number;
}

/**
 * A search for seeds in memory of its own.
 *
 * @returns from a generator for every start, writes the cluster of the seed nearest to each point
 */
export function seedsOn(
  vectors: Vectors,
  { k, weights, weightsAt, targets, starts }: Seeding,
): (random: readonly Random[]) => void {
  const { team, n, d, Q, lengths, scale } = vectors;
  const trials = trialsFor(k);
  const columns = allocateColumns(vectors, starts * trials);
  const distancesAt = team.allocate((n + 4) * Math.ceil((starts * trials) / 8) * 8);
  const nearestAt = team.allocate(starts * n);
  const potentialAt = team.allocate(2 * starts);
  const nearest = team.floats(nearestAt, starts * n);
  const potential = team.doubles(potentialAt, starts);
  const total = sum(weights);

  /** The best of the candidates of every start becomes the seed of the cluster. */
  const choose = (candidates: readonly (readonly number[])[], cluster: number): void => {
    const each = candidates[0]?.length ?? 0;
    const stride = Math.ceil((starts * each) / 8) * 8;
    team.countHelpers();
    packColumns(vectors, columns, candidates.flat());
    team.run("columnDistances", (t) => {
      const rows = team.rows(n, t);
      return [Q, columns.panels, lengths, columns.lengths, d, scale, ...rows, distancesAt, stride];
    });
    team.run("seed", (t) => {
      const from = [distancesAt, stride, n, each, weightsAt, nearestAt, potentialAt];
      return [...from, targets, cluster, ...team.rows(starts, t, 1)];
    });
  };

  return (random) => {
    const draw = (start: number, left: number): number =>
      drawPoint(random[start]!, weights, nearest.subarray(start * n, (start + 1) * n), left);
    nearest.fill(1);
    const first = random.map((_, start) => [draw(start, total)]);
    nearest.fill(Number.POSITIVE_INFINITY);
    choose(first, 0);
    for (let cluster = 1; cluster < k; cluster++) {
      const candidates = random.map((_, start) =>
        Array.from({ length: trials }, () => draw(start, potential[start]!)),
      );
      choose(candidates, cluster);
    }
  };
}
