/** The fields of a participant as tabs: one is shown at a time. */
import { all } from "./dom.ts";

export class Tabs {
  readonly #tabs = all<HTMLButtonElement>('[role="tab"]');
  readonly #sections: readonly HTMLElement[];

  /** @param chosen is given the field whose tab was pressed */
  constructor(sections: readonly HTMLElement[], chosen: (field: string) => void) {
    this.#sections = sections;
    for (const [i, tab] of this.#tabs.entries()) {
      tab.addEventListener("click", () => chosen(fieldOf(tab)));
      tab.addEventListener("keydown", ({ key }) => {
        const by = key === "ArrowRight" ? 1 : key === "ArrowLeft" ? -1 : 0;
        const next = this.#tabs[(i + by + this.#tabs.length) % this.#tabs.length];
        if (by === 0 || next === undefined) return;
        next.focus();
        next.click();
      });
    }
    if (this.#tabs.length === 0) return;
    for (const section of sections) {
      section.setAttribute("role", "tabpanel");
      section.setAttribute("aria-labelledby", `tab-${section.id}`);
    }
  }

  show(field: string): void {
    for (const section of this.#sections) section.classList.toggle("shown", section.id === field);
    for (const tab of this.#tabs) {
      const on = fieldOf(tab) === field;
      tab.setAttribute("aria-selected", String(on));
      tab.tabIndex = on ? 0 : -1;
    }
  }
}

function fieldOf(tab: HTMLButtonElement): string {
  return tab.getAttribute("aria-controls") ?? "";
}
