/** The whole map in a corner, with a frame around what is on screen of it, once that is a part. */
import type { Box } from "../chart/boxes.ts";
import { PLATE } from "../chart/fit.ts";
import { svg } from "./dom.ts";
import type { FieldData } from "./field-data.ts";
import type { Frame } from "./view.ts";

/** CSS pixels: its width at least and at most, and its distance from the map's edges. */
const WIDTH = { least: 72, most: 128 } as const;
const MARGIN = 10;
/** Of a map's width. */
const SHARE = 1 / 8;

export class Locator {
  /** Takes no pointer: what lies below it is the map's. */
  readonly node: SVGSVGElement;
  readonly #seen = svg("rect", { class: "seen" });

  constructor({ clusters }: FieldData) {
    const land = clusters.map(({ colour, ground }) => svg("path", { class: colour, d: ground }));
    const viewBox = `0 0 ${PLATE.width} ${PLATE.height}`;
    const islands = svg("g", { class: "land" }, ...land);
    this.node = svg(
      "svg",
      { class: "locator", viewBox, "aria-hidden": "true" },
      islands,
      this.#seen,
    );
    this.node.style.display = "none";
  }

  /** @returns what it covers at the bottom right of a map of this size */
  place(width: number, height: number): Box {
    const own = Math.min(WIDTH.most, Math.max(WIDTH.least, width * SHARE));
    const size = { width: own, height: (own * PLATE.height) / PLATE.width };
    const [left, top] = [width - MARGIN - size.width, height - MARGIN - size.height];
    for (const [key, value] of Object.entries({ left, top, ...size }))
      this.node.style.setProperty(key, `${value}px`);
    return { left: left - MARGIN / 2, top: top - MARGIN / 2, right: width, bottom: height };
  }

  draw(frame: Frame, isPart: boolean): void {
    this.node.style.display = isPart ? "" : "none";
    if (!isPart) return;
    const from = frame.toPlate({ x: 0, y: 0 });
    const to = frame.toPlate({ x: frame.width, y: frame.height });
    const [x, y] = [Math.max(0, from.x), Math.max(0, from.y)];
    const width = Math.min(PLATE.width, to.x) - x;
    const height = Math.min(PLATE.height, to.y) - y;
    for (const [key, value] of Object.entries({ x, y, width, height }))
      this.#seen.setAttribute(key, value.toFixed(1));
  }
}
