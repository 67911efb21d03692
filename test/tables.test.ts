/** The tables: what a filter counts, words that stay whole, columns in line, bars to scale, CSVs as the site's own. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { csvText, spreadsheetText } from "../src/csv-text.ts";
import { inBrowser, known, onBoth } from "./reader.ts";
import { nameOf, openSites, PERSON } from "./sites.ts";
import { settled, visit } from "./visit.ts";

const CARDS = ".field.shown .card";

onBoth("a filter's folds count what it found, and go where it found nothing below", async (on) => {
  const { page } = on;
  const query = "a";
  await page.locator(".field.shown .filter input").fill(query);
  await settled(page);
  let folds = 0;
  for (const card of await page.locator(`${CARDS}:not([hidden])`).all()) {
    const above = await card.locator("table").first().locator("tbody tr:not([hidden])").count();
    const below = await card.locator("details tbody tr:not([hidden])").count();
    const summary = card.locator("summary");
    if (below === 0) {
      assert.equal(await summary.isVisible(), false);
      continue;
    }
    const tags = `${below} ${above === 0 ? "" : "more "}tag${below === 1 ? "" : "s"} found`;
    assert.equal(await summary.textContent(), tags);
    folds += 1;
  }
  assert.ok(folds > 0);
  await page.locator(".field.shown .filter input").fill("");
  await settled(page);
  const card = page.locator(CARDS).first();
  const rest = known().tags.filter(({ cluster }) => cluster === 1).length - 8;
  assert.equal(
    await card.locator("summary").textContent(),
    `${rest} more tag${rest === 1 ? "" : "s"}`,
  );
});

/** Tags of one word that stand on more than one line, and columns of a fold that are not below those of its table. */
const LOOK = `(() => {
  for (const fold of document.querySelectorAll(".field.shown .card details")) fold.open = true;
  const lines = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
  };
  const broken = [...document.querySelectorAll(".field.shown .card td:first-child")]
    .map((cell) => cell.querySelector("a") ?? cell.firstChild)
    .filter((node) => !/\\s/.test(node.textContent.trim()) && node.textContent.trim().length <= 20 && lines(node) > 1)
    .map((node) => node.textContent);
  const edges = (table) => [...table.querySelectorAll("tbody tr:first-child td")].map((cell) => {
    const { left, right } = cell.getBoundingClientRect();
    return [Math.round(left), Math.round(right)];
  });
  const apart = [...document.querySelectorAll(".field.shown .card")].flatMap((card) => {
    const [head, rest] = [...card.querySelectorAll("table")].map(edges);
    return rest === undefined || JSON.stringify(head) === JSON.stringify(rest) ? [] : [[card.id, head, rest]];
  });
  return { broken, apart };
})()`;

for (const width of [390, 768, 1280, 1440])
  onBoth(
    `words stay whole and columns in line at ${width} px`,
    async ({ page }) => {
      for (const tab of ["Hashtags", "Suggested words"]) {
        await page.getByRole("tab", { name: tab }).click();
        assert.deepEqual(await page.evaluate(LOOK), { broken: [], apart: [] }, tab);
      }
    },
    { viewport: { width, height: 900 } },
  );

onBoth("a cluster's bar fills of its track what it has of all occurrences", async ({ page }) => {
  const bars =
    (await page.evaluate(`[...document.querySelectorAll(".field.shown .legend a")].map((row) => {
    const track = row.querySelector(".lg-bar");
    return {
      says: Number.parseFloat(row.querySelector(".lg-n").textContent) / 100,
      fills: track.firstElementChild.getBoundingClientRect().width / track.getBoundingClientRect().width,
    };
  })`)) as { says: number; fills: number }[];
  assert.ok(bars.length >= 5);
  // What is said is rounded, and a bar has a pixel at least.
  for (const { says, fills } of bars) assert.ok(Math.abs(says - fills) < 0.012, `${says} ${fills}`);
});

