/** Pages of both sites in a browser, each in a context of its own. */
import { after, before, type TestContext } from "node:test";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { NO_BROWSER, openBrowser } from "../src/bench/browser.ts";
import { type Kind, openSites, type Site } from "./sites.ts";
import { visit } from "./visit.ts";

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

interface Opened {
  readonly browser: Browser;
  readonly sites: Record<Kind, Site>;
  readonly open: (
    kind: Kind,
    path: string,
    options: BrowserContextOptions,
    look: (page: Page) => Promise<void>,
  ) => Promise<void>;
}

/** A test with pages of both sites; skipped where there is no browser. */
export async function inBrowser(
  t: TestContext,
  look: (opened: Opened) => Promise<void>,
): Promise<void> {
  if (browser === null) return t.skip(NO_BROWSER);
  const own = browser;
  const open: Opened["open"] = (kind, path, options, seen) => {
    const { url } = sites[kind];
    return visit(own, url + path, url, options, seen);
  };
  await look({ browser: own, sites, open });
}
