/** A participant's page: a map and tables a field, fields as tabs, and the state in the address. */
import { copyText } from "./clipboard.ts";
import { all, one } from "./dom.ts";
import { readField } from "./field-data.ts";
import { type Change, FieldMap } from "./field-map.ts";
import { readHash, writeHash } from "./hash.ts";
import { pictureOf, pngOf } from "./picture.ts";
import { save } from "./save.ts";
import { marksCsv } from "./selection.ts";
import { Tables } from "./tables.ts";
import { WHOLE } from "./view.ts";

/** Milliseconds after the last of many small changes. */
const SETTLED = 120;

interface Field {
  readonly section: HTMLElement;
  /** Null where there are too few tags for one. */
  readonly map: FieldMap | null;
  readonly tables: Tables | null;
  readonly inputs: readonly HTMLInputElement[];
}

export class ParticipantPage {
  readonly #fields = new Map<string, Field>();
  readonly #tabs = all<HTMLButtonElement>('[role="tab"]');
  #current = "";
  #timer = 0;

  constructor() {
    for (const section of all<HTMLElement>(".field"))
      this.#fields.set(section.id, this.#open(section));
    this.#startTabs();
    this.#restore(false);
    addEventListener("popstate", () => this.#restore(true));
    addEventListener("hashchange", () => this.#restore(true));
    addEventListener("keydown", (event) => this.#key(event));
  }

  recolour(): void {
    for (const { map } of this.#fields.values()) map?.recolour();
  }

  #open(section: HTMLElement): Field {
    if (section.querySelector("svg.map") === null)
      return { section, map: null, tables: null, inputs: [] };
    const data = readField(section);
    const map = new FieldMap(section, data, (change) => this.#changed(change));
    const tables = new Tables(section, data);
    const inputs = all<HTMLInputElement>('input[type="search"]', section);
    const field: Field = { section, map, tables, inputs };
    for (const input of inputs) {
      input.addEventListener("input", () => {
        map.search(input.value);
        for (const other of inputs) other.value = input.value;
      });
      input.addEventListener("keydown", (event) => {
        if (event.key === "Enter") map.flyToActive();
      });
    }
    for (const { id, link } of data.clusters) startLegend(map, id, link);
    section.addEventListener("click", (event) => this.#act(event, field));
    return field;
  }

  #startTabs(): void {
    for (const [i, tab] of this.#tabs.entries()) {
      tab.addEventListener("click", () => {
        this.#show(tab.getAttribute("aria-controls") ?? "");
        this.#write("push");
      });
      tab.addEventListener("keydown", ({ key }) => {
        const by = key === "ArrowRight" ? 1 : key === "ArrowLeft" ? -1 : 0;
        const next = this.#tabs[(i + by + this.#tabs.length) % this.#tabs.length];
        if (by === 0 || next === undefined) return;
        next.focus();
        next.click();
      });
    }
    if (this.#tabs.length > 0)
      for (const { section } of this.#fields.values()) {
        section.setAttribute("role", "tabpanel");
        section.setAttribute("aria-labelledby", `tab-${section.id}`);
      }
  }

  #show(name: string): void {
    const known = this.#fields.has(name) ? name : ([...this.#fields.keys()][0] ?? "");
    this.#current = known;
    for (const [id, { section }] of this.#fields) section.classList.toggle("shown", id === known);
    for (const tab of this.#tabs) {
      const on = tab.getAttribute("aria-controls") === known;
      tab.setAttribute("aria-selected", String(on));
      tab.tabIndex = on ? 0 : -1;
    }
  }

  /** Brings the page to what its address says. */
  #restore(moved: boolean): void {
    const { hash } = location;
    const state = readHash(hash);
    if (state === null) {
      const anchor = hash.length > 1 ? document.getElementById(decode(hash.slice(1))) : null;
      const holder = anchor?.closest<HTMLElement>(".field");
      this.#show(holder?.id ?? (moved && hash.length > 1 ? this.#current : ""));
      if (anchor === null)
        for (const field of this.#fields.values())
          this.#load(field, { cluster: null, query: "", tag: null, view: WHOLE });
      else anchor.scrollIntoView();
      return;
    }
    const known = this.#current;
    this.#show(state.field);
    const field = this.#fields.get(this.#current);
    if (field === undefined) return;
    this.#load(field, state);
    if (moved && (state.tag !== null || known !== this.#current))
      field.section.querySelector(".tools")?.scrollIntoView({ block: "nearest" });
  }

  #load({ map, tables, inputs, section }: Field, state: Parameters<FieldMap["restore"]>[0]): void {
    map?.restore(state);
    tables?.filter(state.query);
    for (const input of inputs) input.value = state.query;
    press(section, map?.cluster ?? null);
  }

  #changed(change: Change): void {
    const field = this.#fields.get(this.#current);
    if (field?.map != null) press(field.section, field.map.cluster);
    clearTimeout(this.#timer);
    const settle = (): void => {
      if (field?.map != null) {
        field.tables?.filter(field.map.query);
        for (const input of field.inputs)
          if (input !== document.activeElement) input.value = field.map.query;
      }
      this.#write(change);
    };
    if (change === "push") settle();
    else this.#timer = setTimeout(settle, SETTLED);
  }

  #write(change: Change): void {
    const map = this.#fields.get(this.#current)?.map;
    const hash = writeHash(
      this.#current,
      map?.link ?? { cluster: null, query: "", tag: null, view: WHOLE },
    );
    if (hash === location.hash) return;
    if (change === "push") history.pushState(null, "", hash);
    else history.replaceState(null, "", hash);
  }

  #key(event: KeyboardEvent): void {
    const field = this.#fields.get(this.#current);
    if (field === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = document.activeElement instanceof HTMLInputElement;
    if (event.key === "/" && !typing) {
      event.preventDefault();
      field.inputs[0]?.focus();
    }
    if (event.key === "Escape") {
      for (const input of field.inputs) input.value = "";
      field.map?.clear();
    }
  }

  #act(event: MouseEvent, { section, map }: Field): void {
    const button =
      event.target instanceof Element ? event.target.closest<HTMLButtonElement>("[data-do]") : null;
    if (button === null || map === null) return;
    const { data } = map;
    const cluster = data.clusters.find(({ card }) => card.contains(button));
    const name = `${one("h1").textContent ?? ""}.${data.name}`.replaceAll(/[^\w.-]+/g, "-");
    switch (button.dataset["do"]) {
      case "in":
        return map.zoom(1.6);
      case "out":
        return map.zoom(1 / 1.6);
      case "whole":
        return map.whole();
      case "copy-link":
        this.#write("replace");
        void copyText(location.href, button);
        return;
      case "svg":
        return save(pictureOf(map.picture), "image/svg+xml", `${name}.svg`);
      case "png": {
        const { picture } = map;
        void pngOf(pictureOf(picture), picture.frame).then((png) =>
          save(png, "image/png", `${name}.png`),
        );
        return;
      }
      case "isolate":
        map.isolate(cluster?.id ?? null);
        one(".tools", section).scrollIntoView({ block: "start" });
        return;
      case "table-csv": {
        const own = data.marks.filter((mark) => mark.cluster === cluster?.id);
        return save(marksCsv(data, own), "text/csv", `${name}.cluster-${cluster?.id ?? 0}.csv`);
      }
    }
  }
}

/** The index beside the map: with script its rows choose a cluster, without they lead to its table. */
function startLegend(map: FieldMap, id: number, link: HTMLAnchorElement): void {
  link.setAttribute("role", "button");
  link.setAttribute("aria-pressed", "false");
  link.addEventListener("click", (event) => {
    event.preventDefault();
    map.isolate(map.cluster === id ? null : id);
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

function press(section: HTMLElement, cluster: number | null): void {
  for (const [i, link] of all(".legend a", section).entries())
    link.setAttribute("aria-pressed", String(i + 1 === cluster));
}

/** An address may hold anything after its #. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
