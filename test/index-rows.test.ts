/** The study's page compares its rows: one map, one list of topics, a search of tags, totals without repeats. */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { JSDOM } from "jsdom";
import type { Browser } from "playwright-core";
import { NO_BROWSER, openBrowser } from "../src/bench/browser.ts";
import { compareAddress } from "../src/report/compare-address.ts";
import { studyTags } from "../src/pages/study-tags.ts";
import { build, readTree } from "./command.ts";
import { csv, scratchFolder, writeFiles } from "./scratch.ts";
import { visit } from "./visit.ts";

const WORDS = "news sport music film cooking travel science crime politics weather art".split(" ");
const rowsOf = (own: string): string[][] =>
  Array.from({ length: 33 }, (_, i) => [
    WORDS[i % 11] ?? "",
    `${WORDS[(i * 3) % 11] ?? ""}tok`,
    ...(i % 4 === 0 ? [own] : []),
  ]);
const ANN = rowsOf("annonly");
const BEN = rowsOf("lovelycats");

let browser: Browser | null = null;
let out: string;
let site: Map<string, string>;
let index: Document;
before(async () => {
  // The third has the videos of both others.
  const data = writeFiles(scratchFolder(), {
    "ann.csv": csv(ANN),
    "ben.csv": csv(BEN, 100),
    "both.csv": `${csv(ANN)}${csv(BEN, 100).split("\n").slice(1).join("\n")}`,
  });
  const settings = {
    files: "{participant}.csv",
    groups: { "two of them": ["ann", "ben"] },
    publish: { participants: "as-is" },
  };
  writeFileSync(join(data, "study.json"), JSON.stringify(settings));
  out = join(scratchFolder(), "out");
  const { code, stderr } = await build(["--data", data, "--out", out]);
  assert.equal(code, 0, stderr);
  site = readTree(out);
  index = documentOf("index.html");
  browser = await openBrowser();
});
after(() => browser?.close());

function documentOf(path: string): Document {
  return new JSDOM(site.get(path) ?? "").window.document;
}

test("totals count each video once, and say so", () => {
  const figures = [...index.querySelectorAll(".figs dd")].map((node) => node.textContent);
  const tags = [...ANN, ...BEN].flat().length;
  assert.deepEqual(figures.slice(0, 3), ["3", "66", String(tags)]);
  assert.match(index.body.textContent ?? "", /totals count each video once/);
});

test("small maps of a field stand on one ground, each tag where and as the shared map has it", () => {
  const [cohort] = [documentOf("cohort.html")];
  assert.equal(index.querySelectorAll("#ground-hashtags").length, 1);
  const marks = new Map(
    [...cohort.querySelectorAll("#hashtags .shared .dots use")].map((mark) => {
      const [x = 0, y = 0] =
        (mark.getAttribute("transform") ?? "").match(/[\d.]+/g)?.map(Number) ?? [];
      return [`${Math.round(x)} ${Math.round(y)}`, mark.getAttribute("class")?.split(" ")[0]];
    }),
  );
  const minis = [...index.querySelectorAll("td.m:nth-child(5) .mini")];
  assert.equal(minis.length, 3);
  for (const mini of minis) {
    assert.equal(mini.querySelector("use")?.getAttribute("href"), "#ground-hashtags");
    const paths = [...mini.querySelectorAll(".specks path")];
    assert.ok(paths.length > 1);
    const points = paths.flatMap((path) =>
      [...(path.getAttribute("d") ?? "").matchAll(/M(\d+) (\d+)h0/g)].map(([, x, y]) => ({
        at: `${x} ${y}`,
        look: path.getAttribute("class"),
      })),
    );
    // Rounding of a tenth moves a few by one.
    const same = points.filter(({ at, look }) => marks.get(at) === look).length;
    assert.ok(same > 0.8 * points.length, `${same} of ${points.length}`);
  }
  assert.doesNotMatch(index.body.textContent ?? "", /do not match from map to map/);
});

test("largest topics are those of the data file, with its shares", () => {
  const table = (site.get("data/cohort.hashtags.topics.csv") ?? "").trim().split("\n");
  const row = index.querySelector("tbody tr");
  const lines = [...(row?.querySelectorAll(".tc li") ?? [])];
  assert.ok(lines.length > 1);
  for (const line of lines) {
    const href = line.querySelector("a")?.getAttribute("href") ?? "";
    const [, id] = /^cohort\.html#hashtags-topic-(\d+)$/.exec(href) ?? assert.fail(href);
    const own = table.find((text) => text.startsWith(`${id},`) && text.includes(",ann,")) ?? "";
    const share = 100 * Number(own.split(",").at(-3));
    const shown = parseFloat(line.querySelector("span")?.textContent ?? "");
    assert.ok(Math.abs(share - shown) <= 0.5, `${own}: ${shown}`);
  }
});

