/** The cohort's page: any two side by side, lit on the shared map and kept in the address. */
import { type CohortData, readHeld, typedName } from "../chart/cohort-code.ts";
import { difference, type Share } from "../cohort/share.ts";
import { logOdds } from "../cohort/log-odds.ts";
import { fixed, integer, isolated, percent } from "../format.ts";
import { copyText } from "./clipboard.ts";
import { startCohortTable } from "./cohort-table.ts";
import { all, html, isPlain, one } from "./dom.ts";

/** Symbols of a lit tag: a disc or a ring of one, a square of both. */
const ONE = "#s0";
const BOTH = "#s1";
/** Fewer occurrences of a tag say nothing of two people. */
const LEAST = 3;
const LISTED = 10;
const PARTS = 10_000;

/** One of the two. */
interface Side {
  readonly id: string;
  readonly name: string;
  /** Null of a topic that is not told. */
  readonly shares: readonly (Share | null)[];
  readonly held: ReadonlyMap<number, number>;
  readonly size: number;
  /** Whether there are videos enough to tell a difference from chance. */
  readonly isEnough: boolean;
}

export function startCohortPage(sections: readonly HTMLElement[]): void {
  const fields = sections.map((section) => new CohortSection(section));
  const show = (): void => {
    const values = new URLSearchParams(location.hash.slice(1));
    const [a, b] = [values.get("a") ?? "", values.get("b") ?? ""];
    for (const field of fields) field.show(a, b);
  };
  const choose = (a: string, b: string): void => {
    const values = new URLSearchParams();
    if (a !== "") values.set("a", a);
    if (b !== "") values.set("b", b);
    const hash = String(values);
    history.replaceState(null, "", hash === "" ? location.pathname + location.search : `#${hash}`);
    for (const field of fields) field.show(a, b);
  };
  for (const field of fields) field.onChoice(choose);
  addEventListener("hashchange", () => {
    // An anchor is a place on the page as it is; without any, nobody is chosen.
    if (location.hash === "" || location.hash.includes("=")) show();
  });
  addEventListener("keydown", ({ key }) => {
    if (key === "Escape") choose("", "");
  });
  show();
}

class CohortSection {
  readonly #section: HTMLElement;
  readonly #data: CohortData;
  /** Of very many people boxes to type in. */
  readonly #choices: readonly (HTMLSelectElement | HTMLInputElement)[];
  readonly #view: HTMLElement;
  readonly #said: HTMLElement;
  readonly #marks: readonly SVGElement[];
  readonly #counts: readonly number[];

  constructor(section: HTMLElement) {
    this.#section = section;
    this.#data = JSON.parse(one(`#cohort-${section.id}`).textContent ?? "") as CohortData;
    this.#choices = all<HTMLSelectElement | HTMLInputElement>(
      ".versus :is(select, input)",
      section,
    );
    this.#view = one(".versus-view", section);
    this.#said = one(".hits", section);
    this.#marks = all(".shared .dots use", section);
    this.#counts = this.#data.counts.split(" ").map(Number);
    // The head of a row and a pair lead to where the two are chosen: its address is of this page.
    section.addEventListener("click", (event) => {
      const { target } = event;
      const link = target instanceof Element ? target.closest('a[href^="cohort.html#a="]') : null;
      if (link !== null && isPlain(event)) this.#reveal();
    });
    const copy = one<HTMLButtonElement>('[data-do="copy-link"]', section);
    copy.addEventListener("click", () => void copyText(location.href, copy));
    startCohortTable(section, this.#data);
  }

  onChoice(choose: (a: string, b: string) => void): void {
    for (const choice of this.#choices)
      choice.addEventListener("change", () => {
        const [a = "", b = ""] = this.#choices.map(({ value }) => this.#meant(value.trim()));
        choose(a, b);
      });
  }

  #meant(value: string): string {
    return this.#data.ids.find((id) => typedName(id) === value) ?? value;
  }

  /** @param a and b as files name them; who is not there is said, and not shown */
  show(a: string, b: string): void {
    const sides = [a, b].map((id) => this.#sideOf(id));
    for (const [i, choice] of this.#choices.entries()) {
      const id = sides[i]?.id ?? "";
      choice.value = choice instanceof HTMLSelectElement ? id : typedName(id);
    }
    const missing = [a, b].filter((id, i) => id !== "" && sides[i] === null);
    this.#said.textContent = missing
      .map((id) => `${isolated(id.slice(0, 40))} is not here.`)
      .join(" ");
    const [one = null, other = null] = sides;
    this.#light(one, other);
    this.#view.hidden = one === null || other === null || one.id === other.id;
    this.#view.replaceChildren(
      ...(one === null || other === null || this.#view.hidden ? [] : this.#beside(one, other)),
    );
  }

  #reveal(): void {
    one(".versus", this.#section).scrollIntoView({ block: "start" });
    this.#choices[0]?.focus({ preventScroll: true });
  }

  #sideOf(id: string): Side | null {
    const at = this.#data.ids.indexOf(id);
    if (id === "" || at === -1) return null;
    const shares = (this.#data.shares[at] ?? "").split(",").map((text): Share | null => {
      if (text === "") return null;
      const [share = 0, low = 0, high = 0] = text.split(" ").map((part) => Number(part) / PARTS);
      return { occurrences: 0, share, low, high };
    });
    return {
      id,
      name: id.replace(/^group:/, ""),
      shares,
      held: readHeld(this.#data.held[at] ?? ""),
      size: this.#data.sizes[at] ?? 0,
      isEnough: this.#data.enough.includes(at),
    };
  }

