/**
 * Approximate nearest neighbours in inverted lists (Jégou et al., 2011, without the codes): points
 * are sorted into lists by their nearest centre, and the points of a list look only at the lists
 * whose centres are nearest to their own; at how many, a sample with its true neighbours decides. Everything is counted in integers and in one order, so
 * the answer is the same on any number of threads.
 */
import { centroidsOf } from "./centroids.ts";
import type { Vectors } from "./vectors.ts";

const PANEL = 8;
/** Rows of a list that a thread has in hand at a time. */
const BLOCK = 64;
/** Share of the true neighbours of a sample whose lists must be looked at. */
const RECALL = 0.965;
/** The sample: so many runs of four points. */
const SAMPLES = 32;
const RUN = 4;
const TRAINING_ROUNDS = 2;

/** Neighbours in a team's memory: n rows of `width`, of which the first k count. */
export interface FoundNeighbours {
  /** Pointers: indices (i32) and squared distances (f32, infinite past k). */
  readonly index: number;
  readonly distance: number;
  readonly width: number;
}

/** Lists of slots: places in the new order, each list from a multiple of eight on. */
interface Lists {
  /** Point in each slot; −1 where a list is filled up. */
  readonly points: Int32Array;
  /** First slot of each list, and the end of the last. */
  readonly start: readonly number[];
  /** By list, the lists that it looks at, itself first. */
  readonly probes: readonly (readonly number[])[];
}

/** @returns k neighbours of every point, at least 95 % of them the nearest */
export function listedNeighbours(vectors: Vectors, k: number): FoundNeighbours {
  const { team, n, d, Q, lengths, scale } = vectors;
  const lists = makeLists(vectors, k);
  const { points, start, probes } = lists;
  const slots = points.length;
  const sortedQ = team.allocate(((slots + BLOCK) * d) / 2);
  const sortedLengths = team.allocate(slots + BLOCK);
  const from = team.integers(Q, (n * d) / 2);
  const to = team.integers(sortedQ, (slots * d) / 2);
  const ownLengths = team.floats(lengths, n);
  const newLengths = team.floats(sortedLengths, slots);
  for (const [slot, point] of points.entries()) {
    if (point >= 0) to.set(from.subarray((point * d) / 2, ((point + 1) * d) / 2), (slot * d) / 2);
    newLengths[slot] = point >= 0 ? ownLengths[point]! : Number.POSITIVE_INFINITY;
  }
  const panels = slots / PANEL;
  const sortedP = team.allocate(panels * d * 4);
  team.run("pack", (t) => [sortedQ, sortedP, d, slots, ...team.rows(panels, t, 1)]);

  const width = Math.ceil(k / 4) * 4;
  const index = team.allocate(n * width);
  const distance = team.allocate(n * width);
  const found = {
    index: team.integers(index, n * width),
    distance: team.floats(distance, n * width),
  };
  const jobs = probes.flatMap((probed, list) => blocksOf(start, probed, list));
  const most = Math.max(...jobs.map(({ columns }) => columns.length));
  const perThread = Array.from({ length: team.threads }, () => ({
    list: team.allocate(most / PANEL),
    tile: team.allocate((BLOCK + 4) * most),
    buffer: team.allocate(8 * k),
    index: team.allocate(BLOCK * width),
    distance: team.allocate(BLOCK * width),
  }));
  for (let first = 0; first < jobs.length; first += team.threads) {
    const round = perThread.map((own, t) => ({ own, job: jobs[first + t] }));
    for (const { own, job } of round)
      if (job !== undefined) team.integers(own.list, job.panels.length).set(job.panels);
    team.run("distancePanels", (t) => {
      const { own, job = NOTHING } = round[t]!;
      const { panels: list, columns, from: a, to: b } = job;
      const stride = columns.length;
      return [
        sortedQ,
        sortedP,
        sortedLengths,
        sortedLengths,
        d,
        scale,
        a,
        b,
        own.list,
        list.length,
        own.tile,
        stride,
      ];
    });
    team.run("nearest", (t) => {
      const { own, job = NOTHING } = round[t]!;
      const { columns, from: a, to: b, self } = job;
      // Rows are counted from the block's first: the answers lie in the thread's own memory.
      return [
        own.tile,
        columns.length,
        columns.length,
        k,
        width,
        own.index,
        own.distance,
        own.buffer,
        0,
        b - a,
        self,
      ];
    });
    for (const { own, job } of round) {
      if (job === undefined) continue;
      const ids = team.integers(own.index, BLOCK * width);
      const distances = team.floats(own.distance, BLOCK * width);
      for (let slot = job.from; slot < job.to; slot++) {
        const point = points[slot]!;
        if (point < 0) continue;
        const row = (slot - job.from) * width;
        for (let p = 0; p < width; p++) {
          found.index[point * width + p] = p < k ? points[job.columns[ids[row + p]!]!]! : point;
          found.distance[point * width + p] = distances[row + p]!;
        }
      }
    }
  }
  return { index, distance, width };
}

interface Job {
  /** Slots [from, to) of one list. */
  readonly from: number;
  readonly to: number;
  readonly panels: Int32Array;
  /** Slot of each column of the tile. */
  readonly columns: Int32Array;
  /** Column of slot `from`. */
  readonly self: number;
}

const NOTHING: Job = {
  from: 0,
  to: 0,
  panels: new Int32Array(),
  columns: new Int32Array(),
  self: 0,
};

function blocksOf(start: readonly number[], probed: readonly number[], list: number): Job[] {
  const panels = Int32Array.from(
    probed.flatMap((other) => {
      const first = start[other]! / PANEL;
      return Array.from({ length: start[other + 1]! / PANEL - first }, (_, p) => first + p);
    }),
  );
  const columns = new Int32Array(panels.length * PANEL);
  for (const [p, panel] of panels.entries())
    for (let lane = 0; lane < PANEL; lane++) columns[p * PANEL + lane] = panel * PANEL + lane;
  const [begin, end] = [start[list]!, start[list + 1]!];
  return Array.from({ length: Math.ceil((end - begin) / BLOCK) }, (_, block) => {
    const from = begin + block * BLOCK;
    return { from, to: Math.min(end, from + BLOCK), panels, columns, self: from - begin };
  });
}

function makeLists(vectors: Vectors, k: number): Lists {
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
    order.slice(0, Math.max(enough, holding(order, members, 4 * k))),
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
function holding(
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
  { team, n, d, Q, P, lengths, scale }: Vectors,
  k: number,
  labels: Int32Array,
  orders: readonly (readonly number[])[],
): number {
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
  const enough = needed.findIndex((count) => (covered += count) >= RECALL * pairs);
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
    tiles: team.allocate(team.threads * (BLOCK + 4) * stride),
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
  const labels = new Int32Array(n);
  const size = (BLOCK + 4) * stride;
  for (let first = 0; first < n; first += team.threads * BLOCK) {
    const rowsOf = (t: number): [number, number] => {
      const from = Math.min(n, first + t * BLOCK);
      return [from, Math.min(n, from + BLOCK)];
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
