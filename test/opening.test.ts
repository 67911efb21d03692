/** Nothing moves while a page opens, whatever its address asks for, on a slow line or a busy machine. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { NO_BROWSER, openBrowser } from "../src/bench/browser.ts";
import { openSites, PERSON, type Site } from "./sites.ts";
import { until } from "./until.ts";
import { serveSlowly, type SlowSite } from "./slow-server.ts";

const PERSON_PAGE = `${PERSON}.html`;
const LOADS = 20;
const PIECES = 8;

let browser: Browser | null = null;
let sites: Record<"file" | "http", Site>;
let slow: SlowSite;
let html: string;
/** Parts of an address: each field, a cluster, a search, a tag. */
let ends: readonly string[];
before(async () => {
  browser = await openBrowser();
  if (browser === null) return;
  sites = await openSites();
  slow = await serveSlowly(sites.file.folder);
  html = readFileSync(join(sites.file.folder, `${PERSON}.html`), "utf8");
  const data = JSON.parse(
    readFileSync(join(sites.file.folder, "data", `${PERSON}.json`), "utf8"),
  ) as { fields: { hashtags: { tags: { tag: string }[] } } };
  const tag = encodeURIComponent(data.fields.hashtags.tags[4]?.tag ?? "");
  ends = [
    "",
    "#field=hashtags&cluster=2&q=a",
    "#suggested_words",
    "#field=suggested_words&q=a",
    "#hashtags-3",
    `#field=hashtags&tag=${tag}`,
    "#field=suggested_words",
    "#suggested_words-2",
    `#field=hashtags&tag=${tag}&view=3,300,300`,
    "#embed",
    `#embed&field=suggested_words&tag=${tag}&view=3,300,300`,
  ];
});
after(async () => {
  slow?.close();
  sites?.http.close();
  await browser?.close();
});

/** Other ones each time, most of them in the map and the index beside it. */
function cutsOf(load: number): number[] {
  // No browser paints before the body has begun.
  const [body, tables] = [html.indexOf("<main"), html.indexOf('class="clusters"')];
  const within = Array.from(
    { length: PIECES },
    (_, i) => body + ((tables - body) * (i + load / LOADS)) / PIECES,
  );
  return [...within, (tables + html.length) / 2].map((at) => at / html.length);
}

const TWO_FRAMES =
  "new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))";

/** However busy the machine is, each piece of a page is painted before the next one comes. */
async function painted(page: Page): Promise<void> {
  await until(() => page.url() !== "about:blank");
  await page.evaluate(TWO_FRAMES);
}

/** What moved while a page was opened: how much, and which elements, from and to. */
async function movedIn(page: Page, path: string): Promise<unknown> {
  await page.goto(slow.url + path);
  const moved = await page.evaluate(`new Promise((resolve) => {
    const moved = [];
    new PerformanceObserver((list) => {
      for (const { value, sources } of list.getEntries())
        moved.push([value, ...sources.map(({ node, previousRect: p, currentRect: c }) =>
          [node?.nodeName, node?.parentElement?.className, p.x, p.y, c.x, c.y].join(" "))]);
    }).observe({ type: "layout-shift", buffered: true });
    setTimeout(() => resolve(moved), 200);
  })`);
  return moved;
}

for (const width of [390, 1440, 2560])
  for (const colorScheme of ["light", "dark"] as const)
    test(`nothing moves while a page opens bit by bit, ${width} px, ${colorScheme}`, async (t) => {
      if (browser === null) return t.skip(NO_BROWSER);
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
      for (let load = colorScheme === "dark" ? 1 : 0; load < LOADS; load += 2) {
        const end = ends[load % ends.length] ?? "";
        const page = await context.newPage();
        slow.cutAt(cutsOf(load), () => painted(page));
        assert.deepEqual(await movedIn(page, PERSON_PAGE + end), [], `load ${load}, ${end}`);
        await page.close();
      }
      await context.close();
    });

test("nothing moves where a row of the index comes in two pieces", async (t) => {
  if (browser === null) return t.skip(NO_BROWSER);
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  // A letter a byte, so that places in the text are those in the file.
  const bytes = Buffer.from(html).toString("latin1");
  const names = [...bytes.matchAll(/class="lg-name"><b><bdi>[^<]*<\/bdi>(?:&nbsp;)?/g)];
  assert.ok(names.length > 15);
  const cuts = names.map(({ 0: text, index }) => (index + text.length) / bytes.length);
  for (const end of ["", "#field=suggested_words"]) {
    const page = await context.newPage();
    slow.cutAt(cuts, () => painted(page));
    assert.deepEqual(await movedIn(page, PERSON_PAGE + end), [], end);
    await page.close();
  }
  await context.close();
});

for (const width of [800, 1440])
  test(`nothing moves where the controls come one by one, ${width} px`, async (t) => {
    if (browser === null) return t.skip(NO_BROWSER);
    const context = await browser.newContext({ viewport: { width, height: 900 } });
    const bytes = Buffer.from(html).toString("latin1");
    const [from, to] = [bytes.indexOf("<main"), bytes.indexOf('class="lg-name"')];
    const ends = [...bytes.slice(0, to).matchAll(/<\/(?:button|a|span|b)>/g)];
    const cuts = ends
      .map(({ index }) => index / bytes.length)
      .filter((at) => at * bytes.length > from);
    assert.ok(cuts.length > 10);
    const page = await context.newPage();
    slow.cutAt(cuts, () => painted(page));
    assert.deepEqual(await movedIn(page, PERSON_PAGE), []);
    await context.close();
  });

for (const [path, width] of [
  ["index.html", 390],
  ["index.html", 800],
  ["index.html", 1440],
  ["cohort.html", 390],
  ["cohort.html", 1440],
  [`cohort.html#a=${PERSON}&b=69514`, 390],
  [`cohort.html#a=${PERSON}&b=69514`, 1440],
] as const)
  test(`nothing moves while ${path} opens bit by bit, ${width} px`, async (t) => {
    if (browser === null) return t.skip(NO_BROWSER);
    const context = await browser.newContext({ viewport: { width, height: 900 } });
    const text = readFileSync(join(sites.file.folder, path.replace(/#.*/, "")), "utf8");
    const from = text.indexOf("<main") / text.length;
    for (const shift of [0, 0.5]) {
      const page = await context.newPage();
      const cuts = Array.from(
        { length: PIECES },
        (_, i) => from + ((1 - from) * (i + shift)) / PIECES,
      );
      slow.cutAt(cuts, () => painted(page));
      assert.deepEqual(await movedIn(page, path), []);
      await page.close();
    }
    await context.close();
  });
