/** Opens a page of a built site and holds it to its promises: silent, and asking nobody. */
import assert from "node:assert/strict";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { until } from "./until.ts";

/** No measurement: an end to what would not end. */
const LIMIT = 60_000;

/** Tells what breaks the policy, and counts what the page has yet to do within half a second. */
const WATCH = `(() => {
  addEventListener("securitypolicyviolation", (event) => {
    console.log("policy: " + event.violatedDirective + " " + event.blockedURI);
  });
  const open = new Set();
  const { setTimeout: later, clearTimeout: never, requestAnimationFrame: draw } = window;
  window.setTimeout = (act, delay = 0) => {
    const id = later(() => { open.delete(id); act(); }, delay);
    if (delay <= 500) open.add(id);
    return id;
  };
  window.clearTimeout = (id) => { open.delete(id); never(id); };
  window.requestAnimationFrame = (act) => {
    const id = draw((now) => { open.delete("frame " + id); act(now); });
    open.add("frame " + id);
    return id;
  };
  window.isSettled = () => open.size === 0;
})()`;

/** Waits until nothing is left to be drawn, to fly or to be written to the address. */
export async function settled(page: Page): Promise<void> {
  // Asked from outside: a page's policy lets nothing within it evaluate a text.
  await until(() => page.evaluate("isSettled()") as Promise<boolean>);
}

/**
 * @param url of a page
 * @param site what every request must begin with
 * @throws AssertionError for a console message, an error, a broken policy or a request elsewhere
 */
export async function visit(
  browser: Browser,
  url: string,
  site: string,
  options: BrowserContextOptions,
  look: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 1250 }, ...options });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(LIMIT);
    const said: string[] = [];
    page.on("console", (message) => said.push(`console: ${message.text()}`));
    page.on("pageerror", (error) => said.push(`error: ${error.message}`));
    page.on("request", (request) => {
      const asked = request.url();
      // Pictures that the page makes of its own map.
      const own = asked.startsWith(site) || /^(blob|data):/.test(asked);
      // A browser asks for it of its own accord.
      if (!own && !asked.endsWith("/favicon.ico")) said.push(`request: ${asked}`);
    });
    if (options.javaScriptEnabled !== false) await page.addInitScript(WATCH);
    await page.goto(url);
    await look(page);
    assert.deepEqual(said, []);
  } finally {
    await context.close();
  }
}
