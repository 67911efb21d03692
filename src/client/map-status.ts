/** The line above a map that says what a search, a cluster or a pin has brought out. */
import { shortened } from "../chart/text-width.ts";
import { isolated, plural } from "../format.ts";
import { sum } from "../numbers.ts";
import { html } from "./dom.ts";
import type { FieldData, Mark } from "./field-data.ts";
import type { MapState } from "./map-state.ts";
import { isAsking, matching, wantedOf } from "./matching.ts";
import { rangeWords } from "./time.ts";

/** Of what a link asked for. */
const LONGEST = 60;

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
        `${isolated(mark.tag)}: ${plural(mark.count, "occurrence")}${this.#during()}, cluster ${mark.cluster}`,
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
      if (!isAsking(query)) return this.#say(`No tag${where} is told of${this.#during()}`);
      return this.#say(
        `No tag${where} contains “${isolated(query.trim())}”${this.#during()}${but}`,
      );
    }
    // Whoever asks for a tag of reach by its name is told that it is elsewhere.
    const known = this.#data.apart.includes(wantedOf(query)) ? "; one more is set apart" : "";
    const occurrences = sum(found.map(({ count }) => count));
    const counted = `${plural(found.length, "tag")}, ${plural(occurrences, "occurrence")}`;
    this.#say(`${counted}${this.#during()}${known}`);
    const list = html("button", { type: "button" }, "List");
    list.addEventListener("click", this.#list);
    this.#node.append(" ", list);
    if (cluster === null) return;
    const table = html("a", { href: `#${this.#data.name}-${cluster}` }, "See its table");
    this.#node.append(" ", table);
  }

  /** A link named a tag that this map does not have, or a range that its chart does not. */
  sayAbsent({ tag, when }: { readonly tag: string | null; readonly when: string | null }): void {
    const said: string[] = [];
    if (tag !== null) {
      const isApart = this.#data.apart.includes(wantedOf(tag));
      const what = isApart ? "is a tag of reach, set apart below the map" : "is not on this map";
      said.push(`“${isolated(tag)}” ${what}`);
    }
    if (when !== null) {
      const { time } = this.#data;
      const what =
        time === null
          ? "asks for a time, and nothing here has a date"
          : `is no range of the ${time.unit}s of this chart: all are counted`;
      said.push(`“${isolated(shortened(when, LONGEST))}” ${what}`);
    }
    this.#say(said.join("; "));
  }

  /** What could not be done. */
  sayFailed(what: string, why: unknown): void {
    this.#say(`${what}: ${why instanceof Error ? why.message : String(why)}`);
  }

  /** The range that is counted, after a count. */
  #during(): string {
    const words = rangeWords(this.#data);
    return words === null ? "" : ` in ${words}`;
  }

  #say(text: string): void {
    this.#node.textContent = text;
  }
}
