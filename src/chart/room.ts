/** The part of a map that its texts stay within: all that is on screen, but for what lies over it. */
import { type Box, overlap } from "./boxes.ts";
import { type Point, PLATE } from "./fit.ts";

/** The corner at the top right that the buttons cover, with a little air around them. */
const BUTTONS = { width: 54, height: 168 } as const;
/** Narrower maps have them below: see the style sheet. One of this width may have them either way. */
const BUTTONS_FROM = 560;

/** In CSS pixels, as the boxes that are held against it; its origin is that of the screen's part. */
export interface Room {
  readonly width: number;
  readonly height: number;
  /** What lies over it: buttons, and on screen whatever else does. */
  readonly covered: readonly Box[];
}

/** As far as the build knows. */
export function roomOf(width: number, height: number): Room {
  const { width: across, height: bottom } = BUTTONS;
  const corner = { left: width - across, top: 0, right: width, bottom };
  return { width, height, covered: width < BUTTONS_FROM ? [] : [corner] };
}

/** A whole map at a scale. */
export function wholeMap(scale: number): Room {
  return roomOf(PLATE.width * scale, PLATE.height * scale);
}

export function fits(box: Box, { width, height, covered }: Room): boolean {
  const { left, top, right, bottom } = box;
  const within = left >= 0 && top >= 0 && right <= width && bottom <= height;
  return within && !covered.some((other) => overlap(box, other));
}

/** @returns the least move that brings a box wholly into the room; null where it has none */
export function moveInto(box: Box, room: Room): Point | null {
  const { width, height, covered } = room;
  const into = (low: number, high: number, end: number): number =>
    Math.max(0, -low) || Math.min(0, end - high);
  const x = into(box.left, box.right, width);
  const y = into(box.top, box.bottom, height);
  const around = covered.flatMap(({ left, top, right, bottom }) => [
    { x, y: Math.max(y, bottom - box.top) },
    { x: Math.min(x, left - box.right), y },
    { x, y: Math.min(y, top - box.bottom) },
    { x: Math.max(x, right - box.left), y },
  ]);
  const moves = [{ x, y }, ...around].filter((by) => fits(moved(box, by), room));
  const length = ({ x: dx, y: dy }: Point): number => Math.abs(dx) + Math.abs(dy);
  return moves.toSorted((a, b) => length(a) - length(b))[0] ?? null;
}

export function moved({ left, top, right, bottom }: Box, { x, y }: Point): Box {
  return { left: left + x, top: top + y, right: right + x, bottom: bottom + y };
}
