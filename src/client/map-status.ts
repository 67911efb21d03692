/** The line above a map that says what a search, a cluster or a pin has brought out. */
import { isolated, plural } from "../format.ts";
import { sum } from "../numbers.ts";
import { html, one } from "./dom.ts";
import type { FieldData, Mark } from "./field-data.ts";
import { FrameLine } from "./frame-line.ts";
import type { MapState } from "./map-state.ts";
import { isAsking, matching, wantedOf } from "./matching.ts";
import { quoted } from "./quoted.ts";
import { rangeWords } from "./time.ts";

/** What a link asked for in vain. */
interface Absent {
  readonly tag: string | null;
  readonly when: string | null;
}

export class MapStatus {
  readonly #node: HTMLElement;
  readonly #data: FieldData;
  readonly #list: () => void;
  readonly #frame: FrameLine;

  /** @param list lists what was found */
  constructor(section: HTMLElement, data: FieldData, list: () => void) {
    this.#node = one<HTMLElement>(".hits", section);
    this.#data = data;
    this.#list = list;
    this.#frame = new FrameLine(section, data);
  }

  /** The pinned tag, or what was found where none is. */
  sayPin(state: MapState, found: readonly Mark[] | null): void {
    this.#frame.say(state, found);
    const mark = this.#data.marks[state.pin ?? -1];
    if (mark === undefined) this.sayFound(state, found);
    else
      this.#say(
        `${isolated(mark.tag)}: ${plural(mark.count, "occurrence")}${this.#during()}, cluster ${mark.cluster}`,
      );
  }

  /** @param found null where nothing was asked for */
  sayFound(state: MapState, found: readonly Mark[] | null): void {
    this.#frame.say(state, found);
    const { cluster, query, selected } = state;
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
      return this.#say(`No tag${where} contains ${quoted(query)}${this.#during()}${but}`);
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

  /** What a link has brought; or that it named a tag that this map does not have, or a range that its chart does not. */
  sayLinked(state: MapState, found: readonly Mark[] | null, absent: Absent): void {
    const words = this.#absentWords(absent);
    if (words === "") return this.sayPin(state, found);
    this.#frame.say(state, found, words);
    this.#say(words);
  }

  #absentWords({ tag, when }: Absent): string {
    const said: string[] = [];
    if (tag !== null) {
      const isApart = this.#data.apart.includes(wantedOf(tag));
      const what = isApart ? "is a tag of reach, set apart below the map" : "is not on this map";
      said.push(`${quoted(tag)} ${what}`);
    }
    if (when !== null) {
      const { time } = this.#data;
      const what =
        time === null
          ? "asks for a time, and nothing here has a date"
          : `is no range of the ${time.unit}s of this chart: all are counted`;
      said.push(`${quoted(when)} ${what}`);
    }
    return said.join("; ");
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