inBrowser("a table saves the rows of the site's own CSV", async (browser, site, kind) => {
  const person = nameOf(kind, PERSON);
  const opened = await openSites();
  opened.http.close();
  const { folder } = opened[kind];
  const own = readFileSync(join(folder, "data", `${person}.hashtags.csv`), "utf8");
  const [head, ...rows] = own.trim().split("\n");
  await visit(browser, `${site}${person}.html`, site, {}, async (page) => {
    for (const cluster of [1, 2]) {
      const waiting = page.waitForEvent("download");
      await page
        .locator(CARDS)
        .nth(cluster - 1)
        .getByRole("button", { name: "CSV" })
        .click();
      const saved = readFileSync(await (await waiting).path(), "utf8");
      const ofCluster = rows.filter((row) => new RegExp(`^[^"]*?,\\d+,\\d+,${cluster},`).test(row));
      assert.ok(ofCluster.length > 8);
      assert.equal(saved.replace("\ufeff", "").trim(), plain([head ?? "", ...ofCluster]));
    }
  });
});

/** As a spreadsheet's file has them: no text that would be a figure or a date. */
function plain(lines: readonly string[]): string {
  const cells = lines.map((line) =>
    [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].slice(0, 8),
  );
  const rows = cells.map((row) =>
    row.map(([, cell = ""], i) => {
      const text = cell.replaceAll(/^"|"$/g, "").replaceAll('""', '"');
      return i > 0 && /^-?\d+$/.test(text) && i !== 7
        ? Number(text)
        : /^-?\d+\.\d{4}$/.test(text) && (i === 5 || i === 6)
          ? { value: Number(text), decimals: 4 }
          : text;
    }),
  );
  assert.ok(csvText(rows).length > 0);
  return spreadsheetText(rows).replace("\ufeff", "").trim();
}

onBoth("the weeks say that they are of posting, and the volume stands once", async ({ page }) => {
  const field = page.locator(".field.shown");
  assert.match((await field.locator(".rail-h").textContent()) ?? "", /by (?:week|month) posted/);
  assert.match((await field.locator(".axis").textContent()) ?? "", /All by (?:week|month) posted/);
  assert.equal(await field.locator("svg.volume").count(), 1);
  assert.match((await field.locator(".weeks").first().textContent()) ?? "", /share of .* posted/);
});

inBrowser("the method page tells what dates and weeks are", async (browser, site, kind) => {
  await visit(browser, `${site}method.html`, site, {}, async (page) => {
    const text = (await page.locator("main").textContent()) ?? "";
    assert.match(text, /when its video was posted, not when the participant watched it/);
    assert.match(text, kind === "http" ? /Bars by month/ : /a week begins on Monday/);
  });
});

inBrowser("the menu of the study's page says the order that there is", async (browser, site) => {
  await visit(browser, `${site}index.html`, site, {}, async (page: Page) => {
    const menu = page.locator(".sorting select");
    const width = (): Promise<unknown> =>
      page.evaluate("document.querySelector('.sorting select').offsetWidth");
    const before = await width();
    const heads = page.locator("thead th[aria-sort]");
    for (let i = 0; i < 3; i++)
      for (let press = 0; press < 2; press++) {
        await heads.nth(i).getByRole("button").click();
        const direction = await heads.nth(i).getAttribute("aria-sort");
        assert.equal(await menu.inputValue(), `${i} ${direction}`);
      }
    assert.equal(await menu.locator("option:checked").textContent(), "hashtags, fewest first");
    await menu.selectOption("0 descending");
    assert.equal(await page.locator("thead th").first().getAttribute("aria-sort"), "descending");
    assert.equal(await width(), before);
  });
});

inBrowser("a code stands on one line", async (browser, site, kind) => {
  for (const width of [1280, 1440, 390])
    await visit(
      browser,
      `${site}index.html`,
      site,
      { viewport: { width, height: 900 } },
      async (page) => {
        const lines = await page.evaluate(
          // Of the letters that codes are made of the widest.
          `[...document.querySelectorAll(".study tbody th > a")].map((link) => {
            link.textContent = "mwmw-mwmw";
            return link.getClientRects().length;
          })`,
        );
        assert.deepEqual(lines, [1, 1, 1], `${kind} ${width}`);
      },
    );
});
