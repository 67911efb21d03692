/** For a talk: the map fills the screen or a frame, with its whole in a corner and a line on its keys. */
import assert from "node:assert/strict";
import type { Frame, Page } from "playwright-core";
import { assertApart, type TextBox } from "./label-boxes.ts";
import { inBrowser, known, type On, onBoth, placeOf, top, zoomOf } from "./reader.ts";
import { nameOf, PERSON } from "./sites.ts";
import { settled, visit } from "./visit.ts";

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where something of the field that is shown is on screen. */
async function place({ page }: Pick<On, "page">, selector: string): Promise<Place> {
  const box = await page.locator(`.field.shown ${selector}`).boundingBox();
  return box ?? assert.fail(`${selector} is not there`);
}

const SEEN = `(() => [...document.body.querySelectorAll("*")].filter((node) =>
  node.checkVisibility({ visibilityProperty: true }) && node.getBoundingClientRect().height > 1
    && node.closest(".mapbox, .rail, .cap, .tools") === null
    && !node.matches("main, .field.shown, .plate, .defs"))
  .map((node) => node.outerHTML.slice(0, 60)))()`;

const TEXTS = `(() => {
  const map = document.querySelector(".field.shown svg.live");
  const groups = [...map.querySelectorAll(":is(.name, .labels text)")];
  return [...map.querySelectorAll(":is(.labels, .names) text")].flatMap((node) => {
    const { left, right, top, bottom, width } = node.getBoundingClientRect();
    return width === 0 ? [] : [{ text: node.textContent, group: groups.indexOf(node.closest(".name") ?? node), left, right, top, bottom }];
  });
})()`;

/** Texts lie apart from one another and from all that lies over the map; and each is a target. */
async function assertTrue({ page }: Pick<On, "page">): Promise<void> {
  // The first hand brings a line that texts make way for.
  await page.locator(".field.shown svg.live").hover();
  await settled(page);
  const texts = (await page.evaluate(TEXTS)) as TextBox[];
  assert.ok(texts.length > 3, String(texts.length));
  const map = await place({ page }, "svg.live");
  const over: TextBox[] = [];
  for (const selector of [".zoom", ".hint", ".locator"]) {
    const box = await page.locator(`.field.shown ${selector}`).boundingBox();
    if (box === null || box.y >= map.y + map.height) continue;
    const { x: left, y: above, width, height } = box;
    const sides = { left, top: above, right: left + width, bottom: above + height };
    over.push({ text: selector, group: -2, ...sides });
  }
  for (const one of over) for (const text of texts) assertApart([one, text]);
  assertApart(texts);
  const tags = new Set(known().tags.map(({ tag }) => tag));
  const card = page.locator(".field.shown .tip h3");
  let pointed = 0;
  for (const { text, left, right, top: above, bottom } of texts) {
    if (!tags.has(text) || pointed === 8) continue;
    await page.mouse.move((left + right) / 2, (above + bottom) / 2);
    assert.equal(await card.textContent(), text);
    pointed += 1;
  }
  assert.ok(pointed > 1);
}

