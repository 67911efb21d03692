/**
 * Repulsion by interpolation (FIt-SNE: Linderman et al., 2019), with one charge and one kernel:
 * the field φ(y) = Σ_j 1/(1 + |y − y_j|²) on a grid, by quintic B-splines and a convolution, gives
 * both sums of t-SNE, since
 *   Σ_j 1/(1 + d²) = φ(y_i)   and   Σ_j (y_i − y_j)/(1 + d²)² = −∇φ(y_i) / 2.
 *
 * The grid is fine while the map is small, and its cells grow to at most `H_MAX`: a coarse grid
 * from the start costs some per cent of KL, and refining it late does not repair that.
 */
import { meet } from "./barrier";
import { chargeColumns, fieldColumns, kernelColumns, kernelRows, multiplyRows } from "./convolution";
import { writeTwiddles } from "./fft";
import { sumOfLanes } from "./lanes";
import { At, pointer } from "./layout";
import { acrossRows, highSlopes, highWeights, lowSlopes, lowWeights, sharpening, spread } from "./splines";

/** Partial grids, whatever the threads: sums depend on their grouping. */
export const PARTS: i32 = 4;
const H_MIN: f32 = 0.1;
const H_MAX: f32 = 0.5;
/** Cells around the map that the splines need. */
const RIM: i32 = 9;

export function repelByField(layout: usize, n: i32, thread: i32, threads: i32, from: i32, to: i32): void {
  const barrier = pointer(layout, At.barrier);
  if (thread == 0) plan(layout, n);
  meet(barrier, threads);
  const size = load<i32>(layout, At.size);
  const h = load<f32>(layout, At.h);
  const left = load<f32>(layout, At.left);
  const top = load<f32>(layout, At.top);
  const perCell: f32 = 1 / h;
  const x = pointer(layout, At.x);
  const y = pointer(layout, At.y);
  const mixed = pointer(layout, At.mixed);
  const hat = pointer(layout, At.hat);
  const field = pointer(layout, At.field);
  const twiddles = pointer(layout, At.twiddles);
  const sharpen = pointer(layout, At.sharpen);
  const grids = pointer(layout, At.grids);
  const gridBytes = pointer(layout, At.gridBytes);
  const a = pointer(layout, At.scratch) + <usize>thread * pointer(layout, At.scratchBytes);
  const b = a + <usize>(2 * size) * 32;
  const small = b + <usize>(2 * size) * 32;

  if (load<i32>(layout, At.changed) != 0) {
    kernelColumns(size, h, mixed, a, b, twiddles, thread, threads);
    meet(barrier, threads);
    kernelRows(size, mixed, hat, sharpen, a, b, twiddles, thread, threads);
    meet(barrier, threads);
  }
  for (let part = thread; part < PARTS; part += threads) {
    const grid = grids + <usize>part * gridBytes;
    memory.fill(grid, 0, <usize>size * size * 4);
    const end = <i32>((<i64>n * (part + 1)) / PARTS);
    for (let i = <i32>((<i64>n * part) / PARTS); i < end; i++)
      spread(
        grid,
        size,
        (load<f32>(x + <usize>i * 4) - left) * perCell,
        (load<f32>(y + <usize>i * 4) - top) * perCell,
      );
  }
  meet(barrier, threads);
  chargeColumns(size, grids, gridBytes, PARTS, mixed, a, b, twiddles, thread, threads);
  meet(barrier, threads);
  multiplyRows(size, mixed, hat, a, b, twiddles, thread, threads);
  meet(barrier, threads);
  fieldColumns(size, mixed, field, a, b, twiddles, small, thread, threads);
  meet(barrier, threads);
  read(layout, size, perCell, left, top, from, to);
}

