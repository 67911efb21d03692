/** A page has room for so many tags of a field: what it shows of more is drawn, found and counted truly, and it says so. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { JSDOM } from "jsdom";
import type { Browser, Page } from "playwright-core";
import { NO_BROWSER, openBrowser } from "../src/bench/browser.ts";
import { drawMaps } from "../src/chart/map.ts";
import { readConfig } from "../src/config/config.ts";
import type { Config } from "../src/config/types.ts";
import { shownSentence } from "../src/pages/crowded.ts";
import { renderer } from "../src/pages/frame.ts";
import { renderParticipant } from "../src/pages/participant-page.ts";
import { fieldFiles, fieldsJson } from "../src/report/downloads.ts";
import { onMap, PAGE_ROOM, type PageRoom } from "../src/report/on-map.ts";
import type { ParticipantReport } from "../src/report/participant-report.ts";
import { rowOf } from "../src/report/participant-row.ts";
import { countOf, largeField, tagName } from "./large-field.ts";
import { root } from "./checkout.ts";
import { scratchFolder, writeFiles } from "./scratch.ts";
import { settled, visit } from "./visit.ts";

const ALL = 60;
/** Of 60 tags 40 have a place on the page, of which the tables list 24. */
const SMALL: PageRoom = { tags: 40, crowd: 20, rows: 24 };
/** All of them have a place, and tables still list 24. */
const CROWDED: PageRoom = { ...SMALL, tags: 100 };
const SAYS =
  "This page shows the 40 tags of most occurrences, of 60: on the map, in the search and in the tables.";

let browser: Browser | null = null;
let config: Config;
let report: ParticipantReport;
before(async () => {
  browser = await openBrowser();
  config = await readConfig({ data: join(root, "data") });
  report = largeField(ALL, config);
});
after(async () => {
  await browser?.close();
});

function pageOf(own: ParticipantReport, room?: PageRoom): string {
  const setting = { config, backend: "wasm", model: null, versions: [["Tagscape", "1"]] } as const;
  const maps = new Map(own.fields.map((field) => [field.name, drawMaps(field, "a", true, room)]));
  return renderParticipant(setting, own, maps, renderer(setting), room);
}

const documentOf = (html: string): Document => new JSDOM(html).window.document;
const textOf = (node: ParentNode, selector: string): string =>
  node.querySelector(selector)?.textContent?.replaceAll(/\s+/g, " ").trim() ?? "";

async function onPage(
  html: string,
  hash: string,
  look: (page: Page, status: () => Promise<string>) => Promise<void>,
): Promise<void> {
  if (browser === null) return;
  const folder = writeFiles(scratchFolder(), { "a.html": html });
  const site = `${pathToFileURL(folder).href}/`;
  const options = { viewport: { width: 1280, height: 1000 }, reducedMotion: "reduce" } as const;
  await visit(browser, `${site}a.html${hash}`, site, options, async (page) => {
    await settled(page);
    await look(page, async () => {
      await settled(page);
      return (await page.locator(".hits").textContent()) ?? "";
    });
  });
}

test("a page has the tags of most occurrences, of equal ones the first, and none points elsewhere", () => {
  const [field] = report.fields;
  assert.ok(field !== undefined);
  const { tags, left, nearest, beside, isCrowded } = onMap(field, SMALL);
  assert.deepEqual(
    tags.map(({ tag }) => tag),
    Array.from({ length: 40 }, (_, i) => tagName(i)),
  );
  assert.deepEqual([left, isCrowded], [20, true]);
  // The last of the page is near to five that it has no room for.
  assert.deepEqual([nearest[39], nearest[36]?.map(({ tag }) => tag)], [[], [37, 38, 39]]);
  assert.ok(beside.length > 0 && beside.every(({ tags: [a, b] }) => a < 40 && b < 40));
  assert.ok(beside.length < field.beside.length);
  assert.equal(onMap(field).left, 0);
  assert.deepEqual([PAGE_ROOM.tags, onMap(field).isCrowded], [20_000, false]);
});

test("the page says of how many tags it shows which, and figures and files are of all", () => {
  const page = documentOf(pageOf(report, SMALL));
  assert.ok(textOf(page, ".heed").startsWith(SAYS), textOf(page, ".heed"));
  assert.equal(textOf(page, ".dl span"), "60 distinct tags");
  assert.equal(textOf(page, "svg.map title"), "Map of 40 of 60 hashtags of participant a");
  assert.match(textOf(page, "svg.map desc"), /The most frequent follow as tables/);
  assert.equal(textOf(page, ".clusters h3"), "The most frequent tags, cluster by cluster");
  const card = page.querySelector(".card");
  assert.ok(card !== null);
  const used = Array.from({ length: ALL }, (_, i) => (i % 3 === 0 ? countOf(i) : 0));
  const own = used.reduce((a, b) => a + b);
  assert.ok(textOf(card, "header p").startsWith(`20 tags, ${own} occurrences`));
  assert.match(
    textOf(card, "header"),
    /Of its 20 tags the map, and the CSV beside this, have the 14 of most occurrences, this table has 8; the CSV under “Download” has all\./,
  );
  assert.equal(card.querySelectorAll("tbody tr").length, 8);
  assert.equal(page.querySelectorAll(".card tbody tr").length, 24);
  // Marks are drawn, by look and size, and none is an element of its own.
  assert.deepEqual(
    [page.querySelectorAll(".dots use").length, page.querySelectorAll(".crowd").length],
    [0, 1],
  );
  const steps = [...page.querySelectorAll(".crowd path")].map(
    (path) => path.getAttribute("d") ?? "",
  );
  assert.equal(steps.join("").match(/m/g)?.length, 40);
  const csv = fieldFiles(report).get("data/a.hashtags.csv") ?? "";
  assert.equal(csv.trim().split("\n").length, 1 + ALL);
  assert.equal(JSON.parse(fieldsJson(report.fields)).hashtags.tags.length, ALL);
});

