/** The part of a map that its texts stay within: all that is on screen, but for the zoom buttons. */
import type { Box } from "./boxes.ts";
import { type Point, PLATE } from "./fit.ts";

/** The corner at the top right that the zoom buttons cover, with a little air around them. */
const BUTTONS = { width: 54, height: 130 } as const;
/** Narrower maps have them below: see the style sheet. One of this width may have them either way. */
const BUTTONS_FROM = 560;

/** In CSS pixels, as the boxes that are held against it; its origin is that of the screen's part. */
export interface Room {
  readonly width: number;
  readonly height: number;
  /** Size of the corner at the top right that is covered; 0 × 0 where none is. */
  readonly corner: { readonly width: number; readonly height: number };
}

export function roomOf(width: number, height: number): Room {
  return { width, height, corner: width < BUTTONS_FROM ? { width: 0, height: 0 } : BUTTONS };
}

/** A whole map at a scale. */
export function wholeMap(scale: number): Room {
  return roomOf(PLATE.width * scale, PLATE.height * scale);
}

export function fits(box: Box, { width, height, corner }: Room): boolean {
  const { left, top, right, bottom } = box;
  const covered = right > width - corner.width && top < corner.height;
  return !covered && left >= 0 && top >= 0 && right <= width && bottom <= height;
}

/** @returns the least move that brings a box wholly into the room; null where it has none */
export function moveInto(box: Box, room: Room): Point | null {
  const { width, height, corner } = room;
  const into = (low: number, high: number, end: number): number =>
    Math.max(0, -low) || Math.min(0, end - high);
  const x = into(box.left, box.right, width);
  const y = into(box.top, box.bottom, height);
  const below = { x, y: Math.max(y, corner.height - box.top) };
  const beside = { x: Math.min(x, width - corner.width - box.right), y };
  const moves = [{ x, y }, below, beside].filter((by) => fits(moved(box, by), room));
  const length = ({ x: dx, y: dy }: Point): number => Math.abs(dx) + Math.abs(dy);
  return moves.toSorted((a, b) => length(a) - length(b))[0] ?? null;
}

export function moved({ left, top, right, bottom }: Box, { x, y }: Point): Box {
  return { left: left + x, top: top + y, right: right + x, bottom: bottom + y };
}
