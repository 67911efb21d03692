/**
 * Names that a reader tries on clusters: seen on the map, in the index and above the table at once, in
 * this view of the page alone, and copied as what study.json keeps them by. Nothing is stored or sent.
 */
import { shortened, shortenedTo } from "../chart/text-width.ts";
import { NAME_CHARACTERS, NAME_EMS } from "../chart/page-data.ts";
import { cleanName } from "../clean/clean.ts";
import { inWords } from "../format.ts";
import { copyText } from "./clipboard.ts";
import { html, one } from "./dom.ts";
import type { Cluster, FieldData } from "./field-data.ts";

const NOT_KEPT = "not yet kept";
const LONGEST = 80;
/** Tags by which study.json knows a cluster: enough that some go with it where others leave. */
const MOST_TAGS = 5;

interface Form {
  readonly node: HTMLElement;
  readonly input: HTMLInputElement;
  readonly copy: HTMLButtonElement;
  readonly said: HTMLElement;
}

export class Naming {
  readonly #data: FieldData;
  readonly #changed: () => void;
  /** By cluster, those that were asked for. */
  readonly #forms = new Map<number, Form>();
  /** By cluster, the names that are tried. */
  readonly #tried = new Map<number, string>();

  /** @param changed draws the map anew */
  constructor(data: FieldData, changed: () => void) {
    this.#data = data;
    this.#changed = changed;
  }

  /** Opens or closes what a cluster is named by, at its table. */
  toggle(id: number, button: HTMLButtonElement): void {
    const cluster = this.#data.clusters[id - 1];
    if (cluster === undefined) return;
    const known = this.#forms.get(id);
    const form = known ?? this.#make(cluster, button);
    form.node.hidden = known !== undefined && !form.node.hidden;
    button.setAttribute("aria-expanded", String(!form.node.hidden));
    if (!form.node.hidden) form.input.focus();
  }

  #make(cluster: Cluster, button: HTMLButtonElement): Form {
    const { id, card } = cluster;
    const input = html("input", { maxlength: LONGEST, autocomplete: "off", spellcheck: "false" });
    const copy = html("button", { type: "button", disabled: "" }, "Copy for study.json");
    const back = html("button", { type: "button" }, "Take it back");
    const said = html("p", { role: "status" });
    const node = html(
      "div",
      { class: "naming", id: `naming-${this.#data.name}-${id}` },
      html("label", {}, `Name of cluster ${id}`, input),
      html("p", { class: "card-acts" }, copy, back),
      said,
    );
    const write = nameWriter(cluster);
    const take = (text: string): void => {
      const name = cleanName(text);
      if (name === "") this.#tried.delete(id);
      else this.#tried.set(id, name);
      write(name === "" ? null : name);
      this.#say();
      this.#changed();
    };
    input.addEventListener("input", () => take(input.value));
    input.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      if (event.key === "Enter") {
        event.preventDefault();
        copy.focus();
      }
      if (event.key !== "Escape") return;
      // The map keeps what its reader has asked of it.
      event.stopPropagation();
      this.toggle(id, button);
      button.focus();
    });
    copy.addEventListener("click", () => void copyText(this.#snippet(), copy));
    back.addEventListener("click", () => {
      input.value = "";
      take("");
      input.focus();
    });
    button.setAttribute("aria-controls", node.id);
    one("header", card).append(node);
    const form = { node, input, copy, said };
    this.#forms.set(id, form);
    return form;
  }

  /** What holds of each name, once: the line stays while its reader types. */
  #say(): void {
    const more =
      this.#tried.size > 1 ? ` Copying takes all ${inWords(this.#tried.size)} names.` : "";
    const text = `Not yet kept: it is seen on the map and in the index until this page is left, and stored or sent nowhere. Copied into study.json, it stays.${more}`;
    for (const [id, { copy, said }] of this.#forms) {
      const own = this.#tried.has(id) ? text : "";
      copy.disabled = own === "";
      if (said.textContent !== own) said.textContent = own;
    }
  }

  /** All names that are tried, as study.json has them. */
  #snippet(): string {
    const rules = [...this.#tried]
      .toSorted(([a], [b]) => a - b)
      .map(([id, name]) => ({ name, tags: this.#tagsOf(id) }));
    return JSON.stringify({ names: { [this.#data.name]: rules } }, null, 2);
  }

  /** The most telling tags of a cluster, then its most frequent. */
  #tagsOf(id: number): string[] {
    const { marks, clusters } = this.#data;
    const telling = clusters[id - 1]?.telling ?? [];
    const members = marks.flatMap(({ cluster, index }) => (cluster === id ? [index] : []));
    const chosen = [...new Set([...telling, ...members])].slice(0, MOST_TAGS);
    return chosen.flatMap((index) => marks[index]?.tag ?? []);
  }
}

/** @returns what writes a name wherever the cluster has one, or with null the name that it came with */
function nameWriter(cluster: Cluster): (name: string | null) => void {
  const { title, whole, name, card, link } = cluster;
  const places = [one(".lg-name", link), one("h4", card)].map((place) => {
    const [head, rest] = [one("bdi", place), place.lastElementChild ?? place];
    return { head, rest, was: [head.textContent ?? "", rest.textContent ?? ""] as const };
  });
  return (tried) => {
    const called = `${tried ?? ""} (${NOT_KEPT})`;
    cluster.title = tried === null ? title : called;
    cluster.whole = tried === null ? whole : called;
    const first = shortenedTo(shortened(tried ?? "", NAME_CHARACTERS), NAME_EMS);
    cluster.name =
      tried === null ? name : { ...name, first, rest: NOT_KEPT, minScale: 0, isWhole: true };
    for (const { head, rest, was } of places) {
      head.textContent = tried ?? was[0];
      rest.replaceChildren(tried === null ? was[1] : html("em", { class: "weak" }, NOT_KEPT));
    }
  };
}
