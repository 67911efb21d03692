/** No page has a barrier that axe knows of, in light and dark, and on a phone. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import axe from "axe-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { NO_BROWSER, openBrowser } from "../src/bench/browser.ts";
import { everyPage, type Kind, nameOf, openSites, PERSON, type Site } from "./sites.ts";
import { settled, visit } from "./visit.ts";

let browser: Browser | null = null;
let sites: Record<Kind, Site>;
before(async () => {
  browser = await openBrowser();
  if (browser === null) return;
  sites = await openSites();
});
after(async () => {
  sites?.http.close();
  await browser?.close();
});

function open(
  kind: Kind,
  path: string,
  options: BrowserContextOptions,
  look: (page: Page) => Promise<void>,
): Promise<void> {
  if (browser === null) return Promise.resolve();
  const { url } = sites[kind];
  return visit(browser, url + path, url, options, look);
}

interface Violation {
  readonly id: string;
  readonly nodes: { readonly target: string[]; readonly failureSummary: string }[];
}

for (const { kind, path } of everyPage)
  for (const [name, options] of Object.entries({
    light: { colorScheme: "light" },
    dark: { colorScheme: "dark" },
    "on a phone": { viewport: { width: 390, height: 844 } },
  } satisfies Record<string, BrowserContextOptions>))
    test(`axe finds no barrier in ${path}, ${name} (${kind})`, async (t) => {
      if (browser === null) return t.skip(NO_BROWSER);
      await open(kind, path, options, async (page) => {
        if (path.startsWith(nameOf(kind, PERSON))) {
          await page.locator(".field.shown .live").focus();
          await page.keyboard.press("]");
          await page.locator(".field.shown .card:not([hidden]) summary").first().click();
        }
        await settled(page);
        await page.evaluate(axe.source);
        const found = (await page.evaluate(
          "axe.run().then(({ violations }) => violations)",
        )) as Violation[];
        const told = found.map(
          ({ id, nodes }) => `${id}: ${nodes[0]?.target.join(" ")} ${nodes[0]?.failureSummary}`,
        );
        assert.deepEqual(told, []);
      });
    });
