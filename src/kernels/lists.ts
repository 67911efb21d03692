/** Inverted lists: points sorted by their nearest centre, and at which lists each list looks. */
import { centroidsOf } from "./centroids.ts";
import { panelsOf, type Vectors } from "./vectors.ts";

/** Rows of a panel: a list begins with one. */
export const PANEL = 8;
/** Rows that a thread has in hand at a time. */
export const ROW_BLOCK = 64;
/** Share of the true neighbours of a sample whose lists must be looked at: the last ones cost most. */
const recallFor = (n: number): number => (n < MANY ? 0.965 : 0.92);
const MANY = 30_000;
/** The sample: so many runs of four points. */
const SAMPLES = 32;
const RUN = 4;
const TRAINING_ROUNDS = 2;

/** Lists of slots: places in the new order, each list from a multiple of eight on. */
interface Lists {
  /** Point in each slot; −1 where a list is filled up. */
  readonly points: Int32Array;
  /** First slot of each list, and the end of the last. */
  readonly start: readonly number[];
  /** By list, the lists that it looks at, itself first. */
  readonly probes: readonly (readonly number[])[];
}

/** @param k neighbours that will be looked for */
export function makeLists(vectors: Vectors, k: number): Lists {
  const { team, n, d, X } = vectors;
  const count = Math.max(1, Math.round(2 * Math.sqrt(n)));
  const rows = { data: team.floats(X, n * d), rows: n, cols: d };
  const weights = new Float64Array(n).fill(1);
  let centres = Float32Array.from({ length: count * d }, (_, at) => {
    const row = Math.floor((Math.floor(at / d) * n) / count);
    return rows.data[row * d + (at % d)]!;
  });
  const centresAt = allocateCentres(vectors, count);
  let labels = assign(vectors, centresAt, centres, count);
  for (let round = 0; round < TRAINING_ROUNDS; round++) {
    const means = centroidsOf(rows, weights, labels, count);
    const old = centres;
    centres = Float32Array.from(means.rows, (v, at) =>
      means.mass[Math.floor(at / d)]! > 0 ? v : old[at]!,
    );
    labels = assign(vectors, centresAt, centres, count);
  }
  const members = Array.from({ length: count }, (): number[] => []);
  for (const [point, list] of labels.entries()) members[list]!.push(point);
  const filled = members.map((own) => [
    ...own,
    ...Array<number>((PANEL - (own.length % PANEL)) % PANEL).fill(-1),
  ]);
  const start = [0];
  for (const own of filled) start.push(start.at(-1)! + own.length);
  const orders = nearestLists(centres, members, d);
  const enough = probesFor(vectors, k, labels, orders);
  const probes = orders.map((order) =>
    order.slice(0, Math.max(enough, listsHolding(order, members, 4 * k))),
  );
  return { points: Int32Array.from(filled.flat()), start, probes };
}

/** By list, all lists by the distance of their centres, itself first; none for an empty one. */
function nearestLists(
  centres: Float32Array,
  members: readonly (readonly number[])[],
  d: number,
): number[][] {
  const squared = (a: number, b: number): number => {
    let sum = 0;
    for (let at = 0; at < d; at++) {
      const difference = centres[a * d + at]! - centres[b * d + at]!;
      sum += difference * difference;
    }
    return sum;
  };
  return members.map((own, list) => {
    if (own.length === 0) return [];
    return members
      .map((_, other) => ({ other, distance: other === list ? -1 : squared(list, other) }))
      .toSorted((a, b) => a.distance - b.distance || a.other - b.other)
      .map(({ other }) => other);
  });
}

/** How many lists of an order hold so many points together. */
function listsHolding(
  order: readonly number[],
  members: readonly (readonly number[])[],
  points: number,
): number {
  let held = 0;
  const at = order.findIndex((list) => (held += members[list]!.length) >= points);
  return at === -1 ? order.length : at + 1;
}

