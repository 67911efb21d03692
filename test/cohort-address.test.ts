/** The address of the cohort's page: whoever it names is shown, or said not to be there. */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test, type TestContext } from "node:test";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { NO_BROWSER, openBrowser } from "../src/bench/browser.ts";
import { compareAddress } from "../src/report/compare-address.ts";
import { build } from "./command.ts";
import { csv, scratchFolder, writeFiles } from "./scratch.ts";
import { visit } from "./visit.ts";

const WORDS = "news sport music film cooking travel science crime politics weather art".split(" ");
const rows = Array.from({ length: 33 }, (_, i) => [
  WORDS[i % 11] ?? "",
  `${WORDS[(i * 3) % 11] ?? ""}tok`,
]);
/** Ids that no page can be called by, and what their pages are called. */
const FILES = {
  "ann+b&c=d.csv": csv(rows),
  "bén 100%.csv": csv(rows.toReversed().slice(5), 100),
  "cas_2-x.csv": csv(rows.slice(11), 200),
};
const SLUGS = ["ann-b-c-d", "b-n-100-", "cas_2-x"] as const;
const GROUPS = ["a&b=c", "#1 + 2", "50% off%20", "two words", "ü “🐤” <b>", "ann-b-c-d", "النساء"];

let browser: Browser | null = null;
let url: string;
before(async () => {
  const data = writeFiles(scratchFolder(), FILES);
  const ids = Object.keys(FILES).map((name) => name.replace(".csv", ""));
  const groups = Object.fromEntries(
    GROUPS.map((name, i) => [name, i % 2 === 0 ? ids : ids.slice(1)]),
  );
  const settings = { files: "{participant}.csv", groups, publish: { participants: "as-is" } };
  writeFileSync(join(data, "study.json"), JSON.stringify(settings));
  const out = join(scratchFolder(), "out");
  const { code, stderr } = await build(["--data", data, "--out", out]);
  assert.equal(code, 0, stderr);
  url = `${pathToFileURL(out).href}/`;
  browser = await openBrowser();
});
after(() => browser?.close());

async function look(
  t: TestContext,
  path: string,
  act: (page: Page) => Promise<void>,
): Promise<void> {
  if (browser === null) return t.skip(NO_BROWSER);
  await visit(browser, url + path, url, {}, act);
}

interface Shown {
  readonly chosen: readonly string[];
  /** Of the table of two. */
  readonly heads: readonly string[];
  readonly said: string;
}

const shownOf = (page: Page): Promise<Shown> =>
  page.evaluate(`(() => {
    const section = document.querySelector("#hashtags");
    const heads = [...section.querySelectorAll(".versus-view:not([hidden]) thead th")];
    return {
      chosen: [...section.querySelectorAll(".versus select")].map(({ value }) => value),
      heads: heads.slice(1, 3).map(({ textContent }) => textContent.replace(/[\\u2068\\u2069]/g, "")),
      said: section.querySelector(".hits").textContent,
    };
  })()`) as Promise<Shown>;

const ALL = [...SLUGS, ...GROUPS.map((name) => `group:${name}`)];
const called = (id: string): string => id.replace("group:", "");
/** A link as pages have it, and with a plus for a blank, as forms write it. */
const addressesOf = (a: string, b: string): string[] => [
  compareAddress(a, b),
  `cohort.html#${String(new URLSearchParams({ a, b }))}`,
];

test("each two are shown by the link that pages have, whatever their names hold", (t) =>
  look(t, "cohort.html", async (page) => {
    for (const [i, a] of ALL.entries()) {
      const b = ALL[(i + 1) % ALL.length] ?? "";
      for (const address of addressesOf(a, b)) {
        await page.goto(url + address);
        await page.reload();
        const expected = { chosen: [a, b], heads: [a, b].map(called), said: "" };
        assert.deepEqual(await shownOf(page), expected, address);
      }
    }
  }));

test("each can be chosen, and the address then shows the same", (t) =>
  look(t, "cohort.html", async (page) => {
    const [a, b] = [page.locator("#hashtags .va"), page.locator("#hashtags .vb")];
    await a.selectOption(SLUGS[2]);
    for (const id of ALL.filter((own) => own !== SLUGS[2])) {
      await b.selectOption(id);
      const expected = { chosen: [SLUGS[2], id], heads: [SLUGS[2], called(id)], said: "" };
      assert.deepEqual(await shownOf(page), expected, id);
      await page.reload();
      assert.deepEqual(await shownOf(page), expected, `${id}, again`);
    }
  }));

test("each row's link leads to its own row", (t) =>
  look(t, "cohort.html", async (page) => {
    const links = page.locator("#hashtags .matrix tbody small a");
    const hrefs = await links.evaluateAll((all) =>
      all.map((link) => link.getAttribute("href") ?? ""),
    );
    assert.deepEqual(hrefs.toSorted(), ALL.map((id) => compareAddress(id)).toSorted());
    const seen: (string | undefined)[] = [];
    for (const href of hrefs) {
      await page.goto(url + href);
      const { chosen, said } = await shownOf(page);
      assert.deepEqual([chosen[1], said], ["", ""]);
      seen.push(chosen[0]);
    }
    assert.deepEqual(seen.toSorted(), [...ALL].toSorted());
  }));

for (const [name, hash, chosen, said] of [
  ["nobody", "a=nobody&b=cas_2-x", ["", "cas_2-x"], "nobody is not here."],
  ["two who are not", "a=x%26y&b=%3Cb%3E", ["", ""], "x&y is not here. <b> is not here."],
  ["a group that is not", "a=group%3Agone&b=cas_2-x", ["", "cas_2-x"], "group:gone is not here."],
  ["an id as its file has it", "a=b%C3%A9n%20100%25", ["", ""], "bén 100% is not here."],
  ["a broken escape", "a=100%zz&b=%", ["", ""], "100%zz is not here. % is not here."],
  [
    "a key of every object",
    "a=__proto__&b=toString",
    ["", ""],
    "__proto__ is not here. toString is not here.",
  ],
  ["one twice", "a=cas_2-x&b=cas_2-x", ["cas_2-x", "cas_2-x"], ""],
  ["nothing", "a=&b=", ["", ""], ""],
] as const)
  test(`an address names ${name}: that is said, and nobody stands beside`, (t) =>
    look(t, `cohort.html#${hash}`, async (page) => {
      assert.deepEqual(await shownOf(page), { chosen, heads: [], said });
      // Another address on the same page is read at once.
      await page.evaluate((own) => (location.hash = own), "a=cas_2-x&b=group:a%26b%3Dc");
      await page.locator("#hashtags .versus-view table").waitFor();
      assert.equal((await shownOf(page)).said, "");
    }));

test("on the way back the page is as it was at each address", (t) =>
  look(t, "cohort.html", async (page) => {
    const start = await shownOf(page);
    await page.locator("#hashtags .heat a").first().press("Enter");
    // The page hears of its new address a moment later.
    await page.waitForFunction(`document.querySelector("#hashtags .va").value !== ""`);
    const { chosen } = await shownOf(page);
    assert.notEqual(chosen[0], "");
    await page.goBack();
    assert.deepEqual(await shownOf(page), start);
    await page.goForward();
    assert.deepEqual((await shownOf(page)).chosen, chosen);
  }));
