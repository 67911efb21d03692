/** The tag in focus and its nearest in meaning: lines, rings and, where it is pinned, labels. */
import { shapePaths } from "../chart/symbols.ts";
import { svg } from "./dom.ts";
import type { FieldData, Mark } from "./field-data.ts";
import { placeAnew, type PlacedLabel } from "./texts.ts";
import type { Frame } from "./view.ts";

export class FocusLayer {
  /** Of the pinned tag and its neighbours. */
  labels: readonly PlacedLabel[] = [];
  readonly #data: FieldData;
  readonly #links = svg("g", { class: "links", "aria-hidden": "true" });
  readonly #over = svg("g", { class: "over", "aria-hidden": "true" });

  /** @param parent the lines go before what it holds so far, the rings after it */
  constructor(data: FieldData, parent: SVGSVGElement) {
    this.#data = data;
    parent.prepend(this.#links);
    parent.append(this.#over);
  }

  draw(frame: Frame, mark: Mark | null, pinned: boolean): void {
    this.labels = [];
    // What the range does not hold has its card, and is not on the map.
    if (mark === null || mark.count === 0) {
      this.#links.replaceChildren();
      this.#over.replaceChildren();
      return;
    }
    const near = neighboursOf(this.#data, mark);
    const from = frame.toScreen(mark);
    this.#links.replaceChildren(
      ...near.map((other) => {
        const to = frame.toScreen(other);
        return svg("path", { d: `M${from.x} ${from.y}L${to.x} ${to.y}` });
      }),
    );
    this.labels = pinned ? placeAnew([mark, ...near], frame, [], true) : [];
    this.#over.replaceChildren(
      ...near.map((other) => this.#ring(other, frame, 0.5)),
      this.#ring(mark, frame, 2),
      ...this.labels.map(({ text, side, x, y }) =>
        svg("text", { class: side > 0 ? `b a${side}` : "b", x, y }, text),
      ),
    );
  }

  #ring(mark: Mark, frame: Frame, extra: number): SVGPathElement {
    const own = this.#data.clusters[mark.cluster - 1];
    const { x, y } = frame.toScreen(mark);
    const radius = mark.radius * frame.growth + extra;
    return svg("path", {
      class: `${own?.colour ?? ""}${own?.hollow === true ? " ring" : ""}`,
      d: shapePaths[own?.shape ?? 0] ?? "",
      transform: `translate(${x} ${y})scale(${radius})`,
    });
  }
}

/** Those that are on the map: a range may hold none of some. */
export function neighboursOf({ marks }: FieldData, mark: Mark): Mark[] {
  return mark.nearest.flatMap(({ tag }) => marks[tag] ?? []).filter(({ count }) => count > 0);
}
