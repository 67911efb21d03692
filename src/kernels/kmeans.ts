/**
 * Weighted k-means by the kernels, all starts in step: a pass asks of the vectors one product of
 * matrices. Its exact twin is exact/kmeans.ts; the formulas are in assembly/search.ts.
 */
import { allocateColumns, seedsOn } from "./seeding.ts";
import { type KMeansOptions, MAX_PASSES, STARTS } from "./exact/kmeans.ts";
import { generators } from "./exact/seeding.ts";
import type { Vectors } from "./vectors.ts";

/** Rows of a block: BLOCK of assembly/proposals.ts. */
const BLOCK = 64;
/** Entries of the table of assembly/search.ts, and which of them is the scale. */
const TABLE = 23;
const SCALE_AT = 3;
/** The label of a point that has no cluster yet. */
const NONE = -1;
/** The gap of a point that is looked at in the next pass, however little has moved. */
const ALWAYS = Number.NEGATIVE_INFINITY;

/**
 * A search in memory of its own, for one seed after another.
 *
 * @returns from a seed, the 0-based cluster of every point in the best of all starts
 */
export function kMeansOn(
  vectors: Vectors,
  { k, weights, starts = STARTS, maxPasses = MAX_PASSES }: Omit<KMeansOptions, "seed">,
): (seed: number) => Int32Array {
  const { team, n } = vectors;
  const search = allocate(vectors, k, starts);
  team.doubles(search.weights, n).set(weights);
  const { weights: weightsAt, targets } = search;
  const grow = seedsOn(vectors, { k, weights, weightsAt, targets, starts });
  const labels = team.integers(search.labels, starts * n);
  const moved = team.integers(search.moved, starts);
  const width = columnsOf(k);
  const gaps = team.floats(search.gaps, starts * n * width);
  return (seed) => {
    clear(vectors, search);
    grow(generators(seed, starts));
    let active = Array.from({ length: starts }, (_, start) => start);
    accept(vectors, search, active);
    const whole = new Set<number>();
    for (let pass = 0; pass < maxPasses && active.length > 0; pass++) {
      team.countHelpers();
      propose(vectors, search, active);
      accept(vectors, search, active);
      // Gaps do not tell of changed masses: a start is done only after a pass over all its points moves none.
      active = active.filter((start) => moved[start]! > 0 || !whole.has(start));
      whole.clear();
      for (const start of active)
        if (moved[start] === 0) {
          whole.add(start);
          gaps.fill(ALWAYS, start * n * width, (start + 1) * n * width);
        }
    }
    const best = bestStart(vectors, search);
    return labels.slice(best * n, (best + 1) * n);
  };
}

/** Columns of a start: whole panels. */
function columnsOf(k: number): number {
  return Math.ceil(k / 8) * 8;
}

/** Pointers to what the kernels work on, and to the table that tells them: `Of` of assembly/search.ts. */
interface Search {
  readonly table: number;
  readonly k: number;
  readonly starts: number;
  readonly weights: number;
  readonly active: number;
  readonly labels: number;
  readonly targets: number;
  readonly gaps: number;
  readonly drift: number;
  readonly changed: number;
  readonly mass: number;
  readonly size: number;
  readonly squares: number;
  readonly sums: number;
  readonly moved: number;
}

function allocate(vectors: Vectors, k: number, starts: number): Search {
  const { team, n, d, Q, lengths, scale } = vectors;
  const clusters = starts * k;
  const width = columnsOf(k);
  const doubles = (length: number): number => team.allocate(2 * length);
  const columns = allocateColumns(vectors, starts * width);
  const columnMass = team.allocate(starts * width);
  const search = {
    table: team.allocate(TABLE),
    k,
    starts,
    weights: doubles(n),
    active: team.allocate(starts),
    labels: team.reserve(starts * n),
    targets: team.allocate(starts * n),
    gaps: team.reserve(starts * n * width),
    drift: team.allocate(starts * width),
    changed: team.allocate(clusters),
    mass: doubles(clusters),
    size: team.allocate(clusters),
    squares: doubles(clusters),
    sums: doubles(clusters * d),
    moved: team.allocate(starts),
  };
  const scratchLength = 4 * width + BLOCK + 4;
  const scratch = team.allocate(team.size * scratchLength);
  const { weights, drift, active, labels, targets, gaps } = search;
  const { changed, size, mass, squares, sums, moved } = search;
  // The order is that of `Of` in assembly/search.ts; the scale, a float, takes the place of the 0.
  const points = [n, d, k, 0, Q, lengths, weights];
  const centres = [columns.panels, columns.lengths, columnMass, drift];
  const places = [active, labels, targets, gaps];
  const sizes = [changed, size, mass, squares, sums, moved, scratch, scratchLength * 4];
  team.integers(search.table, TABLE).set([points, centres, places, sizes].flat());
  team.floats(search.table, TABLE)[SCALE_AT] = scale;
  return search;
}

function clear({ team, n, d }: Vectors, search: Search): void {
  const { k, starts } = search;
  team.integers(search.labels, starts * n).fill(NONE);
  const width = columnsOf(k);
  team.floats(search.gaps, starts * n * width).fill(ALWAYS);
  team.floats(search.drift, starts * width).fill(0);
  team.integers(search.changed, starts * k).fill(1);
  team.integers(search.size, starts * k).fill(0);
  for (const pointer of [search.mass, search.squares]) team.doubles(pointer, starts * k).fill(0);
  team.doubles(search.sums, starts * k * d).fill(0);
}

/** What the points of these starts would gain from. */
function propose({ team, n }: Vectors, search: Search, active: readonly number[]): void {
  const ranks = active.length;
  team.integers(search.active, ranks).set(active);
  team.run("centre", (t) => [search.table, ...team.rows(ranks, t, 1)]);
  team.run("propose", (t) => [search.table, ranks, t, ...team.rows(n, t)]);
}

/** The moves that still gain; `moved` counts them. */
function accept({ team }: Vectors, search: Search, active: readonly number[]): void {
  team.integers(search.active, active.length).set(active);
  team.run("accept", (t) => [search.table, ...team.rows(active.length, t, 1)]);
}

/**
 * The start of least inertia, the first of equals: the inertia is Σ w|q|² − Σ N/W, whose first
 * part all starts have in common.
 */
function bestStart({ team }: Vectors, { k, starts, mass, squares }: Search): number {
  const masses = team.doubles(mass, starts * k);
  const lengths = team.doubles(squares, starts * k);
  let best = 0;
  let most = Number.NEGATIVE_INFINITY;
  for (let start = 0; start < starts; start++) {
    let sum = 0;
    for (let c = start * k; c < (start + 1) * k; c++)
      if (masses[c]! > 0) sum += lengths[c]! / masses[c]!;
    if (sum > most) {
      most = sum;
      best = start;
    }
  }
  return best;
}
