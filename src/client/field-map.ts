/** One field's map: what its reader does becomes its state, and the state is drawn once a frame. */
import type { Point } from "../chart/fit.ts";
import type { FieldData, Mark } from "./field-data.ts";
import { Flight } from "./flight.ts";
import { type Intents, listen } from "./gestures.ts";
import type { LinkState } from "./hash.ts";
import { MapScreen } from "./map-screen.ts";
import { indexOfTag } from "./matching.ts";
import { activeOf, type MapState, UNTOUCHED } from "./map-state.ts";
import { MapStatus } from "./map-status.ts";
import { areOnLeft, boxBetween, marksWithin } from "./picking.ts";
import type { Picture } from "./picture.ts";
import { Selection } from "./selection.ts";
import { nextByCount } from "./stepping.ts";
import { showLinked, showRange } from "./in-range.ts";
import { type Range, rangeText } from "./time.ts";
import { clampView, type View, viewOf, WHOLE, zoomAt } from "./view.ts";

/** How a change enters the browser's history: as a step to come back to, or in place. */
export type Change = "push" | "replace";

export class FieldMap {
  readonly data: FieldData;
  readonly #state: MapState = { ...UNTOUCHED };
  readonly #screen: MapScreen;
  readonly #selection: Selection;
  readonly #status: MapStatus;
  readonly #flight = new Flight();
  readonly #changed: (change: Change) => void;
  #active: ReadonlySet<number> | null = null;
  /** What was chosen before each of the last two presses. */
  #before: readonly Pick<MapState, "pin" | "cluster">[] = [];

