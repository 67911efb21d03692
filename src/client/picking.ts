/** Which marks lie at a place or within a rectangle of the screen. */
import type { Box } from "../chart/boxes.ts";
import type { Point } from "../chart/fit.ts";
import type { Mark } from "./field-data.ts";
import type { Frame } from "./view.ts";

/** A mark is reached from so far off, in CSS pixels. */
const REACH = 16;

/**
 * @param active indices of the marks that stand out; the others are out of reach
 * @returns the index of the nearest, or null where none is within reach
 */
export function nearestMark(
  marks: readonly Mark[],
  frame: Frame,
  at: Point,
  active: ReadonlySet<number> | null,
): number | null {
  let best: number | null = null;
  let least = REACH * REACH;
  for (const mark of marks) {
    if (active?.has(mark.index) === false) continue;
    const { x, y } = frame.toScreen(mark);
    const squared = (x - at.x) ** 2 + (y - at.y) ** 2;
    if (squared >= least) continue;
    least = squared;
    best = mark.index;
  }
  return best;
}

export function marksWithin(
  marks: readonly Mark[],
  frame: Frame,
  { left, top, right, bottom }: Box,
): Mark[] {
  return marks.filter((mark) => {
    const { x, y } = frame.toScreen(mark);
    return x >= left && x <= right && y >= top && y <= bottom;
  });
}
