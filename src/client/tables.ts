/** A table for each cluster: sorted by its heads, filtered, each tag a link to its place. */
import { BAR, barWidth, HEAD_ROWS, TABLE_COLUMNS } from "../chart/page-data.ts";
import { plural } from "../format.ts";
import { all, html, one, svg } from "./dom.ts";
import type { Cluster, FieldData, Mark } from "./field-data.ts";
import { NOTHING, writeHash } from "./hash.ts";
import { isAsking, matchingTags } from "./matching.ts";
import { byValue, makeSortable } from "./sorting.ts";
import { sum } from "../numbers.ts";

export class Tables {
  readonly #data: FieldData;
  readonly #found: HTMLElement;
  #query = "";
  #cluster: number | null = null;

  constructor(section: HTMLElement, data: FieldData) {
    this.#data = data;
    this.#found = one<HTMLElement>(".found", section);
    for (const cluster of data.clusters) this.#prepare(cluster);
  }

  /**
   * Shows the rows that hold what was typed, those below the fold too.
   *
   * @param cluster isolated on the map, where a search asks within it alone; null for all
   */
  filter(query: string, cluster: number | null): void {
    const wanted = isAsking(query) ? query.trim() : "";
    const only = wanted === "" ? null : cluster;
    if (wanted === this.#query && only === this.#cluster) return;
    this.#query = wanted;
    this.#cluster = only;
    const matches = matchingTags(query);
    const counts = new Map<number, number>();
    for (const mark of this.#data.marks) {
      const { row, cluster: own } = mark;
      const shown = wanted === "" || ((only === null || own === only) && matches(mark));
      if (row.hidden === shown) row.hidden = !shown;
      if (shown) counts.set(own, (counts.get(own) ?? 0) + 1);
    }
    for (const { id, card } of this.#data.clusters) {
      card.hidden = !counts.has(id);
      this.#unfold(card);
    }
    const all = plural(sum(counts.values()), "tag");
    const among = only === null ? plural(counts.size, "cluster") : `cluster ${only}`;
    this.#found.textContent = wanted === "" ? "" : `${all} in ${among}`;
  }

  /** While rows are filtered, those below the fold that are found are shown and counted, and no others. */
  #unfold(card: HTMLElement): void {
    const fold = card.querySelector("details");
    if (fold === null) return;
    const rows = all<HTMLTableRowElement>("tbody tr", fold);
    const found = rows.filter(({ hidden }) => !hidden).length;
    const isFiltered = this.#query !== "";
    const isFirst = one("tbody", card).querySelector("tr:not([hidden])") === null;
    fold.open = isFiltered && found > 0;
    fold.hidden = isFiltered && found === 0;
    one("summary", fold).textContent = isFiltered
      ? `${plural(found, isFirst ? "tag" : "more tag")} found`
      : plural(rows.length, "more tag");
  }

  #prepare({ id, card }: Cluster): void {
    const marks = this.#data.marks.filter(({ cluster }) => cluster === id);
    const bodies = all<HTMLTableSectionElement>("tbody", card);
    const [head, rest] = bodies;
    const most = marks[0]?.count ?? 1;
    const fill = (ordered: readonly Mark[]): void => {
      for (const [i, { row, count }] of ordered.entries()) {
        if (i < HEAD_ROWS) addBar(row, barWidth(count, most, BAR));
        (i < HEAD_ROWS ? head : rest)?.append(row);
      }
      if (this.#query !== "") this.#unfold(card);
    };
    makeSortable(all<HTMLTableCellElement>("thead th[aria-sort]", card), (column, direction) => {
      const { by } = TABLE_COLUMNS[column] ?? TABLE_COLUMNS[0];
      fill(marks.toSorted(byValue((mark) => mark[by], direction)));
    });
    const link = (mark: Mark): void => linkTag(this.#data.name, mark);
    for (const mark of marks.slice(0, HEAD_ROWS)) link(mark);
    // Links below the fold are made when it is first opened, or when sorting brings them up.
    card
      .querySelector("details")
      ?.addEventListener("toggle", () => marks.forEach(link), { once: true });
    one("thead", card).addEventListener("click", () => marks.forEach(link), { once: true });
  }
}

function linkTag(field: string, { tag, row }: Mark): void {
  const [cell] = row.cells;
  const text = cell?.firstChild;
  if (text === null || text === undefined || text.nodeType !== Node.TEXT_NODE) return;
  const href = writeHash(field, { ...NOTHING, tag });
  text.replaceWith(html("a", { href }, (text.textContent ?? "").trim()), " ");
}

function addBar({ cells: [, cell] }: HTMLTableRowElement, width: number): void {
  if (cell === undefined || cell.firstElementChild !== null) return;
  cell.prepend(svg("svg", { class: "b", width, height: 7, "aria-hidden": "true" }));
}
