/** A phone and a tablet: controls for fingers, and the map in sight after what changes it; then paper. */
import assert from "node:assert/strict";
import { inBrowser, onBoth } from "./reader.ts";
import { nameOf, PERSON } from "./sites.ts";
import { settled, visit } from "./visit.ts";

const touch = (width: number, height: number) =>
  ({ viewport: { width, height }, hasTouch: true, isMobile: true }) as const;

/** What can be pressed and is lower than a finger needs. */
const LOW = `(() => {
  for (const fold of document.querySelectorAll("details")) fold.open = true;
  return [...document.querySelectorAll("a, button, select, summary, input")].flatMap((node) => {
    const { width, height } = node.getBoundingClientRect();
    return width < 2 || height < 2 || height >= 44 ? [] : [node.outerHTML.slice(0, 80) + " " + height];
  });
})()`;

for (const [width, height] of [
  [390, 800],
  [1024, 768],
] as const)
  inBrowser(`every control is 44 px high for fingers, ${width} px`, async (browser, site, kind) => {
    for (const name of [nameOf(kind, PERSON), "index", "method"])
      await visit(browser, `${site}${name}.html`, site, touch(width, height), async (page) => {
        assert.deepEqual(await page.evaluate(LOW), [], name);
        assert.ok(Number(await page.evaluate("document.documentElement.scrollWidth")) <= width);
      });
  });

inBrowser("the filter box is a box on a phone with a mouse too", async (browser, site, kind) => {
  const viewport = { width: 390, height: 800 };
  await visit(browser, `${site}${nameOf(kind, PERSON)}.html`, site, { viewport }, async (page) => {
    const box = await page.locator(".field.shown .filter input").boundingBox();
    assert.ok((box?.height ?? 0) >= 38, String(box?.height));
  });
});

onBoth(
  "a tapped row of the index brings the map into sight",
  async ({ page, map }) => {
    const row = page.locator(".field.shown .legend a").nth(6);
    await row.scrollIntoViewIfNeeded();
    await page.evaluate(
      "scrollTo(0, document.querySelector('.field.shown .legend').getBoundingClientRect().top + scrollY)",
    );
    await row.tap();
    await settled(page);
    const box = await map.boundingBox();
    assert.ok(box !== null && box.y >= 0 && box.y + box.height <= 800, JSON.stringify(box));
    assert.equal(await row.getAttribute("aria-pressed"), "true");
  },
  touch(390, 800),
);

onBoth(
  "nothing moves where script makes controls for fingers",
  async ({ page }) => {
    const moved = await page.evaluate(`new Promise((resolve) => {
    const moved = [];
    new PerformanceObserver((list) => {
      for (const { value, sources } of list.getEntries())
        moved.push([value, ...sources.map(({ node }) => node?.parentElement?.outerHTML.slice(0, 80))]);
    }).observe({ type: "layout-shift", buffered: true });
    setTimeout(() => resolve(moved), 200);
  })`);
    assert.deepEqual(moved, []);
  },
  touch(390, 800),
);

/** As wide as A4 and Letter have it between their margins. */
for (const width of [688, 712])
  onBoth(
    `the printed map has every name, ${width} px`,
    async ({ page }) => {
      await page.emulateMedia({ media: "print" });
      for (const field of await page.locator(".field.mapped").all()) {
        const clusters = await field.locator(".legend li").count();
        const names = field.locator("svg.map .names .n1");
        assert.equal(await names.count(), clusters);
        for (const name of await names.all()) assert.ok(await name.isVisible());
      }
    },
    { viewport: { width, height: 980 } },
  );
