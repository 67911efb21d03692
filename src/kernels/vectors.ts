/** Vectors in the memory of a team, ready for products, and their distances: all, or block by block. */
import type { DistanceBlock, Distances } from "./distances.ts";
import type { Matrix } from "./matrix.ts";
import { Team } from "./team.ts";

/** Rows of distances in hand at a time: a block lies in the cache of a core. */
const BLOCK = 64;

export interface Vectors {
  readonly team: Team;
  readonly n: number;
  /** Columns, padded to eight. */
  readonly d: number;
  /** Pointers: the rows, the rows as integers, those in panels, squared lengths of the integers. */
  readonly X: number;
  readonly Q: number;
  readonly P: number;
  readonly lengths: number;
  /** Integers = rows × scale. */
  readonly scale: number;
}

/** Vectors into a team of their own; close the team when done. */
export function load({ data, rows: n, cols }: Matrix, threads: number): Vectors {
  // Columns are padded to eight; zeros change no distance.
  const d = Math.ceil(cols / 8) * 8;
  const team = new Team(threads);
  const X = team.allocate((n + 8) * d);
  const x = team.floats(X, n * d);
  for (let i = 0; i < n; i++) x.set(data.subarray(i * cols, (i + 1) * cols), i * d);
  const scale = quantisationScale({ data, rows: n, cols });
  const Q = team.allocate(((n + 8) * d) / 2);
  const lengths = team.allocate(n + 8);
  team.run("quantise", (t) => [X, Q, lengths, d, scale, ...team.rows(n, t)]);
  const panels = Math.ceil(n / 8);
  const P = team.allocate(panels * d * 4);
  team.run("pack", (t) => [Q, P, d, n, ...team.rows(panels, t, 1)]);
  return { team, n, d, X, Q, P, lengths, scale };
}

/** The largest scale at which no entry leaves i16 and no product of rows leaves i32. */
function quantisationScale({ data, rows, cols }: Matrix): number {
  let entry = 0;
  let length = 0;
  for (let i = 0; i < rows; i++) {
    let sum = 0;
    for (let k = i * cols; k < (i + 1) * cols; k++) {
      const v = data[k]!;
      sum += v * v;
      entry = Math.max(entry, Math.abs(v));
    }
    length = Math.max(length, Math.sqrt(sum));
  }
  return Math.fround(Math.min(32_000 / Math.max(entry, 1e-30), 45_000 / Math.max(length, 1e-30)));
}

/** The whole matrix of squared distances; it lives as long as the team's memory. */
export function allDistances({ team, n, d, Q, P, lengths, scale }: Vectors): Distances {
  const stride = Math.ceil(n / 8) * 8;
  const out = team.allocate((n + 4) * stride);
  team.run("distanceRows", (t) => {
    const [from, to] = team.rows(n, t);
    return [Q, P, lengths, n, d, scale, from, to, out + from * stride * 4, stride];
  });
  return { data: team.floats(out, n * stride), n, stride };
}

/**
 * Blocks of rows of the matrix, each on a thread of its own; no memory ∝ n².
 *
 * @param look called with the block of every thread; what it holds is overwritten afterwards
 */
export function eachDistances(
  { team, n, d, Q, P, lengths, scale }: Vectors,
  look: (blocks: readonly PointedBlock[]) => void,
): void {
  const stride = Math.ceil(n / 8) * 8;
  const tiles = Array.from({ length: team.threads }, () => team.allocate((BLOCK + 4) * stride));
  for (let start = 0; start < n; start += team.threads * BLOCK) {
    const blocks = tiles.map((pointer, thread): PointedBlock => {
      const from = Math.min(n, start + thread * BLOCK);
      const to = Math.min(n, from + BLOCK);
      const data = team.floats(pointer, (to - from) * stride);
      return { pointer, from, to, stride, data };
    });
    team.run("distanceRows", (thread) => {
      const { pointer, from, to } = blockOf(blocks, thread);
      return [Q, P, lengths, n, d, scale, from, to, pointer, stride];
    });
    look(blocks);
  }
}

export interface PointedBlock extends DistanceBlock {
  readonly pointer: number;
}

export function blockOf(blocks: readonly PointedBlock[], thread: number): PointedBlock {
  const block = blocks[thread];
  if (block === undefined) throw new Error(`no block for thread ${thread}`);
  return block;
}
