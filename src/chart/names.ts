/** Where a cluster's name stands: on its largest island, over few large marks, over no other name. */
import { isolated } from "../format.ts";
import { type Box, BoxIndex, overlap } from "./boxes.ts";
import { type Point, PLATE } from "./fit.ts";
import { type Island, onIsland } from "./ground.ts";
import { NAMES_UNTIL, SCALES } from "./labels.ts";
import { nameBox } from "./name-box.ts";
import { shortened } from "./text-width.ts";

export interface ClusterName extends Point {
  /** 1-based cluster. */
  readonly id: number;
  /** The first tag of the name, in the large type. */
  readonly first: string;
  /** The others, in small type below; "" where there are none. */
  readonly rest: string;
  /** Shown from this scale to NAMES_UNTIL. */
  readonly minScale: number;
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
  const indices = SCALES.filter((scale) => scale <= NAMES_UNTIL).map(() => new BoxIndex(64));
  return requests.map((request) => {
    const name = {
      id: request.id,
      first: shortened(request.head, 24),
      rest: shortened(request.rest.map(isolated).join(", "), 36),
    };
    const place = bestPlace(name, request, marks, taken);
    taken.push(nameBox({ ...name, ...place }, 1));
    let minScale: number = SCALES[indices.length] ?? NAMES_UNTIL;
    let from = indices.length;
    while (from > 0) {
      const scale = SCALES[from - 1] ?? 1;
      if (indices[from - 1]?.isFree(nameBox({ ...name, ...place }, scale)) !== true) break;
      from -= 1;
      minScale = scale;
    }
    for (let at = from; at < indices.length; at++)
      indices[at]?.add(nameBox({ ...name, ...place }, SCALES[at] ?? 1));
    return { ...name, ...place, minScale };
  });
}

function bestPlace(
  name: Pick<ClusterName, "id" | "first" | "rest">,
  { islands, centre }: NameRequest,
  marks: readonly Weight[],
  taken: readonly Box[],
): Point {
  const island = islands[0];
  const candidates = gridAround(island?.rings[0] ?? [centre]);
  const middle = island === undefined ? centre : centreOf(island.rings[0] ?? [centre]);
  let best = { cost: Number.POSITIVE_INFINITY, x: middle.x, y: middle.y };
  for (const { x, y } of candidates) {
    const at = { x, y: y + 4 };
    const far = Math.sqrt((x - middle.x) * (x - middle.x) + (y - middle.y) * (y - middle.y)) * 0.15;
    if (far >= best.cost) continue;
    const ashore = island === undefined || onIsland(island, { x, y });
    const box = nameBox({ ...name, ...at }, 1);
    let cost = far + (ashore ? 0 : OFF_SHORE_COST);
    for (const other of taken) if (overlap(box, other)) cost += 1e4;
    if (box.left < 4 || box.right > PLATE.width - 4 || box.top < 4 || box.bottom > PLATE.height - 4)
      cost += 2e4;
    const { left, right, top, bottom } = box;
    for (const mark of marks) {
      // Costs only grow: most places are lost long before their last mark.
      if (cost >= best.cost) break;
      if (mark.x > left && mark.x < right && mark.y > top && mark.y < bottom)
        cost += hiding(mark.radius);
    }
    if (cost < best.cost) best = { cost, ...at };
  }
  return { x: best.x, y: best.y };
}

/** Cost of hiding a mark: small ones are many and show through a name's gaps. */
function hiding(radius: number): number {
  return Math.max(0, radius * radius - 16) * 0.8 + 1;
}

function gridAround(shore: readonly Point[]): Point[] {
  const xs = shore.map(({ x }) => x);
  const ys = shore.map(({ y }) => y);
  const points: Point[] = [];
  for (let y = Math.min(...ys) - OFF_SHORE; y <= Math.max(...ys) + OFF_SHORE; y += CANDIDATE_STEP)
    for (let x = Math.min(...xs) - OFF_SHORE; x <= Math.max(...xs) + OFF_SHORE; x += CANDIDATE_STEP)
      points.push({ x, y });
  return points;
}

function centreOf(ring: readonly Point[]): Point {
  const sum = ring.reduce((a, b) => ({ x: a.x + b.x, y: a.y + b.y }), { x: 0, y: 0 });
  return { x: sum.x / Math.max(1, ring.length), y: sum.y / Math.max(1, ring.length) };
}
