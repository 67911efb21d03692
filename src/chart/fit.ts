/** Map coordinates → the plate and back: rotated to come out largest, equal scale on both axes. */

/** The plate in its own units, which are CSS pixels where the page is wide. */
export const PLATE = { width: 904, height: 760 } as const;
/** Room for labels and for the ground around marks, which is wider where marks are few. */
const marginFor = (n: number): { x: number; y: number } =>
  n < 200 ? { x: 110, y: 88 } : { x: 56, y: 40 };

/** One turn of 3°: cosine and sine as numbers, since their functions differ between releases. */
const COS = 0.9986295347545738;
const SIN = 0.05233595624294383;
const TURNS = 60;

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Map coordinates turned by an angle of this cosine and sine, scaled, and moved. */
export interface Fit {
  readonly cos: number;
  readonly sin: number;
  readonly scale: number;
  /** Where the origin of the map comes to lie. */
  readonly x: number;
  readonly y: number;
}

/**
 * t-SNE means nothing by its orientation, so the map takes the one of 60 angles at which it fills
 * the plate best, the first of equals.
 *
 * @param places n × 2, row-major
 */
export function fitOf(places: ArrayLike<number>): Fit {
  const n = places.length / 2;
  const margin = marginFor(n);
  let c = 1;
  let s = 0;
  let best = { scale: 0, c, s };
  for (let turn = 0; turn < TURNS; turn++) {
    const { width, height } = bounds(places, c, s);
    const scale = Math.min(
      (PLATE.width - 2 * margin.x) / Math.max(width, 1e-9),
      (PLATE.height - 2 * margin.y) / Math.max(height, 1e-9),
    );
    if (scale > best.scale * (1 + 1e-9)) best = { scale, c, s };
    [c, s] = [c * COS - s * SIN, s * COS + c * SIN];
  }
  const { scale } = best;
  const { left, top, width, height } = bounds(places, best.c, best.s);
  const x = PLATE.width / 2 - (left + width / 2) * scale;
  const y = PLATE.height / 2 - (top + height / 2) * scale;
  return { cos: best.c, sin: best.s, scale, x, y };
}

/** @param places n × 2, row-major */
export function toPlate(fit: Fit, places: ArrayLike<number>): Point[] {
  return Array.from({ length: places.length / 2 }, (_, i) => {
    const [x, y] = turned(places, i, fit.cos, fit.sin);
    return { x: fit.x + x * fit.scale, y: fit.y + y * fit.scale };
  });
}

/** The two in one. */
export function fitToPlate(places: ArrayLike<number>): Point[] {
  return toPlate(fitOf(places), places);
}

/** The way back, to map coordinates. */
export function fromPlate(fit: Fit, { x, y }: Point): Point {
  const [a, b] = [(x - fit.x) / fit.scale, (y - fit.y) / fit.scale];
  return { x: fit.cos * a + fit.sin * b, y: fit.cos * b - fit.sin * a };
}

function turned(places: ArrayLike<number>, i: number, c: number, s: number): [number, number] {
  const x = places[2 * i] ?? 0;
  const y = places[2 * i + 1] ?? 0;
  return [c * x - s * y, s * x + c * y];
}

function bounds(
  places: ArrayLike<number>,
  c: number,
  s: number,
): { left: number; top: number; width: number; height: number } {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < places.length / 2; i++) {
    const [x, y] = turned(places, i, c, s);
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return { left, top, width: right - left, height: bottom - top };
}

/** Radius of a mark of one occurrence, and of the largest mark, at most. */
const [SINGLE, LARGEST] = [2.4, 34];

/**
 * Areas are proportional to counts: a radius is this times the root of a count. Where the most frequent
 * tag would be too large all marks are smaller, so that none lies about another.
 *
 * @param counts of the marks of a map
 */
export function radiusUnit(counts: Iterable<number>): number {
  let most = 1;
  for (const count of counts) most = Math.max(most, count);
  return Math.min(SINGLE, LARGEST / Math.sqrt(most));
}

/** @param unit of the map, by `radiusUnit` */
export function markRadius(count: number, unit: number): number {
  return unit * Math.sqrt(count);
}
