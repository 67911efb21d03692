/**
 * Tests of what a reader does with a participant's page, in a real browser: from file://, and over http
 * at a base path like that of GitHub Pages, where participants go by codes.
 */
import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";
import { NO_BROWSER, openBrowser } from "../src/bench/browser.ts";
import { type Kind, KINDS, nameOf, openSites, PERSON, type Site } from "./sites.ts";
import { settled, visit } from "./visit.ts";

/** Pictures of what was seen lie here. */
export const shots = fileURLToPath(new URL("./output/screenshots/", import.meta.url));

interface Tag {
  readonly tag: string;
  readonly count: number;
  readonly videos: number;
  readonly cluster: number;
}

interface Known {
  /** Hashtags of the person, by count. */
  readonly tags: readonly Tag[];
  /** Of each tag, as indices. */
  readonly nearest: readonly (readonly number[])[];
  readonly clusters: readonly { readonly nameTags: readonly string[] }[];
  /** A suggested word. */
  readonly word: string;
}

let browser: Browser | null = null;
let sites: Record<Kind, Site>;
let data: Known;
before(async () => {
  browser = await openBrowser();
  if (browser === null) return;
  sites = await openSites();
  mkdirSync(shots, { recursive: true });
  const file = join(sites.file.folder, "data", `${PERSON}.json`);
  const { fields } = JSON.parse(readFileSync(file, "utf8")) as {
    fields: Record<"hashtags" | "suggested_words", Omit<Known, "word">>;
  };
  data = {
    ...fields.hashtags,
    ...mapped(fields.hashtags),
    word: fields.suggested_words.tags[3]?.tag ?? "",
  };
});
after(async () => {
  sites?.http.close();
  await browser?.close();
});

/** What is on the map: all but tags of reach. */
function mapped({
  tags,
  nearest,
}: Pick<Known, "tags" | "nearest">): Pick<Known, "tags" | "nearest"> {
  const kept = tags.flatMap(({ cluster }, i) => (cluster === null ? [] : [i]));
  const indexOf = new Map(kept.map((tag, index) => [tag, index]));
  return {
    tags: kept.flatMap((i) => tags[i] ?? []),
    nearest: kept.map((i) => (nearest[i] ?? []).map((at) => indexOf.get(at) ?? -1)),
  };
}

/** What the person's file holds of its map; not before a test runs. */
export const known = (): Known => data;
export const top = (): Tag => data.tags[0] ?? assert.fail("no tags");

/** A test in the browser, once from file:// and once over http. */
export function inBrowser(
  name: string,
  look: (browser: Browser, site: string, kind: Kind) => Promise<void>,
): void {
  for (const kind of KINDS)
    test(`${name} (${kind})`, async (t) => {
      if (browser === null) return t.skip(NO_BROWSER);
      await look(browser, sites[kind].url, kind);
    });
}

export interface On {
  /** What the participant is called here. */
  readonly person: string;
  readonly page: Page;
  /** The map of the field that is shown. */
  readonly map: Locator;
  readonly card: Locator;
  readonly status: Locator;
  readonly hash: () => Promise<URLSearchParams>;
}

interface Options extends BrowserContextOptions {
  readonly hash?: string | (() => string);
}

/** A test of the person's page. */
export function onBoth(
  name: string,
  look: (on: On) => Promise<void>,
  { hash = "", ...context }: Options = {},
): void {
  inBrowser(name, async (own, site, kind) => {
    const person = nameOf(kind, PERSON);
    const end = typeof hash === "string" ? hash : hash();
    await visit(own, `${site}${person}.html${end}`, site, context, (page) =>
      look({
        person,
        page,
        map: page.locator(".field.shown svg.live"),
        card: page.locator(".field.shown .tip"),
        status: page.locator(".field.shown .hits"),
        // As the page has it: the driver hears of a new address a moment later.
        hash: async () =>
          new URLSearchParams(String(await page.evaluate("location.hash.slice(1)"))),
      }),
    );
  });
}

/** Where a tag's mark is on screen, as the still map below has it at the whole map. */
export async function placeOf(page: Page, tag: string): Promise<{ x: number; y: number }> {
  const index = data.tags.findIndex((own) => own.tag === tag);
  const box = await page.locator(".field.shown .dots use").nth(index).boundingBox();
  assert.ok(box !== null, `no mark of ${tag}`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** How far the map is zoomed in, once it stands still. */
export async function zoomOf({ page, hash }: On): Promise<number> {
  await settled(page);
  return Number(((await hash()).get("view") ?? "1").split(",")[0]);
}
