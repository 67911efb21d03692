/** Counts and shares of the clusters, in the index and above their tables, as the range has them. */
import { percent, plural } from "../format.ts";
import { one } from "./dom.ts";
import type { Cluster, FieldData, Mark } from "./field-data.ts";
import { clusterIn, occurrencesIn } from "./in-range.ts";

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
  #counted: readonly Mark[];

  constructor(data: FieldData) {
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
    const tags = new Map<number, number>();
    for (const { cluster, count } of marks)
      if (count > 0) tags.set(cluster, (tags.get(cluster) ?? 0) + 1);
    for (const { own, share, size, bar } of this.#clusters) {
      if (time === null || range === null) {
        share.node.textContent = share.was;
        size.node.textContent = size.was;
        bar.node.setAttribute("width", bar.was);
        continue;
      }
      const count = clusterIn(time, own.id, range);
      const part = count / Math.max(1, occurrencesIn(time, range));
      const tagged = plural(tags.get(own.id) ?? 0, "tag");
      share.node.textContent = `${percent(part)} `;
      size.node.textContent = `${tagged}, ${plural(count, "occurrence")}, ${percent(part)} of these ${time.unit}s`;
      bar.node.setAttribute("width", `${Math.round(1000 * part) / 10}%`);
    }
  }
}

function placeOf(node: Node | null): Place {
  if (node === null) throw new Error("a cluster's figures are not whole");
  return { node, was: node.textContent ?? "" };
}
