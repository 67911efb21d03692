/** The page without a match at its address leads back to the study, wherever the site is published. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { NO_BROWSER, openBrowser } from "../src/bench/browser.ts";
import { preview } from "../src/site/preview.ts";
import { build } from "./command.ts";
import { csv, fileName, scratchFolder, writeFiles } from "./scratch.ts";

let browser: Browser | null = null;
before(async () => {
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
});

async function buildInto(out: string, siteUrl: string | null): Promise<void> {
  const data = writeFiles(join(scratchFolder(), "data"), {
    [fileName("p1")]: csv([["cats"]]),
    "study.json": JSON.stringify({ title: "The study", publish: { siteUrl } }),
  });
  const { code, stderr } = await build(["--data", data, "--out", out]);
  assert.equal(code, 0, stderr);
}

const GONE = [
  ["gone.html", 1],
  ["gone", 1],
  ["data/gone.json", 2],
  ["data/", 1],
  ["a/b/c.html?q=1#x", 3],
  ["a/b/", 2],
] as const;

for (const base of ["/", "/study/", "/deeper/study/"])
  test(`each link of the page leads a level up until the study is reached, at ${base}`, async (t) => {
    if (browser === null) return t.skip(NO_BROWSER);
    const out = join(scratchFolder(), "site");
    await buildInto(out, null);
    const served = await preview(out, base);
    t.after(served.close);
    for (const javaScriptEnabled of [true, false]) {
      const page = await browser.newPage({ javaScriptEnabled });
      for (const [path, most] of GONE) {
        // Without script a link cannot know that it has led here before.
        if (!javaScriptEnabled && path.includes("/")) continue;
        await page.goto(`${served.url}${path}`);
        for (let i = 0; i < most; i++) {
          assert.equal(await page.locator("h1").textContent(), "No such page", path);
          await page.locator("main a").first().click();
          await page.waitForLoadState();
        }
        assert.equal(await page.locator("h1").textContent(), "The study", path);
        assert.equal(page.url().replace("index.html", ""), served.url, path);
      }
      await page.close();
    }
  });

test("a site that knows its address is reached at once from any depth, and elsewhere too", async (t) => {
  if (browser === null) return t.skip(NO_BROWSER);
  const out = join(scratchFolder(), "site");
  const served = await preview(out, "/study/");
  t.after(served.close);
  const copy = await preview(out, "/copy/");
  t.after(copy.close);
  await buildInto(out, served.url);
  for (const [{ url }, clicks] of [
    [served, 1],
    [copy, 3],
  ] as const) {
    const page = await browser.newPage();
    await page.goto(`${url}a/b/c.html`);
    for (let i = 0; i < clicks; i++) {
      await page.locator("main a").first().click();
      await page.waitForLoadState();
    }
    assert.equal(await page.locator("h1").textContent(), "The study");
    await page.close();
  }
});
