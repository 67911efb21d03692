/**
 * Retrofitting (Faruqui et al., 2015): in each step a row becomes the mean of its own vector and, λ
 * times, of the weighted mean of its neighbours. Sums go in the order of the compressed rows.
 *
 * No column knows of another, so all steps of some columns are done before the next are looked at:
 * these of all rows lie together in the cache of a core, and threads need not wait for each other.
 */

/** Bytes of a row that are summed at a time, in registers: 32 floats. */
const LINE: usize = 128;

/**
 * Blends columns [from, to) × 32 of X in place.
 *
 * @param start, column, value compressed rows of weights
 * @param read 1 for a row that has a vector of its own, 0 for one that is known by its neighbours alone
 * @param X n rows of d floats; d a multiple of 32
 * @param scratch three times n × 32 floats
 */
export function contextColumns(
  start: usize,
  column: usize,
  value: usize,
  read: usize,
  X: usize,
  n: i32,
  d: i32,
  lambda: f32,
  steps: i32,
  scratch: usize,
  from: i32,
  to: i32,
): void {
  const row = <usize>d * 4;
  const length = <usize>n * LINE;
  for (let part = from; part < to; part++) {
    const first = X + <usize>part * LINE;
    const own = scratch;
    let last = scratch + length;
    let next = last + length;
    for (let i = 0; i < n; i++) {
      const at = <usize>i * LINE;
      memory.copy(own + at, first + <usize>i * row, LINE);
      // Nothing is known of a row that has no vector of its own.
      if (load<i32>(read + <usize>i * 4) != 0) memory.copy(last + at, own + at, LINE);
      else memory.fill(last + at, 0, LINE);
    }
    for (let done = 0; done < steps; done++) {
      contextStep(start, column, value, read, own, last, next, n, lambda);
      const other = last;
      last = next;
      next = other;
    }
    for (let i = 0; i < n; i++) memory.copy(first + <usize>i * row, last + <usize>i * LINE, LINE);
  }
}

/** @param X own vectors, @param V those of the last step, @param out those of this one; 32 floats a row */
function contextStep(
  start: usize,
  column: usize,
  value: usize,
  read: usize,
  X: usize,
  V: usize,
  out: usize,
  n: i32,
  lambda: f32,
): void {
  const times = f32x4.splat(lambda);
  const parts = f32x4.splat(1 + lambda);
  let at = column + <usize>load<i32>(start) * 4;
  const weights = value - column;
  for (let i = 0; i < n; i++) {
    const end = column + <usize>load<i32>(start + <usize>(i + 1) * 4) * 4;
    const own = load<i32>(read + <usize>i * 4) != 0;
    let a = f32x4.splat(0);
    let b = a;
    let c = a;
    let e = a;
    let f = a;
    let g = a;
    let h = a;
    let k = a;
    while (at < end) {
      const w = v128.load_splat<f32>(at + weights);
      const v = V + <usize>load<u32>(at) * LINE;
      a = f32x4.add(a, f32x4.mul(w, v128.load(v)));
      b = f32x4.add(b, f32x4.mul(w, v128.load(v, 16)));
      c = f32x4.add(c, f32x4.mul(w, v128.load(v, 32)));
      e = f32x4.add(e, f32x4.mul(w, v128.load(v, 48)));
      f = f32x4.add(f, f32x4.mul(w, v128.load(v, 64)));
      g = f32x4.add(g, f32x4.mul(w, v128.load(v, 80)));
      h = f32x4.add(h, f32x4.mul(w, v128.load(v, 96)));
      k = f32x4.add(k, f32x4.mul(w, v128.load(v, 112)));
      at += 4;
    }
    const x = X + <usize>i * LINE;
    const to = out + <usize>i * LINE;
    v128.store(to, blend(v128.load(x), a, own, times, parts));
    v128.store(to, blend(v128.load(x, 16), b, own, times, parts), 16);
    v128.store(to, blend(v128.load(x, 32), c, own, times, parts), 32);
    v128.store(to, blend(v128.load(x, 48), e, own, times, parts), 48);
    v128.store(to, blend(v128.load(x, 64), f, own, times, parts), 64);
    v128.store(to, blend(v128.load(x, 80), g, own, times, parts), 80);
    v128.store(to, blend(v128.load(x, 96), h, own, times, parts), 96);
    v128.store(to, blend(v128.load(x, 112), k, own, times, parts), 112);
  }
}

// @ts-ignore: decorator
@inline
function blend(x: v128, near: v128, own: bool, times: v128, parts: v128): v128 {
  return own ? f32x4.div(f32x4.add(x, f32x4.mul(times, near)), parts) : near;
}
