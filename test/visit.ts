/** Opens a page of a built site and holds it to its promises: silent, and asking nobody. */
import assert from "node:assert/strict";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";

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
    page.setDefaultTimeout(5000);
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
    if (options.javaScriptEnabled !== false)
      await page.addInitScript(`addEventListener("securitypolicyviolation", (event) => {
        console.log("policy: " + event.violatedDirective + " " + event.blockedURI);
      });`);
    await page.goto(url);
    await look(page);
    assert.deepEqual(said, []);
  } finally {
    await context.close();
  }
}
