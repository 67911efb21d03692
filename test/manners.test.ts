/** A map keeps to what its reader meant: the wheel, double clicks, Escape, links, lists. */
import assert from "node:assert/strict";
import { known, type On, onBoth, placeOf, top, zoomOf } from "./reader.ts";
import { until } from "./until.ts";
import { settled } from "./visit.ts";

/** Opens the page anew at a part of its address. */
async function goTo({ page }: On, hash: string): Promise<void> {
  const address = page.url().split("#")[0] ?? "";
  // Else the browser takes it for a step within the page, and brings back where it was scrolled to.
  await page.goto("about:blank");
  await page.goto(`${address}${hash}`);
  await settled(page);
}

onBoth(
  "after a click in the map the wheel is still the page's where the map is whole",
  async (on) => {
    const { page, map } = on;
    const box = await map.boundingBox();
    assert.ok(box !== null);
    await page.mouse.click(box.x + 4, box.y + box.height / 2);
    const before = (await page.evaluate("scrollY")) as number;
    await page.mouse.wheel(0, 300);
    await until(async () => ((await page.evaluate("scrollY")) as number) > before);
    assert.equal(await zoomOf(on), 1);
  },
);

onBoth("a double click zooms and pins nothing", async (on) => {
  const { page, card } = on;
  const { x, y } = await placeOf(page, top().tag);
  await page.mouse.move(x, y);
  await settled(page);
  // A shape that is drawn anew between two presses would take the second with it.
  const pressed = await page.evaluate(`document.elementFromPoint(${x}, ${y}).matches("svg.live")`);
  assert.equal(pressed, true);
  await page.mouse.dblclick(x, y);
  await settled(page);
  assert.equal((await on.hash()).get("tag"), null);
  assert.ok((await zoomOf(on)) > 1.9);
  await page.mouse.move(5, 5);
  await card.waitFor({ state: "hidden" });
});

onBoth("so does one that is slower than the map thinks, as a system may allow", async (on) => {
  const { page } = on;
  const { x, y } = await placeOf(page, top().tag);
  await page.mouse.click(x, y);
  await page.waitForTimeout(700);
  await page.mouse.down({ clickCount: 2 });
  await page.mouse.up({ clickCount: 2 });
  await settled(page);
  assert.equal((await on.hash()).get("tag"), null);
  assert.ok((await zoomOf(on)) > 1.9);
});

onBoth("and one of a hand that is not quite still", async (on) => {
  const { page } = on;
  const { x, y } = await placeOf(page, top().tag);
  await page.mouse.click(x, y);
  await page.mouse.down({ clickCount: 2 });
  for (const by of [3, 0, 3, 0]) await page.mouse.move(x + by, y);
  await page.mouse.up({ clickCount: 2 });
  await settled(page);
  assert.equal((await on.hash()).get("tag"), null);
});

onBoth("Escape brings back the whole map too", async (on) => {
  const { page, map } = on;
  await map.focus();
  await page.keyboard.press("+");
  await settled(page);
  assert.ok((await zoomOf(on)) > 1);
  // The line on keys goes first.
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await settled(page);
  assert.equal(await zoomOf(on), 1);
});

onBoth(
  "a link to a tag that is not there says so, and one to a tag of reach where it is",
  async (on) => {
    await goTo(on, "#field=hashtags&tag=nosuchtag");
    assert.match((await on.status.textContent()) ?? "", /nosuchtag.* is not on this map/);
    await goTo(on, `#field=hashtags&tag=${"nosuchtag".repeat(90)}`);
    assert.match((await on.status.textContent()) ?? "", /^.{30,90} is not on this map$/);
    await goTo(on, `#field=hashtags&q=${"nosuchtag".repeat(90)}`);
    assert.match((await on.status.textContent()) ?? "", /^No tag contains .{30,90}$/);
    await goTo(on, "#field=hashtags&tag=fyp");
    assert.match((await on.status.textContent()) ?? "", /fyp.* is a tag of reach, set apart/);
  },
);

onBoth("a link to a tag shows its card without scrolling", async (on) => {
  await on.page.setViewportSize({ width: 1280, height: 600 });
  await goTo(on, `#field=hashtags&tag=${encodeURIComponent(known().tags[2]?.tag ?? "")}`);
  await on.card.waitFor();
  const box = await on.card.boundingBox();
  assert.ok(box !== null && box.y >= 0 && box.y + box.height <= 601, JSON.stringify(box));
});

onBoth("no card lies over a list of what was chosen", async (on) => {
  const { page, map, card } = on;
  const box = await map.boundingBox();
  assert.ok(box !== null);
  await page.keyboard.down("Shift");
  await page.mouse.move(box.x + 60, box.y + 60);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 80, box.y + box.height - 60, { steps: 4 });
  await page.mouse.up();
  await page.keyboard.up("Shift");
  await page.locator(".field.shown .selection").waitFor();
  const { x, y } = await placeOf(page, top().tag);
  await page.mouse.move(x, y);
  assert.equal(await card.isVisible(), false);
});

onBoth(
  "on a large screen the map grows, and is still seen as a whole",
  async ({ map }) => {
    const box = await map.boundingBox();
    assert.ok(box !== null && box.width >= 1250 && box.height <= 0.8 * 1440, JSON.stringify(box));
  },
  { viewport: { width: 2560, height: 1440 } },
);

onBoth(
  "the words above the index lie apart",
  async ({ page }) => {
    const head = page.locator(".field.shown .rail-h > *");
    const [first, second] = [await head.nth(0).boundingBox(), await head.nth(1).boundingBox()];
    assert.ok(first !== null && second !== null && second.x - first.x - first.width >= 10);
  },
  { viewport: { width: 1280, height: 900 } },
);

onBoth(
  "at 1280 × 720 the first half of the map is seen without scrolling",
  async ({ map }) => {
    const box = await map.boundingBox();
    assert.ok(box !== null && box.y + box.height / 2 <= 720, JSON.stringify(box));
  },
  { viewport: { width: 1280, height: 720 } },
);
