/** The descent of t-SNE by the kernels: lays out what the threads share, and looks after the scale. */
import type { Affinities } from "./affinities.ts";
import type { Team } from "./team.ts";
import type { Vectors } from "./vectors.ts";

/** From so many points on repulsion is interpolated: below, exact sums are as fast. */
const FIELD_FROM = 1500;
/** Partial grids: PARTS of assembly/repulsion-fft.ts. */
const GRIDS = 4;

/** Memory of the interpolated repulsion, in the order of `At` from `grids` to `maxSize`. */
function allocateGrid(team: Team, n: number): number[] {
  const early = n < 20_000 ? 192 : 384;
  const most = maxGridSize(n);
  const kept = (most + 4) >> 2;
  const grids = team.allocate(GRIDS * most * most);
  const mixed = team.allocate((most + 4) * kept * 8);
  const hat = team.allocate(kept * 2 * most * 4);
  const field = team.allocate(most * most);
  const twiddles = team.allocate(4 * most);
  const sharpen = team.allocate(2 * most + 4);
  const scratchLength = 2 * 2 * most * 8 + 64;
  const scratch = team.allocate(team.threads * scratchLength);
  const gridBytes = most * most * 4;
  return [
    grids,
    gridBytes,
    mixed,
    hat,
    field,
    twiddles,
    sharpen,
    scratch,
    scratchLength * 4,
    early,
    most,
  ];
}

function maxGridSize(n: number): number {
  return n < 20_000 ? 768 : 1024;
}

/** Iterations between two looks at the spread. */
const CHUNK = 25;
/**
 * A map whose last step moved it by less than this share is done. Large maps settle slowly: at the
 * same step more of their KL is still to fall. Small ones cost nothing to finish.
 */
function convergedBelow(n: number): number {
  return n < 700 ? 4e-4 : Math.min(8e-4, 0.072 / Math.sqrt(n));
}

const LEAST_SPREAD = 1e-4;
const FAR = 1e6;

export interface FastTsneOptions {
  /** At most; a map that has converged stops before. */
  readonly iterations?: number;
  readonly exaggeratedIterations?: number;
  readonly exaggeration?: number;
}

/**
 * As exactTsne of tsne.ts, in single precision.
 *
 * @param start n × 2, row-major; only its shape matters
 * @returns n × 2, row-major
 */
export function fastTsne(
  { team, n }: Vectors,
  affinities: Affinities,
  start: Float64Array,
  { iterations = 1000, exaggeratedIterations = 100, exaggeration = 4 }: FastTsneOptions = {},
): Float64Array {
  const padded = Math.ceil(n / 4) * 4 + 4;
  const xy = team.allocate(2 * padded);
  const [x, y, stepX, stepY, gainX, gainY, pullX, pullY, pushX, pushY, pushZ] = Array.from(
    { length: 11 },
    () => team.allocate(padded),
  ) as [number, number, number, number, number, number, number, number, number, number, number];
  const rows = paddedRows(affinities);
  const rowStart = team.allocate(n + 1);
  const column = team.allocate(rows.column.length);
  const value = team.allocate(rows.value.length);
  team.integers(rowStart, n + 1).set(rows.start);
  team.integers(column, rows.column.length).set(rows.column);
  team.floats(value, rows.value.length).set(rows.value);
  const barrier = team.allocate(2);
  const byField = n >= FIELD_FROM;
  const grid = byField ? allocateGrid(team, n) : [];
  // The order is that of `At` in assembly/layout.ts.
  const layout = team.allocate(32);
  team
    .integers(layout, 32)
    .set(
      [
        [x, y, xy, stepX, stepY, gainX, gainY, pullX, pullY, pushX, pushY, pushZ],
        [rowStart, column, value, barrier],
        grid,
      ].flat(),
    );

  const xs = team.floats(x, padded);
  const ys = team.floats(y, padded);
  const pairs = team.floats(xy, 2 * padded);
  xs.fill(FAR);
  ys.fill(FAR);
  for (const pointer of [gainX, gainY]) team.floats(pointer, padded).fill(1);
  const place = (transform: (value: number, axis: number) => number): void => {
    for (let i = 0; i < n; i++) {
      xs[i] = transform(pairs[2 * i]!, 0);
      ys[i] = transform(pairs[2 * i + 1]!, 1);
      pairs[2 * i] = xs[i]!;
      pairs[2 * i + 1] = ys[i]!;
    }
  };
  pairs.set(start);
  rescale(pairs, n, place, true);

  const { rate, momentum } = byField
    ? { rate: n / 3, momentum: 0.9 }
    : { rate: Math.max(200, n / 6), momentum: 0.8 };
  for (let done = 0; done < iterations;) {
    const early = done < exaggeratedIterations;
    const count = Math.min(CHUNK, (early ? exaggeratedIterations : iterations) - done);
    team.run("descend", (t) => {
      const [from, to] = team.rows(n, t);
      return [
        layout,
        n,
        byField ? 1 : 0,
        t,
        team.threads,
        from,
        to,
        count,
        early ? exaggeration : 1,
        early ? 0.5 : momentum,
        rate,
      ];
    });
    done += count;
    if (early) rescale(pairs, n, place, false);
    else if (relativeStep(team.floats(stepX, n), team.floats(stepY, n), pairs) < convergedBelow(n))
      break;
  }
  return Float64Array.from(pairs.subarray(0, 2 * n));
}

/** Centres the map; scales it up where its spread has become too small for single precision. */
function rescale(
  pairs: Float32Array,
  n: number,
  place: (transform: (value: number, axis: number) => number) => void,
  always: boolean,
): void {
  const mean = [0, 0];
  for (let at = 0; at < 2 * n; at++) mean[at % 2] = mean[at % 2]! + pairs[at]! / n;
  let sum = 0;
  for (let at = 0; at < 2 * n; at++) {
    const v = pairs[at]! - mean[at % 2]!;
    sum += v * v;
  }
  const spread = Math.sqrt(sum / (2 * n));
  const factor = spread > 0 && (always || spread < LEAST_SPREAD) ? LEAST_SPREAD / spread : 1;
  place((v, axis) => (v - mean[axis]!) * factor);
}

/** Length of the last step of all points together, as a share of the map's. */
function relativeStep(stepX: Float32Array, stepY: Float32Array, pairs: Float32Array): number {
  let step = 0;
  let size = 0;
  for (let i = 0; i < stepX.length; i++) {
    step += stepX[i]! * stepX[i]! + stepY[i]! * stepY[i]!;
    size += pairs[2 * i]! * pairs[2 * i]! + pairs[2 * i + 1]! * pairs[2 * i + 1]!;
  }
  return Math.sqrt(step / size);
}

/** Compressed rows with each row's length a multiple of four: padding points at itself, weight 0. */
function paddedRows({ start, column, value, n }: Affinities): Affinities {
  const out = {
    start: new Int32Array(n + 1),
    column: new Int32Array(column.length + 3 * n),
    value: new Float64Array(column.length + 3 * n),
    n,
  };
  let length = 0;
  for (let i = 0; i < n; i++) {
    out.start[i] = length;
    for (let at = start[i]!; at < start[i + 1]!; at++) {
      out.column[length] = column[at]!;
      out.value[length++] = value[at]!;
    }
    while (length % 4 !== 0) out.column[length++] = i;
  }
  out.start[n] = length;
  return out;
}
