/** Rows blended with those of neighbours, by the kernels. Its exact twin is exact/context.ts. */
import { type Blend, STEPS } from "./exact/context.ts";
import type { Matrix } from "./matrix.ts";
import { type Rows, toLength } from "./rows.ts";

/** Columns of a part: LINE of assembly/context.ts. */
const PART = 32;

/**
 * As `blend` of exact/context.ts, to the bit, on any number of threads, in place.
 *
 * @param rows those of `own`, whose columns are a multiple of 32
 */
export function blendRows(
  rows: Rows,
  own: Matrix,
  { neighbours, lambda, read, steps = STEPS }: Blend,
): void {
  const { team, n, d, X } = rows;
  const from = team.reserve(0);
  const place = (values: Int32Array | Float32Array): number => {
    const pointer = team.reserve(values.length);
    if (values instanceof Int32Array) team.integers(pointer, values.length).set(values);
    else team.floats(pointer, values.length).set(values);
    return pointer;
  };
  const [start, column] = [place(neighbours.start), place(neighbours.column)];
  const [value, known] = [place(neighbours.value), place(Int32Array.from(read, Number))];
  team.countHelpers();
  const scratch = Array.from({ length: team.threads }, () => team.reserve(3 * n * PART));
  team.run("contextColumns", (t) => {
    const parts = team.rows(d / PART, t, 1);
    return [start, column, value, known, X, n, d, lambda, steps, scratch[t] ?? 0, ...parts];
  });
  const squares = toLength(rows, Number.MIN_VALUE);
  const x = team.floats(X, n * d);
  for (const [i, sum] of squares.entries())
    if (sum === 0) x.set(own.data.subarray(i * d, (i + 1) * d), i * d);
  // What it took to blend them is larger than they are.
  team.cut(from);
}
