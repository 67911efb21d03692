/** The table of shares where many are its rows: sorted by its heads, and those found that a reader asks for. */
import type { CohortData } from "../chart/cohort-code.ts";
import { cleanTag } from "../clean/clean.ts";
import { plural, integer } from "../format.ts";
import { all, one } from "./dom.ts";
import { isAsking, matching } from "./matching.ts";
import { byValue, makeSortable } from "./sorting.ts";

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
    const values = rows.map((row, i) => valueOf(data, by, placeOf[i] ?? 0, row.cells[column]));
    const order = [...rows.keys()].toSorted(byValue((i: number) => values[i] ?? 0, direction));
    body.append(...order.flatMap((i) => rows[i] ?? []));
    const from = direction === "descending" ? "from the last" : "from the first";
    const largest = direction === "descending" ? "largest first" : "smallest first";
    const name = heads[column]?.textContent ?? "";
    status.textContent = `Sorted by ${name}, ${column === 0 ? from : largest}.`;
  });
  const texts = rows.map((row) =>
    all("th > *, td > bdi", row)
      .map(({ textContent }) => cleanTag(textContent ?? "").tag)
      .join("\n"),
  );
  input.addEventListener("input", () => {
    const asking = isAsking(input.value);
    const matches = matching(input.value);
    let shown = 0;
    for (const [i, row] of rows.entries()) {
      const found = !asking || matches(texts[i] ?? "");
      if (row.hidden === found) row.hidden = !found;
      if (found) shown += 1;
    }
    status.textContent = asking ? `${integer(shown)} of ${plural(rows.length, "row")}` : "";
  });
}

/** What a row is sorted by; of figures that stand in the table alone, its cell has it. */
function valueOf(
  { ids, sizes, shares }: CohortData,
  by: string,
  place: number,
  cell: HTMLTableCellElement | undefined,
): string | number {
  if (by === "name") return ids[place] ?? "";
  if (by === "size") return sizes[place] ?? 0;
  if (by === "spread") return Number.parseFloat(cell?.textContent ?? "") || 0;
  return Number.parseInt(shares[place]?.split(",")[Number(by) - 1] ?? "", 10) || 0;
}