  constructor(section: HTMLElement, data: FieldData, changed: (change: Change) => void) {
    this.data = data;
    this.#changed = changed;
    this.#status = new MapStatus(section, data, () => this.#list());
    this.#selection = new Selection(data, () => {
      this.select(null);
      this.focus();
    });
    this.#screen = new MapScreen(section, data, this.#selection.node, () => ({
      state: this.#state,
      active: this.#active,
    }));
    listen(this.#screen.surface, this.#intents());
  }

  /** What a link to this state holds. */
  get link(): LinkState {
    const { cluster, query, pin, view } = this.#state;
    const tag = this.data.marks[pin ?? -1]?.tag ?? null;
    return { cluster, query, tag, when: rangeText(this.data), view };
  }

  get query(): string {
    return this.#state.query;
  }

  get cluster(): number | null {
    return this.#state.cluster;
  }

  /** Brings back the state of a link; nothing is written to the history. */
  restore({ cluster, query, tag, when, view }: LinkState): void {
    const known = cluster !== null && cluster <= this.data.clusters.length ? cluster : null;
    const pin = tag === null ? null : indexOfTag(this.data, tag);
    const isRange = showLinked(this.data, when);
    this.#flight.cancel();
    Object.assign(this.#state, { view, cluster: known, query, pin, hover: null, preview: null });
    this.#closeList();
    this.#activate();
    const absent = { tag: pin === null ? tag : null, when: isRange ? null : when };
    this.#status.sayLinked(this.#state, this.#found(), absent);
  }

  /** Whoever opens a link to a tag sees its card. */
  reveal(): void {
    if (this.#state.pin !== null) this.#screen.revealCard();
  }

  isolate(cluster: number | null): void {
    Object.assign(this.#state, { cluster, hover: null });
    this.#closeList();
    this.#activate();
    this.#status.sayFound(this.#state, this.#found());
    this.#changed("push");
  }

  /**
   * Counts what lies in a range of periods alone; null counts all.
   *
   * @param done whether its reader has let go: until then nothing is said, and the address waits
   */
  brush(range: Range | null, done: boolean): void {
    showRange(this.data, range);
    this.#state.hover = null;
    this.#closeList();
    this.#activate();
    if (!done) return;
    this.#status.sayFound(this.#state, this.#found());
    this.#changed("push");
  }

  preview(cluster: number | null): void {
    this.#state.preview = cluster;
    this.#activate();
  }

  search(query: string): void {
    // What the mouse rests on may be among what steps back now.
    Object.assign(this.#state, { query, hover: null });
    this.#closeList();
    this.#activate();
    this.#status.sayFound(this.#state, this.#found());
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
      const at = this.#screen.frame.toScreen(mark);
      if (!this.#screen.frame.holds(at, -60) && this.#state.view.zoom > 1)
        this.#fly(clampView({ ...this.#state.view, x: mark.x, y: mark.y }));
    }
    this.#status.sayPin(this.#state, this.#found());
    this.#screen.paint();
    this.#changed("push");
  }

  /** @param marks indices; null closes the list */
  select(marks: readonly number[] | null): void {
    Object.assign(this.#state, { selected: marks, hover: null });
    const chosen = marks === null ? null : marks.flatMap((i) => this.data.marks[i] ?? []);
    this.#selection.show(chosen, areOnLeft(chosen ?? [], this.#screen.frame));
    this.#activate();
    this.#status.sayFound(this.#state, this.#found());
  }

  /** The keyboard goes on at the map. */
  focus(): void {
    this.#screen.focus();
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
    const { cluster, query, pin, selected, view } = this.#state;
    const nothing = cluster === null && query === "" && pin === null && selected === null;
    if (nothing && view.zoom === 1 && this.data.range === null) return;
    this.#flight.cancel();
    showRange(this.data, null);
    Object.assign(this.#state, { cluster: null, query: "", pin: null, hover: null, view: WHOLE });
    this.select(null);
    this.#changed("push");
  }

  /** Names of clusters have changed. */
  repaint(): void {
    this.#screen.paint();
  }

  /** Colours have changed. */
  recolour(): void {
    this.#screen.recolour();
  }

  /** @param what a sentence without its end */
  sayFailed(what: string, why: unknown): void {
    this.#status.sayFailed(what, why);
  }

  /** What is on screen, for saving. */
  get picture(): Picture {
    return this.#screen.picture;
  }

  /** Works out which marks stand out, once for each change of what decides it. */
  #activate(): void {
    this.#active = activeOf(this.#state, this.data);
    this.#screen.paint();
  }

  #activeMarks(): Mark[] {
    return this.data.marks.filter(({ index }) => this.#active?.has(index) === true);
  }

  /** Lists what a search or a cluster has brought out. */
  #list(): void {
    this.select(this.#activeMarks().map(({ index }) => index));
  }

  #closeList(): void {
    this.#state.selected = null;
    this.#selection.show(null);
  }

  #found(): Mark[] | null {
    return this.#active === null ? null : this.#activeMarks();
  }

  #setView(view: View): void {
    this.#flight.cancel();
    this.#state.view = view;
    // The mark below the mouse is another one now.
    this.#state.hover = null;
    this.#screen.paint();
  }

  #fly(to: View): void {
    this.#flight.start(this.#state.view, to, (view, landed) => {
      this.#state.view = view;
      this.#screen.draw();
      if (landed) this.#changed("replace");
    });
  }

  #intents(): Intents {
    const state = this.#state;
    return {
      hover: (at) => {
        const target = at === null ? null : this.#screen.targetAt(at);
        this.#screen.surface.classList.toggle("point", target !== null);
        const found = target !== null && "mark" in target ? target.mark : null;
        // A pinned card stays until another tag is pinned: its reader is on the way to its links. A list
        // of what was chosen is read in peace too.
        if (found === state.hover || state.pin !== null || state.selected !== null) return;
        state.hover = found;
        this.#screen.drawFocus();
      },
      tap: (at) => {
        const target = this.#screen.targetAt(at);
        this.#before = [...this.#before.slice(-1), { pin: state.pin, cluster: state.cluster }];
        if (target !== null && "cluster" in target)
          return this.isolate(target.cluster === state.cluster ? null : target.cluster);
        const found = target?.mark ?? null;
        if (found !== null || state.pin !== null) this.pin(found === state.pin ? null : found);
      },
      pan: (dx, dy) => {
        const { scale } = this.#screen.frame;
        const { view } = state;
        this.#setView(clampView({ ...view, x: view.x - dx / scale, y: view.y - dy / scale }));
      },
      zoom: (factor, at) =>
        this.#setView(zoomAt(state.view, factor, this.#screen.frame.toPlate(at))),
      whole: () => this.#setView(WHOLE),
      step: (by) => this.#step(by),
      untap: (presses) => {
        const before = presses === 0 ? undefined : this.#before.at(-presses);
        if (before === undefined) return;
        if (before.pin === state.pin && before.cluster === state.cluster) return;
        Object.assign(state, { ...before, hover: null });
        this.#activate();
        this.#status.sayPin(state, this.#found());
      },
      canPan: () => state.view.zoom > 1,
      settled: () => this.#changed("replace"),
      select: (from, to, done) => this.#selectWithin(from, to, done),
    };
  }

  #step(by: 1 | -1): void {
    const next = nextByCount(this.data.marks, this.#active, this.#state.pin, by);
    if (next !== null) this.pin(next);
  }

  /** A rectangle that is being drawn, or has been. */
  #selectWithin(from: Point, to: Point, done: boolean): void {
    const box = boxBetween(from, to);
    const corner = { x: box.left, y: box.top };
    this.#screen.drawBand(corner, done ? corner : { x: box.right, y: box.bottom });
    if (!done) return;
    const within = marksWithin(
      this.data.marks.filter(({ index }) => this.#active?.has(index) !== false),
      this.#screen.frame,
      box,
    );
    this.select(within.length === 0 ? null : within.map(({ index }) => index));
  }
}
