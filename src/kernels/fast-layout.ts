/**
 * t-SNE by the WebAssembly kernels: distances, neighbours, affinities, principal components and
 * descent on a team of threads. Its exact twin is neighbours.ts, affinities.ts, pca.ts and tsne.ts.
 */
import { type Affinities, symmetrise } from "./affinities.ts";
import type { Distances } from "./distances.ts";
import type { Matrix } from "./matrix.ts";
import { seededRandom } from "./random.ts";
import { Team } from "./team.ts";

/** Rows of distances in hand at a time. */
const BLOCK = 64;
const DIRECTIONS = 8;
const COMPONENT_STEPS = 12;

/** The vectors in a team's memory, ready for products. */
export interface Loaded {
  readonly team: Team;
  readonly n: number;
  readonly d: number;
  readonly X: number;
  readonly Q: number;
  readonly P: number;
  readonly lengths: number;
  readonly scale: number;
}

/** Columns are padded to eight; zeros change no distance. */
function paddedColumns(cols: number): number {
  return Math.ceil(cols / 8) * 8;
}

/**
 * @param n points
 * @param k neighbours of each
 * @returns bytes that `load`, `allDistances` and `fastLayout` allocate
 */
function bytesFor(n: number, cols: number, k: number, threads: number): number {
  const d = paddedColumns(cols);
  const width = Math.ceil(k / 4) * 4;
  const rows = n + 2 * BLOCK;
  return (
    4 *
      (rows * d * 2.5 +
        rows * rows +
        rows * width * 4 +
        2 * rows * width * 2 +
        threads * (BLOCK * rows + 64 * d) +
        40 * rows) +
    2 ** 20
  );
}

export interface LoadOptions {
  /** Neighbours that a layout will ask for. */
  readonly neighbours: number;
  readonly threads: number;
}

