/** Counts and shares of the clusters, in the index and above their tables, as the range has them. */
import { percent, plural } from "../format.ts";
import { all, one } from "./dom.ts";
import type { Cluster, FieldData, Mark } from "./field-data.ts";
import { clusterIn, occurrencesIn } from "./in-range.ts";
import { rangeWords } from "./time.ts";
import { tagsTold } from "./told.ts";

/** A text of the page, and what it says where all is counted. */
interface Place {
  readonly node: Node;
  readonly was: string;
}

export class RangeFigures {
  readonly #data: FieldData;
  readonly #clusters: readonly {
    readonly own: Cluster;
    readonly share: Place;
    readonly size: Place;
    readonly bar: { readonly node: Element; readonly was: string };
  }[];
  /** Links to files, which are of all periods. */
  readonly #files: readonly Place[];
  #counted: readonly Mark[];

  constructor(section: HTMLElement, data: FieldData) {
    this.#files = all<HTMLAnchorElement>("a[download]", section).map(placeOf);
    this.#data = data;
    this.#counted = data.marks;
    this.#clusters = data.clusters.map((own) => {
      const bar = one(".lg-bar svg", own.link);
      return {
        own,
        share: placeOf(one(".lg-n", own.link).firstChild),
        size: placeOf(one("header p", own.card).firstChild),
        bar: { node: bar, was: bar.getAttribute("width") ?? "" },
      };
    });
  }

  draw(): void {
    const { marks, time, range } = this.#data;
    if (marks === this.#counted) return;
    this.#counted = marks;
    const when = rangeWords(this.#data);
    for (const { node, was } of this.#files)
      node.textContent = time === null || range === null ? was : `${was} of all ${time.unit}s`;
    for (const { own, share, size, bar } of this.#clusters) {
      if (time === null || range === null || when === null) {
        share.node.textContent = share.was;
        size.node.textContent = size.was;
        bar.node.setAttribute("width", bar.was);
        continue;
      }
      const count = clusterIn(time, own.id, range);
      const members = marks.filter(({ cluster }) => cluster === own.id);
      const shown = members.filter((mark) => mark.count > 0).length;
      const isLeast = members.some((mark) => mark.isLeast && mark.count === 0);
      const tagged = `${tagsTold({ count: shown, isLeast })}${this.#data.left > 0 ? " of this page" : ""}`;
      if (count === null) {
        share.node.textContent = "not told ";
        size.node.textContent = `${tagged}, occurrences not told in ${when}`;
        bar.node.setAttribute("width", "0");
        continue;
      }
      const part = count / Math.max(1, occurrencesIn(time, range));
      share.node.textContent = `${percent(part)} `;
      size.node.textContent = `${tagged}, ${plural(count, "occurrence")}, ${percent(part)} of all in ${when}`;
      bar.node.setAttribute("width", `${Math.round(1000 * part) / 10}%`);
    }
  }
}

function placeOf(node: Node | null): Place {
  if (node === null) throw new Error("a cluster's figures are not whole");
  return { node, was: node.textContent ?? "" };
}
