/**
 * The k nearest columns of rows of distances: candidates below a falling threshold go into a
 * buffer, and quickselect (Hoare, 1961) keeps the k nearest whenever it is full. The order within
 * the k is of no consequence to t-SNE, but ties are: the lower index wins, so that the answer does
 * not depend on the order of the search.
 */

// @ts-ignore: decorator
@inline
function nearer(d0: f32, i0: i32, d1: f32, i1: i32): bool {
  return d0 < d1 || (d0 == d1 && i0 < i1);
}

/**
 * @param distances rows [from, to), `stride` f32 a row
 * @param n columns of a row, with padding up to a multiple of 4 infinitely far
 * @param self column that row \`from\` has itself; row from + 1 has the next, and so on
 * @param index out, n × width i32; entries past k point to the row itself
 * @param distance out, n × width f32; entries past k are infinite
 * @param buffer scratch: 4 k (f32, then i32)
 */
export function nearest(
  distances: usize,
  stride: i32,
  n: i32,
  k: i32,
  width: i32,
  index: usize,
  distance: usize,
  buffer: usize,
  from: i32,
  to: i32,
  self: i32,
): void {
  const room = 4 * k;
  const values = buffer;
  const ids = buffer + <usize>room * 4;
  for (let i = from; i < to; i++) {
    const row = distances + <usize>(i - from) * stride * 4;
    // Itself is never its neighbour.
    const own = row + <usize>(self + i - from) * 4;
    store<f32>(own, Infinity);
    let threshold = f32.MAX_VALUE;
    let length = 0;
    for (let j = 0; j < n; j += 4) {
      const near = f32x4.le(v128.load(row + <usize>j * 4), f32x4.splat(threshold));
      let mask = i32x4.bitmask(near);
      while (mask != 0) {
        const at = j + ctz(mask);
        mask &= mask - 1;
        store<f32>(values + <usize>length * 4, load<f32>(row + <usize>at * 4));
        store<i32>(ids + <usize>length * 4, at);
        length++;
      }
      if (length > room - 4) {
        select(values, ids, length, k);
        length = k;
        threshold = largest(values, k);
      }
    }
    select(values, ids, length, k);
    store<f32>(own, 0);
    const o = <usize>i * width * 4;
    memory.copy(index + o, ids, <usize>k * 4);
    memory.copy(distance + o, values, <usize>k * 4);
    for (let p = k; p < width; p++) {
      store<i32>(index + o + <usize>p * 4, i);
      store<f32>(distance + o + <usize>p * 4, Infinity);
    }
  }
}

function largest(values: usize, k: i32): f32 {
  let most: f32 = 0;
  for (let p = 0; p < k; p++) most = max(most, load<f32>(values + <usize>p * 4));
  return most;
}

/** Brings the k nearest of the first `length` to the front. */
function select(values: usize, ids: usize, length: i32, k: i32): void {
  let low = 0;
  let high = length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    const d = load<f32>(values + <usize>middle * 4);
    const id = load<i32>(ids + <usize>middle * 4);
    let i = low;
    let j = high;
    while (i <= j) {
      while (nearer(load<f32>(values + <usize>i * 4), load<i32>(ids + <usize>i * 4), d, id)) i++;
      while (nearer(d, id, load<f32>(values + <usize>j * 4), load<i32>(ids + <usize>j * 4))) j--;
      if (i > j) break;
      swap(values, i, j);
      swap(ids, i, j);
      i++;
      j--;
    }
    if (k - 1 <= j) high = j;
    else if (k - 1 >= i) low = i;
    else return;
  }
}

// @ts-ignore: decorator
@inline
function swap(array: usize, i: i32, j: i32): void {
  const a = load<i32>(array + <usize>i * 4);
  store<i32>(array + <usize>i * 4, load<i32>(array + <usize>j * 4));
  store<i32>(array + <usize>j * 4, a);
}
