/**
 * Squared distances of rows from products of 16-bit integers.
 *
 * Rows are scaled and rounded to i16, and `i32x4.dot_i16x8_s` multiplies eight pairs at a time,
 * twice as fast as f32. Integer sums are exact, so neither their order nor the number of threads
 * can show in a bit. With integer rows q,
 *   d²(i, j) = (|q_i|² + |q_j|² − 2 q_i·q_j) / scale²,
 * zero for equal rows, symmetric, and off by less than 1e-4 for unit vectors.
 */
import { storeTransposed } from "./fft";

/** Rows of a tile; columns of a panel. */
const ROWS: i32 = 4;
export const PANEL: i32 = 8;

/**
 * Rounds rows [from, to) of X (n × d, f32) into Q (i16) and writes the squared length of each to
 * `lengths` (f32, exact up to 2^24 and then rounded). d is a multiple of 8.
 */
export function quantise(
  X: usize,
  Q: usize,
  lengths: usize,
  d: i32,
  scale: f32,
  from: i32,
  to: i32,
): void {
  const s = f32x4.splat(scale);
  for (let i = from; i < to; i++) {
    const x = X + <usize>i * d * 4;
    const q = Q + <usize>i * d * 2;
    let sum = i32x4.splat(0);
    for (let k = 0; k < d; k += 8) {
      const a = f32x4.nearest(f32x4.mul(v128.load(x + <usize>k * 4), s));
      const b = f32x4.nearest(f32x4.mul(v128.load(x + <usize>k * 4, 16), s));
      const packed = i16x8.narrow_i32x4_s(i32x4.trunc_sat_f32x4_s(a), i32x4.trunc_sat_f32x4_s(b));
      v128.store(q + <usize>k * 2, packed);
      sum = i32x4.add(sum, i32x4.dot_i16x8_s(packed, packed));
    }
    const total =
      i32x4.extract_lane(sum, 0) +
      i32x4.extract_lane(sum, 1) +
      i32x4.extract_lane(sum, 2) +
      i32x4.extract_lane(sum, 3);
    store<f32>(lengths + <usize>i * 4, <f32>total);
  }
}

/**
 * Panels [from, to) of eight rows of Q side by side, pair by pair of columns: what one step of
 * the product reads lies together. Rows past n are zero.
 */
export function pack(Q: usize, P: usize, d: i32, n: i32, from: i32, to: i32): void {
  for (let panel = from; panel < to; panel++) {
    const out = P + <usize>panel * d * 16;
    for (let c = 0; c < PANEL; c++) {
      const row = panel * PANEL + c;
      if (row < n) place(Q + <usize>row * d * 2, out, c, d);
      else for (let k = 0; k < d; k += 2) store<i32>(out + <usize>k * 16 + <usize>c * 4, 0);
    }
  }
}

/** One row as a column of panels. */
export function place(q: usize, P: usize, column: i32, d: i32): void {
  const out = P + <usize>(column / PANEL) * d * 16 + <usize>(column % PANEL) * 4;
  for (let k = 0; k < d; k += 2) store<i32>(out + <usize>k * 16, load<i32>(q + <usize>k * 2));
}

/**
 * Squared distances of rows [from, to) to all n rows, into `out`: row-major, `stride` f32 a row,
 * at least n rounded up to 8; `out` has room for to − from rounded up to 4. The columns past n are
 * infinitely far.
 */
export function distanceRows(
  Q: usize,
  P: usize,
  lengths: usize,
  n: i32,
  d: i32,
  scale: f32,
  from: i32,
  to: i32,
  out: usize,
  stride: i32,
): void {
  block(Q, P, lengths, n, d, scale, from, to, 0, out, stride);
}

/**
 * Squared distances of rows [from, to) to the rows of some panels only, side by side in the order
 * of the list.
 *
 * @param rowLengths, columnLengths squared lengths of the rows, and of the rows in panels
 * @param list panel numbers, i32
 */
export function distancePanels(
  Q: usize,
  P: usize,
  rowLengths: usize,
  columnLengths: usize,
  d: i32,
  scale: f32,
  from: i32,
  to: i32,
  list: usize,
  count: i32,
  out: usize,
  stride: i32,
): void {
  const step = <usize>stride * 4;
  for (let c = 0; c < count; c++) {
    const panel = load<i32>(list + <usize>c * 4);
    panelDistances(Q, P, rowLengths, columnLengths, d, scale, from, to, panel, out + <usize>c * 32, step);
  }
}

/** Squared distances of rows [from, to) to the eight of a panel; `step` bytes a row of `out`. */
export function panelDistances(
  Q: usize,
  P: usize,
  rowLengths: usize,
  columnLengths: usize,
  d: i32,
  scale: f32,
  from: i32,
  to: i32,
  panel: i32,
  out: usize,
  step: usize,
): void {
  const unit = f32x4.splat(1 / (scale * scale));
  const lengths = columnLengths + <usize>panel * 32;
  for (let i = from; i < to; i += ROWS) {
    const tileAt = out + <usize>(i - from) * step;
    tile(Q, i, d, P + <usize>panel * d * 16, tileAt, step);
    for (let r = 0; r < ROWS; r++) {
      const own = v128.load_splat<f32>(rowLengths + <usize>(i + r) * 4);
      for (let half: usize = 0; half < 32; half += 16)
        toDistances(tileAt + <usize>r * step + half, own, v128.load(lengths + half), unit);
    }
  }
}

/** Rows of a block of the triangle: a multiple of the panel. */
const BLOCK: i32 = 64;

