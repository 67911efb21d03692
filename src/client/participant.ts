/** A participant's page: fields as tabs, and the state of the one shown in the address. */
import { all, isPlain } from "./dom.ts";
import type { Change } from "./field-map.ts";
import { FieldSection } from "./field-section.ts";
import { type LinkState, NOTHING, readHash, writeHash } from "./hash.ts";
import { closeHint } from "./hint.ts";
import { Stage } from "./stage.ts";
import { Tabs } from "./tabs.ts";

/** Milliseconds after the last of many small changes. */
const SETTLED = 120;

export class ParticipantPage {
  readonly #sections = all<HTMLElement>(".field");
  /** Those shown so far; one without a map needs no script. */
  readonly #open = new Map<string, FieldSection>();
  readonly #tabs: Tabs;
  readonly #stage = new Stage();
  #current = "";
  /** What the author of a frame shows in it. */
  #given: LinkState = NOTHING;
  #timer = 0;

  constructor() {
    this.#tabs = new Tabs(this.#sections, (field) => {
      this.#show(field);
      this.#write("push");
    });
    this.#restore();
    addEventListener("popstate", () => this.#restore());
    addEventListener("hashchange", () => this.#reveal());
    addEventListener("keydown", (event) => this.#key(event));
    addEventListener("click", (event) => this.#jump(event));
  }

  recolour(): void {
    for (const { map } of this.#open.values()) map.recolour();
  }

  get #field(): FieldSection | undefined {
    return this.#open.get(this.#current);
  }

  /** @param name of a field; any other shows the first */
  #show(name: string): void {
    const section = this.#sections.find(({ id }) => id === name) ?? this.#sections[0];
    if (section === undefined) return;
    // What is left to settle belongs to the field that is left.
    clearTimeout(this.#timer);
    this.#field?.follow();
    this.#current = section.id;
    this.#tabs.show(section.id);
    if (this.#open.has(section.id) || !section.classList.contains("mapped")) return;
    const changed = (change: Change): void => this.#changed(change);
    const settle = (): void => this.#write("replace");
    this.#open.set(section.id, new FieldSection(section, changed, settle));
  }

  /** Brings the page to what its address says. */
  #restore(): void {
    const state = readHash(location.hash);
    this.#stage.follow(location.hash);
    this.#given = state ?? NOTHING;
    if (state !== null) {
      this.#show(state.field);
      this.#field?.restore(state);
      this.#address();
      // A page that holds a frame is not to be scrolled by it.
      if (state.tag !== null && !this.#stage.isEmbedded) this.#field?.map.reveal();
      return;
    }
    const anchor = this.#anchor();
    this.#show(anchor === null ? "" : (anchor.closest(".field")?.id ?? this.#current));
    this.#field?.restore(NOTHING);
    anchor?.scrollIntoView();
  }

  /** A link to a part of the page leads there; what was asked of the map stays, and its address too. */
  #jump(event: MouseEvent): void {
    const { target, defaultPrevented } = event;
    const link =
      target instanceof Element ? target.closest<HTMLAnchorElement>('a[href^="#"]') : null;
    if (link === null || defaultPrevented || !isPlain(event)) return;
    const part = document.getElementById(link.hash.slice(1));
    if (part === null) return;
    event.preventDefault();
    const field = part.closest(".field")?.id ?? this.#current;
    if (field !== this.#current) {
      this.#show(field);
      this.#write("push");
    }
    if (part.hidden) this.#field?.showAll();
    this.#stage.reach(part);
  }

  /** A link within the page was followed: what it leads to comes into sight. */
  #reveal(): void {
    const state = readHash(location.hash);
    if (state === null || state.tag === null) return;
    const section = this.#sections.find(({ id }) => id === this.#current);
    section?.querySelector(".tools")?.scrollIntoView({ block: "nearest" });
  }

  #anchor(): HTMLElement | null {
    const name = location.hash.slice(1);
    return name === "" ? null : document.getElementById(name);
  }

  #changed(change: Change): void {
    clearTimeout(this.#timer);
    const settle = (): void => {
      this.#field?.follow();
      this.#write(change);
    };
    if (change === "push") settle();
    else this.#timer = window.setTimeout(settle, SETTLED);
  }

  #write(change: Change): void {
    const hash = this.#address();
    if (hash === location.hash) return;
    // In a frame the way back is that of the page around it.
    if (change === "push" && !this.#stage.isEmbedded) history.pushState(null, "", hash);
    else history.replaceState(null, "", hash);
  }

  /** What the address is to say. */
  #address(): string {
    const state: LinkState = this.#field?.map.link ?? NOTHING;
    return this.#stage.keep(writeHash(this.#current, state));
  }

  #key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "Escape") this.#escape(event);
    const onMap = document.activeElement?.classList.contains("live") === true;
    if (event.key.toLowerCase() === "f" && onMap && !event.repeat) this.#stage.toggle();
    if (event.key !== "/" || document.activeElement instanceof HTMLInputElement) return;
    event.preventDefault();
    this.#field?.focusSearch();
  }

  /** One thing at a time: the line on keys or the whole screen goes before what was asked of the map. */
  #escape(event: KeyboardEvent): void {
    const wasHinted = closeHint();
    // A search box would empty itself.
    if (wasHinted) event.preventDefault();
    if (this.#stage.leave() || wasHinted) return;
    if (!this.#stage.isEmbedded) return this.#field?.map.clear();
    // In a frame there is no way back: what its author shows is what it returns to.
    this.#field?.restore(this.#given);
    this.#write("replace");
  }
}
