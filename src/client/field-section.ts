/** A field's part of the page: its map and tables, and the controls around them. */
import { Brush } from "./brush.ts";
import { copyText } from "./clipboard.ts";
import { all, isPlain, one } from "./dom.ts";
import { embedCode } from "./embed.ts";
import { readField } from "./field-data.ts";
import { type Change, FieldMap } from "./field-map.ts";
import { type LinkState, readHash } from "./hash.ts";
import { GENERIC } from "./measure.ts";
import { Naming } from "./naming.ts";
import type { Faces } from "./palette.ts";
import { pngOf, svgText } from "./png.ts";
import { RangeFigures } from "./range-figures.ts";
import { save } from "./save.ts";
import { marksCsv } from "./selection.ts";
import { sheetOf } from "./sheet.ts";
import { rangeText } from "./time.ts";
import { Tables } from "./tables.ts";

const SVG = "image/svg+xml";

export class FieldSection {
  readonly map: FieldMap;
  readonly #section: HTMLElement;
  readonly #tables: Tables;
  readonly #figures: RangeFigures;
  /** None where nothing has a date. */
  readonly #brush: Brush | null;
  readonly #naming: Naming;
  readonly #inputs: readonly HTMLInputElement[];
  readonly #legend: readonly HTMLAnchorElement[];
  /** Writes the state to the address at once. */
  readonly #settle: () => void;

