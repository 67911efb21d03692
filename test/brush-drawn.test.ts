/** A range of weeks, or of months under codes: how it is drawn, what is told of a link to one, on paper, of odd studies. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { NO_BROWSER, openBrowser } from "../src/bench/browser.ts";
import { choose, lists, periodsOf, rows } from "./brush-lists.ts";
import { build } from "./command.ts";
import { onBoth } from "./reader.ts";
import { fileName, scratchFolder, writeFiles } from "./scratch.ts";
import { until } from "./until.ts";
import { settled, visit } from "./visit.ts";

let browser: Browser | null = null;
before(async () => {
  browser = await openBrowser();
});
after(() => browser?.close());

onBoth("a range is drawn over the chart with the mouse", async (on) => {
  const { page } = on;
  const chart = page.locator(".field.shown .volume");
  await chart.scrollIntoViewIfNeeded();
  const box = await chart.boundingBox();
  assert.ok(box !== null);
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width - 25, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width + 40, y + 30, { steps: 5 });
  assert.equal((await on.hash()).get("when"), null, "the address waits until the mouse is let go");
  await page.mouse.up();
  await settled(page);
  const weeks = await periodsOf(page);
  const [from = "", to = ""] = ((await on.hash()).get("when") ?? "").split("..");
  assert.equal(to, weeks.at(-1));
  assert.ok(weeks.includes(from) && from < to, from);
});

onBoth(
  "a range is drawn with a finger",
  async (on) => {
    const { page } = on;
    const chart = page.locator(".field.shown .volume");
    await chart.scrollIntoViewIfNeeded();
    const box = await chart.boundingBox();
    assert.ok(box !== null);
    const touch = await page.context().newCDPSession(page);
    const at = (x: number) => [{ x: box.x + x, y: box.y + box.height / 2 }];
    await touch.send("Input.dispatchTouchEvent", {
      type: "touchStart",
      touchPoints: at(box.width - 40),
    });
    for (const x of [35, 25, 15, 5])
      await touch.send("Input.dispatchTouchEvent", {
        type: "touchMove",
        touchPoints: at(box.width - x),
      });
    await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
    await until(async () => (await on.hash()).get("when") !== null);
    assert.match((await on.hash()).get("when") ?? "", /^\d{4}-\d{2}(-\d{2})?\.\.\d{4}-\d{2}/);
  },
  { hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } },
);

onBoth("a link to a range that is not there says so, and counts all", async (on) => {
  const { page } = on;
  const weeks = await periodsOf(page);
  const [first = "", last = ""] = [weeks[0], weeks.at(-1)];
  const all = await rows(page).count();
  const address = page.url().split("#")[0] ?? "";
  const wrong = [
    "",
    "x",
    "1999-01-04..1999-02-01",
    `${last}..${first}`,
    first,
    `${first}..`,
    `..${last}`,
  ];
  for (const when of [
    ...wrong,
    `${first}..${last}..${last}`,
    "<b>..</b>",
    "2024-02-31..2024-03-99",
  ]) {
    await page.goto("about:blank");
    await page.goto(`${address}#field=hashtags&when=${encodeURIComponent(when)}`);
    await settled(page);
    const said = (await on.status.textContent()) ?? "";
    assert.match(said, /is no range of the (weeks|months) of this chart: all are counted/, when);
    assert.ok(said.includes(`“${when}”`), said);
    assert.equal(await rows(page).count(), all);
  }
  await page.goto("about:blank");
  await page.goto(`${address}#field=hashtags&tag=nosuchtag&when=x`);
  await settled(page);
  assert.match(
    (await on.status.textContent()) ?? "",
    /nosuchtag.* is not on this map; “x” is no range/,
  );
});

onBoth("on paper the range is told, and what it leaves out is left out there too", async (on) => {
  const { page } = on;
  const last = (await periodsOf(page)).length;
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".field.shown .brush").isVisible(), false);
  await page.emulateMedia({ media: "screen" });
  await choose(page, last - 2, last - 1);
  await page.emulateMedia({ media: "print" });
  const paper = page.locator(".field.shown .on-paper");
  assert.ok(await paper.isVisible());
  assert.match(
    (await paper.textContent()) ?? "",
    /Counted: .*\. The map on paper is of all (weeks|months)\./,
  );
  assert.equal(await lists(page).nth(0).isVisible(), false);
  assert.equal(await page.locator(".field.shown tr.none >> visible=true").count(), 0);
});

onBoth(
  "without script nothing of it is seen",
  async ({ page }) => {
    assert.ok(await page.locator(".volume").first().isVisible());
    assert.equal(await page.locator(".brush >> visible=true").count(), 0);
  },
  { javaScriptEnabled: false },
);

const WORDS = "cats dogs sun rain car train bread soup king queen gold iron".split(" ");

/** A page of a participant whose videos are posted on these days, one after the other. */
async function pageOf(
  dates: readonly string[],
  look: (page: Page) => Promise<void>,
): Promise<void> {
  assert.ok(browser !== null);
  const lines = dates.map((date, i) => {
    const tags = [WORDS[i % WORDS.length], WORDS[(i * 5 + 1) % WORDS.length]];
    return `${i + 1},${date},"['${tags.join("', '")}']"`;
  });
  const text = ["video_id,video_timestamp,hashtags", ...lines, ""].join("\n");
  const folder = scratchFolder();
  const data = writeFiles(join(folder, "data"), { [fileName("ann")]: text });
  const { code, stderr } = await build([
    "--data",
    data,
    "--out",
    join(folder, "out"),
    "--fields",
    "hashtags",
  ]);
  assert.equal(code, 0, stderr);
  const site = pathToFileURL(join(folder, "out")).href;
  await visit(browser, `${site}/ann.html#field=hashtags&when=x`, site, {}, look);
}