  #light(a: Side | null, b: Side | null): void {
    const map = this.#section.querySelector(".shared");
    map?.classList.toggle("lit", a !== null || b !== null);
    const key = map?.querySelector(".lit-key");
    if (key) key.textContent = litText(a, b) + this.#ofThose();
    for (const [tag, mark] of this.#marks.entries()) {
      const inA = (a ?? b)?.held.has(tag) === true;
      const inB = a !== null && b?.held.has(tag) === true;
      mark.classList.toggle("in-a", inA);
      mark.classList.toggle("in-b", inB);
      // Shapes and fillings are of topics: whose a tag is has forms of its own.
      const own = (mark.dataset["shape"] ??= mark.getAttribute("href") ?? "");
      mark.setAttribute("href", inA && inB ? BOTH : inA || inB ? ONE : own);
    }
  }

  /** Of many rows a page tells of the tags of most weight alone. */
  #ofThose(): string {
    const told = this.#data.tags.length;
    return told < this.#marks.length ? ` Of tags, the ${integer(told)} of most weight.` : "";
  }

  #beside(a: Side, b: Side): HTMLElement[] {
    const rows = this.#data.topics
      .map((name, t) => {
        const [own = null, other = null] = [a.shares[t], b.shares[t]];
        return own === null || other === null
          ? null
          : { name, own, other, ...difference(own, other) };
      })
      .filter((row) => row !== null)
      .toSorted((x, y) => Math.abs(y.difference) - Math.abs(x.difference));
    const isTold = a.isEnough && b.isEnough;
    const head = ["Topic", isolated(a.name), isolated(b.name), "Difference"];
    const table = html(
      "table",
      { class: "plain" },
      html("thead", {}, html("tr", {}, ...head.map((text) => html("th", { scope: "col" }, text)))),
      html(
        "tbody",
        {},
        ...rows.map(({ name, own, other, difference: by, low, high }) =>
          html(
            "tr",
            {},
            html("th", { scope: "row" }, html("bdi", {}, name)),
            html("td", {}, shareText(own)),
            html("td", {}, shareText(other)),
            html(
              "td",
              isTold && (low > 0 || high < 0) ? { class: "sure" } : {},
              pointsText(by, low, high),
            ),
          ),
        ),
      ),
    );
    return [
      html("div", { class: "scroll" }, table),
      html(
        "p",
        { class: "note" },
        "Differences in points of per cent, with their 95 % interval (Newcombe 1998). " +
          (isTold
            ? `In bold where that does not hold 0; of ${rows.length} topics that are equal, about one would be bold by chance.`
            : "One of them has fewer than 20 videos with a tag: too few to tell a difference from chance.") +
          this.#ofThose(),
      ),
      html(
        "div",
        { class: "distinct" },
        this.#tagList(`More with ${isolated(a.name)}`, this.#distinct(a, b)),
        this.#tagList(`More with ${isolated(b.name)}`, this.#distinct(b, a, true)),
        this.#tagList("In common", this.#common(a, b)),
      ),
    ];
  }

  #tagList(title: string, lines: readonly [tag: number, text: string][]): HTMLElement {
    const items = lines.map(([tag, text]) =>
      html("li", {}, html("bdi", {}, this.#data.tags[tag] ?? ""), " ", html("span", {}, text)),
    );
    const list =
      items.length === 0 ? html("p", { class: "note" }, "None.") : html("ol", {}, ...items);
    return html("section", {}, html("h3", {}, title), list);
  }

  /** By the same log-odds as the page's lists, the other in the place of everybody else. */
  #distinct(a: Side, b: Side, isTurned = false): [number, string][] {
    return [...a.held]
      .filter(([, count]) => count >= LEAST)
      .map(([tag, count]) => {
        const prior = { tag: this.#counts[tag] ?? 0, all: this.#data.size };
        const other = b.held.get(tag) ?? 0;
        const odds = logOdds({ tag: count, all: a.size }, { tag: other, all: b.size }, prior);
        return { tag, count, other, odds };
      })
      .filter(({ odds }) => odds > 0)
      .toSorted((x, y) => y.odds - x.odds || x.tag - y.tag)
      .slice(0, LISTED)
      .map(({ tag, count, other }) => [
        tag,
        isTurned ? `${other}× and ${count}×` : `${count}× and ${other}×`,
      ]);
  }

  #common(a: Side, b: Side): [number, string][] {
    const least = (tag: number): number => Math.min(a.held.get(tag) ?? 0, b.held.get(tag) ?? 0);
    return [...a.held.keys()]
      .filter((tag) => b.held.has(tag))
      .toSorted((x, y) => least(y) - least(x) || x - y)
      .slice(0, LISTED)
      .map((tag) => [tag, `${a.held.get(tag) ?? 0}× and ${b.held.get(tag) ?? 0}×`]);
  }
}

/** What the marks mean while some are lit. */
function litText(a: Side | null, b: Side | null): string {
  const known = [a, b].filter((side) => side !== null);
  const [first, second] = known;
  if (first === undefined) return " Choose one or two above, and their tags light up.";
  if (second === undefined || first.id === second.id)
    return ` Lit are the tags of ${isolated(first.name)}.`;
  return ` Discs: tags of ${isolated(first.name)} alone; rings: of ${isolated(second.name)} alone; squares with a rim: of both. Colours are those of topics.`;
}

function shareText({ share, low, high }: Share): string {
  return `${percent(share)} (${fixed(100 * low, 1)} to ${fixed(100 * high, 1)})`;
}

function pointsText(by: number, low: number, high: number): string {
  const signed = (value: number): string => `${value > 0 ? "+" : ""}${fixed(100 * value, 1)}`;
  return `${signed(by)} (${signed(low)} to ${signed(high)})`;
}
