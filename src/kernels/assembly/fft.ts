/**
 * Complex fast Fourier transforms of lengths 2^a and 3·2^a: Stockham's self-sorting passes
 * (Van Loan, Computational Frameworks for the FFT, 1992, 1.7), radix 4, then 2 or 3 at the end.
 *
 * Four transforms run side by side in the lanes of SIMD: an element is 32 bytes, the real parts of
 * the four and then the imaginary parts.
 */

export const ELEMENT: i32 = 32;

/** cos and −sin of 2πk/length for k < length, as pairs of f32. */
export function writeTwiddles(out: usize, length: i32): void {
  for (let k = 0; k < length; k++) {
    const angle = (2 * Math.PI * <f64>k) / <f64>length;
    store<f32>(out + <usize>k * 8, <f32>Math.cos(angle));
    store<f32>(out + <usize>k * 8, <f32>-Math.sin(angle), 4);
  }
}

/**
 * Forward transform, not normalised.
 *
 * @param x input, overwritten
 * @param y scratch of the same size
 * @param halfEmpty whether the second half of the input is zero, and need not be written at all
 * @returns x or y: where the result is
 */
export function transform(x: usize, y: usize, length: i32, twiddles: usize, halfEmpty: bool): usize {
  let rest = length;
  let stride = 1;
  let empty = halfEmpty;
  while (rest % 4 == 0) {
    if (empty) firstPass(x, y, rest >> 2, twiddles);
    else fourPass(x, y, rest >> 2, stride, twiddles);
    empty = false;
    const swap = x;
    x = y;
    y = swap;
    rest >>= 2;
    stride <<= 2;
  }
  if (rest == 2) twoPass(x, y, stride);
  else if (rest == 3) threePass(x, y, stride);
  else if (rest == 6) {
    sixAsTwoPass(x, y, stride, twiddles);
    threePass(y, x, stride << 1);
    return x;
  } else return x;
  return y;
}

/** (re + i im) × the twiddle at `twiddle`, stored. */
// @ts-ignore: decorator
@inline
function storeTurned(out: usize, re: v128, im: v128, twiddle: usize): void {
  const c = v128.load_splat<f32>(twiddle);
  const s = v128.load_splat<f32>(twiddle, 4);
  v128.store(out, f32x4.sub(f32x4.mul(re, c), f32x4.mul(im, s)));
  v128.store(out, f32x4.add(f32x4.mul(re, s), f32x4.mul(im, c)), 16);
}

/** An element: real parts, then imaginary parts. */
// @ts-ignore: decorator
@inline
export function storePlain(out: usize, re: v128, im: v128): void {
  v128.store(out, re);
  v128.store(out, im, 16);
}

/** Radix 4 at stride 1 where the third and fourth quarter are zero. */
function firstPass(x: usize, y: usize, quarter: i32, twiddles: usize): void {
  const span = <usize>quarter * ELEMENT;
  for (let p = 0; p < quarter; p++) {
    const a = x + <usize>p * ELEMENT;
    const ar = v128.load(a);
    const ai = v128.load(a, 16);
    const br = v128.load(a + span);
    const bi = v128.load(a + span, 16);
    const out = y + <usize>(4 * p) * ELEMENT;
    const t = twiddles + <usize>p * 8;
    storePlain(out, f32x4.add(ar, br), f32x4.add(ai, bi));
    storeTurned(out + 32, f32x4.add(ar, bi), f32x4.sub(ai, br), t);
    storeTurned(out + 64, f32x4.sub(ar, br), f32x4.sub(ai, bi), t + <usize>p * 8);
    storeTurned(out + 96, f32x4.sub(ar, bi), f32x4.add(ai, br), t + <usize>p * 16);
  }
}

