/** Mouse, touch, pen and keys on a map → what is meant by them. Places are in CSS pixels of the map. */
import type { Point } from "../chart/fit.ts";
import { listenToPointers, type PointerIntents } from "./pointers.ts";
import { stepOf } from "./stepping.ts";

export interface Intents extends PointerIntents {
  readonly whole: () => void;
  /** The next tag by count, or the one before. */
  readonly step: (by: 1 | -1) => void;
  /** What the presses of a double one did is not meant: so many of them were told of. */
  readonly untap: (presses: number) => void;
}

const KEY_PAN = 60;
const KEY_ZOOM = 1.5;

export function listen(surface: SVGSVGElement, intents: Intents): void {
  const at = (event: { clientX: number; clientY: number }): Point => {
    const box = surface.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  surface.addEventListener(
    "wheel",
    (event) => {
      // The page scrolls over a map unless its reader asked the map to zoom.
      const asked = event.ctrlKey || event.metaKey;
      if (!asked && document.activeElement !== surface) return;
      // The whole map cannot become smaller: there the wheel is the page's again.
      if (!asked && event.deltaY > 0 && !intents.canPan()) return;
      event.preventDefault();
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
      intents.zoom(Math.exp(-event.deltaY * lines * 0.0016), at(event));
      intents.settled();
    },
    { passive: false },
  );
  const pressesTold = listenToPointers(surface, at, intents);
  surface.addEventListener("dblclick", (event) => {
    intents.untap(pressesTold());
    intents.zoom(2, at(event));
    intents.settled();
  });
  surface.addEventListener("keydown", (event) => {
    const by = stepOf(event);
    if (by !== null) {
      event.preventDefault();
      intents.step(by);
      intents.settled();
    }
    if (by !== null || event.ctrlKey || event.metaKey || event.altKey) return;
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
    };
    const act = keys[event.key];
    // At the whole map the arrows scroll the page, as anywhere else.
    if (act === undefined || (event.key.startsWith("Arrow") && !intents.canPan())) return;
    event.preventDefault();
    act();
    intents.settled();
  });
}
