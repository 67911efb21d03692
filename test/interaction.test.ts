/**
 * What a reader does with a page, in a real browser: from file://, and over http at a base path like
 * that of GitHub Pages, where participants go by codes.
 */
import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";
import { openBrowser } from "../src/bench/browser.ts";
import { type Kind, KINDS, nameOf, openSites, PERSON, type Site } from "./sites.ts";
import { visit } from "./visit.ts";

const shots = fileURLToPath(new URL("./output/screenshots/", import.meta.url));

interface Tag {
  readonly tag: string;
  readonly count: number;
  readonly videos: number;
  readonly cluster: number;
}

let browser: Browser | null = null;
let sites: Record<Kind, Site>;
let tags: readonly Tag[];
/** Of each tag, as indices. */
let nearest: readonly (readonly number[])[];
/** A suggested word. */
let word: string;
before(async () => {
  browser = await openBrowser();
  if (browser === null) return;
  sites = await openSites();
  mkdirSync(shots, { recursive: true });
  const data = JSON.parse(
    readFileSync(join(sites.file.folder, "data", `${PERSON}.json`), "utf8"),
  ) as {
    fields: Record<"hashtags" | "suggested_words", { tags: Tag[]; nearest: number[][] }>;
  };
  ({ tags, nearest } = data.fields.hashtags);
  word = data.fields.suggested_words.tags[3]?.tag ?? "";
});
after(async () => {
  sites?.http.close();
  await browser?.close();
});

interface On {
  /** What the participant is called here. */
  readonly person: string;
  readonly page: Page;
  /** The map of the field that is shown. */
  readonly map: Locator;
  readonly card: Locator;
  readonly status: Locator;
  readonly hash: () => Promise<URLSearchParams>;
}

interface Options extends BrowserContextOptions {
  readonly hash?: string | (() => string);
}

/** A test of a participant's page, once from file:// and once over http. */
function onBoth(name: string, look: (on: On) => Promise<void>, options: Options = {}): void {
  const { hash = "", ...context } = options;
  for (const kind of KINDS)
    test(`${name} (${kind})`, async (t) => {
      if (browser === null) return t.skip("no Chromium here: set CHROMIUM_PATH");
      const site = sites[kind].url;
      const person = nameOf(kind, PERSON);
      const end = typeof hash === "string" ? hash : hash();
      await visit(browser, `${site}${person}.html${end}`, site, context, (page) =>
        look({
          person,
          page,
          map: page.locator(".field.shown svg.live"),
          card: page.locator(".field.shown .tip"),
          status: page.locator(".field.shown .hits"),
          hash: async () => new URLSearchParams(new URL(page.url()).hash.slice(1)),
        }),
      );
    });
}

