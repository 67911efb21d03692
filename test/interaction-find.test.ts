/** A reader looks for something: the index, a search, tabs, sorted tables, and links to what was found. */
import assert from "node:assert/strict";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { inBrowser, known, onBoth, shots, zoomOf } from "./reader.ts";
import { nameOf, PERSON } from "./sites.ts";
import { until } from "./until.ts";
import { settled, visit } from "./visit.ts";

onBoth("a row of the index isolates its cluster, for links and history too", async (on) => {
  const { tags } = known();
  const { page, map } = on;
  const row = page.locator(".field.shown .legend a").nth(2);
  const inCluster = tags.filter(({ cluster }) => cluster === 3);
  await row.hover();
  await settled(page);
  assert.equal(await map.locator(".names .name").count(), 1, "a preview");
  await row.click();
  assert.equal(await row.getAttribute("aria-pressed"), "true");
  assert.equal((await on.hash()).get("cluster"), "3");
  const said = (await on.status.textContent()) ?? "";
  assert.ok(said.startsWith(`${inCluster.length} tag`), said);
  await settled(page);
  const shown = await map.locator(".labels text").allTextContents();
  assert.ok(shown.length > 3);
  assert.ok(shown.every((text) => inCluster.some(({ tag }) => tag === text)));
  await page.screenshot({ path: join(shots, "isolated.png") });
  await page.goBack();
  await until(async () => (await row.getAttribute("aria-pressed")) === "false");
  await row.focus();
  await page.keyboard.press(" ");
  assert.equal(await row.getAttribute("aria-pressed"), "true");
  await on.status.getByRole("button", { name: "List" }).click();
  const listed = page.locator(".field.shown .selection");
  assert.ok(((await listed.textContent()) ?? "").startsWith(`${inCluster.length} tag`));
});

onBoth("a search counts, filters the tables, flies on Enter and leaves no history", async (on) => {
  const { tags } = known();
  const { page } = on;
  const wanted = tags.filter(({ tag }) => tag.includes("news"));
  assert.ok(wanted.length > 1);
  const steps = await page.evaluate("history.length");
  await page.keyboard.press("/");
  await page.keyboard.type("NEWS");
  await settled(page);
  assert.ok(((await on.status.textContent()) ?? "").startsWith(`${wanted.length} tags`));
  assert.equal((await on.hash()).get("q"), "NEWS");
  assert.equal(await page.evaluate("history.length"), steps);
  const rows = page.locator(".field.shown .card tbody tr:visible");
  assert.equal(await rows.count(), wanted.length);
  await page.screenshot({ path: join(shots, "searched.png") });
  await page.keyboard.press("Enter");
  assert.ok((await zoomOf(on)) > 1);
  await page.keyboard.press("Escape");
  await settled(page);
  assert.equal((await on.hash()).get("q"), null);
  assert.ok((await rows.count()) > wanted.length);
  await page.locator(".field.shown .filter input").fill("no such tag");
  await settled(page);
  assert.ok(((await on.status.textContent()) ?? "").startsWith("No tag contains"));
  assert.equal(await rows.count(), 0);
});

onBoth("fields are tabs, by mouse and by arrow keys", async (on) => {
  const { page } = on;
  await page.getByRole("tab", { name: /Suggested words/ }).click();
  assert.equal((await on.hash()).get("field"), "suggested_words");
  assert.equal(await page.locator("#hashtags").isVisible(), false);
  await page.keyboard.press("ArrowLeft");
  assert.equal((await on.hash()).get("field"), "hashtags");
  assert.equal(await page.locator("#suggested_words").isVisible(), false);
  await page.goBack();
  await page.locator("#suggested_words").waitFor();
});

onBoth(
  "a link brings back field, cluster, search, tag and view",
  async (on) => {
    await on.card.waitFor();
    assert.equal(await on.card.locator("h3").textContent(), known().word);
    assert.equal(await on.page.locator(".field.shown").getAttribute("id"), "suggested_words");
    assert.equal(await on.page.locator(".field.shown .search input").inputValue(), "e");
    const row = on.page.locator(".field.shown .legend a").nth(1);
    assert.equal(await row.getAttribute("aria-pressed"), "true");
    assert.equal(await zoomOf(on), 2);
  },
  {
    hash: () =>
      `#field=suggested_words&cluster=2&q=e&tag=${encodeURIComponent(known().word)}&view=2,400,300`,
  },
);

onBoth(
  "a link that is out of date opens the page all the same",
  async ({ page, card, map }) => {
    await map.waitFor();
    assert.equal(await card.isVisible(), false);
    assert.equal(await page.locator(".field.shown").getAttribute("id"), "hashtags");
  },
  { hash: "#field=gone&cluster=99&tag=%E0%A4%A&view=a,b" },
);

