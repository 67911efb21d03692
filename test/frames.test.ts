/** The map in a frame of a slide or of another page. */
import assert from "node:assert/strict";
import type { Frame, Page } from "playwright-core";
import { assertTrue, place, type Place, press, SEEN } from "./alone.ts";
import { choose, lists } from "./brush-lists.ts";
import { inBrowser, onBoth, top } from "./reader.ts";
import { nameOf, PERSON } from "./sites.ts";
import { settled, visit } from "./visit.ts";

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
  "a frame says what is searched for and counted, and Escape brings back what its author shows",
  async (on) => {
    const { page } = on;
    await settled(page);
    assert.match(await told(page), /tags with “\W?e\W?” in them set off from the rest\.$/);
    const rail = await place(on, ".rail");
    for (const list of await lists(page).all()) {
      const box = (await list.boundingBox()) ?? assert.fail("no list");
      assert.ok(box.x + box.width <= rail.x + rail.width, `${box.x} + ${box.width}`);
    }
    await choose(page, 1, 2);
    assert.match(await told(page), /counts of .* alone; .* with “/);
    await page.locator(".field.shown .legend a").nth(2).click();
    await settled(page);
    assert.match(await told(page), /of cluster 3/);
    await press(on, "Escape");
    await press(on, "Escape");
    assert.equal(String(await page.evaluate("location.hash")), "#embed&field=hashtags&q=e");
    assert.doesNotMatch(await told(page), /counts of|cluster/);
  },
  { hash: "#embed&field=hashtags&q=e", viewport: { width: 640, height: 480 } },
);

onBoth(
  "a frame that is asked for what is not there says so, of whatever length",
  async ({ page }) => {
    await settled(page);
    const text = await told(page);
    assert.match(text, /nosuchtag.* is not on this map; “\W?never\W?” is no range of/);
    assert.ok(text.length < 250, text);
  },
  {
    hash: `#embed&field=hashtags&tag=${"nosuchtag".repeat(90)}&when=never`,
    viewport: { width: 960, height: 540 },
  },
);

onBoth(
  "in a small frame a pinned tag's card shows its nearest tags whole, and leaves most of the map",
  async (on) => {
    const { page, card } = on;
    await card.waitFor();
    await settled(page);
    const [map, own] = [await place(on, "svg.live"), await place(on, ".tip")];
    assert.ok(own.height < 0.44 * map.height, `${own.height} of ${map.height}`);
    const last = (await card.locator(".near").first().boundingBox()) ?? assert.fail("no list");
    assert.ok(last.y + last.height <= own.y + own.height, JSON.stringify(last));
  },
  {
    hash: () => `#embed&field=hashtags&tag=${encodeURIComponent(top().tag)}`,
    viewport: { width: 640, height: 480 },
  },
);

/** What the caption says of the state, all of it in sight. */
async function told(page: Page): Promise<string> {
  const line = page.locator(".field.shown .cap .told");
  assert.ok(await line.isVisible());
  const isCut = await line.evaluate((node) => node.scrollHeight > node.clientHeight + 1);
  assert.equal(isCut, false);
  return (await line.textContent()) ?? "";
}

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
          `<h1>Slide</h1>${code.replace(' allow="fullscreen"', "").replace("<iframe", '<iframe sandbox="allow-scripts allow-popups"')}`,
        );
        const frame = await frameOf(around);
        await frame.locator(".field.shown .alive").waitFor();
        assert.equal(await frame.locator("h1").isVisible(), false);
        const box = await frame.locator(".field.shown svg.live").boundingBox();
        assert.ok((box?.width ?? 0) > 600, JSON.stringify(box));
        const map = frame.locator(".field.shown svg.live");
        await map.hover();
        // No leave to fill the screen, and no word of it.
        const hint = frame.locator(".field.shown .hint");
        await hint.waitFor();
        const said = `${await hint.textContent()} ${await map.getAttribute("aria-label")}`;
        assert.match(said, /step through the tags\..* step through the tags by count\.$/);
        await context.close();
      },
    );
  },
);

async function frameOf(page: Page): Promise<Frame> {
  const node = await page.waitForSelector("iframe");
  return (await node.contentFrame()) ?? assert.fail("no frame");
}
