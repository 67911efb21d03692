/**
 * The descent of t-SNE: attraction, repulsion, then momentum and per-coordinate gains as in the
 * authors' code. Every thread of a team runs this loop over its own rows and meets the others
 * where sums are needed.
 */
import { attract } from "./attraction";
import { meet } from "./barrier";
import { At, pointer } from "./layout";
import { repel } from "./repulsion";
import { repelByField } from "./repulsion-fft";

/**
 * @param layout see layout.ts
 * @param byField whether repulsion is interpolated, or exact
 * @param from, to rows of this thread, multiples of 4 except the last
 * @param exaggeration factor on the affinities
 * @param rate learning rate on half the gradient's half, 4 Σ (p − q) …
 */
export function descend(
  layout: usize,
  n: i32,
  byField: i32,
  thread: i32,
  threads: i32,
  from: i32,
  to: i32,
  iterations: i32,
  exaggeration: f32,
  momentum: f32,
  rate: f32,
): void {
  const x = pointer(layout, At.x);
  const y = pointer(layout, At.y);
  const xy = pointer(layout, At.xy);
  const pullX = pointer(layout, At.pullX);
  const pullY = pointer(layout, At.pullY);
  const pushX = pointer(layout, At.pushX);
  const pushY = pointer(layout, At.pushY);
  const pushZ = pointer(layout, At.pushZ);
  const barrier = pointer(layout, At.barrier);
  for (let iteration = 0; iteration < iterations; iteration++) {
    attract(
      xy,
      pointer(layout, At.start),
      pointer(layout, At.column),
      pointer(layout, At.value),
      pullX,
      pullY,
      from,
      to,
    );
    if (byField != 0) repelByField(layout, n, thread, threads, from, to);
    else repel(x, y, n, pushX, pushY, pushZ, from, to);
    meet(barrier, threads);
    const z = normaliser(pushZ, n);
    move(x, pointer(layout, At.stepX), pointer(layout, At.gainX), pullX, pushX, from, to, z, exaggeration, momentum, rate);
    move(y, pointer(layout, At.stepY), pointer(layout, At.gainY), pullY, pushY, from, to, z, exaggeration, momentum, rate);
    for (let i = from; i < to; i++) {
      store<f32>(xy + <usize>i * 8, load<f32>(x + <usize>i * 4));
      store<f32>(xy + <usize>i * 8, load<f32>(y + <usize>i * 4), 4);
    }
    meet(barrier, threads);
  }
}

/** Σ_{i≠j} 1/(1 + d²), added up in the same order by every thread. */
function normaliser(pushZ: usize, n: i32): f32 {
  let z: f64 = -(<f64>n);
  for (let i = 0; i < n; i++) z += <f64>load<f32>(pushZ + <usize>i * 4);
  return <f32>z;
}

/** One coordinate of rows [from, to); padding stays where it is. */
function move(
  position: usize,
  step: usize,
  gain: usize,
  pull: usize,
  push: usize,
  from: i32,
  to: i32,
  z: f32,
  exaggeration: f32,
  momentum: f32,
  rate: f32,
): void {
  const inverse: f32 = 1 / z;
  for (let i = from; i < to; i++) {
    const o = <usize>i * 4;
    const g: f32 = <f32>4 * (exaggeration * load<f32>(pull + o) - inverse * load<f32>(push + o));
    const u = load<f32>(step + o);
    const grown = g * u < 0 ? load<f32>(gain + o) + <f32>0.2 : load<f32>(gain + o) * <f32>0.8;
    const kept = max<f32>(0.01, grown);
    store<f32>(gain + o, kept);
    const next = momentum * u - rate * kept * g;
    store<f32>(step + o, next);
    store<f32>(position + o, load<f32>(position + o) + next);
  }
}
