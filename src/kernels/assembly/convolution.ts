/**
 * The field φ = K ∗ w of charges w on a grid of size × size cells, K(a, b) = 1/(1 + h²(a² + b²)),
 * by a real two-dimensional transform of twice the size (zero padding: no wrap-around).
 *
 * Two real columns travel as one complex one, the left half of the grid as real and the right half
 * as imaginary parts, four such pairs in the lanes of SIMD. Only frequencies 0 to size are kept
 * along the first axis: the others are their conjugates.
 *
 * A team runs each pass over its own groups and meets the others between passes.
 */
import { ELEMENT, storePlain, storeTransposed, transform } from "./fft";

/** Groups of four frequencies that are kept. */
// @ts-ignore: decorator
@inline
export function groups(size: i32): i32 {
  return (size + 4) >> 2;
}

/**
 * Columns of the kernel, transformed along the first axis. The kernel is even, so the transform is
 * real. `mixed` holds (column, group) elements of which the first half is used.
 */
export function kernelColumns(
  size: i32,
  h: f32,
  mixed: usize,
  x: usize,
  y: usize,
  twiddles: usize,
  first: i32,
  step: i32,
): void {
  const length = 2 * size;
  const kept = groups(size);
  const h2 = h * h;
  const one = f32x4.splat(1);
  for (let g = first; g < kept; g += step) {
    const b = f32x4.add(f32x4.splat(<f32>g * 4), f32x4(0, 1, 2, 3));
    const bb = f32x4.mul(b, b);
    for (let a = 0; a < length; a++) {
      const near = <f32>min(a, length - a);
      const squared = f32x4.mul(f32x4.splat(h2), f32x4.add(f32x4.splat(near * near), bb));
      const out = x + <usize>a * ELEMENT;
      storePlain(out, f32x4.div(one, f32x4.add(one, squared)), f32x4.splat(0));
    }
    const r = transform(x, y, length, twiddles, false);
    for (let k = 0; k < kept; k++) {
      const from = r + <usize>k * 128;
      storeTransposed(
        v128.load(from),
        v128.load(from, 32),
        v128.load(from, 64),
        v128.load(from, 96),
        mixed + <usize>(4 * g * kept + k) * ELEMENT,
        <usize>kept * ELEMENT,
      );
    }
  }
}

/**
 * Along the second axis, and times 1/(spline's transform)² of both axes, which undoes the
 * smoothing of spreading and reading. `hat`: (group, frequency) vectors.
 */
export function kernelRows(
  size: i32,
  mixed: usize,
  hat: usize,
  sharpen: usize,
  x: usize,
  y: usize,
  twiddles: usize,
  first: i32,
  step: i32,
): void {
  const length = 2 * size;
  const kept = groups(size);
  // Half, since pairs of columns are parted without halving; the rest undoes both transforms.
  const scale = <f32>(0.5 / (<f64>length * <f64>length));
  for (let k = first; k < kept; k += step) {
    for (let b = 0; b < length; b++) {
      const near = min(b, length - b);
      const out = x + <usize>b * ELEMENT;
      storePlain(out, v128.load(mixed + <usize>(near * kept + k) * ELEMENT), f32x4.splat(0));
    }
    const r = transform(x, y, length, twiddles, false);
    const own = f32x4.mul(v128.load(sharpen + <usize>k * 16), f32x4.splat(scale));
    for (let b = 0; b < length; b++) {
      const factor = f32x4.mul(own, v128.load_splat<f32>(sharpen + <usize>b * 4));
      const value = f32x4.mul(v128.load(r + <usize>b * ELEMENT), factor);
      v128.store(hat + <usize>(k * length + b) * 16, value);
    }
  }
}

/** Charges (the sum of `parts` grids) along the first axis, transposed into `mixed`. */
export function chargeColumns(
  size: i32,
  grids: usize,
  gridBytes: usize,
  parts: i32,
  mixed: usize,
  x: usize,
  y: usize,
  twiddles: usize,
  first: i32,
  step: i32,
): void {
  const length = 2 * size;
  const kept = groups(size);
  const half = size >> 1;
  const line = <usize>kept * ELEMENT;
  for (let g = first; g < size >> 3; g += step) {
    let from = grids + <usize>(4 * g) * 4;
    const right = <usize>half * 4;
    for (let a = 0; a < size; a++) {
      let re = v128.load(from);
      let im = v128.load(from + right);
      for (let part = 1; part < parts; part++) {
        const other = from + <usize>part * gridBytes;
        re = f32x4.add(re, v128.load(other));
        im = f32x4.add(im, v128.load(other + right));
      }
      storePlain(x + <usize>a * ELEMENT, re, im);
      from += <usize>size * 4;
    }
    const r = transform(x, y, length, twiddles, true);
    // Left = (Z(k) + conj Z(−k))/2, right = (Z(k) − conj Z(−k))/2i; the halves are in the kernel.
    for (let group = 0; group < kept; group++) {
      const k = 4 * group;
      const p0 = r + <usize>k * ELEMENT;
      const p1 = p0 + 32;
      const p2 = p0 + 64;
      const p3 = p0 + 96;
      const q0 = r + <usize>((length - k) % length) * ELEMENT;
      const q1 = r + <usize>(length - k - 1) * ELEMENT;
      const q2 = q1 - 32;
      const q3 = q1 - 64;
      const leftAt = mixed + <usize>(4 * g * kept + group) * ELEMENT;
      const rightAt = leftAt + <usize>half * line;
      storeTransposed(sum(p0, q0, 0), sum(p1, q1, 0), sum(p2, q2, 0), sum(p3, q3, 0), leftAt, line);
      storeTransposed(less(p0, q0, 16), less(p1, q1, 16), less(p2, q2, 16), less(p3, q3, 16), leftAt + 16, line);
      storeTransposed(sum(p0, q0, 16), sum(p1, q1, 16), sum(p2, q2, 16), sum(p3, q3, 16), rightAt, line);
      storeTransposed(less(q0, p0, 0), less(q1, p1, 0), less(q2, p2, 0), less(q3, p3, 0), rightAt + 16, line);
    }
  }
}

