/** Vectors blended with those of neighbours, by the kernels. Its exact twin is exact/context.ts. */
import { type Blend, startOf, STEPS, toUnit } from "./exact/context.ts";
import type { Matrix } from "./matrix.ts";
import { Team } from "./team.ts";

/** As `blend` of exact/context.ts, to the bit, on any number of threads. */
export function fastBlend(
  own: Matrix,
  { neighbours, lambda, read }: Blend,
  threads: number,
): Matrix {
  const { rows: n, cols: d } = own;
  const team = Team.take(threads);
  try {
    const floats = (values: Float32Array): number => {
      const pointer = team.reserve(values.length);
      team.floats(pointer, values.length).set(values);
      return pointer;
    };
    const integers = (values: Int32Array): number => {
      const pointer = team.reserve(values.length);
      team.integers(pointer, values.length).set(values);
      return pointer;
    };
    const start = integers(neighbours.start);
    const column = integers(neighbours.column);
    const value = floats(neighbours.value);
    const known = integers(Int32Array.from(read, Number));
    const X = floats(own.data);
    let last = floats(startOf(own, read).data);
    let next = team.reserve(n * d);
    for (let step = 0; step < STEPS; step++) {
      team.countHelpers();
      const [V, out] = [last, next];
      team.run("contextStep", (t) => [
        start,
        column,
        value,
        X,
        V,
        out,
        known,
        d,
        lambda,
        ...team.rows(n, t, 1),
      ]);
      [last, next] = [out, V];
    }
    return toUnit({ data: team.floats(last, n * d).slice(), rows: n, cols: d }, own);
  } finally {
    team.close();
  }
}
