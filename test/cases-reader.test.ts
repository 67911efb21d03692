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
    fields: { hashtags: { label: "Hash\ufffetags\u0001" } },
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
