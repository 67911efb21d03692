/** One field's map: what its reader does becomes its state, and the state is drawn once a frame. */
import type { Point } from "../chart/fit.ts";
import { plural } from "../format.ts";
import { Card } from "./card.ts";
import { html, one, svg } from "./dom.ts";
import type { FieldData, Mark } from "./field-data.ts";
import { FocusLayer } from "./focus-layer.ts";
import { listen } from "./gestures.ts";
import type { LinkState } from "./hash.ts";
import { Flight } from "./flight.ts";
import { activeOf, emphasisOf, isPinned, type MapState, namesOf, UNTOUCHED } from "./map-state.ts";
import { MarkLayer } from "./marks.ts";
import { type Palette, readPalette } from "./palette.ts";
import type { Picture } from "./picture.ts";
import { Selection } from "./selection.ts";
import { TextLayer } from "./text-layer.ts";
import { marksWithin, nearestMark } from "./picking.ts";
import { placeTexts, type Texts } from "./texts.ts";
import { Frame, type View, viewOf, WHOLE, zoomAt, clampView } from "./view.ts";
import { sum } from "../sum.ts";

/** How a change enters the browser's history: as a step to come back to, or in place. */
export type Change = "push" | "replace";

export class FieldMap {
  readonly data: FieldData;
  readonly #state: MapState = { ...UNTOUCHED };
  readonly #box: HTMLElement;
  readonly #surface: SVGSVGElement;
  readonly #band = svg("rect", { class: "band" });
  readonly #layers: { marks: MarkLayer; texts: TextLayer; focus: FocusLayer };
  readonly #card: Card;
  readonly #selection: Selection;
  readonly #flight = new Flight();
  readonly #status: HTMLElement;
  readonly #changed: (change: Change) => void;
  #active: ReadonlySet<number> | null = null;
  #palette: Palette = readPalette();
  #width = 0;
  /** Whether a frame has been asked for. */
  #asked = false;

