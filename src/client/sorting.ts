/** Heads of a table that sort its rows when pressed. */
import { html } from "./dom.ts";
import { figure } from "./field-data.ts";

type Direction = "ascending" | "descending";

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

/** Orders rows by a cell: by figure where it is one, else by text. */
export function byCell(
  column: number,
  direction: Direction,
): (a: HTMLTableRowElement, b: HTMLTableRowElement) => number {
  const sign = direction === "ascending" ? 1 : -1;
  const text = (row: HTMLTableRowElement): string => {
    const cell = row.cells[column];
    return (cell?.querySelector("b, a") ?? cell)?.textContent?.trim() ?? "";
  };
  return (a, b) => {
    const [x, y] = [text(a), text(b)];
    if (column === 0) return sign * collator.compare(x, y);
    return sign * (sizeOf(x) - sizeOf(y));
  };
}

/** "<10" is more than none and less than ten. */
function sizeOf(text: string): number {
  return text.startsWith("<") ? figure(text.slice(1)) / 2 : figure(text);
}