onBoth("heads sort a table over its fold, and tags lead to the map", async (on) => {
  const { tags } = known();
  const { page } = on;
  const card = page.locator(".field.shown .card").first();
  const own = tags.filter(({ cluster }) => cluster === 1);
  await card.getByRole("button", { name: "Distance" }).click();
  const distances = async (): Promise<number[]> =>
    (await card.locator("tbody tr td:nth-child(5)").allTextContents()).map(Number);
  const falling = await distances();
  assert.equal(falling.length, own.length);
  assert.deepEqual(
    falling,
    falling.toSorted((a, b) => b - a),
  );
  await card.getByRole("button", { name: "Distance" }).click();
  const rising = await distances();
  assert.deepEqual(
    rising,
    rising.toSorted((a, b) => a - b),
  );
  assert.equal(await card.locator('th[aria-sort="ascending"]').count(), 1);
  assert.equal(await card.locator("table").first().locator("tbody tr").count(), 8);
  await card.locator("summary").click();
  const link = card.locator("details tbody a").first();
  const tag = (await link.textContent()) ?? "";
  await link.click();
  await on.card.waitFor();
  assert.equal(await on.card.locator("h3").textContent(), tag);
});

onBoth("a list gives way to what is done next, and lists only what stands out", async (on) => {
  const { tags } = known();
  const { page, map } = on;
  const rows = page.locator(".field.shown .legend a");
  const list = page.locator(".field.shown .selection");
  await rows.nth(0).click();
  await on.status.getByRole("button", { name: "List" }).click();
  await rows.nth(1).click();
  assert.equal(await list.isVisible(), false);
  const own = tags.filter(({ cluster }) => cluster === 2);
  assert.ok(((await on.status.textContent()) ?? "").startsWith(`${own.length} tag`));
  const box = (await map.boundingBox()) ?? assert.fail("no map");
  await page.keyboard.down("Shift");
  await page.mouse.move(box.x + 5, box.y + 140);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 5, box.y + box.height - 5, { steps: 4 });
  await page.mouse.up();
  await page.keyboard.up("Shift");
  const listed = Number.parseInt((await list.textContent()) ?? "", 10);
  assert.ok(listed > 0 && listed <= own.length, `${listed} of ${own.length}`);
});

onBoth("sorting keeps what a filter found in sight", async (on) => {
  const { tags } = known();
  const { page } = on;
  const last = tags.findLast(({ cluster }) => cluster === 1) ?? assert.fail("no tag");
  await page.locator(".field.shown .filter input").fill(last.tag);
  await settled(page);
  const rows = page.locator(".field.shown .card tbody tr:visible");
  const before = await rows.count();
  assert.ok(before >= 1);
  const heads = page.locator(".field.shown .card:visible").first();
  for (const name of ["Count", "Distance", "Tag"]) {
    await heads.getByRole("button", { name }).click();
    assert.equal(await rows.count(), before, name);
  }
});

onBoth(
  "the skip link stays with the field, and a link to a table that is filtered out shows it",
  async (on) => {
    const { page } = on;
    await page.locator(".skip").press("Enter");
    assert.equal(await page.locator(".field.shown").getAttribute("id"), "suggested_words");
    await page.locator(".field.shown .filter input").fill("no such tag");
    await settled(page);
    await page.evaluate("location.hash = 'suggested_words-2'");
    await page.locator("#suggested_words-2").waitFor();
  },
  { hash: "#field=suggested_words" },
);

inBrowser(
  "the study's participants are sorted and filtered, for links too",
  async (browser, site, kind) => {
    const named = (...own: string[]): string[] => own.map((id) => nameOf(kind, id));
    const byName = named(PERSON, "58830", "69514").toSorted();
    const query = nameOf(kind, "58830").slice(0, 3);
    const found = byName.filter((name) => name.includes(query)).toReversed();
    const ids = (page: Page): Promise<string[]> =>
      page.locator(".study tbody tr:visible th > a").allTextContents();
    let link = "";
    await visit(browser, `${site}index.html`, site, {}, async (page) => {
      assert.deepEqual(await ids(page), byName);
      await page.getByRole("button", { name: "Videos" }).click();
      assert.deepEqual(await ids(page), named(PERSON, "69514", "58830"));
      assert.equal(await page.locator(".sorting select").inputValue(), "1 descending");
      await page.locator(".sorting select").selectOption("0 ascending");
      assert.deepEqual(await ids(page), byName);
      await page.getByRole("button", { name: "Participant" }).click();
      await page.keyboard.press("/");
      await page.keyboard.type(query);
      assert.deepEqual(await ids(page), found);
      assert.equal(await page.locator(".hits").textContent(), `${found.length} of 3 participants`);
      // As the page has it: the driver hears of a new address a moment later.
      link = String(await page.evaluate("location.href"));
    });
    await visit(browser, link, site, {}, async (page) => {
      assert.deepEqual(await ids(page), found);
      await page.keyboard.press("Escape");
      assert.deepEqual(await ids(page), byName.toReversed());
    });
  },
);
