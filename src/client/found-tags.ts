/** The tags that were found, in how many participants each is, and in their rows links to it. */
import { shortened } from "../chart/text-width.ts";
import { integer, isolated, plural } from "../format.ts";
import { html, one } from "./dom.ts";
import { NOTHING, writeHash } from "./hash.ts";
import type { FoundTag } from "./study-tags.ts";

/** More are counted. */
const LISTED = 8;
const IN_ROW = 3;
const LONGEST = 60;

export class FoundTags {
  readonly #rows: readonly HTMLTableRowElement[];
  readonly #ids: readonly string[];
  readonly #list: HTMLElement | null;
  /** Of the rows that have some now. */
  #links: HTMLElement[] = [];

  /** @param ids of the rows, in their order */
  constructor(rows: readonly HTMLTableRowElement[], ids: readonly string[]) {
    this.#rows = rows;
    this.#ids = ids;
    this.#list = document.querySelector<HTMLElement>(".found");
  }

  show(tags: readonly FoundTag[]): void {
    const lines = tags.slice(0, LISTED).map((tag) => this.#line(tag));
    const more = tags.length - lines.length;
    if (more > 0) lines.push(html("li", {}, `and ${plural(more, "more tag")}`));
    this.#list?.replaceChildren(...lines);
    if (this.#list !== null) this.#list.hidden = lines.length === 0;
    for (const links of this.#links) links.remove();
    const ofRows = new Map<number, FoundTag[]>();
    for (const tag of tags)
      for (const row of tag.rows) {
        const known = ofRows.get(row);
        if (known === undefined) ofRows.set(row, [tag]);
        else known.push(tag);
      }
    this.#links = [...ofRows].flatMap(([row, own]) => this.#linksOf(row, own) ?? []);
  }

  #line({ tag, noun, rows }: FoundTag): HTMLElement {
    return html(
      "li",
      {},
      "tag ",
      html("bdi", {}, shortened(tag, LONGEST)),
      ` (${isolated(noun)}): in ${integer(rows.length)} of ${plural(this.#rows.length, "participant")}`,
    );
  }

  /** Below a participant's name. */
  #linksOf(row: number, tags: readonly FoundTag[]): HTMLElement | null {
    const element = this.#rows[row];
    if (element === undefined) return null;
    const id = this.#ids[row] ?? "";
    const links = tags.slice(0, IN_ROW).flatMap(({ field, tag }, i) => {
      const href = `${id}.html${writeHash(field, { ...NOTHING, tag })}`;
      const link = html("a", { href }, html("bdi", {}, shortened(tag, LONGEST)));
      return i === 0 ? [link] : [", ", link];
    });
    const more = tags.length - IN_ROW;
    const own = html("small", { class: "has" }, "has ", ...links);
    if (more > 0) own.append(` and ${plural(more, "more tag")}`);
    one("th", element).append(own);
    return own;
  }
}
