/**
 * A step of retrofitting (Faruqui et al., 2015): each row becomes the mean of its own vector and,
 * λ times, of the weighted mean of its neighbours. Sums go in the order of the compressed rows.
 */

/** Floats that are summed at a time, in registers. */
const LANES: i32 = 32;

/**
 * @param start, column, value compressed rows of weights
 * @param X own vectors, @param V those of the last step, @param out those of this one; d floats a row
 * @param d a multiple of 32
 * @param read 1 for a row that has a vector of its own, 0 for one that is known by its neighbours alone
 */
export function contextStep(
  start: usize,
  column: usize,
  value: usize,
  X: usize,
  V: usize,
  out: usize,
  read: usize,
  d: i32,
  lambda: f32,
  from: i32,
  to: i32,
): void {
  const row = <usize>d * 4;
  const times = f32x4.splat(lambda);
  const parts = f32x4.splat(1 + lambda);
  for (let i = from; i < to; i++) {
    const begin = load<i32>(start + <usize>i * 4);
    const end = load<i32>(start + <usize>(i + 1) * 4);
    const own = load<i32>(read + <usize>i * 4) != 0;
    for (let at = 0; at < d; at += LANES) {
      const offset = <usize>at * 4;
      let a = f32x4.splat(0);
      let b = a;
      let c = a;
      let e = a;
      let f = a;
      let g = a;
      let h = a;
      let k = a;
      for (let j = begin; j < end; j++) {
        const w = v128.load_splat<f32>(value + <usize>j * 4);
        const v = V + <usize>load<u32>(column + <usize>j * 4) * row + offset;
        a = f32x4.add(a, f32x4.mul(w, v128.load(v)));
        b = f32x4.add(b, f32x4.mul(w, v128.load(v, 16)));
        c = f32x4.add(c, f32x4.mul(w, v128.load(v, 32)));
        e = f32x4.add(e, f32x4.mul(w, v128.load(v, 48)));
        f = f32x4.add(f, f32x4.mul(w, v128.load(v, 64)));
        g = f32x4.add(g, f32x4.mul(w, v128.load(v, 80)));
        h = f32x4.add(h, f32x4.mul(w, v128.load(v, 96)));
        k = f32x4.add(k, f32x4.mul(w, v128.load(v, 112)));
      }
      const x = X + <usize>i * row + offset;
      const to = out + <usize>i * row + offset;
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
}

// @ts-ignore: decorator
@inline
function blend(x: v128, near: v128, own: bool, times: v128, parts: v128): v128 {
  return own ? f32x4.div(f32x4.add(x, f32x4.mul(times, near)), parts) : near;
}
