/** One participant's page as one file: opened from a folder with nothing else in it. */
import assert from "node:assert/strict";
import { copyFileSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { NO_BROWSER, openBrowser } from "../src/bench/browser.ts";
import { codeOf } from "../src/privacy/pseudonyms.ts";
import { root } from "./checkout.ts";
import { build, exactly, readTree } from "./command.ts";
import { fileName, scratchFolder, smallStudy, writeFiles } from "./scratch.ts";
import { settled, visit } from "./visit.ts";

const KEY = "7d".repeat(32);
const env = { TAGSCAPE_KEY: KEY };
const [PERSON, ...OTHERS] = ["20482", "69514", "58830"] as const;

let browser: Browser | null = null;
before(async () => {
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
});

/** Three participants of the sample. */
function study(settings: object): string {
  const names = [PERSON, ...OTHERS].map(fileName);
  return writeFiles(join(scratchFolder(), "data"), {
    ...Object.fromEntries(names.map((name) => [name, readFileSync(join(root, "data", name))])),
    "study.json": JSON.stringify({ title: "Three of them", network: true, ...settings }),
  });
}

for (const participants of ["as-is", "pseudonyms"] as const)
  test(`a lone file works by itself and tells of nobody else: ${participants}`, async (t) => {
    const overrides = { [OTHERS[0]]: { hashtags: { k: 3 } } };
    const data = study({ publish: { participants, siteUrl: "https://a.example/b/" }, overrides });
    const out = join(data, "..", "one");
    const { code, stderr } = await build(["--data", data, "--out", out, "--single", PERSON], {
      env,
    });
    assert.equal(code, 0, stderr);
    const name = participants === "as-is" ? PERSON : codeOf(KEY, PERSON);
    assert.deepEqual(readdirSync(out).toSorted(), [`${name}.html`, "manifest.json"].toSorted());
    assert.ok(stderr.includes(`${name}.html`), stderr);
    const others = [...OTHERS, ...OTHERS.map((id) => codeOf(KEY, id))];
    if (participants === "pseudonyms") others.push(PERSON);
    for (const text of readTree(out).values())
      for (const other of others) assert.ok(!text.includes(other), other);
    const html = readFileSync(join(out, `${name}.html`), "utf8");
    assert.ok(!/ href="(?!#|data:)/.test(html), "a link beyond the file");
    assert.ok(!html.includes("a.example"), "the address of the site");

    if (browser === null) return t.skip(NO_BROWSER);
    // Under another name, as a portal gives it.
    const lone = join(scratchFolder(), "upload-1.html");
    copyFileSync(join(out, `${name}.html`), lone);
    const url = pathToFileURL(lone).href;
    await visit(browser, url, url, { acceptDownloads: true }, async (page) => {
      const links = await page.locator("a[href]").evaluateAll((all) =>
        all.map((link) => {
          const href = link.getAttribute("href") ?? "";
          const isState = href.startsWith("#field=");
          const isThere = isState || document.getElementById(href.slice(1)) !== null;
          return { href: href.slice(0, 40), leads: isThere || href.startsWith("data:") };
        }),
      );
      assert.ok(links.length > 20);
      assert.deepEqual(
        links.filter(({ leads }) => !leads),
        [],
      );
      await page.locator('.field.shown .legend a[href^="#hashtags-"]').first().click();
      await settled(page);
      for (const ending of ["hashtags.csv", "hashtags.gexf"]) {
        const waiting = page.waitForEvent("download");
        await page.locator(`a[download="${name}.${ending}"]:visible`).first().click();
        const download = await waiting;
        assert.equal(download.suggestedFilename(), `${name}.${ending}`);
        const text = readFileSync(await download.path(), "utf8");
        assert.ok(text.length > 1000, ending);
        if (ending === "hashtags.csv") assert.match(text, /^tag,count,videos,/);
      }
    });
  });

test("it replaces no site, and whoever is not there or has too few videos is said in one line", async () => {
  const folder = scratchFolder();
  const data = writeFiles(join(folder, "data"), smallStudy());
  const out = join(folder, "site");
  const whole = await build(["--data", data, "--out", out]);
  assert.equal(whole.code, 0, whole.stderr);
  const before = readTree(out);
  const refusals: [string[], RegExp][] = [
    [
      ["--single", "ann", "--out", out],
      /site: holds a whole site, which a single page would replace;/,
    ],
    [["--single", "zoe", "--out", join(folder, "one")], /--single: participant "zoe" has no file/],
  ];
  for (const [flags, line] of refusals) {
    const { code, stderr } = await build(["--data", data, ...flags]);
    assert.equal(code, 2, stderr);
    assert.match(stderr, line);
  }
  writeFiles(data, { "study.json": JSON.stringify({ publish: { minVideos: 5 } }) });
  const few = await build(["--data", data, "--single", "ben", "--out", join(folder, "one")]);
  assert.equal(few.code, 2, few.stderr);
  assert.match(few.stderr, /--single: this participant has fewer videos than are shown;/);
  assert.deepEqual(readTree(out), before);
});

test("without --out it has a folder of its own, and is written there again", async () => {
  const cwd = scratchFolder();
  const data = writeFiles(join(cwd, "study"), smallStudy());
  const flags = ["--data", data, "--single", "ann", "--jobs", "1", "--cache", join(cwd, "cache")];
  for (const said of [/single.ann\.html/, /nothing has changed: single is as it was/]) {
    const { code, stderr } = await exactly(flags, { cwd });
    assert.equal(code, 0, stderr);
    assert.match(stderr, said);
  }
  assert.deepEqual(readdirSync(join(cwd, "single")).toSorted(), ["ann.html", "manifest.json"]);
});
