/** The room that a cluster's name takes on the map. */
import type { Box } from "./boxes.ts";
import type { Point } from "./fit.ts";
import { moved, moveInto, wholeMap } from "./room.ts";
import { textWidth } from "./text-width.ts";

const SIZE = { first: 20, number: 13, rest: 12 } as const;
/** Below this scale the second line is left out, and the first is smaller. */
export const SMALL_UNTIL = 0.5;
const SMALL = 0.75;

/** What of a cluster's name decides its box. */
export interface Named extends Point {
  /** 1-based cluster. */
  readonly id: number;
  readonly first: string;
  readonly rest: string;
  /** With its second line at any scale. */
  readonly isWhole?: boolean;
}

type WidthOf = (text: string, size: number) => number;

/**
 * In CSS pixels of the whole map at that scale; the point is the middle of the first base line.
 *
 * @param widthOf of a text at a font size: the build's estimate, or a browser's measure
 */
export function nameBox(name: Named, scale: number, widthOf: WidthOf = textWidth): Box {
  return nameBoxes(name, scale, widthOf)(name);
}

/** The same of one name at many points: its texts are measured once. */
export function nameBoxes(
  { id, first, rest, isWhole }: Omit<Named, "x" | "y">,
  scale: number,
  widthOf: WidthOf = textWidth,
): (point: Point) => Box {
  const small = scale <= SMALL_UNTIL;
  const below = rest !== "" && (!small || isWhole === true);
  const factor = small ? SMALL : 1;
  const top = widthOf(first, SIZE.first * factor) + widthOf(`${id} `, SIZE.number * factor);
  const width = Math.max(top, below ? widthOf(rest, SIZE.rest) : 0);
  return ({ x, y }) => ({
    left: x * scale - width / 2 - 3,
    right: x * scale + width / 2 + 3,
    top: y * scale - SIZE.first * factor - 2,
    bottom: y * scale + (below ? 22 : 6),
  });
}

/** @returns the box that the name takes on a whole map of that scale; null where it has no room */
export function boxOnMap(name: Named, scale: number): Box | null {
  const box = nameBox(name, scale);
  const by = moveInto(box, wholeMap(scale));
  return by === null ? null : moved(box, by);
}