/** Goes to the map as a hand does. */
async function press(on: On, key: string): Promise<void> {
  await on.map.focus();
  await on.page.keyboard.press(key);
  await settled(on.page);
}

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
      await page.waitForFunction("document.fullscreenElement !== null");
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
      await page.waitForFunction(
        "document.fullscreenElement === null && !document.documentElement.classList.contains('full')",
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

const FRAMES = [
  [640, 480],
  [960, 540],
  [390, 600],
] as const;

for (const [width, height] of FRAMES)
  for (const colorScheme of ["light", "dark"] as const)
    onBoth(
      `a frame of ${width} × ${height} holds map, index, caption and a link to the page, ${colorScheme}`,
      async (on) => {
        const { page } = on;
        await settled(page);
        assert.deepEqual(await page.evaluate(SEEN), []);
        const parts = [];
        for (const part of ["svg.live", ".rail", ".cap", ".away"])
          parts.push(await place(on, part));
        for (const box of parts)
          assert.ok(
            box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height,
            JSON.stringify(box),
          );
        const [map, rail, caption] = parts as [Place, Place, Place];
        assert.ok(map.width * map.height > 0.4 * width * height, JSON.stringify(map));
        const lower = await place(on, ".zoom");
        if (lower.y > map.y + 20) assert.ok(map.y + map.height <= lower.y + 1);
        assert.ok(rail.height > 100 && caption.y + caption.height >= height - 1);
        assert.equal(
          await page.evaluate(
            "[document.documentElement.scrollHeight, document.documentElement.scrollWidth].join()",
          ),
          `${height},${width}`,
        );
        await assertTrue(on);
        await press(on, "+");
        await assertTrue(on);
        assert.match(
          String(await page.evaluate("location.hash")),
          /^#embed&field=hashtags&.*view=/,
        );
        const link = page.locator(".field.shown .away");
        assert.equal(await link.getAttribute("target"), "_blank");
        const leads = new URL(
          String(await page.evaluate("document.querySelector('.field.shown .away').href")),
        );
        assert.ok(leads.pathname.endsWith(`/${on.person}.html`));
        assert.match(leads.hash, /^#field=hashtags&view=/);
      },
      { viewport: { width, height }, hash: "#embed", colorScheme },
    );

onBoth(
  "a frame shows the state of its address, in any order, and steps leave no trace in the way back",
  async (on) => {
    const { page } = on;
    await settled(page);
    assert.equal(await page.locator(".tab, .top, .lede").first().isVisible(), false);
    assert.match((await page.locator(".field.shown").getAttribute("id")) ?? "", /suggested_words/);
    assert.equal(await page.locator('.field.shown .legend a[aria-pressed="true"]').count(), 1);
    const steps = Number(await page.evaluate("history.length"));
    await page.locator(".field.shown .legend a").nth(2).click();
    await settled(page);
    assert.equal(await page.evaluate("history.length"), steps);
    assert.equal((await on.hash()).get("cluster"), "3");
    assert.ok((await on.hash()).has("embed"));
  },
  { hash: "#field=suggested_words&cluster=2&embed", viewport: { width: 960, height: 540 } },
);

onBoth(
  "without script a frame holds the whole page",
  async ({ page }) => {
    assert.ok(await page.locator("h1").isVisible());
    assert.ok(await page.locator("#hashtags-1").isVisible());
    assert.equal(await page.locator(".away").first().isVisible(), false);
  },
  { hash: "#embed", javaScriptEnabled: false },
);

inBrowser(
  "what is copied for another page shows the map there, and names it",
  async (browser, site, kind) => {
    const person = nameOf(kind, PERSON);
    await visit(
      browser,
      `${site}${person}.html#field=hashtags&q=a%22%3E%3Cb`,
      site,
      {},
      async (page) => {
        await settled(page);
        await page.evaluate(
          "Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => { window.copied = text; } } })",
        );
        await page.locator('.field.shown [data-do="copy-embed"]').click();
        await page.locator(".field.shown .tools").getByText("Copied").waitFor();
        const code = String(await page.evaluate("window.copied"));
        assert.match(
          code,
          /^<iframe src="[^"<>]+" title="[^"<>]+"[^<>]* loading="lazy"[^<>]*><\/iframe>$/,
        );
        assert.match(code, /src="[^"]*#embed&amp;field=hashtags&amp;q=/);
        assert.match(code, new RegExp(`title="Map of [^"]* participant ${person}"`));
        if (kind === "file") return;
        const context = await browser.newContext({ viewport: { width: 1200, height: 800 } });
        const around = await context.newPage();
        // Another page, of another place, that holds the frame and sandboxes it as some do.
        await around.setContent(
          `<h1>Slide</h1>${code.replace("<iframe", '<iframe sandbox="allow-scripts allow-popups"')}`,
        );
        const frame = await frameOf(around);
        await frame.locator(".field.shown .alive").waitFor();
        assert.equal(await frame.locator("h1").isVisible(), false);
        const box = await frame.locator(".field.shown svg.live").boundingBox();
        assert.ok((box?.width ?? 0) > 600, JSON.stringify(box));
        await frame.locator(".field.shown svg.live").hover();
        await context.close();
      },
    );
  },
);

async function frameOf(page: Page): Promise<Frame> {
  const node = await page.waitForSelector("iframe");
  return (await node.contentFrame()) ?? assert.fail("no frame");
}

const LOCATOR = `(() => {
  const field = document.querySelector(".field.shown");
  const node = field.querySelector(".locator");
  const seen = node.querySelector(".seen");
  return {
    shown: node.checkVisibility(),
    seen: ["x", "y", "width", "height"].map((key) => Number(seen.getAttribute(key))),
  };
})()`;

for (const [width, height] of [
  [1440, 1000],
  [390, 800],
] as const)
  onBoth(
    `a zoomed map has its whole in a corner, which says what is seen of it, ${width} px`,
    async (on) => {
      const { page, map } = on;
      await settled(page);
      const locator = async (): Promise<{ shown: boolean; seen: number[] }> =>
        (await page.evaluate(LOCATOR)) as { shown: boolean; seen: number[] };
      assert.equal((await locator()).shown, false);
      await press(on, "+");
      await press(on, "+");
      await press(on, "ArrowLeft");
      const { shown, seen } = await locator();
      assert.ok(shown);
      const [zoom = 0, x = 0, y = 0] = ((await on.hash()).get("view") ?? "").split(",").map(Number);
      const expected = [x - 452 / zoom, y - 380 / zoom, 904 / zoom, 760 / zoom];
      for (const [i, value] of expected.entries())
        assert.ok(Math.abs((seen[i] ?? 0) - value) < 1.5, `${seen.join()} / ${expected.join()}`);
      await assertTrue(on);
      const [box, own] = [await place(on, "svg.live"), await place(on, ".locator")];
      assert.ok(own.x > box.x && own.y > box.y && own.width < box.width / 4);
      assert.ok(own.x + own.width < box.x + box.width && own.y + own.height < box.y + box.height);
      const buttons = await place(on, ".zoom");
      assert.ok(own.y > buttons.y + buttons.height || own.y + own.height <= buttons.y);
      // Whatever lies below it is still the map's.
      const middle = `${own.x + own.width / 2}, ${own.y + own.height / 2}`;
      assert.equal(
        await page.evaluate(`document.elementFromPoint(${middle}).classList.contains("live")`),
        true,
      );
      await page.emulateMedia({ media: "print" });
      assert.equal((await locator()).shown, false);
      await page.emulateMedia({ media: "screen" });
      await press(on, "0");
      assert.equal((await locator()).shown, false);
      assert.ok(await map.isVisible());
    },
    { viewport: { width, height } },
  );
