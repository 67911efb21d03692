/** A line that tells of gestures and keys: once, quietly, and gone when its reader says so. */
import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import { inBrowser, type On, onBoth } from "./reader.ts";
import { nameOf, PERSON } from "./sites.ts";
import { settled, visit } from "./visit.ts";

const SHIFTS = `new Promise((resolve) => {
  const moved = [];
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) moved.push([value, hadRecentInput]);
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve(moved), 200);
})`;

const hintOf = (page: Page): Locator => page.locator(".field.shown .hint");

/** Where everything around the map is. */
function around({ page }: Pick<On, "page">): Promise<unknown> {
  return page.evaluate(
    `[...document.querySelectorAll(".field.shown :is(.tools, .mapbox, .live, .rail, .cap)")].map((node) => JSON.stringify(node.getBoundingClientRect()))`,
  );
}

onBoth("the first hand at a map is told of its keys, and nothing moves", async (on) => {
  const { page, map } = on;
  await settled(page);
  const before = await around(on);
  assert.equal(await hintOf(page).isVisible(), false);
  await map.hover();
  await settled(page);
  const text = (await hintOf(page).textContent()) ?? "";
  for (const part of ["Shift-drag", "Ctrl-wheel", "[ and ]", "f fills"])
    assert.ok(text.includes(part), text);
  assert.deepEqual(await around(on), before);
  assert.deepEqual(await page.evaluate(SHIFTS), []);
  await hintOf(page).getByRole("button").click();
  assert.equal(await hintOf(page).isVisible(), false);
  await map.focus();
  assert.equal(await hintOf(page).isVisible(), false, "told once");
});

onBoth(
  "the keyboard's first step to a map is told too; Escape ends it, and only then what was asked",
  async ({ page, map, hash }) => {
    await map.focus();
    assert.ok(await hintOf(page).isVisible());
    // From within the search box too, which a browser would empty.
    await page.locator(".field.shown .search input").focus();
    await page.keyboard.press("Escape");
    assert.equal(await hintOf(page).isVisible(), false);
    await settled(page);
    assert.equal(String(await hash()), "field=hashtags&cluster=2&q=a");
    await map.focus();
    await page.keyboard.press("Escape");
    await settled(page);
    assert.equal(String(await hash()), "field=hashtags");
  },
  { hash: "#field=hashtags&cluster=2&q=a" },
);

onBoth("the button pressed by a key leads back to the map", async ({ page, map }) => {
  await map.focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.equal(await hintOf(page).isVisible(), false);
  assert.equal(await page.evaluate("document.activeElement.classList.contains('live')"), true);
});

onBoth(
  "fingers are told of fingers",
  async ({ page, map }) => {
    await map.tap();
    await settled(page);
    const text = (await hintOf(page).textContent()) ?? "";
    assert.match(text, /^Two fingers/);
    assert.doesNotMatch(text, /Shift|Ctrl/);
    const button = await hintOf(page).getByRole("button").boundingBox();
    assert.ok((button?.height ?? 0) >= 44);
  },
  { viewport: { width: 390, height: 800 }, hasTouch: true, isMobile: true },
);

inBrowser("who was told is not told again on the next visit", async (browser, site, kind) => {
  const url = `${site}${nameOf(kind, PERSON)}.html`;
  await visit(browser, url, site, {}, async (page) => {
    await page.locator(".field.shown svg.live").focus();
    assert.ok(await hintOf(page).isVisible());
    await page.reload();
    await page.locator(".field.shown svg.live").focus();
    assert.equal(await hintOf(page).isVisible(), false);
  });
});

inBrowser("where nothing is remembered it is said once a page", async (browser, site, kind) => {
  const url = `${site}${nameOf(kind, PERSON)}.html`;
  await visit(browser, "about:blank", site, {}, async (page) => {
    await page.addInitScript(
      `Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } })`,
    );
    await page.goto(url);
    await page.locator(".field.shown svg.live").focus();
    assert.ok(await hintOf(page).isVisible());
    await page.locator("[role=tab]").nth(1).click();
    await page.locator(".field.shown svg.live").focus();
    assert.equal(await hintOf(page).isVisible(), false);
    await page.reload();
    await page.locator(".field.shown svg.live").focus();
    assert.ok(await page.locator(".hint:not([hidden])").first().isVisible());
  });
});