/** Vectors into a team of their own; close the team when done. */
export function load(
  { data, rows: n, cols }: Matrix,
  { neighbours, threads }: LoadOptions,
): Loaded {
  const d = paddedColumns(cols);
  const team = new Team(bytesFor(n, cols, neighbours, threads), threads);
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
export function allDistances({ team, n, d, Q, P, lengths, scale }: Loaded): Distances {
  const stride = Math.ceil(n / 8) * 8;
  const out = team.allocate((n + 4) * stride);
  team.run("distanceRows", (t) => {
    const [from, to] = team.rows(n, t);
    return [Q, P, lengths, n, d, scale, from, to, out + from * stride * 4, stride];
  });
  return { data: team.floats(out, n * stride), n, stride };
}

export interface AffinityOptions {
  readonly perplexity: number;
  /** Neighbours of each point. */
  readonly k: number;
}

/** As jointAffinities of affinities.ts, by way of blocks of distances: no memory ∝ n². */
export function fastAffinities(
  { team, n, d, Q, P, lengths, scale }: Loaded,
  { k, perplexity }: AffinityOptions,
): Affinities {
  const width = Math.ceil(k / 4) * 4;
  const stride = Math.ceil(n / 8) * 8;
  const index = team.allocate(n * width);
  const distance = team.allocate(n * width);
  const tiles = Array.from({ length: team.threads }, () => team.allocate((BLOCK + 4) * stride));
  const buffers = Array.from({ length: team.threads }, () => team.allocate(8 * k + 8));
  const blocks = Math.ceil(n / BLOCK);
  for (let round = 0; round * team.threads < blocks; round++) {
    const rowsOf = (thread: number): [number, number] => {
      const from = Math.min(n, (round * team.threads + thread) * BLOCK);
      return [from, Math.min(n, from + BLOCK)];
    };
    team.run("distanceRows", (t) => [Q, P, lengths, n, d, scale, ...rowsOf(t), tiles[t]!, stride]);
    team.run("nearest", (t) => {
      const scratch = buffers[t]!;
      return [tiles[t]!, stride, n, k, width, index, distance, scratch, ...rowsOf(t)];
    });
  }
  const conditional = team.allocate(n * width);
  const logPerplexity = Math.log(perplexity);
  team.run("conditionals", (t) => [
    distance,
    conditional,
    k,
    width,
    logPerplexity,
    ...team.rows(n, t),
  ]);
  const dense = <T extends Int32Array | Float32Array>(from: T, to: T): T => {
    for (let i = 0; i < n; i++) to.set(from.subarray(i * width, i * width + k), i * k);
    return to;
  };
  const indices = dense(team.integers(index, n * width), new Int32Array(n * k));
  const values = dense(team.floats(conditional, n * width), new Float32Array(n * k));
  return symmetrise({ index: indices, n, k }, values);
}

/** As principalCoordinates of pca.ts, in single precision. */
export function fastComponents({ team, n, d, X }: Loaded): Float64Array {
  const x = team.floats(X, n * d);
  const mean = team.allocate(d);
  const means = new Float64Array(d);
  for (let i = 0; i < n; i++) for (let k = 0; k < d; k++) means[k] = means[k]! + x[i * d + k]!;
  team.floats(mean, d).set(means.map((sum) => sum / n));
  const V = team.allocate(d * DIRECTIONS);
  const v = team.floats(V, d * DIRECTIONS);
  const random = seededRandom(0);
  for (let at = 0; at < v.length; at++) v[at] = random() - 0.5;
  orthonormalise(v, d);
  // As many partial sums as there ever are, whatever the threads: sums depend on their grouping.
  const parts = Array.from({ length: PARTS }, () => team.allocate(d * DIRECTIONS));
  for (let step = 0; step < COMPONENT_STEPS; step++) {
    for (const part of parts) team.floats(part, d * DIRECTIONS).fill(0);
    for (let part = 0; part < PARTS; part += team.threads)
      team.run("componentStep", (t) => {
        const own = Math.min(PARTS, part + t);
        const [from, to] = [Math.floor((n * own) / PARTS), Math.floor((n * (own + 1)) / PARTS)];
        return [X, mean, d, V, parts[own] ?? parts[0]!, from, own === PARTS ? from : to];
      });
    v.fill(0);
    for (const part of parts) {
      const own = team.floats(part, d * DIRECTIONS);
      for (let at = 0; at < v.length; at++) v[at] = v[at]! + own[at]!;
    }
    orthonormalise(v, d);
  }
  const out = team.allocate(2 * n);
  team.run("coordinates", (t) => [X, mean, d, V, out, ...team.rows(n, t)]);
  return signed(Float64Array.from(team.floats(out, 2 * n)), v, d);
}

const PARTS = 16;

/** Gram–Schmidt on the eight columns; a column with nothing of its own becomes zero. */
function orthonormalise(v: Float32Array, d: number): void {
  for (let a = 0; a < DIRECTIONS; a++) {
    let before = 0;
    for (let k = 0; k < d; k++) before += v[k * DIRECTIONS + a]! * v[k * DIRECTIONS + a]!;
    for (let b = 0; b < a; b++) {
      let dot = 0;
      for (let k = 0; k < d; k++) dot += v[k * DIRECTIONS + a]! * v[k * DIRECTIONS + b]!;
      for (let k = 0; k < d; k++)
        v[k * DIRECTIONS + a] = v[k * DIRECTIONS + a]! - dot * v[k * DIRECTIONS + b]!;
    }
    let after = 0;
    for (let k = 0; k < d; k++) after += v[k * DIRECTIONS + a]! * v[k * DIRECTIONS + a]!;
    const factor = after <= before * 1e-10 ? 0 : 1 / Math.sqrt(after);
    for (let k = 0; k < d; k++) v[k * DIRECTIONS + a] = v[k * DIRECTIONS + a]! * factor;
  }
}

/** The largest entry of each component is positive. */
function signed(coordinates: Float64Array, v: Float32Array, d: number): Float64Array {
  const signs = [0, 1].map((axis) => {
    let largest = 0;
    for (let k = 0; k < d; k++) {
      const entry = v[k * DIRECTIONS + axis]!;
      if (Math.abs(entry) > Math.abs(largest)) largest = entry;
    }
    return largest < 0 ? -1 : 1;
  });
  return coordinates.map((value, at) => value * signs[at % 2]!);
}

/** Iterations between two looks at the spread. */
const CHUNK = 25;
const LEAST_SPREAD = 1e-4;
const FAR = 1e6;

export interface FastTsneOptions {
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
  { team, n }: Loaded,
  affinities: Affinities,
  start: Float64Array,
  { iterations = 500, exaggeratedIterations = 100, exaggeration = 4 }: FastTsneOptions = {},
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
  // The order is that of `At` in assembly/descent.ts.
  const layout = team.allocate(16);
  team
    .integers(layout, 16)
    .set([
      x,
      y,
      xy,
      stepX,
      stepY,
      gainX,
      gainY,
      pullX,
      pullY,
      pushX,
      pushY,
      pushZ,
      rowStart,
      column,
      value,
      barrier,
    ]);

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

  const rate = Math.max(100, n / 12);
  for (let done = 0; done < iterations;) {
    const early = done < exaggeratedIterations;
    const count = Math.min(CHUNK, (early ? exaggeratedIterations : iterations) - done);
    team.run("descend", (t) => {
      const [from, to] = team.rows(n, t);
      return [
        layout,
        n,
        team.threads,
        from,
        to,
        count,
        early ? exaggeration : 1,
        early ? 0.5 : 0.8,
        rate,
      ];
    });
    done += count;
    if (early) rescale(pairs, n, place, false);
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
