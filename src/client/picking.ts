/** What lies at a place, and which marks within a rectangle, of the screen. */
import type { Box } from "../chart/boxes.ts";
import type { Point } from "../chart/fit.ts";
import type { Mark } from "./field-data.ts";
import type { PlacedLabel, PlacedName } from "./texts.ts";
import type { Frame } from "./view.ts";

/** A mark is reached from so far off, in CSS pixels. */
const REACH = 16;

/** What a pointer means: a tag, by its label or its mark, or a cluster by its name. */
export type Target = { readonly mark: number } | { readonly cluster: number } | null;

/** Words are read before marks are looked at: a label is its tag's, whatever mark lies below it. */
export function wordAt(
  labels: readonly PlacedLabel[],
  names: readonly PlacedName[],
  at: Point,
): Target {
  const label = labels.find(({ box }) => holds(box, at));
  if (label !== undefined) return { mark: label.index };
  const name = names.find(({ box }) => holds(box, at));
  return name === undefined ? null : { cluster: name.cluster.id };
}

function holds({ left, top, right, bottom }: Box, { x, y }: Point): boolean {
  return x >= left && x <= right && y >= top && y <= bottom;
}

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

/** Of two corners, in whatever order. */
export function boxBetween(a: Point, b: Point): Box {
  const [left, right] = [Math.min(a.x, b.x), Math.max(a.x, b.x)];
  return { left, right, top: Math.min(a.y, b.y), bottom: Math.max(a.y, b.y) };
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

/** Whether most of them lie in the left half of the screen. */
export function areOnLeft(marks: readonly Mark[], frame: Frame): boolean {
  const onLeft = marks.filter((mark) => frame.toScreen(mark).x < frame.width / 2);
  return 2 * onLeft.length > marks.length;
}
