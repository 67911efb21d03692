/** The line above a map that says what a search, a cluster or a pin has brought out. */
import { isolated, plural } from "../format.ts";
import { sum } from "../numbers.ts";
import { html } from "./dom.ts";
import type { FieldData, Mark } from "./field-data.ts";
import type { MapState } from "./map-state.ts";
import { matching, wantedOf } from "./matching.ts";

export class MapStatus {
  readonly #node: HTMLElement;
  readonly #data: FieldData;
  readonly #list: () => void;

  /** @param list lists what was found */
  constructor(node: HTMLElement, data: FieldData, list: () => void) {
    this.#node = node;
    this.#data = data;
    this.#list = list;
  }

  /** The pinned tag, or what was found where none is. */
  sayPin(state: MapState, found: readonly Mark[] | null): void {
    const mark = this.#data.marks[state.pin ?? -1];
    if (mark === undefined) this.sayFound(state, found);
    else
      this.#say(
        `${isolated(mark.tag)}: ${plural(mark.count, "occurrence")}, cluster ${mark.cluster}`,
      );
  }

  /** @param found null where nothing was asked for */
  sayFound({ cluster, query, selected }: MapState, found: readonly Mark[] | null): void {
    // The list itself says what it holds.
    if (found === null || selected !== null) return this.#say("");
    if (found.length === 0) {
      const where = cluster === null ? "" : ` of cluster ${cluster}`;
      const apart = this.#data.apart.filter(matching(query)).length;
      const but =
        apart === 0
          ? ""
          : `; ${plural(apart, "tag of reach, set apart, does", "tags of reach, set apart, do")}`;
      return this.#say(`No tag${where} contains “${isolated(query.trim())}”${but}`);
    }
    // Whoever asks for a tag of reach by its name is told that it is elsewhere.
    const known = this.#data.apart.includes(wantedOf(query)) ? "; one more is set apart" : "";
    const occurrences = sum(found.map(({ count }) => count));
    this.#say(`${plural(found.length, "tag")}, ${plural(occurrences, "occurrence")}${known}`);
    const list = html("button", { type: "button" }, "List");
    list.addEventListener("click", this.#list);
    this.#node.append(" ", list);
    if (cluster === null) return;
    const table = html("a", { href: `#${this.#data.name}-${cluster}` }, "See its table");
    this.#node.append(" ", table);
  }

  /** A link named a tag that this map does not have. */
  sayAbsent(tag: string): void {
    const isApart = this.#data.apart.includes(wantedOf(tag));
    const what = isApart ? "is a tag of reach, set apart below the map" : "is not on this map";
    this.#say(`“${isolated(tag)}” ${what}`);
  }

  /** What could not be done. */
  sayFailed(what: string, why: unknown): void {
    this.#say(`${what}: ${why instanceof Error ? why.message : String(why)}`);
  }

  #say(text: string): void {
    this.#node.textContent = text;
  }
}
