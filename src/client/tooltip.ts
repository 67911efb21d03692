/** What is known of the tag in focus, beside its mark. */
import { integer, inWords, plural, shareFigure } from "../format.ts";
import { shortened } from "../chart/text-width.ts";
import { html } from "./dom.ts";
import type { Near } from "../chart/near-code.ts";
import type { FieldData, Mark } from "./field-data.ts";
import { neighboursOf } from "./focus-layer.ts";
import { NOTHING, writeHash } from "./hash.ts";
import { rangeWords } from "./time.ts";
import { figureTold, occurrencesTold } from "./told.ts";
import type { Frame } from "./view.ts";

const WIDTH = 256;
const MARGIN = 8;
/** Below this width the style sheet has a place for the card. */
const DOCKED = 440;
const LONGEST = 120;
/** Of the tags that share its mark. */
const MOST_LISTED = 8;

const MOST_VIDEOS = 3;

/** What the likeness of two tags rests on, beside the encoder. */
const BONDS = { video: "same video", spelling: "spelling only" } as const;

export class Tooltip {
  readonly node = html("div", { class: "tip", hidden: "" });
  readonly #data: FieldData;
  #shown: { mark: Mark; pinned: boolean } | null = null;

  constructor(data: FieldData) {
    this.#data = data;
  }

