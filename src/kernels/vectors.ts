/** Vectors in the memory of a team, ready for products, and their distances: all, or block by block. */
import type { DistanceBlock, Distances, EachRow } from "./distances.ts";
import type { Matrix } from "./matrix.ts";
import { largestEntry, place, type Rows, squaresOf } from "./rows.ts";

/** Rows of distances in hand at a time: a block lies in the cache of a core. */
const BLOCK = 128;

export interface Vectors extends Rows {
  /** Pointers: the rows as integers, and the squared lengths of these. */
  readonly Q: number;
  readonly lengths: number;
  /** Integers = rows × scale. */
  readonly scale: number;
  /** Whether the whole matrix is kept. */
  readonly keeps: boolean;
  /** Pointers of what is made when it is first asked for. */
  panels: number | null;
  matrix: number | null;
  tiles: readonly number[] | null;
}

/** Vectors into a team of their own; close the team when done. */
export function load(matrix: Matrix, threads: number): Vectors {
  return ready(place(matrix, threads));
}

/** Rows, ready for products. */
export function ready(rows: Rows): Vectors {
  const { team, n, d, X } = rows;
  const scale = quantisationScale(rows);
  const Q = team.reserve(((n + 64) * d) / 2);
  // What is read past the last row is nothing.
  team.integers(Q + 2 * n * d, 32 * d).fill(0);
  const lengths = team.allocate(n + 64);
  team.run("quantise", (t) => [X, Q, lengths, d, scale, ...team.rows(n, t)]);
  const own = { team, n, d, X, Q, lengths, scale };
  return { ...own, keeps: n <= MATRIX_UP_TO, panels: null, matrix: null, tiles: null };
}

/** The largest scale at which no entry leaves i16 and no product of rows leaves i32. */
function quantisationScale(rows: Rows): number {
  const entry = largestEntry(rows);
  const length = Math.sqrt(squaresOf(rows).reduce((most, sum) => Math.max(most, sum), 0));
  return Math.fround(Math.min(32_000 / Math.max(entry, 1e-30), 45_000 / Math.max(length, 1e-30)));
}

/** Pointer to the rows as integers in panels of eight. */
export function panelsOf(vectors: Vectors): number {
  const { team, n, d, Q } = vectors;
  if (vectors.panels === null) {
    const panels = Math.ceil(n / 8);
    const P = team.reserve(panels * d * 4);
    team.countHelpers();
    team.run("pack", (t) => [Q, P, d, n, ...team.rows(panels, t, 1)]);
    vectors.panels = P;
  }
  return vectors.panels;
}

/** Up to so many points the whole matrix is kept: 576 MB, which t-SNE and the figures share. */
const MATRIX_UP_TO = 12_000;

/** The whole matrix of squared distances, or null where it would be too large. */
function allDistances(vectors: Vectors): Distances | null {
  const { team, n, d, Q, lengths, scale } = vectors;
  if (!vectors.keeps) return null;
  const stride = Math.ceil(n / 8) * 8;
  if (vectors.matrix === null) {
    const P = panelsOf(vectors);
    team.countHelpers();
    // The mirror image of a block's last rows reaches past the last one.
    const out = team.reserve((n + 64) * stride);
    const { threads } = team;
    team.run("distanceTriangle", (t) => [Q, P, lengths, n, d, scale, out, stride, t, threads]);
    vectors.matrix = out;
  }
  return { data: team.floats(vectors.matrix, n * stride), n, stride };
}

/**
 * All rows of the matrix in blocks, one for each thread at a time. Where the matrix is too large to
 * keep, a block is overwritten after `look`.
 */
export function eachDistances(
  vectors: Vectors,
  look: (blocks: readonly PointedBlock[]) => void,
): void {
  const { team, n, d, Q, lengths, scale } = vectors;
  const stride = Math.ceil(n / 8) * 8;
  // Before the threads are counted: making the matrix may count more of them in.
  const all = allDistances(vectors);
  team.countHelpers();
  const threads = Array.from({ length: team.threads }, (_, thread) => thread);
  if (all !== null && vectors.matrix !== null) {
    const { matrix } = vectors;
    return look(
      threads.map((thread) => {
        const [from, to] = team.rows(n, thread);
        const pointer = matrix + from * stride * 4;
        return { pointer, from, to, stride, data: team.floats(pointer, (to - from) * stride) };
      }),
    );
  }
  const P = panelsOf(vectors);
  vectors.tiles ??= Array.from({ length: team.size }, () => team.allocate((BLOCK + 4) * stride));
  const tiles = vectors.tiles.slice(0, team.threads);
  for (let start = 0; start < n; start += team.threads * BLOCK) {
    const blocks = tiles.map((pointer, thread): PointedBlock => {
      const from = Math.min(n, start + thread * BLOCK);
      const to = Math.min(n, from + BLOCK);
      return { pointer, from, to, stride, data: team.floats(pointer, (to - from) * stride) };
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

/** Every row of the matrix, whether it is kept or not. */
export function rowsOfVectors(vectors: Vectors): EachRow {
  return (look) =>
    eachDistances(vectors, (blocks) => {
      for (const { data, from, to, stride } of blocks)
        for (let i = from; i < to; i++)
          look(data.subarray((i - from) * stride, (i - from) * stride + vectors.n), i);
    });
}
