/** The table of the cohort's page where many are its rows: sorted, sifted, and two of them chosen. */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test, type TestContext } from "node:test";
import { pathToFileURL } from "node:url";
import axe from "axe-core";
import { parse } from "csv-parse/sync";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { NO_BROWSER, openBrowser } from "../src/bench/browser.ts";
import { compareAddress } from "../src/report/compare-address.ts";
import { build, readTree } from "./command.ts";
import { crowd } from "./crowd.ts";
import { csv, scratchFolder, writeFiles } from "./scratch.ts";
import { settled, visit } from "./visit.ts";

const GROUP = "zoo & = #1 + ü%/“x”";
/** Its name comes second of all. */
const CLUB = "100001 club";
const WORDS = "news sport music film cooking travel science crime politics weather art".split(" ");

/** Enough videos for a figure of diversity, the more the more topics, and a tag of one's own. */
function ownRows(n: number): string {
  const rows = Array.from({ length: n }, (_, i) => [WORDS[i % (n / 6)] ?? "", "onlyofone"]);
  return csv(rows, 1000 * n);
}

/** More rows than are shown at once, and more than stand side by side. */
const SIZES = { many: 104, some: 12 } as const;
type Size = keyof typeof SIZES;
const sites = new Map<Size, { url: string; tree: ReadonlyMap<string, string>; ids: string[] }>();
let browser: Browser | null = null;
before(async () => {
  browser = await openBrowser();
  if (browser === null) return;
  for (const [size, n] of Object.entries(SIZES) as [Size, number][]) {
    const files = Object.entries(crowd(n, 2)).map(([, text], i) => [
      `${100_000 + 37 * i}.csv`,
      i >= 8 && i < 11 ? ownRows(24 + 18 * (i - 8)) : text,
    ]);
    const ids = files.map(([name = ""]) => name.replace(".csv", ""));
    const data = writeFiles(scratchFolder(), Object.fromEntries(files) as Record<string, string>);
    const groups = { [GROUP]: ids.slice(0, 5), [CLUB]: ids.slice(5, 12) };
    const settings = { files: "{participant}.csv", groups, publish: { participants: "as-is" } };
    writeFileSync(join(data, "study.json"), JSON.stringify(settings));
    const out = join(scratchFolder(), "out");
    const { code, stderr } = await build(["--data", data, "--out", out]);
    assert.equal(code, 0, stderr);
    sites.set(size, { url: `${pathToFileURL(out).href}/`, tree: readTree(out), ids });
  }
});
after(() => browser?.close());

async function look(
  t: TestContext,
  size: Size,
  act: (page: Page) => Promise<void>,
  { hash = "", options = {} }: { hash?: string; options?: BrowserContextOptions } = {},
): Promise<void> {
  if (browser === null) return t.skip(NO_BROWSER);
  const { url = "" } = sites.get(size) ?? {};
  await visit(browser, `${url}cohort.html${hash}`, url, options, act);
}

const tableOf = (size: Size, name: string): Record<string, string>[] =>
  parse(sites.get(size)?.tree.get(`data/cohort.hashtags.${name}.csv`) ?? "", { columns: true });

/** What rows show in a column, and of whom they are, from the top; hidden ones too. */
async function columnOf(page: Page, column: number): Promise<{ id: string; text: string }[]> {
  const rows =
    (await page.evaluate(`[...document.querySelectorAll("#hashtags .matrix tbody tr")].map((row) => ({
    id: row.cells[0].firstElementChild.textContent,
    text: row.cells[${column}].firstChild?.textContent ?? "",
  }))`)) as { id: string; text: string }[];
  return rows.map(({ id, text }) => ({
    id: [GROUP, CLUB].includes(id) ? `group:${id}` : id,
    text,
  }));
}

const CHOSEN = compareAddress("100000", `group:${GROUP}`).replace("cohort.html", "");

const shown = (page: Page): Promise<string[]> =>
  page.locator("#hashtags .matrix tbody tr:visible th > :first-child").allTextContents();
const status = (page: Page): Promise<string | null> =>
  page.locator("#hashtags .sifted").textContent();

