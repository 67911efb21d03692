/**
 * Where a cluster's name stands: on its largest island, over few large marks, over no other name, and
 * wholly on the map.
 */
import { isolated } from "../format.ts";
import { type Box, BoxIndex, overlap } from "./boxes.ts";
import type { Point } from "./fit.ts";
import { type Island, onIsland } from "./ground.ts";
import { NAMES_UNTIL, SCALES } from "./labels.ts";
import { NAME_CHARACTERS, NAME_EMS } from "./page-data.ts";
import { boxOnMap, nameBox, nameBoxes, type Named } from "./name-box.ts";
import { fits, moveInto, wholeMap } from "./room.ts";
import { shortened, shortenedTo } from "./text-width.ts";

export interface ClusterName extends Named {
  /** Shown from this scale to NAMES_UNTIL, moved onto the map where it is too narrow for the place. */
  readonly minScale: number;
  /** From this scale on no move is needed. */
  readonly stillScale: number;
}

export interface NameRequest {
  readonly id: number;
  /** In the large type. */
  readonly head: string;
  /** Tags for the line below. */
  readonly rest: readonly string[];
  /** The cluster's islands, the largest first; none where its marks are scattered. */
  readonly islands: readonly Island[];
  /** Where to stand without an island. */
  readonly centre: Point;
}

interface Weight extends Point {
  readonly radius: number;
}

const CANDIDATE_STEP = 12;
/** A name may stand so far off its island, at a price, rather than hide its largest mark. */
const OFF_SHORE = 36;
const OFF_SHORE_COST = 25;

/** @param requests the largest cluster first: it takes its place first */
export function placeNames(
  requests: readonly NameRequest[],
  marks: readonly Weight[],
): ClusterName[] {
  const taken: Box[] = [];
  const scales = SCALES.filter((scale) => scale <= NAMES_UNTIL);
  const indices = scales.map(() => new BoxIndex(64));
  return requests.map((request) => {
    const texts = {
      id: request.id,
      first: shortenedTo(shortened(request.head, NAME_CHARACTERS), NAME_EMS),
      rest: shortened(request.rest.map(isolated).join(", "), 36),
    };
    const name = { ...texts, ...bestPlace(texts, request, marks, taken) };
    taken.push(nameBox(name, 1));
    const boxes = scales.map((scale) => boxOnMap(name, scale));
    const from = lowest(boxes, (box, at) => box !== null && indices[at]?.isFree(box) === true);
    for (const [at, box] of boxes.entries()) if (at >= from && box !== null) indices[at]?.add(box);
    const still = lowest(scales, (scale) => fits(nameBox(name, scale), wholeMap(scale)));
    const scaleAt = (at: number): number => SCALES[at] ?? NAMES_UNTIL;
    return { ...name, minScale: scaleAt(from), stillScale: scaleAt(Math.max(from, still)) };
  });
}

/** The first index from which on all of them are good. */
function lowest<T>(all: readonly T[], isGood: (one: T, at: number) => boolean): number {
  return all.findLastIndex((one, at) => !isGood(one, at)) + 1;
}

function bestPlace(
  name: Omit<Named, "x" | "y">,
  { islands, centre }: NameRequest,
  marks: readonly Weight[],
  taken: readonly Box[],
): Point {
  const island = islands[0];
  const candidates = gridAround(island?.rings[0] ?? [centre]);
  const middle = island === undefined ? centre : centreOf(island.rings[0] ?? [centre]);
  const boxAt = nameBoxes(name, 1);
  const map = wholeMap(1);
  let best = { cost: Number.POSITIVE_INFINITY, x: middle.x, y: middle.y };
  for (const { x, y } of candidates) {
    const at = { x, y: y + 4 };
    const far = Math.sqrt((x - middle.x) * (x - middle.x) + (y - middle.y) * (y - middle.y)) * 0.15;
    if (far >= best.cost) continue;
    const ashore = island === undefined || onIsland(island, { x, y });
    const box = boxAt(at);
    let cost = far + (ashore ? 0 : OFF_SHORE_COST);
    for (const other of taken) if (overlap(box, other)) cost += 1e4;
    if (!fits(box, map)) cost += 2e4;
    const { left, right, top, bottom } = box;
    for (const mark of marks) {
      // Costs only grow: most places are lost long before their last mark.
      if (cost >= best.cost) break;
      if (mark.x > left && mark.x < right && mark.y > top && mark.y < bottom)
        cost += hiding(mark.radius);
    }
    if (cost < best.cost) best = { cost, ...at };
  }
  const { x, y } = best;
  const by = moveInto(boxAt(best), map) ?? { x: 0, y: 0 };
  return { x: x + by.x, y: y + by.y };
}

/** Cost of hiding a mark: small ones are many and show through a name's gaps. */
function hiding(radius: number): number {
  return Math.max(0, radius * radius - 16) * 0.8 + 1;
}

function gridAround(shore: readonly Point[]): Point[] {
  const xs = shore.map(({ x }) => x);
  const ys = shore.map(({ y }) => y);
  const [right, bottom] = [Math.max(...xs) + OFF_SHORE, Math.max(...ys) + OFF_SHORE];
  const points: Point[] = [];
  for (let y = Math.min(...ys) - OFF_SHORE; y <= bottom; y += CANDIDATE_STEP)
    for (let x = Math.min(...xs) - OFF_SHORE; x <= right; x += CANDIDATE_STEP)
      points.push({ x, y });
  return points;
}

function centreOf(ring: readonly Point[]): Point {
  const sum = ring.reduce((a, b) => ({ x: a.x + b.x, y: a.y + b.y }), { x: 0, y: 0 });
  return { x: sum.x / Math.max(1, ring.length), y: sum.y / Math.max(1, ring.length) };
}