  constructor(section: HTMLElement, data: FieldData, changed: (change: Change) => void) {
    this.data = data;
    this.#changed = changed;
    this.#box = one<HTMLElement>(".mapbox", section);
    this.#status = one<HTMLElement>(".hits", section);
    const canvas = html("canvas", { class: "marks", "aria-hidden": "true" });
    const title = one("svg.map title", this.#box).textContent ?? "";
    this.#surface = svg("svg", {
      class: "live",
      tabindex: "0",
      role: "group",
      "aria-label": `${title}. Plus and minus zoom, arrows move, brackets step through the tags by count.`,
    });
    this.#layers = {
      marks: new MarkLayer(data, canvas),
      texts: new TextLayer(this.#surface),
      focus: new FocusLayer(data, this.#surface),
    };
    this.#surface.append(this.#band);
    this.#card = new Card(data);
    this.#selection = new Selection(data, () => {
      this.select(null);
      this.focus();
    });
    one("svg.map", this.#box).after(canvas, this.#surface);
    this.#box.append(this.#card.node, this.#selection.node);
    listen(this.#surface, this.#intents());
    new ResizeObserver(() => this.#resize()).observe(this.#surface);
    this.#resize();
  }

  /** What a link to this state holds. */
  get link(): LinkState {
    const { cluster, query, pin, view } = this.#state;
    return { cluster, query, tag: pin === null ? null : (this.data.marks[pin]?.tag ?? null), view };
  }

  get query(): string {
    return this.#state.query;
  }

  get cluster(): number | null {
    return this.#state.cluster;
  }

  /** Brings back the state of a link; nothing is written to the history. */
  restore({ cluster, query, tag, view }: LinkState): void {
    const known = cluster !== null && cluster <= this.data.clusters.length ? cluster : null;
    const pin = tag === null ? null : (this.data.indexOf.get(tag) ?? null);
    this.#flight.cancel();
    Object.assign(this.#state, { view, cluster: known, query, pin, hover: null, preview: null });
    this.#closeList();
    this.#activate();
    this.#reportPin();
  }

  isolate(cluster: number | null): void {
    this.#state.cluster = cluster;
    this.#closeList();
    this.#activate();
    this.#report();
    this.#changed("push");
  }

  preview(cluster: number | null): void {
    this.#state.preview = cluster;
    this.#activate();
  }

  search(query: string): void {
    this.#state.query = query;
    this.#closeList();
    this.#activate();
    this.#report();
    this.#changed("replace");
  }

  /** Flies to what is found; a lone tag is pinned. */
  flyToActive(): void {
    const marks = this.#activeMarks();
    const [first] = marks;
    if (first === undefined) return;
    if (marks.length === 1) this.pin(first.index);
    this.#fly(viewOf(marks));
  }

  pin(index: number | null): void {
    this.#state.pin = index;
    this.#state.hover = null;
    const mark = index === null ? undefined : this.data.marks[index];
    if (mark !== undefined) {
      const at = this.frame.toScreen(mark);
      if (!this.frame.holds(at, -60) && this.#state.view.zoom > 1)
        this.#fly(clampView({ ...this.#state.view, x: mark.x, y: mark.y }));
    }
    this.#reportPin();
    this.paint();
    this.#changed("push");
  }

  /** @param marks indices; null closes the list */
  select(marks: readonly number[] | null): void {
    this.#state.selected = marks;
    const chosen = marks === null ? null : marks.flatMap((i) => this.data.marks[i] ?? []);
    const { frame } = this;
    const onLeft = chosen?.filter((mark) => frame.toScreen(mark).x < frame.width / 2) ?? [];
    this.#selection.show(chosen, 2 * onLeft.length > (chosen?.length ?? 0));
    this.#activate();
    this.#report();
  }

  /** The keyboard goes on at the map. */
  focus(): void {
    this.#surface.focus({ preventScroll: true });
  }

  /** Lists what a search or a cluster has brought out. */
  selectActive(): void {
    this.select(this.#activeMarks().map(({ index }) => index));
  }

  zoom(factor: number): void {
    this.#setView(zoomAt(this.#state.view, factor, this.#state.view));
    this.#changed("replace");
  }

  whole(): void {
    this.#setView(WHOLE);
    this.#changed("replace");
  }

  clear(): void {
    const { cluster, query, pin, selected } = this.#state;
    if (cluster === null && query === "" && pin === null && selected === null) return;
    Object.assign(this.#state, { cluster: null, query: "", pin: null, hover: null });
    this.select(null);
    this.#changed("push");
  }

  /** Colours have changed. */
  recolour(): void {
    this.#palette = readPalette();
    this.paint();
  }

  /** What is on screen, for saving. */
  get picture(): Picture {
    return {
      data: this.data,
      frame: this.frame,
      palette: this.#palette,
      emphasis: emphasisOf(this.#state, this.#active),
      texts: this.#texts(),
      pinned: this.data.marks[this.#state.pin ?? -1] ?? null,
    };
  }

  get frame(): Frame {
    return new Frame(this.#state.view, this.#width);
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
    if (this.#width === 0) return;
    const { frame } = this;
    this.#layers.marks.draw(frame, this.#palette, emphasisOf(this.#state, this.#active));
    this.#layers.texts.draw(this.#texts());
    this.#surface.classList.toggle("focus", isPinned(this.#state));
    this.#drawFocus(frame);
    this.#box.classList.add("alive");
  }

  #drawFocus(frame: Frame): void {
    const { pin, hover } = this.#state;
    const mark = this.data.marks[hover ?? pin ?? -1] ?? null;
    const pinned = isPinned(this.#state);
    this.#layers.focus.draw(frame, mark, pinned);
    this.#card.draw(frame, mark, pinned);
  }

  #texts(): Texts {
    return placeTexts(this.data, this.frame, this.#active, namesOf(this.#state));
  }

  /** Works out which marks stand out, once for each change of what decides it. */
  #activate(): void {
    this.#active = activeOf(this.#state, this.data.marks);
    this.paint();
  }

  #activeMarks(): Mark[] {
    return this.data.marks.filter(({ index }) => this.#active?.has(index) === true);
  }

  #closeList(): void {
    this.#state.selected = null;
    this.#selection.show(null);
  }

  #reportPin(): void {
    const mark = this.data.marks[this.#state.pin ?? -1];
    if (mark === undefined) this.#report();
    else this.#say(`${mark.tag}: ${plural(mark.count, "occurrence")}, cluster ${mark.cluster}`);
  }

  /** What a search or a cluster has brought out. */
  #report(): void {
    const { cluster, query, selected } = this.#state;
    // The list itself says what it holds.
    if (this.#active === null || selected !== null) return this.#say("");
    const found = this.#activeMarks();
    if (found.length === 0) return this.#say(`No tag contains “${query.trim()}”`);
    const occurrences = sum(found.map(({ count }) => count));
    this.#say(`${plural(found.length, "tag")}, ${plural(occurrences, "occurrence")}`);
    const list = html("button", { type: "button" }, "List");
    list.addEventListener("click", () => this.selectActive());
    this.#status.append(" ", list);
    if (cluster === null) return;
    const table = html("a", { href: `#${this.data.name}-${cluster}` }, "See its table");
    this.#status.append(" ", table);
  }

  #say(text: string): void {
    this.#status.textContent = text;
  }

  #resize(): void {
    const width = this.#surface.clientWidth;
    if (width === 0 || width === this.#width) return;
    this.#width = width;
    // Before the next frame is shown, so that the map never stands there in two sizes.
    this.draw();
  }

  #setView(view: View): void {
    this.#flight.cancel();
    this.#state.view = view;
    // The mark below the mouse is another one now.
    this.#state.hover = null;
    this.paint();
  }

  #fly(to: View): void {
    this.#flight.start(this.#state.view, to, (view, landed) => {
      this.#state.view = view;
      this.draw();
      if (landed) this.#changed("replace");
    });
  }

  #intents(): Parameters<typeof listen>[1] {
    const state = this.#state;
    return {
      hover: (at) => {
        const found =
          at === null ? null : nearestMark(this.data.marks, this.frame, at, this.#active);
        this.#surface.classList.toggle("point", found !== null);
        // A pinned card stays until another tag is pinned: its reader is on the way to its links.
        if (found === state.hover || state.pin !== null) return;
        state.hover = found;
        this.#drawFocus(this.frame);
      },
      tap: (at) => {
        const found = nearestMark(this.data.marks, this.frame, at, this.#active);
        if (found !== null || state.pin !== null) this.pin(found === state.pin ? null : found);
      },
      pan: (dx, dy) => {
        const { scale } = this.frame;
        const { view } = state;
        this.#setView(clampView({ ...view, x: view.x - dx / scale, y: view.y - dy / scale }));
      },
      zoom: (factor, at) => this.#setView(zoomAt(state.view, factor, this.frame.toPlate(at))),
      whole: () => this.#setView(WHOLE),
      step: (by) => this.#step(by),
      canPan: () => state.view.zoom > 1,
      settled: () => this.#changed("replace"),
      select: (from, to, done) => this.#drawBand(from, to, done),
    };
  }

  #step(by: 1 | -1): void {
    const { marks } = this.data;
    let index = this.#state.pin ?? (by === 1 ? -1 : marks.length);
    do index += by;
    while (index >= 0 && index < marks.length && this.#active?.has(index) === false);
    if (index >= 0 && index < marks.length) this.pin(index);
  }

  #drawBand(from: Point, to: Point, done: boolean): void {
    const [left, right] = [Math.min(from.x, to.x), Math.max(from.x, to.x)];
    const [top, bottom] = [Math.min(from.y, to.y), Math.max(from.y, to.y)];
    const size = done ? { width: 0, height: 0 } : { width: right - left, height: bottom - top };
    for (const [key, value] of Object.entries({ x: left, y: top, ...size }))
      this.#band.setAttribute(key, String(value));
    if (!done) return;
    const within = marksWithin(
      this.data.marks.filter(({ index }) => this.#active?.has(index) !== false),
      this.frame,
      { left, top, right, bottom },
    );
    this.select(within.length === 0 ? null : within.map(({ index }) => index));
  }
}
