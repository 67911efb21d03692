/** The line above a map that says what a search, a cluster or a pin has brought out. */
import { integer, isolated, plural } from "../format.ts";
import { sum } from "../numbers.ts";
import { html, one } from "./dom.ts";
import type { FieldData, Mark } from "./field-data.ts";
import { FrameLine } from "./frame-line.ts";
import { clusterIn } from "./in-range.ts";
import { askedOf, type MapState } from "./map-state.ts";
import { isAsking, matching, wantedOf } from "./matching.ts";
import { quoted } from "./quoted.ts";
import { rangeWords } from "./time.ts";
import { occurrencesTold, tagsTold, type Told } from "./told.ts";

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
        `${isolated(mark.tag)}: ${occurrencesTold(mark)}${this.#during()}, cluster ${mark.cluster}`,
      );
  }

  /** @param found null where nothing was asked for */
  sayFound(state: MapState, found: readonly Mark[] | null): void {
    this.#frame.say(state, found);
    const { cluster, query, selected } = state;
    // The list itself says what it holds.
    if (found === null || selected !== null) return this.#say("");
    const asked = askedOf(state, this.#data.marks);
    if (found.length === 0) return this.#say(this.#none(state, asked));
    // Whoever asks for a tag of reach by its name is told that it is elsewhere.
    const known = this.#data.apart.includes(wantedOf(query)) ? "; one more is set apart" : "";
    const tags = { count: found.length, isLeast: asked.some(isUntold) };
    const ofPage = this.#data.left > 0 ? " of this page" : "";
    const counted = `${tagsTold(tags)}${ofPage}, ${occurrencesTold(this.#occurrences(state, asked))}`;
    this.#say(`${counted}${this.#during()}${known}`);
    const list = html("button", { type: "button" }, "List");
    list.addEventListener("click", this.#list);
    this.#node.append(" ", list);
    if (cluster === null) return;
    const table = html("a", { href: `#${this.#data.name}-${cluster}` }, "See its table");
    this.#node.append(" ", table);
  }

  /** Where nothing was found: whether it is not there, or not told. */
  #none({ cluster, query }: MapState, asked: readonly Mark[]): string {
    const { range } = this.#data;
    const where = cluster === null ? "" : ` of cluster ${cluster}`;
    const during = this.#during();
    const untold = asked.filter(isUntold).length;
    if (!isAsking(query))
      return `No tag${where} ${untold === 0 ? "occurs" : "is told of"}${during}${this.#left}`;
    const what = quoted(query);
    const apart = this.#data.apart.filter(matching(query)).length;
    const does = plural(apart, "tag of reach, set apart, does", "tags of reach, set apart, do");
    // Those of reach are counted in no range.
    const aside = plural(apart, "tag of reach with it is", "tags of reach with it are");
    const but = apart === 0 ? "" : `; ${range === null ? does : `${aside} set apart`}`;
    if (untold === 0) {
      const ofPage = this.#data.left > 0 ? " of this page" : "";
      return `No tag${where}${ofPage} contains ${what}${during}${this.#left}${but}`;
    }
    const those = plural(untold, `tag${where} with ${what} is`, `tags${where} with ${what} are`);
    return `${those} not told of${during}, and may be there${this.#left}${but}`;
  }

  /** That the field has more tags than the page; else nothing. */
  get #left(): string {
    const { left, marks } = this.#data;
    const shown = plural(marks.length, "tag");
    return left === 0
      ? ""
      : `: this page shows the ${shown} of most occurrences, of ${integer(marks.length + left)}`;
  }

  /** Clusters are counted whole, where they are told and no search asks for some of their tags. */
  #occurrences({ cluster, query }: MapState, asked: readonly Mark[]): Told {
    const { time, range, clusters } = this.#data;
    const isLeast = asked.some((mark) => mark.isLeast);
    const told = { count: sum(asked.map(({ count }) => count)), isLeast };
    if (this.#data.left > 0 || !isLeast || time === null || range === null || isAsking(query))
      return told;
    const ids = cluster === null ? clusters.map(({ id }) => id) : [cluster];
    const counts = ids.map((id) => clusterIn(time, id, range));
    const known = counts.filter((count) => count !== null);
    return known.length < counts.length ? told : { count: sum(known), isLeast: false };
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
      const what = isApart
        ? "is a tag of reach, set apart below the map"
        : `is not on this map${this.#left}`;
      said.push(`${quoted(tag)} ${what}`);
    }
    if (when !== null) {
      const { time } = this.#data;
      const what =
        time === null
          ? "asks for a time, and this map tells of none"
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

/** No word on whether the range holds it. */
function isUntold({ count, isLeast }: Mark): boolean {
  return count === 0 && isLeast;
}
