/** What readers of odd studies meet on the pages: one site of the cases of test/fixtures/cases. */
import assert from "node:assert/strict";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { JSDOM } from "jsdom";
import type { Browser, Page } from "playwright-core";
import { NO_BROWSER, openBrowser } from "../src/bench/browser.ts";
import { cleanName, cleanTag } from "../src/clean/clean.ts";
import { spreadsheetText } from "../src/csv-text.ts";
import { build } from "./command.ts";
import { scratchFolder } from "./scratch.ts";
import { settled, visit } from "./visit.ts";

/** A participant of each. */
const CASES = { search: "p1", "right-to-left": "ar1", spreadsheet: "odd1" } as const;
type Case = keyof typeof CASES;

let browser: Browser | null = null;
let out: string;
before(async () => {
  const data = join(scratchFolder(), "data");
  mkdirSync(data);
  out = join(data, "..", "out");
  for (const [name, id] of Object.entries(CASES)) {
    const file = `news_relevant_videos_${id}.csv`;
    const from = new URL(`fixtures/cases/${name}/${file}`, import.meta.url);
    copyFileSync(fileURLToPath(from), join(data, file));
  }
  const title = readFileSync(
    new URL("fixtures/cases/control-character/study.json", import.meta.url),
    "utf8",
  );
  const settings = {
    ...(JSON.parse(title) as object),
    fields: { hashtags: { label: "Hash\ufffetags\u0001", k: 3 } },
    names: { hashtags: [{ name: "Vo\uffffting\ud800", tags: ["vote"] }] },
    citation: { version: "1\u000b\u000c2" },
  };
  writeFileSync(join(data, "study.json"), JSON.stringify(settings));
  const { code, stderr } = await build(["--data", data, "--out", out]);
  assert.equal(code, 0, stderr);
  browser = await openBrowser();
});
after(async () => browser?.close());

/** A test with the page of a case in a browser. */
function onPage(
  name: string,
  of: Case,
  look: (page: Page) => Promise<void>,
  hash: string = "",
): void {
  test(name, async (t) => {
    if (browser === null) return t.skip(NO_BROWSER);
    const site = `${pathToFileURL(out).href}/`;
    await visit(browser, `${site}${CASES[of]}.html${hash}`, site, {}, async (page) => {
      await page.locator("svg.live").first().waitFor();
      await settled(page);
      await look(page);
    });
  });
}

/** What a button of the page hands over. */
async function downloaded(page: Page, press: () => Promise<void>): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent("download"), press()]);
  return readFileSync(await download.path());
}

// XML 1.0 allows no other control characters, no surrogates and neither of the last two.
const NO_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

test("what XML does not allow is in no text of a page", () => {
  assert.equal(cleanName("News\u000bPhase 2\ufffe"), "News Phase 2");
  assert.equal(cleanName(" a\r\n\tb\u2028c "), "a b c");
  for (const odd of "\ufffe \uffff \ufdd0 \u{1fffe} \u{10ffff} \u0000 \u0008 \u007f".split(" ")) {
    assert.equal(cleanTag(`a${odd}b`).tag, "ab", odd);
    assert.equal(cleanTag(cleanTag(`${odd}`).tag).tag, "");
  }
  for (const file of readdirSync(out, { recursive: true, encoding: "utf8" }))
    if (/\.(?:html|json|csv)$/.test(file))
      assert.doesNotMatch(readFileSync(join(out, file), "utf8"), NO_XML, file);
  const page = readFileSync(join(out, "p1.html"), "utf8");
  for (const text of ["News on TikTok Phase 2", ">Hashtags<", "Voting\ufffd", "version 1 2"])
    assert.ok(page.includes(text), text);
});

onPage("saved pictures are well-formed, and a failed one says so", "search", async (page) => {
  const button = (name: string) => page.locator(".tools").getByRole("button", { name });
  const svg = await downloaded(page, () => button("SVG").click());
  const { document } = new JSDOM(svg.toString(), { contentType: "image/svg+xml" }).window;
  assert.match(document.documentElement.textContent ?? "", /News on TikTok Phase 2/);
  const png = await downloaded(page, () => button("PNG").click());
  assert.equal(png.subarray(1, 4).toString(), "PNG");
  await page.evaluate("HTMLCanvasElement.prototype.toBlob = (give) => give(null)");
  await button("PNG").click();
  await page.locator(".hits", { hasText: /\.png could not be made: no PNG was made/ }).waitFor();
});

