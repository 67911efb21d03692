/**
 * Approximate nearest neighbours in inverted lists (Jégou et al., 2011, without the codes): points
 * are sorted into lists by their nearest centre, and the points of a list look only at the lists
 * whose centres are nearest to their own; at how many, a sample with its true neighbours decides.
 * Everything is counted in integers and in one order, so the answer is the same on any number of
 * threads.
 */
import { makeLists, PANEL, ROW_BLOCK } from "./lists.ts";
import type { Vectors } from "./vectors.ts";

/** Neighbours in a team's memory: n rows of `width`, of which the first k count. */
export interface FoundNeighbours {
  /** Pointers: indices (i32) and squared distances (f32, infinite past k). */
  readonly index: number;
  readonly distance: number;
  readonly width: number;
}

/** @returns k neighbours of every point, at least 95 % of them the nearest */
export function listedNeighbours(vectors: Vectors, k: number): FoundNeighbours {
  const { team, n, d, Q, lengths, scale } = vectors;
  const lists = makeLists(vectors, k);
  const { points, start, probes } = lists;
  const slots = points.length;
  const sortedQ = team.allocate(((slots + ROW_BLOCK) * d) / 2);
  const sortedLengths = team.allocate(slots + ROW_BLOCK);
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
  team.muster();
  const jobs = probes.flatMap((probed, list) => blocksOf(start, probed, list));
  const most = Math.max(...jobs.map(({ columns }) => columns.length));
  const perThread = Array.from({ length: team.size }, () => ({
    list: team.allocate(most / PANEL),
    tile: team.allocate((ROW_BLOCK + 4) * most),
    buffer: team.allocate(8 * k),
    index: team.allocate(ROW_BLOCK * width),
    distance: team.allocate(ROW_BLOCK * width),
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
      const ids = team.integers(own.index, ROW_BLOCK * width);
      const distances = team.floats(own.distance, ROW_BLOCK * width);
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
  return Array.from({ length: Math.ceil((end - begin) / ROW_BLOCK) }, (_, block) => {
    const from = begin + block * ROW_BLOCK;
    return { from, to: Math.min(end, from + ROW_BLOCK), panels, columns, self: from - begin };
  });
}
