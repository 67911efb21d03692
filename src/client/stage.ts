/** The map with its index and caption alone: in a frame of another page, or filling the screen. */
import { all } from "./dom.ts";
import { asksToEmbed, embedHash } from "./embed.ts";

export class Stage {
  readonly #root = document.documentElement;
  readonly #buttons = all<HTMLButtonElement>('[data-do="fill"]');
  readonly #links = all<HTMLAnchorElement>(".away");
  /** Where the page was before its map filled the screen. */
  #scroll = 0;

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
    if (this.isEmbedded && !document.fullscreenEnabled) return;
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

  get #isFull(): boolean {
    return this.#root.classList.contains("full");
  }

  #fill(on: boolean): void {
    if (on === this.#isFull) return;
    if (on) this.#scroll = scrollY;
    this.#root.classList.toggle("full", on);
    this.#mark();
    for (const button of this.#buttons) button.setAttribute("aria-pressed", String(on));
    if (!on) scrollTo({ top: this.#scroll, behavior: "instant" });
  }

  #mark(): void {
    this.#root.classList.toggle("stage", this.#isFull || this.isEmbedded);
    // In a frame that gives no leave there is nothing more to fill.
    for (const button of this.#buttons)
      button.hidden = this.isEmbedded && !document.fullscreenEnabled;
  }
}