/**
 * The whole matrix of squared distances: every `step`th block of rows from `first` on, the panels
 * at and right of the diagonal computed, the rest mirrored from them.
 *
 * @param out n rounded up to 64 rows of `stride` f32
 */
export function distanceTriangle(
  Q: usize,
  P: usize,
  lengths: usize,
  n: i32,
  d: i32,
  scale: f32,
  out: usize,
  stride: i32,
  first: i32,
  step: i32,
): void {
  const line = <usize>stride * 4;
  for (let from = first * BLOCK; from < n; from += step * BLOCK) {
    const to = min(n, from + BLOCK);
    block(Q, P, lengths, n, d, scale, from, to, from / PANEL, out + <usize>from * line, stride);
    for (let i = from; i < to; i += 4)
      for (let j = from + BLOCK; j < n; j += 4) {
        const at = out + <usize>i * line + <usize>j * 4;
        const mirrored = out + <usize>j * line + <usize>i * 4;
        storeTransposed(
          v128.load(at),
          v128.load(at + line),
          v128.load(at + 2 * line),
          v128.load(at + 3 * line),
          mirrored,
          line,
        );
      }
  }
}

/** Rows [from, to), panels from `panel` on; `out` is where row `from` begins. */
function block(
  Q: usize,
  P: usize,
  lengths: usize,
  n: i32,
  d: i32,
  scale: f32,
  from: i32,
  to: i32,
  panel: i32,
  out: usize,
  stride: i32,
): void {
  const panels = (n + PANEL - 1) / PANEL;
  const step = <usize>stride * 4;
  for (let p = panel; p < panels; p++)
    for (let i = from; i < to; i += ROWS)
      tile(Q, i, d, P + <usize>p * d * 16, out + <usize>(i - from) * step + <usize>p * 32, step);
  const unit = f32x4.splat(1 / (scale * scale));
  for (let i = from; i < to; i++) {
    const row = out + <usize>(i - from) * step;
    const own = v128.load_splat<f32>(lengths + <usize>i * 4);
    for (let j = panel * PANEL; j < panels * PANEL; j += 4)
      toDistances(row + <usize>j * 4, own, v128.load(lengths + <usize>j * 4), unit);
    for (let j = n; j < panels * PANEL; j++) store<f32>(row + <usize>j * 4, Infinity);
  }
}

/** Four dot products become squared distances in place: the formula of the header. */
// @ts-ignore: decorator
@inline
export function toDistances(at: usize, own: v128, others: v128, unit: v128): void {
  const dot = v128.load(at);
  const difference = f32x4.sub(f32x4.add(own, others), f32x4.add(dot, dot));
  v128.store(at, f32x4.max(f32x4.splat(0), f32x4.mul(difference, unit)));
}

/** Dot products of four rows with the eight of a panel, as f32. */
// @ts-ignore: decorator
@inline
function tile(Q: usize, i: i32, d: i32, panel: usize, out: usize, step: usize): void {
  const length = <usize>d * 2;
  const a0 = Q + <usize>i * length;
  products(a0, a0 + length, a0 + 2 * length, a0 + 3 * length, d, panel, out, step, true);
}

/**
 * The same for rows that lie anywhere.
 *
 * @param wide a constant: whether all eight of the panel are wanted, or the first four
 */
// @ts-ignore: decorator
@inline
export function products(
  a0: usize,
  a1: usize,
  a2: usize,
  a3: usize,
  d: i32,
  panel: usize,
  out: usize,
  step: usize,
  wide: bool,
): void {
  const end = a0 + <usize>d * 2;
  let c00 = i32x4.splat(0);
  let c01 = c00;
  let c10 = c00;
  let c11 = c00;
  let c20 = c00;
  let c21 = c00;
  let c30 = c00;
  let c31 = c00;
  while (a0 < end) {
    const p = v128.load(panel);
    const q = v128.load(panel, 16);
    let a = v128.load_splat<i32>(a0);
    c00 = i32x4.add(c00, i32x4.dot_i16x8_s(a, p));
    if (wide) c01 = i32x4.add(c01, i32x4.dot_i16x8_s(a, q));
    a = v128.load_splat<i32>(a1);
    c10 = i32x4.add(c10, i32x4.dot_i16x8_s(a, p));
    if (wide) c11 = i32x4.add(c11, i32x4.dot_i16x8_s(a, q));
    a = v128.load_splat<i32>(a2);
    c20 = i32x4.add(c20, i32x4.dot_i16x8_s(a, p));
    if (wide) c21 = i32x4.add(c21, i32x4.dot_i16x8_s(a, q));
    a = v128.load_splat<i32>(a3);
    c30 = i32x4.add(c30, i32x4.dot_i16x8_s(a, p));
    if (wide) c31 = i32x4.add(c31, i32x4.dot_i16x8_s(a, q));
    a0 += 4;
    a1 += 4;
    a2 += 4;
    a3 += 4;
    panel += 32;
  }
  v128.store(out, f32x4.convert_i32x4_s(c00));
  v128.store(out + step, f32x4.convert_i32x4_s(c10));
  v128.store(out + 2 * step, f32x4.convert_i32x4_s(c20));
  v128.store(out + 3 * step, f32x4.convert_i32x4_s(c30));
  if (!wide) return;
  v128.store(out, f32x4.convert_i32x4_s(c01), 16);
  v128.store(out + step, f32x4.convert_i32x4_s(c11), 16);
  v128.store(out + 2 * step, f32x4.convert_i32x4_s(c21), 16);
  v128.store(out + 3 * step, f32x4.convert_i32x4_s(c31), 16);
}
