/** What a page with script owes its readers: labels apart, no barrier, nothing that jumps. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import axe from "axe-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { openBrowser } from "../src/bench/browser.ts";
import { build } from "./command.ts";
import { assertApart, type TextBox } from "./label-boxes.ts";
import { scratchFolder } from "./scratch.ts";
import { visit } from "./visit.ts";

const PERSON = "20482";
const FIELDS = ["hashtags", "suggested_words"] as const;

let browser: Browser | null = null;
let site: string;
before(async () => {
  browser = await openBrowser();
  if (browser === null) return;
  const out = join(scratchFolder(), "out");
  const { code, stderr } = await build(["--participants", `${PERSON},69514,58830`, "--out", out]);
  assert.equal(code, 0, stderr);
  site = `${pathToFileURL(out).href}/`;
});
after(() => browser?.close());

function open(
  path: string,
  options: BrowserContextOptions,
  look: (page: Page) => Promise<void>,
): Promise<void> {
  return browser === null ? Promise.resolve() : visit(browser, site + path, site, options, look);
}

const TEXTS = `(() => {
  const groups = [...document.querySelectorAll(".field.shown .live .name, .field.shown .live .labels text")];
  return groups.flatMap((group, i) => [...(group.matches("text") ? [group] : group.querySelectorAll("text"))].map((node) => {
    const { left, right, top, bottom } = node.getBoundingClientRect();
    return { text: node.textContent, group: i, left, right, top, bottom };
  }).filter(({ left, right }) => right > left));
})()`;

/** Every fortieth mark of the field shown, in units of the plate. */
const CENTRES = `[...document.querySelectorAll(".field.shown .dots use")]
  .filter((_, i) => i % 40 === 0)
  .map((mark) => mark.getAttribute("transform").match(/[-\\d.]+/g).slice(0, 2).map(Math.round))`;

for (const scale of [1, 2, 4, 8, 16])
  test(`no two labels overlap at scale ${scale}`, async (t) => {
    if (browser === null) return t.skip("no Chromium here: set CHROMIUM_PATH");
    let most = 0;
    for (const field of FIELDS)
      await open(`${PERSON}.html#field=${field}`, {}, async (page) => {
        const centres = (await page.evaluate(CENTRES)) as [number, number][];
        for (const [x, y] of scale === 1 ? centres.slice(0, 1) : centres) {
          await page.evaluate(`location.hash = "field=${field}&view=${scale},${x},${y}"`);
          await page.waitForTimeout(60);
          const texts = (await page.evaluate(TEXTS)) as TextBox[];
          most = Math.max(most, texts.length);
          assertApart(texts);
        }
      });
    assert.ok(most >= Math.max(6, 80 / scale), `at most ${most} texts`);
  });

test("zooming in reveals labels that were hidden", async (t) => {
  if (browser === null) return t.skip("no Chromium here: set CHROMIUM_PATH");
  await open(`${PERSON}.html`, {}, async (page) => {
    const labels = page.locator(".field.shown .live .labels text");
    const before = new Set(await labels.allTextContents());
    for (let i = 0; i < 3; i++) await page.getByRole("button", { name: "Zoom in" }).first().click();
    await page.waitForTimeout(250);
    const now = await labels.allTextContents();
    assert.ok(now.filter((text) => !before.has(text)).length > 10);
  });
});

const PAGES = [
  "index.html",
  `${PERSON}.html`,
  `${PERSON}.html#field=hashtags&cluster=2&q=a`,
  "69514.html",
  "58830.html",
  "method.html",
  "404.html",
] as const;

interface Violation {
  readonly id: string;
  readonly nodes: { readonly target: string[]; readonly failureSummary: string }[];
}

for (const path of PAGES)
  for (const [name, options] of Object.entries({
    light: { colorScheme: "light" },
    dark: { colorScheme: "dark" },
    "on a phone": { viewport: { width: 390, height: 844 } },
  } satisfies Record<string, BrowserContextOptions>))
    test(`axe finds no barrier in ${path}, ${name}`, async (t) => {
      if (browser === null) return t.skip("no Chromium here: set CHROMIUM_PATH");
      await open(path, options, async (page) => {
        if (path.startsWith(PERSON)) {
          await page.locator(".field.shown .live").focus();
          await page.keyboard.press("]");
          await page.locator(".field.shown .card summary").first().click();
        }
        await page.waitForTimeout(250);
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

for (const width of [390, 800, 1440, 2560])
  test(`nothing jumps while a page loads, and it fits ${width} px`, async (t) => {
    if (browser === null) return t.skip("no Chromium here: set CHROMIUM_PATH");
    for (const path of PAGES)
      await open(path, { viewport: { width, height: 900 } }, async (page) => {
        const shift = await page.evaluate(`new Promise((resolve) => {
          let sum = 0;
          const observer = new PerformanceObserver((list) => { for (const { value } of list.getEntries()) sum += value; });
          observer.observe({ type: "layout-shift", buffered: true });
          setTimeout(() => resolve(sum), 300);
        })`);
        assert.equal(shift, 0, path);
        const wide = Number(await page.evaluate("document.documentElement.scrollWidth"));
        assert.ok(wide <= width, `${path}: ${wide} px in ${width}`);
      });
  });

test("a page whose script fails is the page without script", async (t) => {
  if (browser === null) return t.skip("no Chromium here: set CHROMIUM_PATH");
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript("delete window.ResizeObserver");
  await page.goto(`${site}${PERSON}.html`);
  assert.equal(await page.locator("html.js").count(), 0);
  for (const field of FIELDS) assert.ok(await page.locator(`#${field} svg.map`).isVisible());
  assert.equal(await page.locator(".tools").first().isVisible(), false);
  await context.close();
});
