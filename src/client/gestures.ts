/** Mouse, touch, pen and keys on a map → what is meant by them. Places are in CSS pixels of the map. */
import type { Point } from "../chart/fit.ts";

export interface Intents {
  readonly hover: (at: Point | null) => void;
  readonly tap: (at: Point) => void;
  readonly pan: (dx: number, dy: number) => void;
  readonly zoom: (factor: number, at: Point) => void;
  readonly whole: () => void;
  /** A rectangle is being drawn, or has been. */
  readonly select: (from: Point, to: Point, done: boolean) => void;
  /** The next tag by count, or the one before. */
  readonly step: (by: 1 | -1) => void;
  /** Whether a lone pointer moves the map. */
  readonly canPan: () => boolean;
  /** A hand has let go. */
  readonly settled: () => void;
}

/** A pointer that moved less than this, in CSS pixels, was meant to press. */
const STILL = 4;
const KEY_PAN = 60;
const KEY_ZOOM = 1.5;

export function listen(surface: SVGSVGElement, intents: Intents): void {
  const at = (event: { clientX: number; clientY: number }): Point => {
    const box = surface.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const down = new Map<number, Point>();
  let moved = 0;
  let selectFrom: Point | null = null;

  surface.addEventListener(
    "wheel",
    (event) => {
      // The page scrolls over a map unless its reader asked the map to zoom.
      if (!event.ctrlKey && !event.metaKey && document.activeElement !== surface) return;
      event.preventDefault();
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
      intents.zoom(Math.exp(-event.deltaY * lines * 0.0016), at(event));
      intents.settled();
    },
    { passive: false },
  );
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
    if (other !== undefined) pinch(from, to, other);
    else if (moved <= STILL) return;
    else if (selectFrom !== null) intents.select(selectFrom, to, false);
    // One finger scrolls the page; a mouse or a pen has the wheel for that.
    else if (event.pointerType !== "touch" && intents.canPan())
      intents.pan(to.x - from.x, to.y - from.y);
    else return;
    if (!surface.hasPointerCapture(event.pointerId)) surface.setPointerCapture(event.pointerId);
    surface.classList.toggle("grab", selectFrom === null);
  });
  const pinch = (from: Point, to: Point, other: Point): void => {
    moved = STILL + 1;
    const before = distance(from, other);
    if (before === 0) return;
    intents.pan((to.x - from.x) / 2, (to.y - from.y) / 2);
    const middle = { x: (to.x + other.x) / 2, y: (to.y + other.y) / 2 };
    intents.zoom(distance(to, other) / before, middle);
  };
  const up = (event: PointerEvent): void => {
    const known = down.delete(event.pointerId);
    surface.classList.remove("grab");
    if (!known) return;
    if (event.type === "pointerup" && moved <= STILL) intents.tap(at(event));
    else if (selectFrom !== null && down.size === 0) intents.select(selectFrom, at(event), true);
    selectFrom = null;
    intents.settled();
  };
  surface.addEventListener("pointerup", up);
  surface.addEventListener("pointercancel", up);
  surface.addEventListener("pointerleave", () => intents.hover(null));
  surface.addEventListener("dblclick", (event) => {
    intents.zoom(2, at(event));
    intents.settled();
  });
  surface.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const middle = { x: surface.clientWidth / 2, y: surface.clientHeight / 2 };
    const keys: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => intents.pan(KEY_PAN, 0),
      ArrowRight: () => intents.pan(-KEY_PAN, 0),
      ArrowUp: () => intents.pan(0, KEY_PAN),
      ArrowDown: () => intents.pan(0, -KEY_PAN),
      "+": () => intents.zoom(KEY_ZOOM, middle),
      "=": () => intents.zoom(KEY_ZOOM, middle),
      "-": () => intents.zoom(1 / KEY_ZOOM, middle),
      "0": intents.whole,
      "]": () => intents.step(1),
      "[": () => intents.step(-1),
    };
    const act = keys[event.key];
    // At the whole map the arrows scroll the page, as anywhere else.
    if (act === undefined || (event.key.startsWith("Arrow") && !intents.canPan())) return;
    event.preventDefault();
    act();
    intents.settled();
  });
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
