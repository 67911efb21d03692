/** Mouse, touch and pen on a map: one moves, presses or draws a rectangle, two pinch. */
import type { Point } from "../chart/fit.ts";

export interface PointerIntents {
  readonly hover: (at: Point | null) => void;
  readonly tap: (at: Point) => void;
  readonly pan: (dx: number, dy: number) => void;
  readonly zoom: (factor: number, at: Point) => void;
  /** A rectangle is being drawn, or has been. */
  readonly select: (from: Point, to: Point, done: boolean) => void;
  /** Whether a lone pointer moves the map. */
  readonly canPan: () => boolean;
  /** A hand has let go. */
  readonly settled: () => void;
}

/** A pointer that moved less than this, in CSS pixels, was meant to press. */
const STILL = 4;

/** A press so soon after another, in milliseconds, and so near to it, is its second half. */
const DOUBLE = { time: 500, distance: 8 } as const;

/**
 * @param at place of an event on the surface
 * @returns how many of the last two presses were told of: of a double one its first half, both where they come more
 * slowly than is thought here, as a reader's system may allow, and none that moved
 */
export function listenToPointers(
  surface: SVGSVGElement,
  at: (event: PointerEvent) => Point,
  intents: PointerIntents,
): () => number {
  const down = new Map<number, Point>();
  let moved = 0;
  let selectFrom: Point | null = null;
  let last = { time: Number.NEGATIVE_INFINITY, x: 0, y: 0 };
  let told: readonly boolean[] = [];
  const tap = ({ timeStamp: time }: PointerEvent, to: Point): boolean => {
    const isSecond = time - last.time < DOUBLE.time && distance(last, to) < DOUBLE.distance;
    last = { time: isSecond ? Number.NEGATIVE_INFINITY : time, ...to };
    if (!isSecond) intents.tap(to);
    return !isSecond;
  };

  surface.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    if (down.size === 0) {
      moved = 0;
      selectFrom = event.shiftKey ? at(event) : null;
    } else {
      selectFrom = null;
      // Two fingers are no tap, even if they keep still.
      moved = STILL + 1;
    }
    down.set(event.pointerId, at(event));
    if (event.pointerType !== "touch") surface.setPointerCapture(event.pointerId);
    if (event.shiftKey) event.preventDefault();
  });
  surface.addEventListener("pointermove", (event) => {
    const to = at(event);
    // A button let go outside of the window is told to nobody.
    if (event.pointerType !== "touch" && event.buttons === 0) down.delete(event.pointerId);
    const from = down.get(event.pointerId);
    if (from === undefined) {
      if (event.pointerType !== "touch") intents.hover(to);
      return;
    }
    down.set(event.pointerId, to);
    moved += Math.abs(to.x - from.x) + Math.abs(to.y - from.y);
    const other = [...down].find(([id]) => id !== event.pointerId)?.[1];
    if (other !== undefined) {
      moved = STILL + 1;
      pinch(from, to, other, intents);
    } else if (moved <= STILL) return;
    else if (selectFrom !== null) intents.select(selectFrom, to, false);
    // One finger scrolls the page; a mouse or a pen has the wheel for that.
    else if (event.pointerType !== "touch" && intents.canPan())
      intents.pan(to.x - from.x, to.y - from.y);
    else return;
    if (!surface.hasPointerCapture(event.pointerId)) surface.setPointerCapture(event.pointerId);
    surface.classList.toggle("grab", selectFrom === null);
  });
  const up = (event: PointerEvent): void => {
    const known = down.delete(event.pointerId);
    surface.classList.remove("grab");
    if (!known) return;
    const isPress = event.type === "pointerup" && moved <= STILL;
    told = [...told.slice(-1), isPress && tap(event, at(event))];
    if (!isPress && selectFrom !== null && down.size === 0)
      intents.select(selectFrom, at(event), true);
    selectFrom = null;
    intents.settled();
  };
  surface.addEventListener("pointerup", up);
  surface.addEventListener("pointercancel", up);
  surface.addEventListener("pointerleave", () => intents.hover(null));
  return () => told.filter(Boolean).length;
}

/** The middle of two fingers moves the map, their distance zooms it. */
function pinch(from: Point, to: Point, other: Point, { pan, zoom }: PointerIntents): void {
  const before = distance(from, other);
  if (before === 0) return;
  pan((to.x - from.x) / 2, (to.y - from.y) / 2);
  const middle = { x: (to.x + other.x) / 2, y: (to.y + other.y) / 2 };
  zoom(distance(to, other) / before, middle);
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
