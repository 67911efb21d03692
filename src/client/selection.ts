/** Tags chosen on the map or found by a search: listed, counted, copied, saved. */
import { integer, plural } from "../format.ts";
import { spreadsheetText } from "../csv-text.ts";
import { COLUMNS } from "../tag-columns.ts";
import { shortened } from "../chart/text-width.ts";
import { copyText } from "./clipboard.ts";
import { html } from "./dom.ts";
import type { FieldData, Mark } from "./field-data.ts";
import { save } from "./save.ts";
import { rangeText, rangeWords } from "./time.ts";
import { figureTold, isPartlyTold, occurrencesTold } from "./told.ts";
import { sum } from "../numbers.ts";

const MOST_LISTED = 500;

export class Selection {
  readonly node = html("section", {
    class: "selection",
    hidden: "",
    "aria-label": "Selected tags",
  });
  readonly #data: FieldData;
  readonly #close: () => void;

  constructor(data: FieldData, close: () => void) {
    this.#data = data;
    this.#close = close;
  }

  /**
   * @param marks null closes the list
   * @param left whether they lie in the left half of the map, so that the list covers the other
   */
  show(marks: readonly Mark[] | null, left = false): void {
    this.node.hidden = marks === null;
    this.node.classList.toggle("right", left);
    if (marks === null) return;
    const isLeast = marks.some((mark) => mark.isLeast);
    const occurrences = occurrencesTold({ count: sum(marks.map(({ count }) => count)), isLeast });
    const when = rangeWords(this.#data);
    const copy = button("Copy", () => {
      void copyText(marks.map(({ tag }) => tag).join("\n"), copy);
    });
    const list = html(
      "ol",
      {},
      ...marks
        .slice(0, MOST_LISTED)
        .map(({ tag, count, isLeast }) =>
          html(
            "li",
            {},
            html("bdi", {}, shortened(tag, 80)),
            " ",
            html("b", {}, figureTold(integer(count), isLeast)),
          ),
        ),
    );
    list.tabIndex = 0;
    this.node.replaceChildren(
      html(
        "p",
        {},
        html("b", {}, plural(marks.length, "tag")),
        `, ${occurrences}${when === null ? "" : ` in ${when}`}`,
      ),
      html(
        "p",
        { class: "acts" },
        copy,
        button("CSV", () =>
          save(marksCsv(this.#data, marks), "text/csv", this.#name("selection.csv")),
        ),
        button("Close", this.#close),
      ),
      list,
    );
    if (marks.length > MOST_LISTED)
      this.node.append(html("p", {}, `and ${plural(marks.length - MOST_LISTED, "more tag")}`));
  }

  #name(end: string): string {
    const when = rangeText(this.#data);
    const during = when === null ? "" : `.${when}`;
    return `${this.#data.name}${during}.${end}`;
  }
}

function button(text: string, act: () => void): HTMLButtonElement {
  const node = html("button", { type: "button" }, text);
  node.addEventListener("click", act);
  return node;
}

/** The columns and figures of the site's own CSVs, and whether they are all of a range that is told in part. */
export function marksCsv({ clusters, time, range }: FieldData, marks: readonly Mark[]): string {
  const isPart = time !== null && range !== null && isPartlyTold(time);
  const rows = marks.map(({ tag, words, count, isLeast, videos, cluster, layout }) => [
    tag,
    count,
    videos,
    cluster,
    clusters[cluster - 1]?.whole ?? "",
    { value: layout.x, decimals: 4 },
    { value: layout.y, decimals: 4 },
    words ?? tag,
    ...(isPart ? [isLeast ? "at least" : "all"] : []),
  ]);
  return spreadsheetText([[...COLUMNS, ...(isPart ? ["told"] : [])], ...rows]);
}
