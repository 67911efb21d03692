/** What a page with script owes its readers: labels apart, nothing that jumps. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { inBrowser } from "./every-page.ts";
import { assertApart, type TextBox } from "./label-boxes.ts";
import { everyPage, PERSON } from "./sites.ts";
import { settled } from "./visit.ts";

const FIELDS = ["hashtags", "suggested_words"] as const;

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
  test(`no two labels overlap at scale ${scale}`, (t) =>
    inBrowser(t, async ({ open }) => {
      let most = 0;
      for (const field of FIELDS)
        await open("file", `${PERSON}.html#field=${field}`, {}, async (page) => {
          const centres = (await page.evaluate(CENTRES)) as [number, number][];
          for (const [x, y] of scale === 1 ? centres.slice(0, 1) : centres) {
            await page.evaluate(`location.hash = "field=${field}&view=${scale},${x},${y}"`);
            await settled(page);
            const texts = (await page.evaluate(TEXTS)) as TextBox[];
            most = Math.max(most, texts.length);
            assertApart(texts);
          }
        });
      assert.ok(most >= Math.max(6, 80 / scale), `at most ${most} texts`);
    }));

test("zooming in reveals labels that were hidden", (t) =>
  inBrowser(t, async ({ open }) => {
    await open("file", `${PERSON}.html`, {}, async (page) => {
      const labels = page.locator(".field.shown .live .labels text");
      const before = new Set(await labels.allTextContents());
      for (let i = 0; i < 3; i++)
        await page.getByRole("button", { name: "Zoom in" }).first().click();
      await settled(page);
      const now = await labels.allTextContents();
      assert.ok(now.filter((text) => !before.has(text)).length > 10);
    });
  }));

for (const width of [390, 800, 1440, 2560])
  test(`nothing jumps while a page loads, and it fits ${width} px`, (t) =>
    inBrowser(t, async ({ open }) => {
      for (const { kind, path } of everyPage)
        await open(kind, path, { viewport: { width, height: 900 } }, async (page) => {
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
    }));

test("a page whose script fails is the page without script", (t) =>
  inBrowser(t, async ({ browser, sites }) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.addInitScript("delete window.ResizeObserver");
    await page.goto(`${sites.file.url}${PERSON}.html`);
    assert.equal(await page.locator("html.js").count(), 0);
    for (const field of FIELDS) assert.ok(await page.locator(`#${field} svg.map`).isVisible());
    assert.equal(await page.locator(".tools").first().isVisible(), false);
    await context.close();
  }));