/** The sums of rows [from, to) from the field and its gradient. */
function read(layout: usize, size: i32, perCell: f32, left: f32, top: f32, from: i32, to: i32): void {
  const x = pointer(layout, At.x);
  const y = pointer(layout, At.y);
  const pushX = pointer(layout, At.pushX);
  const pushY = pointer(layout, At.pushY);
  const pushZ = pointer(layout, At.pushZ);
  const field = pointer(layout, At.field);
  const step = <usize>size * 4;
  const factor: f32 = -0.5 * perCell;
  for (let i = from; i < to; i++) {
    const o = <usize>i * 4;
    const u = (load<f32>(x + o) - left) * perCell;
    const v = (load<f32>(y + o) - top) * perCell;
    const column = <i32>u;
    const row = <i32>v;
    const at = field + <usize>((column - 2) * size + row - 2) * 4;
    const tu = u - <f32>column;
    const tv = v - <f32>row;
    const low = lowWeights(tu);
    const high = highWeights(tu);
    const lowSlope = lowSlopes(tu);
    const highSlope = highSlopes(tu);
    const left4 = acrossRows(at, step, low, high);
    const right4 = acrossRows(at + 16, step, low, high);
    const leftSlope = acrossRows(at, step, lowSlope, highSlope);
    const rightSlope = acrossRows(at + 16, step, lowSlope, highSlope);
    const lowV = lowWeights(tv);
    const highV = highWeights(tv);
    store<f32>(pushZ + o, dot(left4, right4, lowV, highV));
    store<f32>(pushX + o, factor * dot(leftSlope, rightSlope, lowV, highV));
    store<f32>(pushY + o, factor * dot(left4, right4, lowSlopes(tv), highSlopes(tv)));
  }
}

// @ts-ignore: decorator
@inline
function dot(a: v128, b: v128, c: v128, d: v128): f32 {
  return sumOfLanes(f32x4.add(f32x4.mul(a, c), f32x4.mul(b, d)));
}

/** Looks whether the grid still fits the map, and makes a new one where it does not. */
function plan(layout: usize, n: i32): void {
  const x = pointer(layout, At.x);
  const y = pointer(layout, At.y);
  let left: f32 = Infinity;
  let right: f32 = -Infinity;
  let top: f32 = Infinity;
  let bottom: f32 = -Infinity;
  for (let i = 0; i < n; i++) {
    left = min(left, load<f32>(x + <usize>i * 4));
    right = max(right, load<f32>(x + <usize>i * 4));
    top = min(top, load<f32>(y + <usize>i * 4));
    bottom = max(bottom, load<f32>(y + <usize>i * 4));
  }
  const extent = max(right - left, bottom - top);
  let size = load<i32>(layout, At.size);
  let h = load<f32>(layout, At.h);
  const room = <f32>(size - RIM) * h;
  const tooSmall = size == 0 || extent > room;
  const tooLarge = extent < room * 0.75 && (h > H_MIN * 1.01 || size > 32);
  store<i32>(layout, 0, At.changed);
  if (tooSmall || tooLarge) {
    const early = load<i32>(layout, At.earlySize);
    size = early;
    h = max(H_MIN, (extent * 1.08) / <f32>(early - RIM));
    if (h > H_MAX) {
      size = sizeFor(<i32>((extent * 1.04) / H_MAX) + RIM, load<i32>(layout, At.maxSize));
      h = max(H_MAX, (extent * 1.04) / <f32>(size - RIM));
    } else if (h == H_MIN) size = sizeFor(<i32>((extent * 1.3) / h) + RIM, early);
    if (size != load<i32>(layout, At.size)) tables(layout, size);
    store<i32>(layout, size, At.size);
    store<f32>(layout, h, At.h);
    store<i32>(layout, 1, At.changed);
  }
  store<f32>(layout, left - 3 * h, At.left);
  store<f32>(layout, top - 3 * h, At.top);
}

/** The least 2^a or 3·2^a that holds so many cells, from 16 to `most`. */
function sizeFor(needed: i32, most: i32): i32 {
  let size = 16;
  while (size < needed && size < most) {
    if (size + (size >> 1) >= needed && size % 16 == 0) return min(most, size + (size >> 1));
    size <<= 1;
  }
  return min(size, most);
}

/** Twiddles, and 1/(transform of the spline's samples)² at each frequency. */
function tables(layout: usize, size: i32): void {
  const length = 2 * size;
  writeTwiddles(pointer(layout, At.twiddles), length);
  const sharpen = pointer(layout, At.sharpen);
  for (let k = 0; k < length + 4; k++)
    store<f32>(sharpen + <usize>k * 4, sharpening((2 * Math.PI * <f64>k) / <f64>length));
}
