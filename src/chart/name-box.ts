/** The room that a cluster's name takes on the map. */
import type { Box } from "./boxes.ts";
import type { Point } from "./fit.ts";
import { textWidth } from "./text-width.ts";

const SIZE = { first: 20, number: 13, rest: 12 } as const;
/** Below this scale the second line is left out, and the first is smaller. */
export const SMALL_UNTIL = 0.5;
const SMALL = 0.75;

/** What of a cluster's name decides its box. */
interface Named extends Point {
  /** 1-based cluster. */
  readonly id: number;
  readonly first: string;
  readonly rest: string;
}

/** In CSS pixels of the whole map at that scale; the point is the middle of the first base line. */
export function nameBox({ id, first, rest, x, y }: Named, scale: number): Box {
  const small = scale <= SMALL_UNTIL;
  const factor = small ? SMALL : 1;
  const top = textWidth(first, SIZE.first * factor) + textWidth(`${id} `, SIZE.number * factor);
  const width = Math.max(top, small ? 0 : textWidth(rest, SIZE.rest));
  return {
    left: x * scale - width / 2 - 3,
    right: x * scale + width / 2 + 3,
    top: y * scale - SIZE.first * factor - 2,
    bottom: y * scale + (small || rest === "" ? 6 : 22),
  };
}
