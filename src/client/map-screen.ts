/** What of a map is on screen: layers over one another, drawn once a frame from the map's state. */
import type { Box } from "../chart/boxes.ts";
import type { Point } from "../chart/fit.ts";
import type { Room } from "../chart/room.ts";
import { one, svg } from "./dom.ts";
import type { FieldData, Mark } from "./field-data.ts";
import { FocusLayer } from "./focus-layer.ts";
import { Hint } from "./hint.ts";
import { Locator } from "./locator.ts";
import { emphasisOf, isPinned, type MapState, namesOf } from "./map-state.ts";
import { MarkLayer } from "./marks.ts";
import { nearestMark, type Target, wordAt } from "./picking.ts";
import { type Palette, readPalette } from "./palette.ts";
import type { Picture } from "./picture.ts";
import { shownSentence } from "./shown.ts";
import { canFill } from "./stage.ts";
import { TextLayer } from "./text-layer.ts";
import { placeTexts, type Texts } from "./texts.ts";
import { Tooltip } from "./tooltip.ts";
import { Frame } from "./view.ts";

/** What is to be drawn. */
export interface Shown {
  readonly state: Readonly<MapState>;
  /** Indices of the marks that stand out; null where all do. */
  readonly active: ReadonlySet<number> | null;
}

/** Around what lies over the map, in CSS pixels. */
const AIR = 4;
/** Before the map is on screen. */
const NONE: Room = { width: 0, height: 0, covered: [] };

export class MapScreen {
  /** Takes what its reader does. */
  readonly surface: SVGSVGElement;
  readonly #data: FieldData;
  readonly #shown: () => Shown;
  readonly #box: HTMLElement;
  readonly #band = svg("rect", { class: "band" });
  readonly #layers: { marks: MarkLayer; texts: TextLayer; focus: FocusLayer };
  readonly #tooltip: Tooltip;
  readonly #hint: Hint;
  readonly #locator: Locator;
  /** The words that are on screen. */
  #drawn: Texts = { labels: [], names: [] };
  #palette: Palette = readPalette();
  /** Of the whole map, and of a part of it. */
  #rooms: Record<"whole" | "part", Room> = { whole: NONE, part: NONE };
  /** Whether a frame has been asked for. */
  #asked = false;

  /**
   * @param over lies over the map
   * @param shown is asked whenever the map is drawn
   */
  constructor(section: HTMLElement, data: FieldData, over: Node, shown: () => Shown) {
    this.#data = data;
    this.#shown = shown;
    this.#box = one<HTMLElement>(".mapbox", section);
    const title = one("svg.map title", this.#box).textContent ?? "";
    const fills = canFill() ? ", F fills the screen" : "";
    this.surface = svg("svg", {
      class: "live",
      tabindex: "0",
      role: "group",
      "aria-label": `${title}. Plus and minus zoom, arrows move, brackets, or N and P, step through the tags by count${fills}.`,
    });
    this.#layers = {
      marks: new MarkLayer(data),
      texts: new TextLayer(this.surface),
      focus: new FocusLayer(data, this.surface),
    };
    this.surface.append(this.#band);
    this.#tooltip = new Tooltip(data);
    this.#locator = new Locator(data);
    this.#hint = new Hint(this.surface, () => {
      this.#measure();
      this.paint();
    });
    const above = [this.surface, this.#hint.node, this.#locator.node];
    one("svg.map", this.#box).after(...this.#layers.marks.nodes, ...above);
    this.#box.append(this.#tooltip.node, over);
    new ResizeObserver(() => this.#resize()).observe(this.surface);
    this.#resize();
  }

  get frame(): Frame {
    const { view } = this.#shown().state;
    return new Frame(view, this.#rooms[view.zoom > 1 ? "part" : "whole"]);
  }

  /** What is on screen, for saving. */
  get picture(): Picture {
    const { state, active } = this.#shown();
    return {
      data: this.#data,
      frame: this.frame,
      palette: this.#palette,
      emphasis: emphasisOf(state, active),
      texts: this.#texts(),
      pinned: this.#markAt(state.pin),
      shown: shownSentence(state, active, this.#data),
      isLinked: state.selected === null,
    };
  }

  /** What a pointer at a place means: words first, then the nearest of the marks that stand out. */
  targetAt(at: Point): Target {
    const { labels, names } = this.#drawn;
    const word = wordAt([...this.#layers.focus.labels, ...labels], names, at);
    if (word !== null) return word;
    const mark = nearestMark(this.#data.marks, this.frame, at, this.#shown().active);
    return mark === null ? null : { mark };
  }

  /** The keyboard goes on at the map. */
  focus(): void {
    this.surface.focus({ preventScroll: true });
  }

  /** Scrolls no further than needed. */
  revealCard(): void {
    this.draw();
    this.#tooltip.node.scrollIntoView({ block: "nearest" });
  }

  /** Colours have changed. */
  recolour(): void {
    this.#palette = readPalette();
    this.paint();
  }

  /** Draws once before the next frame, however often it is asked. */
  paint(): void {
    if (this.#asked) return;
    this.#asked = true;
    requestAnimationFrame(() => {
      this.#asked = false;
      this.draw();
    });
  }

  draw(): void {
    if (this.#rooms.whole.width === 0) return;
    const { state, active } = this.#shown();
    this.#locator.draw(this.frame, state.view.zoom > 1);
    this.#layers.marks.draw(this.frame, this.#palette, emphasisOf(state, active));
    this.#drawn = this.#texts();
    this.#layers.texts.draw(this.#drawn);
    this.surface.classList.toggle("focus", isPinned(state));
    this.drawFocus();
    this.#box.classList.add("alive");
  }

  /** The tag in focus alone. */
  drawFocus(): void {
    const { frame } = this;
    const { state } = this.#shown();
    const mark = this.#markAt(state.hover ?? state.pin);
    this.#layers.focus.draw(frame, mark, isPinned(state));
    this.#tooltip.draw(frame, mark, isPinned(state));
  }

  /** The rectangle that is being drawn, by its corners. */
  drawBand({ x, y }: Point, to: Point): void {
    const size = { width: to.x - x, height: to.y - y };
    for (const [key, value] of Object.entries({ x, y, ...size }))
      this.#band.setAttribute(key, String(value));
  }

  #texts(): Texts {
    const { state, active } = this.#shown();
    return placeTexts(this.#data, this.frame, active, namesOf(state));
  }

  #markAt(index: number | null): Mark | null {
    return this.#data.marks[index ?? -1] ?? null;
  }

  #resize(): void {
    const { width, height } = this.surface.getBoundingClientRect();
    const { whole } = this.#rooms;
    if (width === 0 || (width === whole.width && height === whole.height)) return;
    this.#measure();
    // Before the next frame is shown, so that the map never stands there in two sizes.
    this.draw();
  }

  /** Its size, and what lies over it: places are those of the style sheet. */
  #measure(): void {
    const own = this.surface.getBoundingClientRect();
    const { width, height } = own;
    const over = [one(".zoom", this.#box), this.#hint.node].flatMap((node): Box[] => {
      const { left, top, right, bottom } = node.getBoundingClientRect();
      if (left === right || top >= own.bottom) return [];
      const [x, y] = [own.left + AIR, own.top + AIR];
      return [
        {
          left: left - x,
          top: top - y,
          right: right - own.left + AIR,
          bottom: bottom - own.top + AIR,
        },
      ];
    });
    const part = [...over, this.#locator.place(width, height)];
    this.#rooms = {
      whole: { width, height, covered: over },
      part: { width, height, covered: part },
    };
  }
}