for (const size of ["many", "some"] as const)
  test(`each head sorts, by keyboard too, and says so (${size})`, (t) =>
    look(t, size, async (page) => {
      const shares = tableOf(size, "topics");
      const valueOf = new Map(
        shares.map((row) => [`${row["topic"]} ${row["participant"]}`, Number(row["share"])]),
      );
      const heads = page.locator("#hashtags .matrix th[data-by]");
      const kinds = await heads.evaluateAll((all) =>
        all.map((head) => head.getAttribute("data-by")),
      );
      assert.equal(
        kinds.length,
        new Set(shares.map(({ topic }) => topic)).size + (size === "many" ? 3 : 2),
      );
      for (const [at, by] of kinds.entries()) {
        const head = heads.nth(at);
        const name = await head.textContent();
        const first = at === 0 ? "ascending" : "descending";
        const second = at === 0 ? "descending" : "ascending";
        for (const [turn, direction] of [first, second, first].entries()) {
          await head.getByRole("button").press(turn % 2 === 0 ? "Enter" : "Space");
          const told = await heads.evaluateAll((all) =>
            all.map((own) => own.getAttribute("aria-sort")),
          );
          assert.deepEqual(
            told,
            kinds.map((_, i) => (i === at ? direction : "none")),
          );
          const way =
            at === 0 ? ["from the first", "from the last"] : ["largest first", "smallest first"];
          assert.equal(await status(page), `Sorted by ${name}, ${way[turn % 2]}.`);
          const rows = await columnOf(page, at);
          assert.equal(new Set(rows.map(({ id }) => id)).size, SIZES[size] + 2);
          const values = rows.map(({ id, text }): number | string => {
            if (by === "name") return id.replace("group:", "");
            if (by === "size" || by === "spread")
              return Number(text.replace(/,/g, "").replace("–", "0"));
            // The page has ten-thousandths of it.
            return Math.round(1e4 * (valueOf.get(`${by} ${id}`) ?? Number.NaN));
          });
          const sign = direction === "ascending" ? 1 : -1;
          for (const [i, value] of values.entries()) {
            const next = values[i + 1] ?? value;
            assert.ok(
              value === next || (next > value ? 1 : -1) === sign,
              `${name}: ${value}, ${next}`,
            );
          }
          assert.notEqual(values[0], values.at(-1), `${name} differs`);
        }
      }
    }));

/** Whose row shows a tag: it is among their three surest. */
function holdersOf(tag: string): string[] {
  const rows = tableOf("many", "distinctive");
  return [...new Set(rows.map(({ participant = "" }) => participant))]
    .filter((id) =>
      rows
        .filter(({ participant, low }) => participant === id && Number(low) > 0)
        .toSorted((a, b) => Number(b["low"]) - Number(a["low"]))
        .slice(0, 3)
        .some((row) => row["tag"] === tag),
    )
    .map((id) => id.replace("group:", ""))
    .toSorted();
}

test("it finds rows by name and by tag, and not by a word of its own", (t) =>
  look(t, "many", async (page) => {
    const { ids = [] } = sites.get("many") ?? {};
    const find = page.locator("#hashtags .find");
    const holders = holdersOf("onlyofone");
    assert.ok(holders.length > 1 && holders.length < 6);
    for (const [query, expected] of [
      [ids[20] ?? "", [ids[20] ?? ""]],
      ["zoo &", [GROUP]],
      ["ONLYOFONE", holders],
      ["#onlyofone", holders],
      ["compare", []],
      ["nothing of it", []],
    ] as const) {
      await find.fill(query);
      assert.deepEqual((await shown(page)).toSorted(), expected, query);
      assert.equal(await status(page), `${expected.length} of 106 rows`);
      assert.equal(await page.locator("#hashtags .all-rows").isVisible(), false);
    }
    await find.fill("");
    assert.deepEqual([(await shown(page)).length, await status(page)], [100, ""]);
    // What is found is found still when it is sorted.
    await find.fill("onlyofone");
    await page.locator("#hashtags .matrix th").nth(1).getByRole("button").click();
    const counts = (await columnOf(page, 1)).filter(({ id }) =>
      holders.includes(id.replace("group:", "")),
    );
    assert.deepEqual(
      await shown(page),
      counts.map(({ id }) => id.replace("group:", "")),
    );
  }));

