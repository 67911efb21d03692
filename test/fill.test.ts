/** The map fills the screen, or the window, and goes back to where it was. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { assertTrue, place, press, SEEN } from "./alone.ts";
import { onBoth, placeOf, top, zoomOf } from "./reader.ts";
import { until } from "./until.ts";
import { settled } from "./visit.ts";

const isFull = (page: Page): Promise<unknown> =>
  page.evaluate("document.fullscreenElement !== null");

for (const [width, height] of [
  [1440, 900],
  [390, 800],
] as const)
  onBoth(
    `the map fills the screen and goes back to its size and place, ${width} px`,
    async (on) => {
      const { page, map } = on;
      await page.evaluate("scrollTo(0, 320)");
      const before = await place(on, "svg.live");
      await on.page.evaluate(
        "document.querySelector('.field.shown svg.live').focus({preventScroll: true})",
      );
      await page.keyboard.press("f");
      await until(
        async () => (await page.evaluate("document.fullscreenElement !== null")) === true,
      );
      await settled(page);
      const [box, legend] = [await place(on, "svg.live"), await place(on, ".legend")];
      assert.ok(
        box.width * box.height > (width > 1000 ? 1.25 : 0.9) * before.width * before.height,
      );
      assert.ok(box.width >= 0.7 * width && box.height >= 0.4 * height, JSON.stringify(box));
      assert.ok(legend.y + 40 < height && legend.x + 40 < width);
      const shown = await place(on, "");
      assert.deepEqual([shown.x, shown.y, shown.width, shown.height], [0, 0, width, height]);
      assert.deepEqual(await page.evaluate(SEEN), []);
      // The map is laid out anew: its marks are where the still map of this size has them.
      const at = await placeOf(page, top().tag);
      await page.mouse.move(at.x, at.y);
      assert.equal(await page.locator(".field.shown .tip h3").textContent(), top().tag);
      await assertTrue(on);
      await press(on, "+");
      await assertTrue(on);
      assert.ok((await zoomOf(on)) > 1);
      await page.keyboard.press("Escape");
      await until(
        async () =>
          (await page.evaluate(
            "document.fullscreenElement === null && !document.documentElement.classList.contains('full')",
          )) === true,
      );
      await settled(page);
      assert.equal(await page.evaluate("scrollY"), 320);
      assert.deepEqual(await place(on, "svg.live"), before);
      assert.ok((await zoomOf(on)) > 1, "Escape left the screen, not the view");
      assert.ok(await map.isVisible());
    },
    { viewport: { width, height } },
  );

onBoth("a browser that gives no page the screen fills its window", async (on) => {
  const { page } = on;
  await page.evaluate("Object.defineProperty(document, 'fullscreenEnabled', { value: false })");
  const button = page.locator('.field.shown [data-do="fill"]');
  const before = await place(on, "svg.live");
  await button.click();
  await settled(page);
  assert.equal(await isFull(page), false);
  assert.equal(await button.getAttribute("aria-pressed"), "true");
  assert.ok((await place(on, "svg.live")).height > 1.2 * before.height);
  assert.deepEqual(await page.evaluate(SEEN), []);
  await button.click();
  await settled(page);
  assert.equal(await button.getAttribute("aria-pressed"), "false");
  assert.deepEqual(await place(on, "svg.live"), before);
});

onBoth("f in a search box is a letter", async ({ page }) => {
  await page.keyboard.press("/");
  await page.keyboard.type("f");
  await settled(page);
  assert.equal(await isFull(page), false);
  assert.equal(await page.locator(".field.shown .search input").inputValue(), "f");
});