const status = (page: Page): Promise<string | null> =>
  page.locator(".field.shown .hits").textContent();
const dayAfter = (days: number): string =>
  new Date(Date.UTC(2004, 0, 5) + days * 86_400_000).toISOString().slice(0, 10);

test("where nothing has a date there is nothing to choose, and a link that asks is told", async (t) => {
  if (browser === null) return t.skip(NO_BROWSER);
  await pageOf(Array<string>(24).fill(""), async (page) => {
    await settled(page);
    assert.equal(await page.locator(".brush").count(), 0);
    assert.match((await status(page)) ?? "", /asks for a time, and this map tells of none/);
  });
});

test("one week is chosen as any other", async (t) => {
  if (browser === null) return t.skip(NO_BROWSER);
  await pageOf([...Array<string>(24).fill("2024-02-29"), ""], async (page) => {
    await settled(page);
    const last = await lists(page).nth(0).locator("option").count();
    await choose(page, last, last);
    assert.match((await status(page)) ?? "", /^12 tags, 48 occurrences in the week of 26 Feb 2024/);
    // A date that was years after all others is one of these, and no missing date.
    const note = await page.locator(".field.shown .brush-note").textContent();
    assert.match(
      note ?? "",
      /^48 of 50 occurrences\. 2 have no date, or one years after all others\./,
    );
    await choose(page, 1, 2);
    assert.match((await status(page)) ?? "", /^No tag occurs in the weeks of /);
  });
});

test("of a thousand weeks the last ones are chosen one by one, the others together", async (t) => {
  if (browser === null) return t.skip(NO_BROWSER);
  await pageOf(
    Array.from({ length: 1000 }, (_, i) => dayAfter(7 * i)),
    async (page) => {
      await settled(page);
      assert.equal(await lists(page).nth(0).locator("option").count(), 53);
      await choose(page, 0, 0);
      assert.match((await status(page)) ?? "", /1,896 occurrences in the weeks before that of /);
      await choose(page, 0, 2);
      assert.match((await status(page)) ?? "", /1,900 occurrences in the weeks up to that of /);
      assert.match(page.url(), /when=earlier\.\.20/);
    },
  );
});
