/** The map with its index and caption alone: in a frame of another page, or filling the screen. */
import { all } from "./dom.ts";
import { asksToEmbed, embedHash } from "./embed.ts";

/** A frame without leave for it has no screen to fill, and its map is all there is already. */
export function canFill(): boolean {
  return document.fullscreenEnabled || !document.documentElement.classList.contains("embed");
}

export class Stage {
  readonly #root = document.documentElement;
  readonly #buttons = all<HTMLButtonElement>('[data-do="fill"]');
  readonly #links = all<HTMLAnchorElement>(".away");
  /** Where the page was before its map filled the screen. */
  #scroll = 0;
  /** What comes into sight once the stage is left. */
  #goal: HTMLElement | null = null;

  constructor() {
    for (const button of this.#buttons) {
      button.setAttribute("aria-pressed", "false");
      button.addEventListener("click", () => this.toggle());
    }
    document.addEventListener("fullscreenchange", () =>
      this.#fill(document.fullscreenElement !== null),
    );
  }

  /** Whether the page is the content of a frame. */
  get isEmbedded(): boolean {
    return this.#root.classList.contains("embed");
  }

  /** @param hash of the address, which says whether the page is for a frame */
  follow(hash: string): void {
    this.#root.classList.toggle("embed", asksToEmbed(hash));
    this.#mark();
  }

  /**
   * The links to the whole page lead to what is shown.
   *
   * @param hash of a state, without a word of frames
   * @returns the hash of the address that keeps it
   */
  keep(hash: string): string {
    for (const link of this.#links) link.hash = hash;
    return this.isEmbedded ? embedHash(hash) : hash;
  }

  /** Fills the screen, or the window where a browser gives no page the screen; or goes back. */
  toggle(): void {
    if (this.leave()) return;
    if (!canFill()) return;
    this.#fill(true);
    if (document.fullscreenEnabled)
      // Refused, it fills the window all the same.
      this.#root.requestFullscreen().catch(() => {});
  }

  /** @returns whether the map filled the screen until now */
  leave(): boolean {
    if (!this.#isFull) return false;
    if (document.fullscreenElement === null) this.#fill(false);
    else void document.exitFullscreen();
    return true;
  }

  /** Brings a part of the page into sight, which the stage may leave out; the keyboard goes on there. */
  reach(part: HTMLElement): void {
    this.#goal = part;
    if (!this.leave()) this.#arrive();
  }

  #arrive(): void {
    const goal = this.#goal;
    if (goal === null) return;
    this.#goal = null;
    goal.tabIndex = -1;
    goal.focus({ preventScroll: true });
    goal.scrollIntoView();
  }

  get #isFull(): boolean {
    return this.#root.classList.contains("full");
  }

  #fill(on: boolean): void {
    if (on === this.#isFull) return;
    if (on) this.#scroll = scrollY;
    this.#root.classList.toggle("full", on);
    this.#mark();
    for (const button of this.#buttons) button.setAttribute("aria-pressed", String(on));
    if (on) return;
    scrollTo({ top: this.#scroll, behavior: "instant" });
    this.#arrive();
  }

  #mark(): void {
    this.#root.classList.toggle("stage", this.#isFull || this.isEmbedded);
    for (const button of this.#buttons) button.hidden = !canFill();
  }
}
