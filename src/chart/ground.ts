/**
 * The ground of each cluster: where it is the densest. A Gaussian density of each cluster's tags
 * on a grid, and the contour at 0 of its own density less the largest of the others, so that
 * grounds meet without overlap.
 */
import { contours } from "d3-contour";
import { type Point, PLATE } from "./fit.ts";

/** Distance of grid points, in units of the plate. */
const STEP = 4;
const COLUMNS = Math.ceil(PLATE.width / STEP) + 1;
const ROWS = Math.ceil(PLATE.height / STEP) + 1;
/** A place is nobody's where no density reaches this. */
const FLOOR = 0.62;
const CROWDED = 1200;
const SPARSE = 200;

type Ring = readonly Point[];

export interface Island {
  /** The shore first, then the lakes. */
  readonly rings: readonly Ring[];
  /** Area within the shore. */
  readonly area: number;
}

export interface GroundMark extends Point {
  readonly count: number;
  /** 0-based. */
  readonly cluster: number;
}

/** @returns by cluster, its islands, the largest first */
export function grounds(marks: readonly GroundMark[], clusters: number): Island[][] {
  const sigma = spreadFor(marks.length);
  const densities = Array.from({ length: clusters }, (_, c) =>
    density(
      marks.filter(({ cluster }) => cluster === c),
      sigma,
    ),
  );
  const { first, second } = twoLargest(densities);
  const contour = contours().size([COLUMNS, ROWS]).smooth(true);
  return densities.map((own) => {
    const excess = own.map((value, at) => {
      const others = value === first[at] ? (second[at] ?? 0) : (first[at] ?? 0);
      return value - Math.max(others, FLOOR);
    });
    return (
      contour
        // Any list of numbers will do; the types ask for an array.
        .contour(excess as unknown as number[], 0)
        .coordinates.map((polygon) => ({
          rings: polygon.map((ring) => smoothed(toPlate(ring))),
          area: Math.abs(ringArea(toPlate(polygon[0] ?? []))),
        }))
        .filter(({ area }) => area > 5.5 * sigma * sigma)
        .toSorted((a, b) => b.area - a.area)
    );
  });
}

/** Standard deviation of a mark's density: few marks lie far apart and want a wide one. */
function spreadFor(marks: number): number {
  if (marks > CROWDED) return 15;
  return marks >= SPARSE ? 17 : Math.min(44, 17 * Math.sqrt(SPARSE / Math.max(1, marks)));
}

function density(marks: readonly GroundMark[], sigma: number): Float64Array {
  const out = new Float64Array(COLUMNS * ROWS);
  const reach = Math.ceil((3 * sigma) / STEP);
  const across = new Float64Array(2 * reach + 1);
  for (const { x, y, count } of marks) {
    const weight = 1 + 0.25 * Math.log(count);
    const column = Math.round(x / STEP);
    const row = Math.round(y / STEP);
    const [first, last] = [Math.max(0, column - reach), Math.min(COLUMNS - 1, column + reach)];
    for (let c = first; c <= last; c++) across[c - first] = bell(c * STEP - x, sigma);
    for (let r = Math.max(0, row - reach); r <= Math.min(ROWS - 1, row + reach); r++) {
      const down = weight * bell(r * STEP - y, sigma);
      for (let c = first; c <= last; c++) out[r * COLUMNS + c]! += down * across[c - first]!;
    }
  }
  return out;
}

/** A Gaussian of two dimensions is the product of two of one. */
function bell(distance: number, sigma: number): number {
  return Math.exp(-(distance * distance) / (2 * sigma * sigma));
}

function twoLargest(densities: readonly Float64Array[]): {
  first: Float64Array;
  second: Float64Array;
} {
  const first = new Float64Array(COLUMNS * ROWS);
  const second = new Float64Array(COLUMNS * ROWS);
  for (const own of densities)
    for (let at = 0; at < own.length; at++) {
      const value = own[at] ?? 0;
      if (value > (first[at] ?? 0)) {
        second[at] = first[at] ?? 0;
        first[at] = value;
      } else if (value > (second[at] ?? 0)) second[at] = value;
    }
  return { first, second };
}

/** d3 puts grid point (0, 0) at (0.5, 0.5), and closes rings by repeating their first point. */
function toPlate(ring: readonly (readonly number[])[]): Point[] {
  return ring.slice(0, -1).map(([x = 0, y = 0]) => ({ x: (x - 0.5) * STEP, y: (y - 0.5) * STEP }));
}

/** Every second point, corners cut (Chaikin, 1974): a shore, not a staircase. */
function smoothed(ring: readonly Point[]): Point[] {
  const coarse = ring.length > 12 ? ring.filter((_, i) => i % 3 === 0) : [...ring];
  return coarse.flatMap((a, i) => {
    const b = coarse[(i + 1) % coarse.length] ?? a;
    const between = (t: number): Point => ({ x: a.x + t * (b.x - a.x), y: a.y + t * (b.y - a.y) });
    return [between(0.25), between(0.75)];
  });
}

function ringArea(ring: readonly Point[]): number {
  let sum = 0;
  for (const [i, a] of ring.entries()) {
    const b = ring[(i + 1) % ring.length] ?? a;
    sum += a.x * b.y - b.x * a.y;
  }
  return sum / 2;
}

/** Whether a point lies on the island and in none of its lakes. */
export function onIsland({ rings }: Island, { x, y }: Point): boolean {
  let within = false;
  for (const ring of rings)
    for (let i = 0; i < ring.length; i++) {
      const a = ring[i]!;
      const b = ring[(i + 1) % ring.length] ?? a;
      if (a.y > y !== b.y > y && x < a.x + ((y - a.y) * (b.x - a.x)) / (b.y - a.y))
        within = !within;
    }
  return within;
}
