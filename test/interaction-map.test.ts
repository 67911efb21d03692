/** A reader moves over a map, in a real browser: hover, pin, zoom, pan, by mouse, keys and fingers. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { known, onBoth, placeOf, shots, top, zoomOf } from "./reader.ts";
import { until } from "./until.ts";
import { settled } from "./visit.ts";

onBoth("hovering a mark shows what is known of its tag and its five nearest", async (on) => {
  const { tags, nearest } = known();
  const { page, card } = on;
  assert.equal(await card.isVisible(), false);
  const { x, y } = await placeOf(page, top().tag);
  await page.mouse.move(x, y);
  await card.waitFor();
  const text = (await card.textContent()) ?? "";
  for (const part of [top().tag, `${top().count} occurrences`, `in ${top().videos} videos`])
    assert.ok(text.includes(part), `${part} in ${text}`);
  const near = await card.locator(".near a").allTextContents();
  assert.deepEqual(
    near,
    nearest[0]?.map((i) => tags[i]?.tag),
  );
  assert.equal(near.length, 5);
  assert.equal(await on.map.locator(".links path").count(), 5);
  await page.mouse.move(5, 5);
  await card.waitFor({ state: "hidden" });
});

onBoth("a click pins a tag; back and forward take it away and bring it back", async (on) => {
  const { page, card } = on;
  const { x, y } = await placeOf(page, top().tag);
  await page.mouse.click(x, y);
  await page.mouse.move(5, 5);
  await card.waitFor();
  assert.equal((await on.hash()).get("tag"), top().tag);
  assert.ok(((await on.status.textContent()) ?? "").startsWith(`${top().tag}: `));
  await page.screenshot({ path: join(shots, "pinned.png") });

  const next = (await card.locator(".near a").first().textContent()) ?? "";
  await card.locator(".near a").first().click();
  await settled(page);
  assert.equal((await on.hash()).get("tag"), next);
  assert.equal(await card.locator("h3").textContent(), next);
  await page.goBack();
  await card.getByRole("heading", { name: top().tag, exact: true }).waitFor();
  await page.goBack();
  await card.waitFor({ state: "hidden" });
  await page.goForward();
  await card.waitFor();
  // The line on keys goes first.
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await card.waitFor({ state: "hidden" });
  await until(async () => (await on.hash()).get("tag") === null);
});

onBoth("brackets step through the tags by count", async ({ page, map, card }) => {
  const { tags } = known();
  await map.focus();
  await page.keyboard.press("]");
  await page.keyboard.press("]");
  await card.getByRole("heading", { name: tags[1]?.tag ?? "", exact: true }).waitFor();
  await page.keyboard.press("[");
  await card.getByRole("heading", { name: top().tag, exact: true }).waitFor();
});

onBoth(
  "brackets step also with AltGr and Option, n and p without; Ctrl alone is not ours",
  async (on) => {
    const { page, map, card } = on;
    const shows = (i: number): Promise<void> =>
      card.getByRole("heading", { name: known().tags[i]?.tag ?? "", exact: true }).waitFor();
    await map.focus();
    await page.keyboard.press("Control+Alt+]");
    await shows(0);
    await page.keyboard.press("Alt+]");
    await shows(1);
    await page.keyboard.press("n");
    await shows(2);
    await page.keyboard.press("p");
    await page.keyboard.press("Alt+[");
    await shows(0);
    await page.keyboard.press("Control+]");
    await page.keyboard.press("Control+Alt+n");
    await page.keyboard.press("n");
    await shows(1);
  },
);

onBoth("buttons, keys, wheel and double click zoom; drag and arrows pan", async (on) => {
  const { page, map } = on;
  const box = (await map.boundingBox()) ?? assert.fail("no map");
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await page.getByRole("button", { name: "Zoom in" }).first().click();
  assert.equal(await zoomOf(on), 1.6);
  await page.getByRole("button", { name: "Whole map" }).first().click();
  assert.equal(await zoomOf(on), 1);

  // Without Ctrl and without focus the page scrolls, not the map.
  await page.mouse.move(middle.x, middle.y);
  await page.mouse.wheel(0, 40);
  await until(async () => Number(await page.evaluate("scrollY")) > 0);
  assert.equal(await zoomOf(on), 1);
  await page.evaluate("scrollTo(0, 0)");
  await map.focus();
  await page.mouse.wheel(0, -500);
  // The driver does not wait for a wheel to be heard.
  await until(async () => (await zoomOf(on)) > 2);
  await page.keyboard.press("0");
  assert.equal(await zoomOf(on), 1);
  await page.keyboard.press("+");
  assert.equal(await zoomOf(on), 1.5);
  await page.keyboard.press("-");
  assert.equal(await zoomOf(on), 1);
  await page.mouse.dblclick(middle.x, box.y + 8);
  assert.equal(await zoomOf(on), 2);

  const centre = async (): Promise<number[]> => {
    await settled(page);
    return ((await on.hash()).get("view") ?? "").split(",").map(Number);
  };
  const before = await centre();
  await page.mouse.move(middle.x, middle.y);
  await page.mouse.down();
  await page.mouse.move(middle.x - 100, middle.y - 80, { steps: 4 });
  await page.mouse.up();
  const dragged = await centre();
  assert.ok(Math.abs((dragged[1] ?? 0) - (before[1] ?? 0) - 50) <= 3, `${before} → ${dragged}`);
  await map.focus();
  await page.keyboard.press("ArrowLeft");
  const moved = await centre();
  assert.ok((moved[1] ?? 0) < (dragged[1] ?? 0));
  assert.equal(await page.evaluate("getSelection().toString()"), "", "a drag selects no text");
});

onBoth(
  "two fingers zoom, one scrolls the page, a tap pins",
  async (on) => {
    const { page, map } = on;
    await map.scrollIntoViewIfNeeded();
    const box = (await map.boundingBox()) ?? assert.fail("no map");
    const client = await page.context().newCDPSession(page);
    const touch = (
      type: string,
      points: readonly (readonly [number, number])[],
    ): Promise<unknown> =>
      client.send("Input.dispatchTouchEvent", {
        type: type as "touchStart",
        touchPoints: points.map(([x, y], id) => ({ x: box.x + x, y: box.y + y, id })),
      });
    await touch("touchStart", [[180, 150]]);
    await touch("touchStart", [
      [180, 150],
      [200, 150],
    ]);
    for (const spread of [15, 30, 50, 70])
      await touch("touchMove", [
        [180 - spread, 150],
        [200 + spread, 150],
      ]);
    await touch("touchEnd", []);
    const zoom = await zoomOf(on);
    assert.ok(zoom > 3, `zoom ${zoom}`);
    await page.getByRole("button", { name: "Whole map" }).first().click();
    assert.equal(await zoomOf(on), 1);
    const { x, y } = await placeOf(page, top().tag);
    await page.touchscreen.tap(x, y);
    await on.card.waitFor();
    assert.equal((await on.hash()).get("tag"), top().tag);
    const card = (await on.card.boundingBox()) ?? assert.fail("no card");
    const still = (await map.boundingBox()) ?? assert.fail("no map");
    assert.ok(card.y >= still.y + still.height - 1, "the card docks below the map");
    await page.screenshot({ path: join(shots, "phone-pinned.png") });
  },
  { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
);

onBoth(
  "who wants no motion gets none",
  async (on) => {
    await on.page.keyboard.press("/");
    await on.page.keyboard.type(top().tag);
    await on.page.keyboard.press("Enter");
    assert.ok((await zoomOf(on)) > 1);
    const running = await on.page.evaluate("document.getAnimations().length");
    assert.equal(running, 0);
  },
  { reducedMotion: "reduce" },
);

onBoth("a button let go outside of the map ends its drag", async (on) => {
  const { page, map } = on;
  const box = (await map.boundingBox()) ?? assert.fail("no map");
  await page.mouse.move(box.x + 50, box.y + 50);
  await page.mouse.down();
  await page.mouse.move(box.x + 50, box.y - 30, { steps: 3 });
  await page.mouse.up();
  await map.focus();
  await page.keyboard.press("+");
  const before = await zoomOf(on);
  const view = (await on.hash()).get("view");
  await page.mouse.move(box.x + 300, box.y + 300, { steps: 3 });
  assert.deepEqual([await zoomOf(on), (await on.hash()).get("view")], [before, view]);
});

onBoth("a neighbour in the card is pinned where the reader is", async (on) => {
  const { page, card, map } = on;
  await page
    .locator(".field.shown .legend a")
    .nth(top().cluster - 1)
    .click();
  await map.focus();
  await page.keyboard.press("+");
  await page.keyboard.press("]");
  const link = card.locator(".near a").first();
  const next = (await link.textContent()) ?? "";
  await link.focus();
  await page.keyboard.press("Enter");
  await settled(page);
  const hash = await on.hash();
  assert.equal(hash.get("tag"), next);
  assert.equal(hash.get("cluster"), String(top().cluster));
  assert.match(hash.get("view") ?? "", /^1\.50,/);
  assert.equal(await page.evaluate("document.activeElement.closest('.tip') !== null"), true);
  assert.ok(((await on.status.textContent()) ?? "").startsWith(`${next}: `), "said aloud");
});
