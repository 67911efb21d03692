/** Vectors blended with those of neighbours, the exact twin of ../context.ts: the same bits. */
import type { Neighbours } from "../cooccurrence.ts";
import { makeMatrix, type Matrix } from "../matrix.ts";

export interface Blend {
  readonly neighbours: Neighbours;
  /** λ > 0: how much the neighbours count beside a vector of its own. */
  readonly lambda: number;
  /** Whether a row has a vector of its own; one that has none is known by its neighbours alone. */
  readonly read: readonly boolean[];
  /** STEPS where it does not say. */
  readonly steps?: number;
}

/** Steps: beyond three nothing changes that a reader sees. */
export const STEPS = 10;

/**
 * Retrofitting (Faruqui et al., 2015): ten times v ← (x + λ W v)/(1 + λ), or v ← W v where there is no
 * x; then unit length. A row that has neither keeps x.
 *
 * @param own unit rows; cols a multiple of 32
 */
export function blend(own: Matrix, { neighbours, lambda, read, steps = STEPS }: Blend): Matrix {
  const { rows, cols } = own;
  const { start, column, value } = neighbours;
  let last = startOf(own, read);
  for (let step = 0; step < steps; step++) {
    const next = makeMatrix(rows, cols);
    for (let i = 0; i < rows; i++)
      for (let at = 0; at < cols; at++) {
        let near = 0;
        for (let j = start[i]!; j < start[i + 1]!; j++)
          near = Math.fround(near + Math.fround(value[j]! * last.data[column[j]! * cols + at]!));
        const x = own.data[i * cols + at]!;
        const both = Math.fround(x + Math.fround(Math.fround(lambda) * near));
        next.data[i * cols + at] = read[i]! ? both / Math.fround(1 + Math.fround(lambda)) : near;
      }
    last = next;
  }
  return toUnit(last, own);
}

/** The vectors before the first step: nothing is known of rows without one of their own. */
function startOf({ data, rows, cols }: Matrix, read: readonly boolean[]): Matrix {
  const copy = Float32Array.from(data);
  for (const [i, known] of read.entries()) if (!known) copy.fill(0, i * cols, (i + 1) * cols);
  return { data: copy, rows, cols };
}

/** Every row at length 1, or as it is in `own` where nothing came to be known of it. */
function toUnit({ data, rows, cols }: Matrix, own: Matrix): Matrix {
  const out = makeMatrix(rows, cols);
  for (let i = 0; i < rows; i++) {
    const row = data.subarray(i * cols, (i + 1) * cols);
    let squares = 0;
    for (const v of row) squares += v * v;
    const from = squares === 0 ? own.data.subarray(i * cols, (i + 1) * cols) : row;
    const length = squares === 0 ? 1 : Math.sqrt(squares);
    for (let at = 0; at < cols; at++) out.data[i * cols + at] = from[at]! / length;
  }
  return out;
}
