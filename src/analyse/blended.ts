/** The vectors of a field's words → those that clusters and map are made of. */
import { contextOf, type Neighbours } from "../kernels/cooccurrence.ts";
import { blendRows } from "../kernels/context.ts";
import { STEPS } from "../kernels/exact/context.ts";
import type { Matrix, RowSource } from "../kernels/matrix.ts";
import { directionOf } from "../kernels/random.ts";
import { matrixOf, middleOf, place, type Rows, toLength } from "../kernels/rows.ts";
import { contextsOf, type Gathered } from "./gathered.ts";

export interface Read {
  /** A row for each tag: the unit vector of its words. */
  readonly vectors: Matrix;
  /** Whether it is one of its own; all that the encoder cannot read, or that none was given of, share one. */
  readonly read: readonly boolean[];
}

/** The same of rows that are taken as they are needed. */
export interface ReadRows extends Omit<Read, "vectors"> {
  readonly vectors: RowSource;
}

/**
 * Blended with the vectors of the tags that stand on the same videos, as far as `context` says, then
 * centred; as they are where it is 0. In a team of their own: close it when done.
 *
 * @param steps of the blending, where fewer will do
 */
export function blended(
  { vectors, read }: Read,
  gathered: Gathered,
  context: number,
  threads: number,
  steps = STEPS,
): Rows {
  const rows = place(vectors, threads);
  if (context === 0) return rows;
  const neighbours = contextOf(contextsOf(gathered), vectors.rows);
  const asked = { neighbours, lambda: context, read, steps };
  blendRows(rows, vectors, asked);
  const blend = matrixOf(rows);
  const adrift = read.map(
    (known, i) => !known && hasNeighbours(neighbours, i) && isSame(blend, vectors, i),
  );
  if (adrift.includes(true)) {
    const marked = withDirections(vectors, adrift, gathered.words);
    const known = read.map((own, i) => own || adrift[i] === true);
    const again = place(marked, 1);
    blendRows(again, marked, { ...asked, read: known });
    const { data, cols } = matrixOf(again);
    for (const [i, own] of adrift.entries())
      if (own) blend.data.set(data.subarray(i * cols, (i + 1) * cols), i * cols);
    again.team.close();
  }
  centre(rows, countsOf(gathered, vectors.rows));
  return rows;
}

function hasNeighbours({ start }: Neighbours, i: number): boolean {
  return start[i + 1]! > start[i]!;
}

function isSame(a: Matrix, b: Matrix, i: number): boolean {
  for (let at = i * a.cols; at < (i + 1) * a.cols; at++)
    if (a.data[at] !== b.data[at]) return false;
  return true;
}

/**
 * Tags that cannot be read and keep company with such alone, as in a study of another script: nothing
 * that is read reaches them. Each gets a direction of its own, which its letters decide and which
 * means nothing, so that company alone brings them together (random vectors in context).
 */
function withDirections(
  { data, rows, cols }: Matrix,
  adrift: readonly boolean[],
  words: readonly string[],
): Matrix {
  const out = Float32Array.from(data);
  for (const [i, own] of adrift.entries())
    if (own) out.set(directionOf(words[i] ?? "", cols), i * cols);
  return { data: out, rows, cols };
}

/** Occurrences of every tag. */
export function countsOf({ videos }: Pick<Gathered, "videos">, n: number): Int32Array {
  const counts = new Int32Array(n);
  for (const tags of videos) for (const tag of tags) counts[tag] = counts[tag]! + 1;
  return counts;
}

/** Squares below which nothing is left: where all vectors are one, they are not centred. */
const NOTHING = 1e-12;

/**
 * Without what all tags have in common, at unit length again: v − μ, where μ is the mean by the roots
 * of the counts. Blending draws all vectors together; without this the largest cluster takes what is
 * like nothing.
 */
function centre(rows: Rows, counts: ArrayLike<number>): void {
  toLength(rows, NOTHING, middleOf(rows, Float64Array.from(counts, Math.sqrt)));
}