function fourPass(x: usize, y: usize, quarter: i32, stride: i32, twiddles: usize): void {
  const block = <usize>stride * ELEMENT;
  const span = <usize>quarter * block;
  for (let p = 0; p < quarter; p++) {
    const turn = <usize>(p * stride) * 8;
    const t1 = twiddles + turn;
    const t2 = t1 + turn;
    const t3 = t2 + turn;
    let a = x + <usize>p * block;
    let out = y + <usize>(4 * p) * block;
    const end = a + block;
    while (a < end) {
      const b = a + span;
      const c = b + span;
      const d = c + span;
      const ar = v128.load(a);
      const ai = v128.load(a, 16);
      const br = v128.load(b);
      const bi = v128.load(b, 16);
      const cr = v128.load(c);
      const ci = v128.load(c, 16);
      const dr = v128.load(d);
      const di = v128.load(d, 16);
      const acr = f32x4.add(ar, cr);
      const aci = f32x4.add(ai, ci);
      const bdr = f32x4.add(br, dr);
      const bdi = f32x4.add(bi, di);
      const amr = f32x4.sub(ar, cr);
      const ami = f32x4.sub(ai, ci);
      const bmr = f32x4.sub(br, dr);
      const bmi = f32x4.sub(bi, di);
      storePlain(out, f32x4.add(acr, bdr), f32x4.add(aci, bdi));
      storeTurned(out + block, f32x4.add(amr, bmi), f32x4.sub(ami, bmr), t1);
      storeTurned(out + 2 * block, f32x4.sub(acr, bdr), f32x4.sub(aci, bdi), t2);
      storeTurned(out + 3 * block, f32x4.sub(amr, bmi), f32x4.add(ami, bmr), t3);
      a += ELEMENT;
      out += ELEMENT;
    }
  }
}

/** The last pass of an even length: no twiddles left. */
function twoPass(x: usize, y: usize, stride: i32): void {
  const block = <usize>stride * ELEMENT;
  for (let at: usize = 0; at < block; at += ELEMENT) butterfly(x + at, x + at + block, y + at, y + at + block);
}

// @ts-ignore: decorator
@inline
function butterfly(a: usize, b: usize, sum: usize, difference: usize): void {
  const ar = v128.load(a);
  const ai = v128.load(a, 16);
  const br = v128.load(b);
  const bi = v128.load(b, 16);
  storePlain(sum, f32x4.add(ar, br), f32x4.add(ai, bi));
  storePlain(difference, f32x4.sub(ar, br), f32x4.sub(ai, bi));
}

/** Radix 2 with six left, so that radix 3 comes last. */
function sixAsTwoPass(x: usize, y: usize, stride: i32, twiddles: usize): void {
  const block = <usize>stride * ELEMENT;
  const span: usize = 3 * block;
  for (let p = 0; p < 3; p++) {
    const turn = twiddles + <usize>(p * stride) * 8;
    for (let at: usize = 0; at < block; at += ELEMENT) {
      const a = x + <usize>p * block + at;
      const out = y + <usize>(2 * p) * block + at;
      const ar = v128.load(a);
      const ai = v128.load(a, 16);
      const br = v128.load(a + span);
      const bi = v128.load(a + span, 16);
      storePlain(out, f32x4.add(ar, br), f32x4.add(ai, bi));
      storeTurned(out + block, f32x4.sub(ar, br), f32x4.sub(ai, bi), turn);
    }
  }
}

function threePass(x: usize, y: usize, stride: i32): void {
  const block = <usize>stride * ELEMENT;
  const half = f32x4.splat(-0.5);
  const root = f32x4.splat(0.8660254037844386);
  for (let at: usize = 0; at < block; at += ELEMENT) {
    const a = x + at;
    const b = a + block;
    const c = b + block;
    const ar = v128.load(a);
    const ai = v128.load(a, 16);
    const sr = f32x4.add(v128.load(b), v128.load(c));
    const si = f32x4.add(v128.load(b, 16), v128.load(c, 16));
    const dr = f32x4.mul(root, f32x4.sub(v128.load(b), v128.load(c)));
    const di = f32x4.mul(root, f32x4.sub(v128.load(b, 16), v128.load(c, 16)));
    const tr = f32x4.add(ar, f32x4.mul(half, sr));
    const ti = f32x4.add(ai, f32x4.mul(half, si));
    const out = y + at;
    storePlain(out, f32x4.add(ar, sr), f32x4.add(ai, si));
    storePlain(out + block, f32x4.add(tr, di), f32x4.sub(ti, dr));
    storePlain(out + 2 * block, f32x4.sub(tr, di), f32x4.add(ti, dr));
  }
}

/** Four vectors of four become their transpose, the rows `step` bytes apart. */
// @ts-ignore: decorator
@inline
export function storeTransposed(a: v128, b: v128, c: v128, d: v128, out: usize, step: usize): void {
  const ab0 = v128.shuffle<f32>(a, b, 0, 4, 1, 5);
  const cd0 = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
  const ab1 = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
  const cd1 = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
  v128.store(out, v128.shuffle<f32>(ab0, cd0, 0, 1, 4, 5));
  v128.store(out + step, v128.shuffle<f32>(ab0, cd0, 2, 3, 6, 7));
  v128.store(out + 2 * step, v128.shuffle<f32>(ab1, cd1, 0, 1, 4, 5));
  v128.store(out + 3 * step, v128.shuffle<f32>(ab1, cd1, 2, 3, 6, 7));
}
