/** The map by itself, for a frame in a slide or in another page: asked for by `embed` in the address. */

const KEY = "embed";
/** CSS pixels of the frame that is offered: the map and the index beside it. */
const SIZE = { width: 960, height: 540 } as const;

/** @param hash the part of an address after #, with it */
export function asksToEmbed(hash: string): boolean {
  return new URLSearchParams(hash.replace(/^#/, "")).has(KEY);
}

/** The address of the same state in a frame. */
export function embedHash(hash: string): string {
  return asksToEmbed(hash) ? hash : `#${KEY}&${hash.replace(/^#/, "")}`;
}

/**
 * HTML for another page.
 *
 * @param address of what is to be shown, with its state
 * @param title what a reader hears who does not see it
 */
export function embedCode(address: string, title: string): string {
  const url = new URL(address);
  url.hash = embedHash(url.hash);
  const { width, height } = SIZE;
  return `<iframe src="${escaped(url.href)}" title="${escaped(title)}" width="${width}" height="${height}" style="border:0" loading="lazy" allow="fullscreen"></iframe>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}