// @ts-ignore: decorator
@inline
function sum(a: usize, b: usize, offset: usize): v128 {
  return f32x4.add(v128.load(a + offset), v128.load(b + offset));
}

// @ts-ignore: decorator
@inline
function less(a: usize, b: usize, offset: usize): v128 {
  return f32x4.sub(v128.load(a + offset), v128.load(b + offset));
}

/** Along the second axis, times the kernel, and back: in place. */
export function multiplyRows(
  size: i32,
  mixed: usize,
  hat: usize,
  x: usize,
  y: usize,
  twiddles: usize,
  first: i32,
  step: i32,
): void {
  const length = 2 * size;
  const kept = groups(size);
  const line = <usize>kept * ELEMENT;
  for (let k = first; k < kept; k += step) {
    let at = mixed + <usize>k * ELEMENT;
    for (let b = 0; b < size; b++) {
      storePlain(x + <usize>b * ELEMENT, v128.load(at), v128.load(at, 16));
      at += line;
    }
    const r = transform(x, y, length, twiddles, true);
    for (let b = 0; b < length; b++) {
      const o = r + <usize>b * ELEMENT;
      const w = v128.load(hat + <usize>(k * length + b) * 16);
      const re = f32x4.mul(v128.load(o), w);
      const im = f32x4.mul(v128.load(o, 16), w);
      // With the parts exchanged, a forward transform is a backward one.
      storePlain(o, im, re);
    }
    const back = transform(r, r == x ? y : x, length, twiddles, false);
    at = mixed + <usize>k * ELEMENT;
    for (let b = 0; b < size; b++) {
      storePlain(at, v128.load(back + <usize>b * ELEMENT, 16), v128.load(back + <usize>b * ELEMENT));
      at += line;
    }
  }
}

/** Back along the first axis: the field, size × size f32. `scratch`: 256 bytes. */
export function fieldColumns(
  size: i32,
  mixed: usize,
  field: usize,
  x: usize,
  y: usize,
  twiddles: usize,
  scratch: usize,
  first: i32,
  step: i32,
): void {
  const length = 2 * size;
  const kept = groups(size);
  const half = size >> 1;
  const line = <usize>kept * ELEMENT;
  for (let g = first; g < size >> 3; g += step) {
    for (let group = 0; group < kept; group++) {
      const left = mixed + <usize>(4 * g * kept + group) * ELEMENT;
      const right = left + <usize>half * line;
      transposeFour(left, line, scratch);
      transposeFour(left + 16, line, scratch + 16);
      transposeFour(right, line, scratch + 32);
      transposeFour(right + 16, line, scratch + 48);
      const k = 4 * group;
      const live = min(4, size + 1 - k);
      for (let q = 0; q < live; q++) {
        const t = scratch + <usize>q * 64;
        const ar = v128.load(t);
        const ai = v128.load(t, 16);
        const br = v128.load(t, 32);
        const bi = v128.load(t, 48);
        // Z(k) = left + i right, Z(−k) = conj left + i conj right, with the parts exchanged.
        if (k + q > 0) {
          const mirror = x + <usize>(length - k - q) * ELEMENT;
          storePlain(mirror, f32x4.sub(br, ai), f32x4.add(ar, bi));
        }
        const own = x + <usize>(k + q) * ELEMENT;
        storePlain(own, f32x4.add(ai, br), f32x4.sub(ar, bi));
      }
    }
    const r = transform(x, y, length, twiddles, false);
    let out = field + <usize>(4 * g) * 4;
    for (let a = 0; a < size; a++) {
      v128.store(out, v128.load(r + <usize>a * ELEMENT, 16));
      v128.store(out + <usize>half * 4, v128.load(r + <usize>a * ELEMENT));
      out += <usize>size * 4;
    }
  }
}

// @ts-ignore: decorator
@inline
function transposeFour(from: usize, line: usize, out: usize): void {
  storeTransposed(
    v128.load(from),
    v128.load(from + line),
    v128.load(from + 2 * line),
    v128.load(from + 3 * line),
    out,
    64,
  );
}
