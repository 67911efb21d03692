/** The map fills the screen, or the window, and goes back to where it was. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { assertTrue, place, press, SEEN } from "./alone.ts";
import { lists } from "./brush-lists.ts";
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

onBoth(
  "a cluster's table is reached from a map that fills the screen, and the state stays",
  async (on) => {
    const { page } = on;
    await page.locator(".field.shown .legend a").nth(2).click();
    await page.locator('.field.shown [data-do="fill"]').click();
    await until(() => isFull(page) as Promise<boolean>);
    await settled(page);
    await page.locator(".field.shown .hits a").click();
    await until(async () => (await isFull(page)) === false);
    await settled(page);
    const box = (await page.locator("#hashtags-3").boundingBox()) ?? assert.fail("no table");
    assert.ok(box.y >= 0 && box.y < 300, JSON.stringify(box));
    assert.equal((await on.hash()).get("cluster"), "3");
    // So do links of the sentence above, and the first link of the page.
    await page.locator('.lede a[href^="#hashtags-"]').first().click();
    await page.locator(".skip").focus();
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate("document.activeElement.id"), "main");
    assert.equal((await on.hash()).get("cluster"), "3");
    await page.reload();
    await settled(page);
    assert.equal(await page.locator('.field.shown .legend a[aria-pressed="true"]').count(), 1);
  },
);

onBoth(
  "on a phone the lists of weeks are in sight below the clusters",
  async (on) => {
    const { page } = on;
    await page.locator('.field.shown [data-do="fill"]').tap();
    await settled(page);
    for (const list of await lists(page).all()) {
      const { x, y, width, height } = (await list.boundingBox()) ?? assert.fail("no list");
      assert.ok(x >= 0 && x + width <= 390 && y >= 0 && y + height <= 844);
      const middle = `${x + width / 2}, ${y + height / 2}`;
      const seen = `document.elementFromPoint(${middle}).localName`;
      assert.equal(await page.evaluate(seen), "select");
    }
  },
  { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
);

onBoth("f in a search box is a letter", async ({ page }) => {
  await page.keyboard.press("/");
  await page.keyboard.type("f");
  await settled(page);
  assert.equal(await isFull(page), false);
  assert.equal(await page.locator(".field.shown .search input").inputValue(), "f");
});