const listed = (page: Page) => page.locator(".field.shown .card tbody tr:visible");
const status = async (page: Page): Promise<string> =>
  (await page.locator(".field.shown .hits").textContent()) ?? "";

onPage("a search is cleaned as tags are", "search", async (page) => {
  const box = page.locator(".field.shown .search input");
  const filter = page.locator(".field.shown .filter input");
  for (const [query, count] of [
    ["\u{1f468}\u200d\u{1f469}\u200d\u{1f467}\u200d\u{1f466}", 1],
    ["\u{1f3f3}\u200d\u{1f308}", 1],
    ["می\u200cخواهم", 1],
    ["co\u00adoperation", 1],
    ["\u2060＃İZMİR\ufe0f ", 1],
    ["n\u200bews", 1],
  ] as const)
    for (const input of [box, filter]) {
      await input.fill(query);
      await settled(page);
      assert.ok((await status(page)).startsWith(`${count} tag`), JSON.stringify(query));
      assert.equal(await listed(page).count(), count, JSON.stringify(query));
      await input.fill("");
    }
  await box.fill("\u200b # \u3164");
  await settled(page);
  assert.equal(await status(page), "", "what has no ink asks for nothing");
});

for (const tag of ["İZMİR", "#izmir", "co\u00adoperation", "\u2800news "])
  onPage(
    `a link to ${JSON.stringify(tag)} finds its tag`,
    "search",
    async (page) => {
      const own = cleanTag(tag).tag.replace(/^#/, "");
      assert.equal(await page.locator(".tip h3").textContent(), own);
    },
    `#field=hashtags&tag=${encodeURIComponent(tag)}`,
  );

onPage(
  "map and tables agree on a search within a cluster",
  "search",
  async (page) => {
    const count = Number.parseInt(await status(page), 10) || 0;
    assert.equal(await listed(page).count(), count);
    assert.equal(await page.locator(".card:visible").count(), count === 0 ? 0 : 1);
    const found = page.locator(".field.shown .found");
    assert.match((await found.textContent()) ?? "", /in cluster 2$/);
    await page.locator(".field.shown .search input").fill("no such tag");
    await settled(page);
    assert.match(await status(page), /^No tag of cluster 2 contains/);
    assert.equal(await listed(page).count(), 0);
    await page.locator(".field.shown .legend a").nth(1).click();
    await page.locator(".field.shown .search input").fill("e");
    await settled(page);
    assert.equal(await listed(page).count(), Number.parseInt(await status(page), 10));
  },
  "#field=hashtags&q=e&cluster=2",
);

onPage("a hover ends when a search or a cluster is chosen", "search", async (page) => {
  const card = page.locator(".field.shown .tip");
  const rest = async (): Promise<void> => {
    const dot = await page.locator(".field.shown .dots use").first().boundingBox();
    assert.ok(dot);
    await page.mouse.move(dot.x + dot.width / 2 + 2, dot.y + dot.height / 2);
    await page.mouse.move(dot.x + dot.width / 2, dot.y + dot.height / 2);
    await card.waitFor();
  };
  await rest();
  await page.keyboard.press("/");
  await page.keyboard.type("no such tag");
  await settled(page);
  assert.equal(await card.isVisible(), false);
  // The line on keys goes first.
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await rest();
  await page.locator(".field.shown .legend a").nth(1).focus();
  await page.keyboard.press("Enter");
  await settled(page);
  assert.equal(await card.isVisible(), false);
});

/** Left edges, in CSS pixels, of words as they are seen in an element. */
function edges(page: Page, selector: string, words: readonly string[]): Promise<number[]> {
  const find = `(words) => {
    const element = document.querySelector(${JSON.stringify(selector)});
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const edges = [];
    let from = 0;
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
      for (let at = 0; edges.length < words.length; ) {
        const word = words[edges.length];
        const found = node.data.indexOf(word, at);
        if (found < 0) break;
        const range = document.createRange();
        range.setStart(node, found);
        range.setEnd(node, found + word.length);
        edges.push(range.getBoundingClientRect().left);
        at = found + word.length;
      }
    return edges;
  }`;
  return page.evaluate(`(${find})(${JSON.stringify(words)})`);
}

const rising = (numbers: readonly number[], of: number): void => {
  assert.equal(numbers.length, of);
  assert.deepEqual(
    numbers,
    numbers.toSorted((a, b) => a - b),
  );
};

onPage("tags from right to left keep the order of the data", "right-to-left", async (page) => {
  const { fields } = JSON.parse(readFileSync(join(out, "data", "ar1.json"), "utf8")) as {
    fields: {
      hashtags: { clusters: { nameTags: string[]; verdict: string }[]; tags: { tag: string }[] };
    };
  };
  const { clusters, tags } = fields.hashtags;
  const covered = clusters.filter(({ verdict }) => verdict !== "mixed");
  const firsts = covered.slice(0, 3).flatMap(({ nameTags }) => nameTags.slice(0, 1));
  rising(await edges(page, ".lede p", firsts), firsts.length);
  const names = clusters[0]?.nameTags ?? [];
  rising(await edges(page, ".legend .lg-name", names.slice(0, 2)), 2);
  rising(await edges(page, ".card h4 > span:last-child", names.slice(1, 3)), names.length - 1);
  await page.keyboard.press("Tab");
  await page.locator("svg.live").focus();
  await page.keyboard.press("]");
  await settled(page);
  const top = tags[0]?.tag ?? "";
  rising(await edges(page, ".hits", [top, "occurrence", "cluster"]), 3);
  const near = await page.locator(".tip .near a").allTextContents();
  assert.equal(near.length, 5);
  const tops = await page.locator(".tip .near a").evaluateAll(
    // As lines are read: from the top, then from the left.
    (links) => links.map((link) => link.querySelector("bdi") !== null),
  );
  assert.ok(tops.every(Boolean));
  assert.equal(await page.locator('.card td[dir="auto"]').count(), tags.length);
});

test("what a spreadsheet would take for a figure or a date has a sign before it", () => {
  for (const odd of "1/2 00123 1e5 2024-01-31 3.4.24 10:30 50% .5 $5 mar1 may-5 true ١٢".split(" "))
    assert.equal(spreadsheetText([[odd]]), `\ufeff'${odd}\n`, odd);
  for (const text of "election news2024 café market maybe truth a1/2".split(" "))
    assert.equal(spreadsheetText([[text, 12]]), `\ufeff${text},12\n`, text);
  assert.equal(spreadsheetText([["=1+1"]]), "\ufeff'=1+1\n");
});

onPage("CSVs that a page saves open by a double click", "spreadsheet", async (page) => {
  const texts = [];
  const button = page.locator('.field.shown [data-do="table-csv"]');
  for (let i = 0; i < (await button.count()); i++)
    texts.push((await downloaded(page, () => button.nth(i).click())).toString());
  await page.locator(".field.shown .search input").fill("1");
  await settled(page);
  await page.locator(".hits").getByRole("button", { name: "List" }).click();
  const csv = page.locator(".selection").getByRole("button", { name: "CSV" });
  texts.push((await downloaded(page, () => csv.click())).toString());
  for (const text of texts) {
    assert.ok(text.startsWith("\ufefftag,count,"));
    assert.doesNotMatch(text, /^\d/m);
  }
  assert.ok(texts.join("").includes("\n'1/2,"));
  const file = readFileSync(join(out, "data", "odd1.hashtags.csv"), "utf8");
  assert.ok(file.startsWith("tag,") && file.includes("\n1/2,"), "the file keeps the contract");
  assert.match((await page.locator("main").textContent()) ?? "", /if they are imported/);
});

test("paper has every row, or without script how many more there are", async (t) => {
  if (browser === null) return t.skip(NO_BROWSER);
  const site = `${pathToFileURL(out).href}/`;
  const rows = ".field .card tbody tr:visible";
  for (const javaScriptEnabled of [true, false])
    await visit(browser, `${site}p1.html`, site, { javaScriptEnabled }, async (page) => {
      const tags = Number.parseInt((await page.locator(".dl").first().textContent()) ?? "", 10);
      const before = await page.locator(rows).count();
      assert.ok(before < tags);
      await page.emulateMedia({ media: "print" });
      if (javaScriptEnabled) {
        await page.evaluate('dispatchEvent(new Event("beforeprint"))');
        assert.equal(await page.locator(rows).count(), tags);
        await page.evaluate('dispatchEvent(new Event("afterprint"))');
      }
      const more = await page.locator(".card summary:visible").allTextContents();
      const left = more.map((text) => Number.parseInt(text, 10)).reduce((a, b) => a + b, 0);
      assert.equal(before + left, tags);
      await page.emulateMedia({ media: "screen" });
    });
});
