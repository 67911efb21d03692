/** The descent of t-SNE by the kernels: lays out what the threads share, and looks after the scale. */
import type { Affinities } from "./exact/affinities.ts";
import { SCHEDULE, type Schedule } from "./schedule.ts";
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
  const scratch = team.allocate(team.size * scratchLength);
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

const LEAST_SPREAD = 1e-4;
const FAR = 1e6;

/**
 * As exactTsne of exact/tsne.ts, in single precision.
 *
 * @param start n × 2, row-major; only its shape matters
 * @param schedule what differs from today's: SCHEDULE_0_1 gives the maps of release 0.1
 * @returns n × 2, row-major
 */
export function fastTsne(
  vectors: Vectors,
  affinities: Affinities,
  start: Float64Array,
  schedule: Partial<Schedule> = {},
): Float64Array {
  const { iterations, exaggeratedIterations, exaggeration, settledBelow } = {
    ...SCHEDULE,
    ...schedule,
  };
  const { n } = vectors;
  const byField = n >= FIELD_FROM;
  const descent = beginDescent(vectors, affinities, byField);
  descent.place(start);
  rescale(descent, true);
  const { rate, momentum } = byField
    ? { rate: n / 3, momentum: 0.9 }
    : { rate: Math.max(200, n / 6), momentum: 0.8 };
  for (let done = 0; done < iterations;) {
    const early = done < exaggeratedIterations;
    const count = Math.min(CHUNK, (early ? exaggeratedIterations : iterations) - done);
    vectors.team.countHelpers();
    descent.run(count, early ? exaggeration : 1, early ? 0.5 : momentum, rate);
    done += count;
    if (early) rescale(descent, false);
    else if (relativeStep(descent) < settledBelow(n)) break;
  }
  return Float64Array.from(descent.pairs.subarray(0, 2 * n));
}

/**
 * The gradient of KL at given places, 4 Σ_j (p_ij − q_ij) (y_i − y_j)/(1 + d²), as one step from
 * rest shows it.
 *
 * @param byField whether repulsion is interpolated
 * @returns n × 2, row-major
 */
export function fastGradient(
  vectors: Vectors,
  affinities: Affinities,
  places: Float64Array,
  byField: boolean,
): Float64Array {
  const descent = beginDescent(vectors, affinities, byField);
  descent.place(places);
  descent.run(1, 1, 0, 1);
  // From rest every gain falls to 0.8 before the step.
  const gain = 0.8;
  return Float64Array.from({ length: 2 * vectors.n }, (_, at) => {
    const step = at % 2 === 0 ? descent.stepX : descent.stepY;
    return -step[Math.floor(at / 2)]! / gain;
  });
}

interface Descent {
  /** Places, interleaved. */
  readonly pairs: Float32Array;
  readonly stepX: Float32Array;
  readonly stepY: Float32Array;
  readonly place: (places: ArrayLike<number>) => void;
  readonly run: (iterations: number, exaggeration: number, momentum: number, rate: number) => void;
}

/** Lays out the memory that the threads of a descent share. */
function beginDescent({ team, n }: Vectors, affinities: Affinities, byField: boolean): Descent {
  const padded = Math.ceil(n / 4) * 4 + 4;
  const coordinate = (): number => team.allocate(padded);
  const [x, y, xy] = [coordinate(), coordinate(), team.allocate(2 * padded)];
  const steps = [coordinate(), coordinate()] as const;
  const gains = [coordinate(), coordinate()] as const;
  const forces = Array.from({ length: 5 }, coordinate);
  const rows = placeRows(team, affinities);
  const barrier = team.allocate(2);
  const grid = byField ? allocateGrid(team, n) : [];
  // The order is that of `At` in assembly/layout.ts.
  const layout = team.allocate(32);
  const pointers = [[x, y, xy], steps, gains, forces, [...rows, barrier], grid];
  team.integers(layout, 32).set(pointers.flat());

  const xs = team.floats(x, padded).fill(FAR);
  const ys = team.floats(y, padded).fill(FAR);
  const pairs = team.floats(xy, 2 * padded);
  for (const gain of gains) team.floats(gain, padded).fill(1);
  return {
    pairs,
    stepX: team.floats(steps[0], n),
    stepY: team.floats(steps[1], n),
    place: (places) => {
      for (let i = 0; i < n; i++) {
        xs[i] = places[2 * i]!;
        ys[i] = places[2 * i + 1]!;
        pairs[2 * i] = xs[i]!;
        pairs[2 * i + 1] = ys[i]!;
      }
    },
    run: (iterations, exaggeration, momentum, rate) =>
      team.run("descend", (t) => {
        const [from, to] = team.rows(n, t);
        const mode = byField ? 1 : 0;
        const job = [iterations, exaggeration, momentum, rate];
        return [layout, n, mode, t, team.threads, from, to, ...job];
      }),
  };
}

/** Centres the map; scales it up where its spread has become too small for single precision. */
function rescale({ pairs, stepX, place }: Descent, always: boolean): void {
  const n = stepX.length;
  const mean = [0, 0];
  for (let at = 0; at < 2 * n; at++) mean[at % 2] = mean[at % 2]! + pairs[at]! / n;
  const centred = Float64Array.from({ length: 2 * n }, (_, at) => pairs[at]! - mean[at % 2]!);
  const spread = Math.sqrt(centred.reduce((sum, v) => sum + v * v, 0) / (2 * n));
  const factor = spread > 0 && (always || spread < LEAST_SPREAD) ? LEAST_SPREAD / spread : 1;
  place(centred.map((v) => v * factor));
}

/** Length of the last step of all points together, as a share of the map's. */
function relativeStep({ pairs, stepX, stepY }: Descent): number {
  let step = 0;
  let size = 0;
  for (let i = 0; i < stepX.length; i++) {
    step += stepX[i]! * stepX[i]! + stepY[i]! * stepY[i]!;
    size += pairs[2 * i]! * pairs[2 * i]! + pairs[2 * i + 1]! * pairs[2 * i + 1]!;
  }
  return Math.sqrt(step / size);
}

/** Compressed rows with each row's length a multiple of four: padding points at itself, weight 0. */
function placeRows(team: Team, { start, column, value, n }: Affinities): number[] {
  const most = column.length + 3 * n;
  const pointers = [team.allocate(n + 1), team.allocate(most), team.allocate(most)] as const;
  const starts = team.integers(pointers[0], n + 1);
  const columns = team.integers(pointers[1], most);
  const values = team.floats(pointers[2], most);
  let length = 0;
  for (let i = 0; i < n; i++) {
    starts[i] = length;
    for (let at = start[i]!; at < start[i + 1]!; at++) {
      columns[length] = column[at]!;
      values[length++] = value[at]!;
    }
    while (length % 4 !== 0) columns[length++] = i;
  }
  starts[n] = length;
  return [...pointers];
}