  /** @param section of a field that has a map */
  constructor(section: HTMLElement, changed: (change: Change) => void, settle: () => void) {
    this.#section = section;
    this.#settle = settle;
    const data = readField(section);
    this.map = new FieldMap(section, data, (change) => {
      this.#press();
      changed(change);
    });
    this.#tables = new Tables(section, data);
    this.#figures = new RangeFigures(section, data);
    this.#brush =
      data.time === null
        ? null
        : new Brush(section, data, data.time, (range, done) => {
            this.map.brush(range, done);
            // Where it is done, it is drawn with the rest.
            if (!done) this.#brush?.draw();
          });
    this.#naming = new Naming(data, () => this.map.repaint());
    this.#inputs = all<HTMLInputElement>('input[type="search"]', section);
    this.#legend = data.clusters.map(({ link }) => link);
    for (const input of this.#inputs) {
      input.addEventListener("input", () => this.map.search(input.value));
      input.addEventListener("keydown", ({ key, isComposing }) => {
        if (key === "Enter" && !isComposing) this.map.flyToActive();
      });
    }
    for (const [i, link] of this.#legend.entries()) this.#startRow(i + 1, link);
    section.addEventListener("click", (event) => {
      const target = event.target instanceof Element ? event.target : null;
      const button = target?.closest<HTMLButtonElement>("[data-do]") ?? null;
      if (button !== null) this.#act(button);
      const link = target?.closest<HTMLAnchorElement>(".card td a, .tip a") ?? null;
      if (link !== null && isPlain(event) && this.#follow(link)) event.preventDefault();
    });
  }

  restore(state: LinkState): void {
    this.map.restore(state);
    this.#press();
    this.follow();
    for (const input of this.#inputs) input.value = state.query;
  }

  /** Nothing is filtered out any more. */
  showAll(): void {
    this.map.search("");
    this.follow();
  }

  /** A link to a tag is for copying and for other tabs; here the rest of the state stays. */
  #follow(link: HTMLAnchorElement): boolean {
    const index = this.map.data.indexOf.get(readHash(link.hash)?.tag ?? "");
    if (index === undefined) return false;
    if (link.closest(".card") !== null) this.map.focus();
    this.map.pin(index);
    one(".tools", this.#section).scrollIntoView({ block: "nearest" });
    return true;
  }

  /** Tables and boxes follow the map's search; not at each key, since tables are long. */
  follow(): void {
    const { query, cluster } = this.map;
    this.#tables.filter(query, cluster);
    this.#figures.draw();
    for (const input of this.#inputs)
      if (input !== document.activeElement || query === "") input.value = query;
  }

  focusSearch(): void {
    this.#inputs[0]?.focus();
  }

  /** The index beside the map: without script its rows lead to tables, with it they isolate. */
  #startRow(id: number, link: HTMLAnchorElement): void {
    const { map } = this;
    link.setAttribute("role", "button");
    link.setAttribute("aria-pressed", "false");
    link.addEventListener("click", (event) => {
      event.preventDefault();
      map.isolate(map.cluster === id ? null : id);
      if (map.cluster !== null) this.#bringMap();
    });
    link.addEventListener("keydown", (event) => {
      if (event.key !== " ") return;
      event.preventDefault();
      link.click();
    });
    link.addEventListener("pointerenter", ({ pointerType }) => {
      if (pointerType === "mouse") map.preview(id);
    });
    link.addEventListener("pointerleave", () => map.preview(null));
  }

  /** On a phone the index is below the map: what it does there would be out of sight. */
  #bringMap(): void {
    const { top, bottom, height } = one(".mapbox", this.#section).getBoundingClientRect();
    const inSight = Math.min(bottom, innerHeight) - Math.max(top, 0);
    if (inSight < height / 2) one(".tools", this.#section).scrollIntoView();
  }

  #press(): void {
    for (const [i, link] of this.#legend.entries())
      link.setAttribute("aria-pressed", String(i + 1 === this.map.cluster));
    this.#brush?.draw();
  }

  /** What is on screen, to be saved; an address on the web leads back to it. */
  #sheet(faces: Partial<Faces> = {}): SVGSVGElement {
    this.#settle();
    const { picture } = this.map;
    const address = location.protocol === "https:" ? location.href : null;
    return sheetOf({ ...picture, palette: { ...picture.palette, ...faces } }, address);
  }

  /** What fails is said above the map: a button that does nothing tells nobody why. */
  async #download(make: () => string | Promise<Blob>, type: string, name: string): Promise<void> {
    try {
      save(await make(), type, name);
    } catch (error) {
      this.map.sayFailed(`${name} could not be made`, error);
    }
  }

  #act(button: HTMLButtonElement): void {
    const { map } = this;
    const { data } = map;
    const cluster = data.clusters.find(({ card }) => card.contains(button))?.id ?? null;
    const heading = one("h1").textContent ?? "";
    const name = `${heading} ${data.name}`.replaceAll(/[^\w-]+/g, "-");
    const when = rangeText(data);
    const during = when === null ? "" : `-${when}`;
    const picture = `${name}${during}`;
    const actions: Readonly<Record<string, () => void>> = {
      in: () => map.zoom(1.6),
      out: () => map.zoom(1 / 1.6),
      whole: () => map.whole(),
      "copy-link": () => {
        this.#settle();
        void copyText(location.href, button);
      },
      "copy-embed": () => {
        this.#settle();
        const title = one("svg.map title", this.#section).textContent ?? "";
        void copyText(embedCode(location.href, title), button);
      },
      svg: () => void this.#download(() => svgText(this.#sheet(GENERIC)), SVG, `${picture}.svg`),
      png: () => void this.#download(() => pngOf(this.#sheet(), 2), "image/png", `${picture}.png`),
      "png-1": () =>
        void this.#download(() => pngOf(this.#sheet(), 1), "image/png", `${picture}-1x.png`),
      isolate: () => {
        map.isolate(cluster);
        one(".tools", this.#section).scrollIntoView();
      },
      name: () => this.#naming.toggle(cluster ?? 0, button),
      "table-csv": () => {
        const own = data.marks.filter((mark) => mark.cluster === cluster && mark.count > 0);
        save(marksCsv(data, own), "text/csv", `${name}-cluster-${cluster ?? 0}${during}.csv`);
      },
    };
    actions[button.dataset["do"] ?? ""]?.();
  }
}
