/** Heads of a table that sort its rows when pressed. */
import { html } from "./dom.ts";

export type Direction = "ascending" | "descending";

/** @param sorted is given the column and direction, once the heads show them */
export function makeSortable(
  heads: readonly HTMLTableCellElement[],
  sorted: (column: number, direction: Direction) => void,
): (column: number, direction: Direction) => void {
  const sort = (column: number, direction: Direction): void => {
    for (const [i, head] of heads.entries())
      head.setAttribute("aria-sort", i === column ? direction : "none");
    sorted(column, direction);
  };
  for (const [column, head] of heads.entries()) {
    const button = html("button", { type: "button" }, ...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const now = head.getAttribute("aria-sort");
      // Figures are asked for from the top, names from A.
      const first = column === 0 ? "ascending" : "descending";
      const second = column === 0 ? "descending" : "ascending";
      sort(column, now === first ? second : first);
    });
  }
  return sort;
}

const collator = new Intl.Collator("en", { numeric: true });

/** Orders by a text, or by a figure. */
export function byValue<T>(
  valueOf: (item: T) => string | number,
  direction: Direction,
): (a: T, b: T) => number {
  const sign = direction === "ascending" ? 1 : -1;
  return (a, b) => {
    const [x, y] = [valueOf(a), valueOf(b)];
    return (
      sign *
      (typeof x === "number" && typeof y === "number"
        ? x - y
        : collator.compare(String(x), String(y)))
    );
  };
}
