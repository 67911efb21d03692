/** What the map of a frame shows, in its caption: a frame has no search box, and no line above its map. */
import { html, one } from "./dom.ts";
import type { FieldData, Mark } from "./field-data.ts";
import type { MapState } from "./map-state.ts";
import { shownSentence } from "./shown.ts";
import { isPartlyTold } from "./told.ts";
import type { Time } from "./time.ts";
import { WHOLE } from "./view.ts";

export class FrameLine {
  readonly #data: FieldData;
  readonly #node = html("span", { class: "told" });

  constructor(section: HTMLElement, data: FieldData) {
    this.#data = data;
    one(".cap", section).append(this.#node);
  }

  /**
   * @param found null where nothing was asked for
   * @param absent what was asked for in vain, as a sentence without its end
   */
  say(state: MapState, found: readonly Mark[] | null, absent = ""): void {
    const active = found === null ? null : new Set(found.map(({ index }) => index));
    // How far it is zoomed is seen.
    const shown = shownSentence({ ...state, view: WHOLE }, active, this.#data, untoldBriefly);
    const text = [absent === "" ? "" : `${absent}.`, shown ?? ""].join(" ").trim();
    this.#node.textContent = text;
    // Where a frame's caption has no room for all of it.
    if (document.documentElement.classList.contains("embed")) this.#node.title = text;
  }
}

/** A frame has no room for why. */
function untoldBriefly(time: Time): string {
  return isPartlyTold(time) ? "Counts may be higher." : "";
}
