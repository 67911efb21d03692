/** The table of a cluster: sorted by its heads, each tag a link to its place, counts as the range has them. */
import { BAR, barWidth, HEAD_ROWS, TABLE_COLUMNS } from "../chart/page-data.ts";
import { integer, plural, shareFigure } from "../format.ts";
import { all, html, one, svg } from "./dom.ts";
import { type Cluster, type FieldData, isListed, type ListedMark } from "./field-data.ts";
import { NOTHING, writeHash } from "./hash.ts";
import { byValue, type Direction, makeSortable } from "./sorting.ts";
import { figureTold } from "./told.ts";

export class CardTable {
  readonly #data: FieldData;
  readonly #id: number;
  readonly #card: HTMLElement;
  readonly #bodies: readonly HTMLTableSectionElement[];
  /** What its head says its rows are sorted by. */
  #sorting: { readonly column: number; readonly direction: Direction } = {
    column: TABLE_COLUMNS.findIndex(({ by }) => by === "count"),
    direction: "descending",
  };

  #isFiltered = false;

  /** @param sorted its rows have moved */
  constructor(data: FieldData, { id, card }: Cluster, sorted: () => void) {
    this.#data = data;
    this.#id = id;
    this.#card = card;
    this.#bodies = all<HTMLTableSectionElement>("tbody", card);
    makeSortable(all<HTMLTableCellElement>("thead th[aria-sort]", card), (column, direction) => {
      this.#sorting = { column, direction };
      this.#fill();
      sorted();
    });
    const marks = this.#listed();
    const link = (mark: ListedMark): void => linkTag(data.name, mark);
    for (const mark of marks.slice(0, HEAD_ROWS)) link(mark);
    // Links below the fold are made when it is first opened, or when sorting brings them up.
    card
      .querySelector("details")
      ?.addEventListener("toggle", () => marks.forEach(link), { once: true });
    one("thead", card).addEventListener("click", () => marks.forEach(link), { once: true });
  }

  /** The range has changed: tags without an occurrence in it leave, and others come up from the fold. */
  count(): void {
    for (const { row, count, isLeast, share, videos } of this.#listed()) {
      row.classList.toggle("none", count === 0);
      const texts: Readonly<Record<string, string>> = {
        count: integer(count),
        share: shareFigure(share),
        videos: integer(videos),
      };
      for (const [at, { by }] of TABLE_COLUMNS.entries())
        if (texts[by] !== undefined) setLast(row.cells.item(at), figureTold(texts[by], isLeast));
    }
    this.#fill();
    const own = this.#listed().filter(({ count }) => count > 0);
    one("table", this.#card).classList.toggle("none", own.length === 0);
    for (const mark of own.slice(0, HEAD_ROWS)) linkTag(this.#data.name, mark);
  }

  /**
   * While rows are filtered, those below the fold that are found are shown and counted, and no others.
   *
   * @param isFiltered by what was typed
   */
  unfold(isFiltered: boolean): void {
    const fold = this.#card.querySelector("details");
    if (fold === null) return;
    const rows = all<HTMLTableRowElement>("tbody tr:not(.none)", fold);
    const found = rows.filter(({ hidden }) => !hidden).length;
    const isFirst = this.#bodies[0]?.querySelector("tr:not([hidden], .none)") === null;
    fold.classList.toggle("none", rows.length === 0);
    // What its reader has opened stays so.
    if (isFiltered || this.#isFiltered) fold.open = isFiltered && found > 0;
    this.#isFiltered = isFiltered;
    fold.hidden = isFiltered && found === 0;
    one("summary", fold).textContent = isFiltered
      ? `${plural(found, isFirst ? "tag" : "more tag")} found`
      : plural(rows.length, "more tag");
  }

  #listed(): ListedMark[] {
    return this.#data.marks.filter(isListed).filter(({ cluster }) => cluster === this.#id);
  }

  /** Rows in order: the first ones, with bars, then the fold. */
  #fill(): void {
    const { by } = TABLE_COLUMNS[this.#sorting.column] ?? TABLE_COLUMNS[0];
    const ordered = this.#listed().toSorted(
      byValue((mark: ListedMark) => mark[by], this.#sorting.direction),
    );
    const most = Math.max(1, ...ordered.map(({ count }) => count));
    const [head, rest] = this.#bodies;
    const shown = ordered.filter(({ count }) => count > 0);
    const first = shown.slice(0, HEAD_ROWS);
    for (const { row, count } of first) setBar(row, barWidth(count, most, BAR));
    head?.append(...first.map(({ row }) => row));
    const none = ordered.filter(({ count }) => count === 0);
    (rest ?? head)?.append(...[...shown.slice(HEAD_ROWS), ...none].map(({ row }) => row));
  }
}

function linkTag(field: string, { tag, row }: ListedMark): void {
  const [cell] = row.cells;
  const text = cell?.firstChild;
  if (text === null || text === undefined || text.nodeType !== Node.TEXT_NODE) return;
  const href = writeHash(field, { ...NOTHING, tag });
  text.replaceWith(html("a", { href }, (text.textContent ?? "").trim()), " ");
}

/** A cell's figure, after its bar where it has one. */
function setLast(cell: HTMLTableCellElement | null, text: string): void {
  const figure = cell?.lastChild;
  if (figure !== null && figure !== undefined && figure.textContent?.trim() !== text)
    figure.textContent = text;
}

function setBar({ cells: [, cell] }: HTMLTableRowElement, width: number): void {
  if (cell === undefined) return;
  const bar = cell.querySelector(".b");
  if (bar !== null) bar.setAttribute("width", String(width));
  else cell.prepend(svg("svg", { class: "b", width, height: 7, "aria-hidden": "true" }));
}