test("rows, heads of the matrix and pairs lead to two side by side", () => {
  const hrefs = (document: Document, selector: string): (string | null)[] =>
    [...document.querySelectorAll(selector)].map((link) => link.getAttribute("href"));
  const compare = ["ann", "ben", "both"].map((id) => `cohort.html#a=${id}`);
  assert.deepEqual(hrefs(index, "tbody th small a"), compare);
  const cohort = documentOf("cohort.html");
  const group = "cohort.html#a=group%3Atwo%20of%20them";
  for (const selector of ["#hashtags .matrix tbody th small a", "#hashtags .heat a"])
    assert.deepEqual(hrefs(cohort, selector).toSorted(), [...compare, group].toSorted(), selector);
  for (const link of cohort.querySelectorAll("#hashtags .heat a"))
    assert.equal(
      decodeURIComponent(link.getAttribute("href")?.split("=")[1] ?? "").replace("group:", ""),
      link.textContent,
    );
  const pairs = hrefs(cohort, "#hashtags .likeness a");
  assert.equal(pairs.length, 3);
  assert.ok(pairs.includes("cohort.html#a=ann&b=ben"));
  assert.deepEqual(hrefs(cohort, '#hashtags .plain th a[href*="&b="]'), pairs);
  assert.equal(compareAddress("group:a&b", "ü"), "cohort.html#a=group%3Aa%26b&b=%C3%BC");
});

test("a search finds tags as they are written and read, says who has them, and leads there", async (t) => {
  if (browser === null) return t.skip(NO_BROWSER);
  const url = `${pathToFileURL(out).href}/`;
  await visit(browser, `${url}index.html`, url, {}, async (page) => {
    const shown = (): Promise<string[]> =>
      page.locator(".study tbody tr:visible th > a").allTextContents();
    await page.keyboard.press("/");
    for (const query of ["#lovelyc", "lovely cats"]) {
      await page.locator(".search input").fill(query);
      assert.deepEqual(await shown(), ["ben", "both"], query);
      assert.equal(await page.locator(".hits").textContent(), "2 of 3 participants, 1 tag");
      const found = await page.locator(".found").innerText();
      assert.equal(found, "tag lovelycats (hashtags): in 2 of 3 participants");
    }
    await page.locator("tr:visible .has a").first().press("Enter");
    await page.waitForURL(/ben\.html#field=hashtags&tag=lovelycats/);
    await page.locator(".field.shown .tip h3", { hasText: "lovelycats" }).waitFor();
  });
  await visit(browser, `${url}index.html#q=lovelycats`, url, {}, async (page) => {
    assert.equal(await page.locator(".has").count(), 2);
    await page.keyboard.press("Escape");
    assert.equal(await page.locator(".has").count(), 0);
    assert.equal(await page.locator(".found").isVisible(), false);
  });
});

test("a link within the page of all brings what it chooses into sight", async (t) => {
  if (browser === null) return t.skip(NO_BROWSER);
  const url = `${pathToFileURL(out).href}/`;
  await visit(browser, `${url}cohort.html`, url, {}, async (page) => {
    await page.locator("#hashtags .likeness a").first().press("Enter");
    await page.locator("#hashtags .versus-view table").waitFor();
    assert.equal(await page.evaluate("document.activeElement.className"), "va");
    assert.match(page.url(), /#a=\w+&b=\w+$/);
  });
});

test("of very many tags the page has those of most weight, and counts the others", () => {
  const ids = Array.from({ length: 1000 }, (_, i) => `p${i}`);
  const tags = Array.from({ length: 100 }, (_, i) => ({
    tag: `tag${i}`,
    words: `tag ${i}`,
    topic: 1,
    participants: 1000,
    count: 1000,
    x: null,
    y: null,
  }));
  const held = Int32Array.from(tags.flatMap((_, i) => [i, 1]));
  const rows = ids.map((id) => ({
    id,
    held,
    videos: 1,
    occurrences: 1,
    shares: [],
    diversity: [],
    distinctive: [],
  }));
  const { tags: shown, left, held: codes } = studyTags({ name: "x", label: "X", tags, rows }, ids);
  assert.deepEqual([shown.length, left, codes.split(",").length], [60, 40, 60]);
});
