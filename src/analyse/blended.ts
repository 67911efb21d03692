/** The vectors of a field's words → those that clusters and map are made of. */
import { contextOf, type Neighbours } from "../kernels/cooccurrence.ts";
import { fastBlend } from "../kernels/context.ts";
import { makeMatrix, type Matrix } from "../kernels/matrix.ts";
import { directionOf } from "../kernels/random.ts";
import { contextsOf, type Gathered } from "./gathered.ts";

export interface Read {
  /** A row for each tag: the unit vector of its words. */
  readonly vectors: Matrix;
  /** Whether it is one of its own; all that the encoder cannot read, or that none was given of, share one. */
  readonly read: readonly boolean[];
}

/**
 * Blended with the vectors of the tags that stand on the same videos, as far as `context` says, then
 * centred; as they are where it is 0.
 */
export function blended(
  { vectors, read }: Read,
  gathered: Gathered,
  context: number,
  threads: number,
): Matrix {
  if (context === 0) return vectors;
  const neighbours = contextOf(contextsOf(gathered), vectors.rows);
  const asked = { neighbours, lambda: context, read };
  const blend = fastBlend(vectors, asked, threads);
  const adrift = read.map(
    (known, i) => !known && hasNeighbours(neighbours, i) && isSame(blend, vectors, i),
  );
  if (adrift.includes(true)) {
    const marked = withDirections(vectors, adrift, gathered.words);
    const known = read.map((own, i) => own || adrift[i] === true);
    const { data, cols } = fastBlend(marked, { ...asked, read: known }, threads);
    for (const [i, own] of adrift.entries())
      if (own) blend.data.set(data.subarray(i * cols, (i + 1) * cols), i * cols);
  }
  return centred(blend, countsOf(gathered, vectors.rows));
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

/**
 * Without what all tags have in common, at unit length again: v − μ, where μ is the mean by the roots
 * of the counts. Blending draws all vectors together; without this the largest cluster takes what is
 * like nothing.
 */
function centred({ data, rows, cols }: Matrix, counts: ArrayLike<number>): Matrix {
  const middle = new Float64Array(cols);
  let mass = 0;
  for (let i = 0; i < rows; i++) {
    const weight = Math.sqrt(counts[i]!);
    mass += weight;
    for (let at = 0; at < cols; at++) middle[at] = middle[at]! + weight * data[i * cols + at]!;
  }
  const out = makeMatrix(rows, cols);
  for (let i = 0; i < rows; i++) {
    let squares = 0;
    for (let at = 0; at < cols; at++) {
      const own = data[i * cols + at]! - middle[at]! / mass;
      out.data[i * cols + at] = own;
      squares += own * own;
    }
    // Where all vectors are one, nothing is left to be centred.
    const length = squares < 1e-12 ? 0 : Math.sqrt(squares);
    for (let at = i * cols; at < (i + 1) * cols; at++)
      out.data[at] = length === 0 ? data[at]! : out.data[at]! / length;
  }
  return out;
}