test("of more than a hundred rows a button shows the others, and paper has them all", (t) =>
  look(t, "many", async (page) => {
    assert.equal((await shown(page)).length, 100);
    await page.emulateMedia({ media: "print" });
    assert.equal((await shown(page)).length, 106);
    await page.emulateMedia({ media: "screen" });
    const button = page.locator("#hashtags").getByRole("button", { name: "Show all rows" });
    await page.locator("#hashtags .matrix th").first().getByRole("button").click();
    const names = await shown(page);
    assert.ok(!names.includes(GROUP), "it is the last by name");
    await button.press("Enter");
    assert.equal((await shown(page)).length, 106);
    assert.equal((await shown(page)).at(-1), GROUP);
    assert.deepEqual([await status(page), await button.isVisible()], ["All 106 rows", false]);
    assert.equal(await page.evaluate("document.activeElement.className"), "find");
    await page.locator("#hashtags .find").fill("1");
    await page.locator("#hashtags .find").fill("");
    assert.equal((await shown(page)).length, 106, "they stay");
  }));

test("without script every row is there, and nothing that needs one", (t) =>
  look(
    t,
    "many",
    async (page) => {
      assert.equal((await shown(page)).length, 106);
      for (const selector of [".find", ".va", ".all-rows"])
        assert.equal(await page.locator(`#hashtags ${selector}`).isVisible(), false, selector);
    },
    { options: { javaScriptEnabled: false } },
  ));

test("two are typed, of a list that has each, and the address keeps them", (t) =>
  look(t, "many", async (page) => {
    const { ids = [] } = sites.get("many") ?? {};
    const options = await page
      .locator("datalist#everyone option")
      .evaluateAll((all) => all.map((own) => own.getAttribute("value") ?? ""));
    assert.deepEqual(
      options.toSorted(),
      [...ids, `${GROUP} (group)`, `${CLUB} (group)`].toSorted(),
    );
    const [a, b] = [page.locator("#hashtags .va"), page.locator("#hashtags .vb")];
    assert.deepEqual(
      [await a.getAttribute("list"), await b.getAttribute("list")],
      ["everyone", "everyone"],
    );
    const said = page.locator("#hashtags .hits");
    const view = page.locator("#hashtags .versus-view");
    await a.fill(` ${ids[9]} `);
    await a.press("Enter");
    assert.equal(await view.isVisible(), false, "one alone is beside nobody");
    await b.fill(`${GROUP} (group)`);
    await b.press("Tab");
    const heads = view.locator("thead th");
    const expected = ["Topic", `${ids[9]}`, `${GROUP}`, "Difference"];
    assert.deepEqual(await heads.allTextContents(), expected);
    assert.equal(await said.textContent(), "");
    const values = new URLSearchParams(new URL(page.url()).hash.slice(1));
    assert.deepEqual(
      [...values],
      [
        ["a", ids[9]],
        ["b", `group:${GROUP}`],
      ],
    );
    await page.reload();
    assert.deepEqual(await heads.allTextContents(), expected);
    assert.deepEqual([await a.inputValue(), await b.inputValue()], [ids[9], `${GROUP} (group)`]);
    await b.fill("nobody at all");
    await b.press("Enter");
    assert.equal(await said.textContent(), "nobody at all is not here.");
    assert.equal(await view.isVisible(), false);
    await page.keyboard.press("Escape");
    assert.deepEqual([await a.inputValue(), new URL(page.url()).hash], ["", ""]);
  }));

const LOOKS = [
  ["light", { colorScheme: "light" }, false],
  ["dark, two chosen", { colorScheme: "dark" }, true],
  ["on a phone, two chosen", { viewport: { width: 390, height: 844 } }, true],
] as const satisfies readonly (readonly [string, BrowserContextOptions, boolean])[];
for (const size of ["many", "some"] as const)
  for (const [name, options, chosen] of LOOKS)
    test(`axe finds no barrier, and nothing is wider than the window: ${size}, ${name}`, (t) =>
      look(
        t,
        size,
        async (page) => {
          assert.equal(await page.locator("#hashtags .versus-view").isVisible(), chosen);
          await settled(page);
          const [width = 0, room = 0] = (await page.evaluate(
            "[document.documentElement.scrollWidth, document.documentElement.clientWidth]",
          )) as number[];
          assert.ok(width <= room, `${width} of ${room}`);
          await page.evaluate(axe.source);
          const told = await page.evaluate(
            "axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].target.join(' ')))",
          );
          assert.deepEqual(told, []);
        },
        { options, hash: chosen ? CHOSEN : "" },
      ));