/** Where a tag's mark is on screen, as the still map below has it at the whole map. */
async function placeOf(page: Page, tag: string): Promise<{ x: number; y: number }> {
  const index = tags.findIndex((known) => known.tag === tag);
  const box = await page.locator(".field.shown .dots use").nth(index).boundingBox();
  assert.ok(box !== null, `no mark of ${tag}`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

const top = (): Tag => tags[0] ?? assert.fail("no tags");
const settled = (page: Page): Promise<void> => page.waitForTimeout(220);

onBoth("hovering a mark shows what is known of its tag and its five nearest", async (on) => {
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
  assert.equal(await card.locator("h3").textContent(), top().tag);
  await page.goBack();
  await card.waitFor({ state: "hidden" });
  await page.goForward();
  await card.waitFor();
  await page.keyboard.press("Escape");
  await card.waitFor({ state: "hidden" });
  assert.equal((await on.hash()).get("tag"), null);
});

onBoth("brackets step through the tags by count", async ({ page, map, card }) => {
  await map.focus();
  await page.keyboard.press("]");
  await page.keyboard.press("]");
  await card.getByRole("heading", { name: tags[1]?.tag ?? "", exact: true }).waitFor();
  await page.keyboard.press("[");
  await card.getByRole("heading", { name: top().tag, exact: true }).waitFor();
});

const zoomOf = async ({ page, hash }: On): Promise<number> => {
  await settled(page);
  return Number(((await hash()).get("view") ?? "1").split(",")[0]);
};

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
  assert.equal(await zoomOf(on), 1);
  assert.ok(Number(await page.evaluate("scrollY")) > 0);
  await page.evaluate("scrollTo(0, 0)");
  await map.focus();
  await page.mouse.wheel(0, -500);
  assert.ok((await zoomOf(on)) > 2);
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

onBoth("a row of the index isolates its cluster, for links and history too", async (on) => {
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
  assert.equal(await row.getAttribute("aria-pressed"), "false");
  await row.focus();
  await page.keyboard.press(" ");
  assert.equal(await row.getAttribute("aria-pressed"), "true");
  await on.status.getByRole("button", { name: "List" }).click();
  const listed = page.locator(".field.shown .selection");
  assert.ok(((await listed.textContent()) ?? "").startsWith(`${inCluster.length} tag`));
});

onBoth("a search counts, filters the tables, flies on Enter and leaves no history", async (on) => {
  const { page } = on;
  const wanted = tags.filter(({ tag }) => tag.includes("news"));
  assert.ok(wanted.length > 1);
  const steps = await page.evaluate("history.length");
  await page.keyboard.press("/");
  await page.keyboard.type("NEWS", { delay: 20 });
  await settled(page);
  assert.ok(((await on.status.textContent()) ?? "").startsWith(`${wanted.length} tags`));
  assert.equal((await on.hash()).get("q"), "NEWS");
  assert.equal(await page.evaluate("history.length"), steps);
  const rows = page.locator(".field.shown .card tbody tr:visible");
  assert.equal(await rows.count(), wanted.length);
  await page.screenshot({ path: join(shots, "searched.png") });
  await page.keyboard.press("Enter");
  await page.waitForTimeout(500);
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

onBoth("Shift and a drag list the tags within, to copy and to save", async (on) => {
  const { page, map } = on;
  const { x, y } = await placeOf(page, top().tag);
  await page.keyboard.down("Shift");
  await page.mouse.move(x - 60, y - 60);
  await page.mouse.down();
  await page.mouse.move(x + 60, y + 60, { steps: 4 });
  await page.mouse.up();
  await page.keyboard.up("Shift");
  const list = page.locator(".field.shown .selection");
  const chosen = await list.locator("li").allTextContents();
  assert.ok(chosen.length > 1 && chosen.some((text) => text.startsWith(`${top().tag} `)));
  const waiting = page.waitForEvent("download");
  await list.getByRole("button", { name: "CSV" }).click();
  const csv = readFileSync(await (await waiting).path(), "utf8")
    .trim()
    .split("\n");
  assert.equal(csv[0], "tag,count,videos,cluster,cluster_name");
  assert.equal(csv.length, chosen.length + 1);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await list.getByRole("button", { name: "Copy" }).click();
  await list.getByText("Copied").waitFor();
  const copied = String(await page.evaluate("navigator.clipboard.readText()"));
  assert.equal(copied.split("\n").length, chosen.length);
  await page.screenshot({ path: join(shots, "selected.png") });
  await list.getByRole("button", { name: "Close" }).click();
  assert.equal(await list.isVisible(), false);
  await settled(page);
  assert.ok((await map.locator(".names .name").count()) > 1);
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
  assert.equal(await page.locator("#suggested_words").isVisible(), true);
});

onBoth(
  "a link brings back field, cluster, search, tag and view",
  async (on) => {
    await on.card.waitFor();
    assert.equal(await on.card.locator("h3").textContent(), word);
    assert.equal(await on.page.locator(".field.shown").getAttribute("id"), "suggested_words");
    assert.equal(await on.page.locator(".field.shown .search input").inputValue(), "e");
    const row = on.page.locator(".field.shown .legend a").nth(1);
    assert.equal(await row.getAttribute("aria-pressed"), "true");
    assert.equal(await zoomOf(on), 2);
  },
  {
    hash: () =>
      `#field=suggested_words&cluster=2&q=e&tag=${encodeURIComponent(word)}&view=2,400,300`,
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

onBoth("the map is saved as seen, as SVG and PNG, with caption and provenance", async (on) => {
  const { page, person } = on;
  await page.locator(".field.shown .legend a").nth(1).click();
  const download = async (name: string): Promise<Buffer> => {
    const waiting = page.waitForEvent("download");
    await page.locator(".field.shown .tools").getByRole("button", { name }).click();
    const file = await waiting;
    assert.match(
      file.suggestedFilename(),
      new RegExp(`${person}-hashtags\\.${name.toLowerCase()}$`),
    );
    return readFileSync(await file.path());
  };
  const text = (await download("SVG")).toString("utf8");
  for (const part of [`participant ${person}`, "seed 42", "Tagscape 0.1.0", tags[0]?.tag ?? ""])
    assert.ok(part === tags[0]?.tag || text.includes(part), part);
  assert.ok(!/ style=| class=|<script/.test(text));
  const parsed = await page.evaluate(
    (svg) =>
      new DOMParser().parseFromString(svg, "image/svg+xml").querySelectorAll("parsererror").length,
    text,
  );
  assert.equal(parsed, 0);
  const png = await download("PNG");
  assert.equal(png.subarray(1, 4).toString(), "PNG");
  const box = (await on.map.boundingBox()) ?? assert.fail("no map");
  assert.equal(png.readUInt32BE(16), Math.round(box.width) * 2);
  const waiting = page.waitForEvent("download");
  await page.locator(".field.shown .card").nth(1).getByRole("button", { name: "CSV" }).click();
  const rows = readFileSync(await (await waiting).path(), "utf8")
    .trim()
    .split("\n");
  assert.equal(rows.length, tags.filter(({ cluster }) => cluster === 2).length + 1);
});

onBoth("dark and light are a choice that holds", async ({ page }) => {
  const paper = (): Promise<unknown> =>
    page.evaluate("getComputedStyle(document.body).backgroundColor");
  const light = await paper();
  const corner = `(() => {
    const copy = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    copy.drawImage(document.querySelector(".field.shown canvas"), 0, 0);
    return copy.getImageData(2, 2, 1, 1).data[0];
  })()`;
  assert.ok(Number(await page.evaluate(corner)) > 200);
  await page.getByRole("button", { name: "Dark" }).click();
  assert.notEqual(await paper(), light);
  await settled(page);
  assert.ok(Number(await page.evaluate(corner)) < 60);
  await page.reload();
  assert.notEqual(await paper(), light);
  await page.getByRole("button", { name: "Light" }).click();
  assert.equal(await paper(), light);
});

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

onBoth("on paper both fields are there, and no control", async ({ page }) => {
  await page.emulateMedia({ media: "print" });
  for (const field of ["hashtags", "suggested_words"]) {
    assert.ok(await page.locator(`#${field} svg.map .labels text`).first().isVisible());
    assert.ok(await page.locator(`#${field} h2`).isVisible());
  }
  for (const gone of [".tools", ".tabs", ".zoom", ".filter", "canvas", ".live", ".card-acts"])
    assert.equal(await page.locator(gone).first().isVisible(), false, gone);
  await page.screenshot({ path: join(shots, "print.png"), fullPage: true });
});

onBoth("a list gives way to what is done next, and lists only what stands out", async (on) => {
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

onBoth("sorting keeps what a filter found in sight", async (on) => {
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

onBoth("a saved map shows the pinned tag", async (on) => {
  const { page, map } = on;
  await map.focus();
  await page.keyboard.press("]");
  await on.card.waitFor();
  const waiting = page.waitForEvent("download");
  await page.locator(".field.shown .tools").getByRole("button", { name: "SVG" }).click();
  const text = readFileSync(await (await waiting).path(), "utf8");
  assert.ok(text.includes(`>${top().tag}</text>`));
  assert.equal(text.match(/stroke-opacity="0.65"/g)?.length, 5);
});

/** A test of the study's page, once from file:// and once over http. */
for (const kind of KINDS)
  test(`the study's participants are sorted and filtered, for links too (${kind})`, async (t) => {
    if (browser === null) return t.skip("no Chromium here: set CHROMIUM_PATH");
    const site = sites[kind].url;
    const url = `${site}index.html`;
    const named = (...own: string[]): string[] => own.map((id) => nameOf(kind, id));
    const byName = named(PERSON, "58830", "69514").toSorted();
    const query = nameOf(kind, "58830").slice(0, 1);
    const found = byName.filter((name) => name.includes(query)).toReversed();
    const ids = (page: Page): Promise<string[]> =>
      page.locator(".study tbody tr:visible th a").allTextContents();
    let link = "";
    await visit(browser, url, site, {}, async (page) => {
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
      link = page.url();
    });
    await visit(browser, link, site, {}, async (page) => {
      assert.deepEqual(await ids(page), found);
      await page.keyboard.press("Escape");
      assert.deepEqual(await ids(page), byName.toReversed());
    });
  });
