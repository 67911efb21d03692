/** What a map's gestures and keys are, said once: where a hand or the keyboard first comes to a map. */
import { html } from "./dom.ts";
import { keep, recall } from "./memory.ts";
import { canFill } from "./stage.ts";

const KEY = "tagscape-hint";
/** Where the browser remembers nothing, once a page. */
let told = false;
/** The one that is read. */
let open: { readonly node: HTMLElement; readonly close: () => void } | null = null;

/** @returns whether a line on keys was there until now */
export function closeHint(): boolean {
  // It may lie on the map of another tab.
  const wasSeen = open !== null && open.node.getClientRects().length > 0;
  if (wasSeen) open?.close();
  return wasSeen;
}

export class Hint {
  readonly node = html("p", { class: "hint", hidden: "" });
  readonly #changed: () => void;

  /** @param changed is called when it has come or gone */
  constructor(surface: SVGSVGElement, changed: () => void) {
    this.#changed = changed;
    surface.addEventListener("pointerenter", ({ pointerType }) =>
      this.#tell(pointerType === "touch"),
    );
    surface.addEventListener("focus", () => this.#tell(matchMedia("(pointer: coarse)").matches));
    const button = html("button", { type: "button" }, "Got it");
    button.addEventListener("click", ({ detail }) => {
      this.close();
      // Pressed by a key: the keyboard goes on at the map.
      if (detail === 0) surface.focus({ preventScroll: true });
    });
    this.node.append(html("span"), button);
  }

  #tell(byTouch: boolean): void {
    if (told || recall(KEY) !== null) return;
    told = true;
    keep(KEY, "told");
    this.node.firstElementChild?.replaceChildren(byTouch ? TOUCH : keys());
    this.node.hidden = false;
    open = { node: this.node, close: () => this.close() };
    this.#changed();
  }

  close(): void {
    if (this.node.hidden) return;
    this.node.hidden = true;
    open = null;
    this.#changed();
  }
}

const TOUCH = "Two fingers zoom and move the map, one scrolls the page.";

function keys(): string {
  const fills = canFill() ? ", f fills the screen" : "";
  return `Shift-drag lists tags, Ctrl-wheel zooms, [ and ] step through the tags${fills}.`;
}
