/** The pages as a reader meets them: in a real browser, with script turned off. */
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { NO_BROWSER, openBrowser } from "../src/bench/browser.ts";
import { assertApart, type TextBox } from "./label-boxes.ts";
import { type Kind, KINDS, nameOf, openSites, PERSON, type Site } from "./sites.ts";

const shots = fileURLToPath(new URL("./output/screenshots/", import.meta.url));
const WIDTHS = [1440, 800, 390] as const;
const PAGES = ["index", PERSON, "69514", "58830", "method", "404"] as const;

let browser: Browser | null = null;
let sites: Record<Kind, Site>;
before(async () => {
  browser = await openBrowser();
  if (browser === null) return;
  sites = await openSites();
  mkdirSync(shots, { recursive: true });
});
after(async () => {
  sites?.http.close();
  await browser?.close();
});

interface Visit {
  readonly width: number;
  readonly scheme?: "light" | "dark";
  readonly kind?: Kind;
}

/** Opens a page, and fails on a console message, an error or a request that leaves the site. */
async function visit(
  name: string,
  { width, scheme = "light", kind = "file" }: Visit,
  look: (page: Page) => Promise<void>,
): Promise<void> {
  if (browser === null) return;
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: scheme,
    javaScriptEnabled: false,
  });
  const page = await context.newPage();
  const said: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(error.message));
  page.on("request", (request) => {
    const own = request.url().startsWith(sites[kind].url);
    // A browser asks for it of its own accord.
    if (!own && !request.url().endsWith("/favicon.ico")) said.push(request.url());
  });
  // Pages that belong to no participant keep their names.
  const file = /^\d{5}$/.test(name) ? nameOf(kind, name) : name;
  await page.goto(`${sites[kind].url}${file}.html`);
  // Under codes the pages look the same.
  const shot = join(shots, `${name}-${width}-${scheme}.png`);
  if (kind === "file") await page.screenshot({ path: shot, fullPage: true });
  await look(page);
  await context.close();
  assert.deepEqual(said, []);
}

for (const kind of KINDS)
  for (const name of PAGES)
    test(`${name}.html fits every width, light and dark, and asks nobody (${kind})`, async (t) => {
      if (browser === null) return t.skip(NO_BROWSER);
      for (const width of WIDTHS)
        await visit(name, { kind, width }, async (page) => {
          const wide = await page.evaluate("document.documentElement.scrollWidth");
          assert.ok(Number(wide) <= width, `${wide} px in ${width}`);
        });
      await visit(name, { kind, width: 1440, scheme: "dark" }, async () => {});
    });

/** Boxes of the texts of each map that are shown; the lines of one name belong together. */
const MAP_TEXTS = `[...document.querySelectorAll("svg.map")].map((svg) => {
  const groups = [...svg.querySelectorAll(".name, .labels text")];
  return [...svg.querySelectorAll(".labels text, .names text")].flatMap((node) => {
    const { left, right, top, bottom } = node.getBoundingClientRect();
    const group = groups.indexOf(node.closest(".name") ?? node);
    return right > left ? [{ text: node.textContent, group, left, right, top, bottom }] : [];
  });
})`;

for (const width of WIDTHS)
  test(`no two labels of a map overlap at ${width} px`, async (t) => {
    if (browser === null) return t.skip(NO_BROWSER);
    await visit("20482", { width }, async (page) => {
      const maps = (await page.evaluate(MAP_TEXTS)) as TextBox[][];
      assert.equal(maps.length, 2);
      for (const texts of maps) {
        assert.ok(texts.length >= 8, `${texts.length} texts`);
        assertApart(texts);
      }
    });
  });

test("text and marks have contrast enough, in light and dark", async (t) => {
  if (browser === null) return t.skip(NO_BROWSER);
  for (const scheme of ["light", "dark"] as const)
    await visit("20482", { width: 1440, scheme }, async (page) => {
      const worst = await page.evaluate(CONTRASTS);
      for (const [what, ratio, least] of worst as [string, number, number][])
        assert.ok(ratio >= least, `${scheme}: ${what} ${ratio.toFixed(2)} < ${least}`);
    });
});

/** WCAG 2.2 contrast of soft text on paper, cluster names on their ground, marks on the plate. */
const CONTRASTS = `(() => {
  const rgb = (text) => text.match(/[\\d.]+/g).slice(0, 3).map(Number);
  const light = (text) => { const [r, g, b] = rgb(text).map((v) => { v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; }); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
  const style = (selector, property) => getComputedStyle(document.querySelector(selector))[property];
  const plate = style("svg.map", "backgroundColor");
  const pairs = [["soft text", ratio(style(".lede p", "color"), style("body", "backgroundColor")), 4.5]];
  for (let c = 1; c <= 10; c++) {
    const land = document.querySelector(".land .c" + c);
    if (land) pairs.push(["name " + c, ratio(style(".lg-no b", "color"), getComputedStyle(land).fill), 4.5]);
    const mark = document.querySelector(".dots .c" + c);
    if (mark) pairs.push(["mark " + c, ratio(getComputedStyle(mark)[mark.classList.contains("ring") ? "stroke" : "fill"], plate), 3]);
  }
  return pairs;
})()`;
