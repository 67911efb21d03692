/** The table of shares where many are its rows: sorted by its heads, and those found that a reader asks for. */
import { type CohortData, typedName } from "../chart/cohort-code.ts";
import { cleanTag } from "../clean/clean.ts";
import { plural, integer } from "../format.ts";
import { all, one } from "./dom.ts";
import { isAsking, matching } from "./matching.ts";
import { byValue, makeSortable } from "./sorting.ts";

/** More rows at once take a browser too long to lay out; a button shows them, and paper has them all. */
const MOST_AT_ONCE = 100;

/** Nothing where the rows are few. */
export function startCohortTable(section: HTMLElement, data: CohortData): void {
  const input = section.querySelector<HTMLInputElement>(".find");
  if (input === null) return;
  const table = one<HTMLTableElement>("table.matrix", section);
  const body = one<HTMLTableSectionElement>("tbody", table);
  const rows = [...body.rows];
  const status = one(".sifted", section);
  const placeOf = data.order.split(" ").map(Number);
  const heads = all<HTMLTableCellElement>("th[data-by]", table);
  for (const head of heads) head.setAttribute("aria-sort", "none");
  makeSortable(heads, (column, direction) => {
    const by = heads[column]?.dataset["by"] ?? "";
    const values = rows.map((row, i) => valueOf(data, by, placeOf[i] ?? 0, row));
    const order = [...rows.keys()].toSorted(byValue((i: number) => values[i] ?? 0, direction));
    sorted = order;
    body.append(...order.flatMap((i) => rows[i] ?? []));
    show();
    const from = direction === "descending" ? "from the last" : "from the first";
    const largest = direction === "descending" ? "largest first" : "smallest first";
    const name = heads[column]?.textContent ?? "";
    status.textContent = `Sorted by ${name}, ${column === 0 ? from : largest}.`;
  });
  const texts = rows.map((row) =>
    // The link that compares says the same in every row.
    all("th > :not(:has(a)), td > bdi", row)
      .map(({ textContent }) => cleanTag(textContent ?? "").tag)
      .join("\n"),
  );
  const everyRow = one<HTMLButtonElement>(".all-rows", section);
  let most = MOST_AT_ONCE;
  let sorted = [...rows.keys()];
  const show = (): number => {
    const asking = isAsking(input.value);
    const matches = matching(input.value);
    let found = 0;
    for (const i of sorted) {
      const isFound = !asking || matches(texts[i] ?? "");
      if (isFound) found += 1;
      rows[i]?.classList.toggle("unasked", !isFound);
      rows[i]?.classList.toggle("later", isFound && found > most);
    }
    everyRow.hidden = found <= most;
    return found;
  };
  show();
  everyRow.addEventListener("click", () => {
    most = Infinity;
    show();
    status.textContent = `All ${plural(rows.length, "row")}`;
    input.focus();
  });
  input.addEventListener("input", () => {
    const found = show();
    const text = `${integer(found)} of ${plural(rows.length, "row")}`;
    status.textContent = isAsking(input.value) ? text : "";
  });
}

/** What a row is sorted by; one figure stands in the table alone. */
function valueOf(
  { ids, sizes, shares }: CohortData,
  by: string,
  place: number,
  row: HTMLTableRowElement,
): string | number {
  if (by === "name") return typedName(ids[place] ?? "");
  if (by === "size") return sizes[place] ?? 0;
  if (by === "spread")
    return Number.parseFloat(row.querySelector(".spread")?.firstChild?.textContent ?? "") || 0;
  return Number.parseInt(shares[place]?.split(",")[Number(by) - 1] ?? "", 10) || 0;
}