/** The least number of lists in which the wanted share of the sample's true neighbours lies. */
function probesFor(
  vectors: Vectors,
  k: number,
  labels: Int32Array,
  orders: readonly (readonly number[])[],
): number {
  const { team, n, d, Q, lengths, scale } = vectors;
  const P = panelsOf(vectors);
  const stride = Math.ceil(n / PANEL) * PANEL;
  const tile = team.allocate((RUN + 4) * stride);
  const width = Math.ceil(k / 4) * 4;
  const index = team.allocate(RUN * width);
  const distance = team.allocate(RUN * width);
  const buffer = team.allocate(8 * k);
  const needed = new Int32Array(orders.length + 1);
  let pairs = 0;
  for (let sample = 0; sample < SAMPLES; sample++) {
    const from = Math.min(n - RUN, Math.floor((sample * n) / SAMPLES));
    team.call("distanceRows", Q, P, lengths, n, d, scale, from, from + RUN, tile, stride);
    team.call("nearest", tile, stride, n, k, width, index, distance, buffer, 0, RUN, from);
    const found = team.integers(index, RUN * width);
    for (let row = 0; row < RUN; row++) {
      const order = orders[labels[from + row]!]!;
      for (let p = 0; p < k; p++) {
        const rank = order.indexOf(labels[found[row * width + p]!]!);
        needed[rank + 1] = needed[rank + 1]! + 1;
        pairs += 1;
      }
    }
  }
  let covered = 0;
  const enough = needed.findIndex((count) => (covered += count) >= recallFor(n) * pairs);
  return enough === -1 ? orders.length : enough;
}

interface CentresAt {
  readonly X: number;
  readonly Q: number;
  readonly P: number;
  readonly lengths: number;
  readonly list: number;
  readonly tiles: number;
  readonly stride: number;
}

function allocateCentres({ team, d }: Vectors, count: number): CentresAt {
  const stride = Math.ceil(count / PANEL) * PANEL;
  return {
    X: team.allocate((stride + 8) * d),
    Q: team.allocate(((stride + 8) * d) / 2),
    P: team.allocate(stride * d),
    lengths: team.allocate(stride + 8),
    list: team.allocate(stride),
    tiles: team.allocate(team.size * (ROW_BLOCK + 4) * stride),
    stride,
  };
}

/** The nearest centre of every point, the first of equals. */
function assign(
  { team, n, d, Q, lengths, scale }: Vectors,
  at: CentresAt,
  centres: Float32Array,
  count: number,
): Int32Array {
  const { stride } = at;
  const panels = stride / PANEL;
  team.floats(at.X, count * d).set(centres);
  team.call("quantise", at.X, at.Q, at.lengths, d, scale, 0, count);
  team.floats(at.lengths, stride).fill(Number.POSITIVE_INFINITY, count);
  team.call("pack", at.Q, at.P, d, count, 0, panels);
  team.integers(at.list, panels).set(Array.from({ length: panels }, (_, p) => p));
  team.countHelpers();
  const labels = new Int32Array(n);
  const size = (ROW_BLOCK + 4) * stride;
  for (let first = 0; first < n; first += team.threads * ROW_BLOCK) {
    const rowsOf = (t: number): [number, number] => {
      const from = Math.min(n, first + t * ROW_BLOCK);
      return [from, Math.min(n, from + ROW_BLOCK)];
    };
    team.run("distancePanels", (t) => {
      const [from, to] = rowsOf(t);
      const tile = at.tiles + t * size * 4;
      return [Q, at.P, lengths, at.lengths, d, scale, from, to, at.list, panels, tile, stride];
    });
    for (let t = 0; t < team.threads; t++) {
      const [from, to] = rowsOf(t);
      const tile = team.floats(at.tiles + t * size * 4, size);
      for (let i = from; i < to; i++) {
        const row = (i - from) * stride;
        let best = 0;
        for (let c = 1; c < count; c++) if (tile[row + c]! < tile[row + best]!) best = c;
        labels[i] = best;
      }
    }
  }
  return labels;
}