  draw(frame: Frame, mark: Mark | null, pinned: boolean): void {
    if (mark === null) {
      this.node.hidden = true;
      this.#shown = null;
      return;
    }
    if (this.#shown?.mark !== mark || this.#shown.pinned !== pinned) {
      const inside = this.node.contains(document.activeElement);
      this.node.replaceChildren(
        ...this.#content(mark),
        ...(pinned ? [...this.#beside(mark), ...this.#videos(mark)] : []),
      );
      if (inside) this.node.querySelector("a")?.focus({ preventScroll: true });
      this.node.classList.toggle("pin", pinned);
      this.#shown = { mark, pinned };
    }
    this.node.hidden = false;
    if (frame.width >= DOCKED) this.#place(frame, mark);
    else {
      this.node.removeAttribute("style");
      // Where it lies over the map, it leaves the tag in sight.
      this.node.classList.toggle("above", frame.toScreen(mark).y > frame.height / 2);
    }
  }

  #link({ tag }: Mark): Node {
    const href = writeHash(this.#data.name, { ...NOTHING, tag });
    return html("a", { href }, html("bdi", {}, shortened(tag, 60)));
  }

  /** The nearest are those of the whole field, of which the page may not have all. */
  #nearest({ nearest }: Mark): string {
    if (this.#data.left === 0) return "Nearest, by cosine";
    return nearest.length === 0
      ? "None of its nearest is on this page"
      : "Of its nearest, by cosine, those on this page";
  }

  /** What lists of tags are of, where the field has more than the page. */
  get #onPage(): string {
    return this.#data.left > 0 ? " of this page’s tags" : "";
  }

  /** The others that stand on its mark. */
  #heap({ heap, index }: Mark): Node[] {
    if (heap.length === 1) return [];
    const others = heap.flatMap((i) => (i === index ? [] : (this.#data.marks[i] ?? [])));
    const more = others.length - MOST_LISTED;
    return [
      html(
        "p",
        { class: "alike" },
        `One of ${plural(heap.length, "tag")}${this.#data.left > 0 ? " of this page" : ""} that the encoder cannot tell apart: `,
        ...parted(others.slice(0, MOST_LISTED).map((other) => this.#link(other))),
        more > 0 ? ` and ${plural(more, "more tag")}` : "",
      ),
    ];
  }

  #content(mark: Mark): Node[] {
    const own = this.#data.clusters[mark.cluster - 1];
    const words = html("bdi", {}, shortened(mark.words ?? "", LONGEST));
    const read = mark.words === null ? [] : [html("p", { class: "read" }, "read as ", words)];
    return [
      html("h3", {}, html("bdi", {}, shortened(mark.tag, LONGEST))),
      ...read,
      html(
        "p",
        {},
        html("b", {}, occurrencesTold(mark)),
        mark.count === 0 ? "" : ` in ${plural(mark.videos, "video")}`,
        this.#data.range === null ? `, ${shareFigure(mark.share)}\u00a0% of all` : "",
      ),
      ...this.#inRange(mark),
      ...this.#heap(mark),
      html(
        "p",
        { class: `own ${own?.colour ?? ""}` },
        html("span", {}, String(mark.cluster)),
        html("bdi", {}, own?.title ?? ""),
      ),
      html("p", {}, this.#nearest(mark)),
      html("ul", { class: "near" }, ...mark.nearest.flatMap((near) => this.#neighbour(near))),
    ];
  }

  /** What the counts are of, and those of all periods. */
  #inRange({ index, count, share, isLeast }: Mark): Node[] {
    const { time } = this.#data;
    const when = rangeWords(this.#data);
    const whole = this.#data.whole[index];
    if (when === null || time === null || whole === undefined) return [];
    const part = `${figureTold(shareFigure(share), isLeast)}\u00a0% of all then`;
    const videos = plural(whole.videos, "video");
    const all = `${integer(whole.count)} in ${videos} in all ${time.unit}s`;
    return [html("p", {}, `in ${when}${count === 0 ? "" : `, ${part}`}; ${all}`)];
  }

  /** What stands on videos with it, once its reader asks for more than a glance. */
  #beside({ beside }: Mark): Node[] {
    if (beside.length === 0) return [];
    const shown = beside.slice(0, MOST_LISTED).flatMap(({ tag, videos }) => {
      const other = this.#data.marks[tag];
      return other === undefined
        ? []
        : [html("span", {}, this.#link(other), ` ${integer(videos)}`)];
    });
    const more = beside.length - shown.length;
    return [
      html(
        "p",
        { class: "beside" },
        `Beside it${this.#onPage} on at least ${inWords(this.#data.besideFrom)} videos, with how many: `,
        ...parted(shown),
        more > 0 ? ` and ${plural(more, "more tag")}` : "",
      ),
    ];
  }

  /** The videos that bear it, where the study lists them, each with its other tags. */
  #videos({ index }: Mark): Node[] {
    const bearing = this.#data.videos.filter(({ tags }) => tags.includes(index));
    if (bearing.length === 0) return [];
    const rows = bearing.slice(0, MOST_VIDEOS).map(({ link, date, tags }) => {
      const others = tags.filter((tag) => tag !== index).slice(0, MOST_LISTED);
      const links = others
        .flatMap((tag) => this.#data.marks[tag] ?? [])
        .map((own) => this.#link(own));
      return html("li", {}, link?.cloneNode(true) ?? "no id", ` ${date} `, ...parted(links));
    });
    const more = bearing.length - rows.length;
    return [
      html("p", { class: "beside" }, "Videos that bear it, the newest first"),
      html("ul", { class: "near borne" }, ...rows),
      ...(more > 0
        ? [html("p", {}, `and ${integer(more)} more in the list below the tables`)]
        : []),
    ];
  }

  /** How near it is, and what speaks for it; dimmed where it is not near. */
  #neighbour({ tag: index, cosine, bond }: Near): Node[] {
    const other = this.#data.marks[index];
    if (other === undefined) return [];
    const href = writeHash(this.#data.name, { ...NOTHING, tag: other.tag });
    const far = cosine < this.#data.nearFrom;
    const why = [...(bond === null ? [] : [BONDS[bond]]), ...(far ? ["far"] : [])].join(", ");
    return [
      html(
        "li",
        far ? { class: "far" } : {},
        html("a", { href }, html("bdi", {}, shortened(other.tag, 60))),
        ` ${cosine.toFixed(2)}`,
        ...(why === "" ? [] : [html("small", {}, ` ${why}`)]),
      ),
    ];
  }

  /** The place that hides the fewest neighbours, and never the tag itself. */
  #place(frame: Frame, mark: Mark): void {
    const height = this.node.offsetHeight;
    const at = frame.toScreen(mark);
    const near = neighboursOf(this.#data, mark).map((other) => frame.toScreen(other));
    const [right, left, middle] = [at.x + 20, at.x - WIDTH - 20, at.x - WIDTH / 2];
    const tries = [
      [right, at.y - 30],
      [left, at.y - 30],
      [middle, at.y + 44],
      [middle, at.y - height - 44],
      [right, at.y - height + 20],
      [left, at.y - height + 20],
    ] as const;
    let best = { cost: Infinity, x: 0, y: 0 };
    for (const [wantedX, wantedY] of tries) {
      const x = Math.max(MARGIN, Math.min(frame.width - WIDTH - MARGIN, wantedX));
      const y = Math.max(MARGIN, Math.min(frame.height - height - MARGIN, wantedY));
      const hides = (p: { x: number; y: number }, dx: number, dy: number): boolean =>
        p.x > x - dx && p.x < x + WIDTH + dx && p.y > y - dy && p.y < y + height + dy;
      const moved = (Math.abs(x - wantedX) + Math.abs(y - wantedY)) / 400;
      const cost = near.filter((p) => hides(p, 40, 12)).length + (hides(at, 6, 6) ? 20 : 0) + moved;
      if (cost < best.cost - 0.01) best = { cost, x, y };
    }
    this.node.style.left = `${best.x}px`;
    this.node.style.top = `${best.y}px`;
  }
}

function parted(links: readonly Node[]): (Node | string)[] {
  return links.flatMap((link, i) => (i === 0 ? [link] : [", ", link]));
}