test("the method page tells of both limits, where a study has such a field", () => {
  const study = { participants: [rowOf(report)] } as never;
  assert.equal(shownSentence(study), null);
  assert.match(shownSentence(study, CROWDED) ?? "", /more than 20 tags .*list the most frequent/);
  assert.doesNotMatch(shownSentence(study, CROWDED) ?? "", /more than 100/);
  assert.match(shownSentence(study, SMALL) ?? "", /Of more than 40 tags it shows those of most/);
});

test("a field that fits is drawn mark by mark and listed whole, without a word of it", () => {
  const page = documentOf(pageOf(report));
  assert.equal(page.querySelectorAll(".dots use").length, ALL);
  assert.equal(page.querySelectorAll(".card tbody tr").length, ALL);
  assert.equal(textOf(page, "svg.map title"), "Map of 60 hashtags of participant a");
  assert.doesNotMatch(page.body.textContent ?? "", /of most occurrences|most frequent tags,/);
});

test("a search finds every tag of the page, listed or not, and says of others that the page has not all", async (t) => {
  if (browser === null) return t.skip(NO_BROWSER);
  const all = "this page shows the 40 tags of most occurrences, of 60";
  await onPage(pageOf(report, SMALL), "", async (page, status) => {
    const box = page.locator(".tools input");
    for (const i of [0, 23, 24, 39]) {
      await box.fill(tagName(i));
      const told = countOf(i) === 1 ? "1 occurrence" : `${countOf(i)} occurrences`;
      assert.equal(await status(), `1 tag of this page, ${told} List`);
    }
    await box.fill("tag 38");
    assert.match(await status(), /^1 tag of this page/);
    await box.fill(tagName(50));
    assert.equal(await status(), `No tag of this page contains “${tagName(50)}”: ${all}`);
    await box.fill("tag");
    assert.match(await status(), /^40 tags of this page, /);
    assert.equal(
      await page.locator(".clusters .found").textContent(),
      "24 tags of the 24 listed in 3 clusters",
    );
    await box.fill("");
    await page.locator(".legend a").first().click();
    assert.match(await status(), /^14 tags of this page, /);
  });
  await onPage(pageOf(report, SMALL), `#field=hashtags&tag=${tagName(55)}`, async (_, status) => {
    assert.equal(await status(), `“${tagName(55)}” is not on this map: ${all}`);
  });
  await onPage(pageOf(report, CROWDED), "", async (page, status) => {
    for (let i = 0; i < ALL; i += 7) {
      await page.locator(".tools input").fill(tagName(i));
      assert.match(await status(), /^1 tag, /);
    }
  });
});

test("cards, ranges and saved maps count what the page has as that", async (t) => {
  if (browser === null) return t.skip(NO_BROWSER);
  await onPage(pageOf(report, SMALL), `#field=hashtags&tag=${tagName(36)}`, async (page) => {
    const card = page.locator(".tip");
    assert.match((await card.textContent()) ?? "", /Of its nearest, by cosine, those on this page/);
    assert.equal(await card.locator(".near li").count(), 3);
    const [, to] = [page.locator(".brush select").first(), page.locator(".brush select").last()];
    await to.selectOption({ index: 2 });
    await settled(page);
    const size = (await page.locator(".card header p").first().textContent()) ?? "";
    assert.match(size, /^\d+ tags? of this page, \d+ occurrences?, /);
    const [saved] = await Promise.all([
      page.waitForEvent("download"),
      page.locator('[data-do="svg"]').click(),
    ]);
    const chunks: Buffer[] = [];
    for await (const chunk of await saved.createReadStream()) chunks.push(chunk as Buffer);
    const picture = documentOf(Buffer.concat(chunks).toString());
    const lines = picture.querySelector("svg")?.textContent?.replaceAll(/\s+/g, "") ?? "";
    assert.ok(lines.includes(SAYS.replaceAll(/\s+/g, "")), lines);
    assert.ok(!lines.includes("withthethreetagsnearest"), lines);
  });
});

/** Of marks at places of the map, how many are seen on the canvas that lies over the others. */
const STAMPED = `(() => {
  const [, over] = document.querySelectorAll("canvas.marks");
  if (over.hidden) return 0;
  // Read from a copy, which may be read as often as anybody likes.
  const copy = Object.assign(document.createElement("canvas"), { width: over.width, height: over.height });
  const context = copy.getContext("2d", { willReadFrequently: true });
  context.drawImage(over, 0, 0);
  const { data } = context.getImageData(0, 0, over.width, over.height);
  let seen = 0;
  for (let at = 3; at < data.length; at += 4) if (data[at] === 255) seen++;
  return seen;
})()`;

test("marks by the thousand are put down as pixels until so few are in sight that they are drawn", async (t) => {
  if (browser === null) return t.skip(NO_BROWSER);
  await onPage(pageOf(largeField(3000, config), { ...SMALL, tags: 3000 }), "", async (page) => {
    const many = Number(await page.evaluate(STAMPED));
    assert.ok(many > 3000, `${many} pixels`);
    await page.locator(".legend a").first().click();
    await settled(page);
    const some = Number(await page.evaluate(STAMPED));
    assert.ok(some > many / 6 && some < many / 2, `${some} pixels of a third of the marks`);
    await page.keyboard.press("Escape");
    await page.locator(".live").focus();
    for (let i = 0; i < 3; i++) await page.keyboard.press("+");
    await settled(page);
    assert.equal(await page.evaluate(STAMPED), 0);
  });
});
