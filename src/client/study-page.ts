/** The study's page: its participants sorted and filtered, by their tags too. */
import type { StudyData } from "../chart/page-data.ts";
import { integer, plural } from "../format.ts";
import { cleanTag } from "../clean/clean.ts";
import { copyText } from "./clipboard.ts";
import { all, html, one } from "./dom.ts";
import { FoundTags } from "./found-tags.ts";
import { isAsking, matching } from "./matching.ts";
import { byValue, makeSortable } from "./sorting.ts";
import { tagSearch } from "./study-tags.ts";

export function startStudyPage(table: HTMLTableElement): void {
  const body = one<HTMLTableSectionElement>("tbody", table);
  const rows = [...body.rows];
  const data = JSON.parse(one("#data-study").textContent ?? "") as StudyData;
  const { ids } = data;
  const tagsOf = tagSearch();
  const foundTags = new FoundTags(rows, ids);
  const figures = data.figures.split(",").map((row) => row.split(" ").map(Number));
  const input = one<HTMLInputElement>('.tools input[type="search"]');
  const select = one<HTMLSelectElement>(".sorting select");
  const status = one<HTMLElement>(".hits");
  offerBothWays(select);
  const heads = all<HTMLTableCellElement>("thead th[aria-sort]", table);
  const sort = makeSortable(heads, (column, direction) => {
    const valueOf = (i: number): string | number =>
      column === 0 ? (ids[i] ?? "") : (figures[i]?.[column - 1] ?? 0);
    const order = [...rows.keys()].toSorted(byValue(valueOf, direction));
    body.append(...order.flatMap((i) => rows[i] ?? []));
    select.value = `${column} ${direction}`;
    keep();
  });
  const texts = rows.map((row, i) =>
    [ids[i] ?? "", ...all(".tc a", row).map(({ textContent }) => textContent ?? "")]
      .map((text) => cleanTag(text).tag)
      .join("\n"),
  );
  const filter = (): void => {
    const asks = isAsking(input.value);
    const matches = matching(input.value);
    const tags = asks ? tagsOf(input.value) : [];
    const having = new Set(tags.flatMap((tag) => tag.rows));
    let shown = 0;
    for (const [i, row] of rows.entries()) {
      const found = !asks || having.has(i) || matches(texts[i] ?? "");
      if (row.hidden === found) row.hidden = !found;
      if (found) shown += 1;
    }
    foundTags.show(tags);
    const also = tags.length === 0 ? "" : `, ${plural(tags.length, "tag")}`;
    status.textContent = asks
      ? `${integer(shown)} of ${plural(rows.length, "participant")}${also}`
      : "";
    keep();
  };
  const keep = (): void => {
    const values = new URLSearchParams();
    const sorted = heads.findIndex((head) => head.getAttribute("aria-sort") !== "none");
    const direction = heads[sorted]?.getAttribute("aria-sort");
    if (sorted > 0 || direction === "descending") values.set("sort", `${sorted} ${direction}`);
    if (input.value.trim() !== "") values.set("q", input.value.trim());
    const hash = String(values);
    history.replaceState(null, "", hash === "" ? location.pathname + location.search : `#${hash}`);
  };

  const values = new URLSearchParams(location.hash.slice(1));
  input.value = values.get("q") ?? "";
  const order = /^(\d+) (ascending|descending)$/.exec(values.get("sort") ?? "");
  if (order !== null && Number(order[1]) < heads.length)
    sort(Number(order[1]), order[2] === "ascending" ? "ascending" : "descending");
  if (input.value !== "") filter();

  input.addEventListener("input", filter);
  select.addEventListener("change", () => {
    const [column, direction] = select.value.split(" ");
    sort(Number(column), direction === "ascending" ? "ascending" : "descending");
  });
  addEventListener("keydown", (event) => {
    if (event.key === "/" && !(document.activeElement instanceof HTMLInputElement)) {
      event.preventDefault();
      input.focus();
    } else if (event.key === "Escape" && input.value !== "") {
      input.value = "";
      filter();
    }
  });
  const copy = one<HTMLButtonElement>('[data-do="copy-link"]');
  copy.addEventListener("click", () => void copyText(location.href, copy));
}

/** Each order is offered the other way round too: on a phone there are no heads to press twice. */
function offerBothWays(select: HTMLSelectElement): void {
  for (const option of Array.from(select.options)) {
    const [column, direction] = option.value.split(" ");
    const falls = direction === "descending";
    const value = `${column} ${falls ? "ascending" : "descending"}`;
    const end = falls ? "fewest first" : "from the last";
    option.after(html("option", { value }, `${option.text}, ${end}`));
  }
}
