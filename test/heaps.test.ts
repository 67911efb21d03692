/** Tags that the encoder cannot tell apart stand on one mark, and each is reached all the same. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { JSDOM } from "jsdom";
import type { Browser, Page } from "playwright-core";
import { NO_BROWSER, openBrowser } from "../src/bench/browser.ts";
import { root } from "./checkout.ts";
import { build, readTree } from "./command.ts";
import { csv, fileName, scratchFolder, writeFiles } from "./scratch.ts";
import { settled, visit } from "./visit.ts";

const ALIKE = "新闻 政治 选举 投票 总统 法律 足球 篮球 披萨 蛋糕 旅行 音乐".split(" ");
const TOLD =
  "football soccer tennis pasta pizza recipe election vote senate puppy kitten dog guitar piano".split(
    " ",
  );

let browser: Browser | null = null;
let site: string;
before(async () => {
  browser = await openBrowser();
  const rows = [...TOLD, ...ALIKE].map((tag) => [tag]);
  site = await built(writeFiles(join(scratchFolder(), "data"), { [fileName("p1")]: csv(rows) }));
});
after(async () => {
  await browser?.close();
});

async function built(data: string, ...more: string[]): Promise<string> {
  const out = join(scratchFolder(), "site");
  const flags = ["--data", data, "--out", out, "--fields", "hashtags", ...more];
  const { code, stderr } = await build(flags);
  assert.equal(code, 0, stderr);
  return out;
}

const documentOf = (out: string, page: string): Document =>
  new JSDOM(readTree(out).get(page) ?? "").window.document;

const onCase = (name: string, ...more: string[]): Promise<string> =>
  built(join(root, "test", "fixtures", "cases", name), ...more);

test("one-vector: twelve tags that the encoder cannot tell apart are a list, and said to be", async () => {
  const out = await onCase("one-vector");
  const page = documentOf(out, "zh1.html");
  assert.equal(page.querySelector("svg.map"), null);
  assert.match(
    page.querySelector(".why")?.textContent ?? "",
    /^12 distinct tags that the encoder, which knows English, cannot tell apart\./,
  );
  assert.equal(page.querySelectorAll(".taglist li").length, 12);
  assert.match(readTree(out).get("method.html") ?? "", /12 tags have 1 distinct vector/);
});

test("hundred-clusters: no two of a hundred clusters look alike on the page", async () => {
  const page = documentOf(await onCase("hundred-clusters"), "kk.html");
  const looks = [...page.querySelectorAll(".legend li")].map((row) => {
    const mark = row.querySelector(".sym");
    return [
      row.className,
      mark?.getAttribute("class"),
      mark?.querySelector("use")?.getAttribute("href"),
    ].join(" ");
  });
  assert.equal(looks.length, 100);
  assert.equal(new Set(looks).size, 100);
});

test("tags of one vector have one mark and one label on the still map, and the page counts them all", () => {
  const page = documentOf(site, "p1.html");
  const marks = [...page.querySelectorAll(".dots use")].map((use) => use.getAttribute("transform"));
  assert.equal(marks.length, TOLD.length + ALIKE.length, "a turn for each tag");
  assert.equal(marks.filter((at) => !at?.endsWith("scale(0)")).length, TOLD.length + 1);
  const labels = [...page.querySelectorAll(".labels text")].map((text) => text.textContent ?? "");
  assert.ok(!labels.some((text) => ALIKE.includes(text)), labels.join());
  assert.ok(labels.includes("12 tags read alike"), labels.join());
  assert.match(
    page.body.textContent ?? "",
    /12 tags that the encoder cannot read keep no company either: unread, they stand on one mark/,
  );
});

const at = { viewport: { width: 1280, height: 900 }, reducedMotion: "reduce" } as const;

async function onPage(hash: string, look: (page: Page) => Promise<void>): Promise<void> {
  const address = `${pathToFileURL(site).href}/`;
  if (browser !== null) await visit(browser, `${address}p1.html${hash}`, address, at, look);
}

/** Where the first of them has its mark, on screen. */
async function placeOf(page: Page): Promise<{ x: number; y: number }> {
  const index = JSON.parse(readFileSync(join(site, "data", "p1.json"), "utf8")) as {
    fields: { hashtags: { tags: { tag: string }[] } };
  };
  const first = index.fields.hashtags.tags.findIndex(({ tag }) => ALIKE.includes(tag));
  const mark = page.locator(".dots use").nth(first);
  await mark.scrollIntoViewIfNeeded();
  const box = await mark.boundingBox();
  assert.ok(box !== null);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

test("resting on their mark says how many they are and lists them", async (t) => {
  if (browser === null) return t.skip(NO_BROWSER);
  await onPage("", async (page) => {
    const { x, y } = await placeOf(page);
    await page.mouse.move(x, y);
    const card = page.locator(".tip");
    await card.waitFor();
    const text = (await card.textContent()) ?? "";
    assert.match(text, /One of 12 tags that the encoder cannot tell apart: .* and 3 more tags/);
    assert.ok(ALIKE.includes((await card.locator("h3").textContent()) ?? ""));
  });
});

test("keys, a search, the tables and an address reach each of them by itself", async (t) => {
  if (browser === null) return t.skip(NO_BROWSER);
  await onPage("", async (page) => {
    const heading = page.locator(".tip h3");
    await page.locator("svg.live").focus();
    const seen = new Set<string>();
    for (const _ of [...TOLD, ...ALIKE]) {
      await page.keyboard.press("]");
      await settled(page);
      seen.add((await heading.textContent()) ?? "");
    }
    assert.deepEqual([...seen].toSorted(), [...TOLD, ...ALIKE].toSorted());
    await page.keyboard.press("Escape");
    await page.locator('.tools input[type="search"]').fill("选举");
    await page.keyboard.press("Enter");
    await settled(page);
    assert.equal(await heading.textContent(), "选举");
    await page.locator(".tools input").fill("");
    await page.locator(".filter input").fill("音乐");
    await settled(page);
    await page.locator(".card td a", { hasText: "音乐" }).click({ timeout: 5000 });
    await settled(page);
    assert.equal(await heading.textContent(), "音乐");
    await page.locator(".tip .alike a").first().click();
    await settled(page);
    assert.ok(ALIKE.includes((await heading.textContent()) ?? ""));
  });
  await onPage(`#tag=${encodeURIComponent("投票")}`, async (page) => {
    await page.locator(".tip").getByRole("heading", { name: "投票" }).waitFor();
  });
});

test("a saved picture draws one mark for them", async (t) => {
  if (browser === null) return t.skip(NO_BROWSER);
  await onPage("", async (page) => {
    await settled(page);
    const waiting = page.waitForEvent("download");
    await page.locator(".tools").getByRole("button", { name: "SVG" }).click();
    const svg = readFileSync(await (await waiting).path(), "utf8");
    const marks = svg.match(/<path [^>]*transform="translate[^>]*stroke-width/g) ?? [];
    assert.equal(marks.length, TOLD.length + 1);
  });
});
