/** The tables of a field's clusters: rows that hold what was typed, counts as the range has them. */
import { integer, plural } from "../format.ts";
import { CardTable } from "./card-table.ts";
import { one } from "./dom.ts";
import { type FieldData, isListed, type Mark } from "./field-data.ts";
import { clusterIn } from "./in-range.ts";
import { isAsking, matchingTags } from "./matching.ts";
import { sum } from "../numbers.ts";
import { rangeWords } from "./time.ts";
import { tagsTold } from "./told.ts";

export class Tables {
  readonly #data: FieldData;
  readonly #found: HTMLElement;
  readonly #tables: readonly CardTable[];
  #query = "";
  #cluster: number | null = null;
  /** What the tables show the counts of, once all of them are done. */
  #counted: readonly Mark[];
  /** Of the next table to be counted; 0 where all are. */
  #timer = 0;
  /** Of the next table to be unfolded. */
  #unfolding = 0;

  constructor(section: HTMLElement, data: FieldData) {
    this.#data = data;
    this.#counted = data.marks;
    this.#found = one<HTMLElement>(".found", section);
    this.#tables = data.clusters.map((cluster, i) => {
      const sorted = (): void => {
        if (this.#query !== "") this.#tables[i]?.unfold(true);
      };
      return new CardTable(data, cluster, sorted);
    });
  }

  /**
   * Shows the rows that hold what was typed, those below the fold too, with the counts of the range: these
   * a moment later, since tables are long.
   *
   * @param cluster isolated on the map, where a search asks within it alone; null for all
   */
  filter(query: string, cluster: number | null): void {
    const wanted = isAsking(query) ? query.trim() : "";
    const only = wanted === "" ? null : cluster;
    const isCounted = this.#counted === this.#data.marks;
    if (isCounted && wanted === this.#query && only === this.#cluster) return;
    this.#query = wanted;
    this.#cluster = only;
    if (!isCounted) {
      this.#counted = this.#data.marks;
      this.#countFrom(0);
    } else if (this.#timer === 0) this.#show();
  }

  /** One table after the other, so that a reader's hand waits for none. */
  #countFrom(next: number): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => {
      const table = this.#tables[next];
      this.#timer = 0;
      if (table === undefined) return this.#show();
      table.count();
      this.#countFrom(next + 1);
    });
  }

  #show(): void {
    const { marks, clusters, time, range } = this.#data;
    const matches = matchingTags(this.#query);
    const counts = new Map<number, number>();
    let isLeast = false;
    for (const mark of marks.filter(isListed)) {
      const { row, cluster: own, count } = mark;
      const shown = this.#query === "" || ((this.#cluster ?? own) === own && matches(mark));
      if (row.hidden === shown) row.hidden = !shown;
      if (count === 0 && shown && mark.isLeast) isLeast = true;
      if (count > 0 && shown) counts.set(own, (counts.get(own) ?? 0) + 1);
    }
    for (const { id, card } of clusters) {
      // A range leaves out what it does not hold on paper too; what was typed filters the screen.
      const isEmpty = time !== null && range !== null && clusterIn(time, id, range) === 0;
      card.classList.toggle("none", isEmpty);
      card.hidden = this.#query !== "" && !counts.has(id);
    }
    this.#unfoldFrom(0);
    this.#say(counts, isLeast);
  }

  /** One after the other too: to lay out what comes up takes longer than to find it. */
  #unfoldFrom(next: number): void {
    clearTimeout(this.#unfolding);
    const table = this.#tables[next];
    if (table === undefined) return;
    table.unfold(this.#query !== "");
    this.#unfolding = window.setTimeout(() => this.#unfoldFrom(next + 1));
  }

  /**
   * @param counts of rows by cluster
   * @param isLeast whether more may be there than is told
   */
  #say(counts: ReadonlyMap<number, number>, isLeast: boolean): void {
    const when = rangeWords(this.#data);
    if (this.#query === "" && when === null) {
      this.#found.textContent = "";
      return;
    }
    const among =
      this.#cluster === null ? plural(counts.size, "cluster") : `cluster ${this.#cluster}`;
    const during = when === null ? "" : `, ${when}`;
    const told = tagsTold({ count: sum(counts.values()), isLeast });
    const { listed, marks } = this.#data;
    const tags = listed < marks.length ? `${told} of the ${integer(listed)} listed` : told;
    this.#found.textContent =
      counts.size === 0 ? `${tags}${during}` : `${tags} in ${among}${during}`;
  }
}
