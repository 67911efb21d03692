/** A range of weeks, or of months under codes: what it counts, how it is chosen, told, kept and left. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { after, before, test } from "node:test";
import type { Browser, Locator, Page } from "playwright-core";
import { NO_BROWSER, openBrowser } from "../src/bench/browser.ts";
import { integer, percent, plural } from "../src/format.ts";
import { sum } from "../src/numbers.ts";
import { build } from "./command.ts";
import { type On, onBoth } from "./reader.ts";
import { fileName, scratchFolder, writeFiles } from "./scratch.ts";
import { type Kind, openSites, type Site } from "./sites.ts";
import { until } from "./until.ts";
import { settled, visit } from "./visit.ts";

interface Field {
  readonly tags: readonly {
    readonly tag: string;
    readonly count: number;
    readonly cluster: number | null;
  }[];
  readonly timeline: {
    readonly unit: string;
    readonly weeks: readonly string[];
    readonly all: { readonly earlier: number; readonly counts: readonly number[] };
    readonly clusters: readonly { readonly counts: readonly number[] }[];
    readonly tags: readonly (readonly [slot: number, count: number, videos: number][])[];
  };
}

let sites: Record<Kind, Site>;
let browser: Browser | null = null;
before(async () => {
  browser = await openBrowser();
  sites = await openSites();
});
after(async () => {
  sites?.http.close();
  await browser?.close();
});

/** What the data of the page's participant say. */
function fieldOf({ person, page }: On): Field {
  const { folder } = page.url().startsWith("file:") ? sites.file : sites.http;
  const text = readFileSync(join(folder, "data", `${person}.json`), "utf8");
  return (JSON.parse(text) as { fields: { hashtags: Field } }).fields.hashtags;
}

/** Tags of the map that are told of in periods, and so often; periods are counted from 1. */
function countsIn({ tags, timeline }: Field, from: number, to: number): Map<string, number> {
  const counts = tags.map(({ tag }, i) => {
    const parts = (timeline.tags[i] ?? []).filter(([slot]) => slot >= from && slot <= to);
    return [tag, sum(parts.map(([, count]) => count))] as const;
  });
  return new Map(counts.filter(([, count]) => count > 0));
}

const lists = (page: Page): Locator => page.locator(".field.shown .brush select");
const rows = (page: Page): Locator =>
  page.locator(".field.shown .card:not(.none) tbody tr:not(.none)");

async function choose(page: Page, from: string, to: string): Promise<void> {
  await lists(page).nth(0).selectOption({ value: from });
  await lists(page).nth(1).selectOption({ value: to });
  await settled(page);
}

/** The last but two to the last but one. */
function someRange({ timeline }: Field): { from: number; to: number; text: string } {
  const { weeks } = timeline;
  const [from, to] = [weeks.length - 2, weeks.length - 1];
  return { from, to, text: `${weeks[from - 1] ?? ""}..${weeks[to - 1] ?? ""}` };
}

/** Each row's tag and count. */
async function tabled(page: Page): Promise<Map<string, number>> {
  const found = (await rows(page).evaluateAll((nodes) =>
    nodes.map((node) => {
      const [tag, count] = (node as HTMLTableRowElement).cells;
      return [tag?.firstChild?.textContent ?? "", count?.textContent ?? ""] as const;
    }),
  )) as [string, string][];
  return new Map(found.map(([tag, count]) => [tag.trim(), Number(count.replaceAll(",", ""))]));
}

onBoth(
  "a range counts what lies in it: in the tables, the clusters, the line and the address",
  async (on) => {
    const { page } = on;
    const field = fieldOf(on);
    const { from, to, text } = someRange(field);
    const wanted = countsIn(field, from, to);
    assert.ok(wanted.size > 3, "the sample has something in these periods");
    await choose(page, String(from), String(to));
    assert.equal((await on.hash()).get("when"), text);
    assert.equal(await rows(page).count(), wanted.size);
    const counts = await tabled(page);
    for (const [tag, count] of [...wanted].filter(([own]) => counts.has(own)))
      assert.equal(counts.get(tag), count, tag);
    assert.equal(sum(counts.values()), sum(wanted.values()));
    const said = `${plural(wanted.size, "tag")}, ${plural(sum(wanted.values()), "occurrence")} in `;
    assert.ok((await on.status.textContent())?.startsWith(said), said);
    // Clusters are counted whole, what is told of no tag too.
    const { all, clusters } = field.timeline;
    const within = (of: readonly number[]): number => sum(of.slice(from - 1, to));
    for (const [i, { counts: own }] of clusters.entries()) {
      const share = percent(within(own) / within(all.counts));
      const row = page.locator(".field.shown .legend li").nth(i).locator(".lg-n");
      assert.ok((await row.textContent())?.startsWith(share), `cluster ${i + 1}`);
      const size = await page
        .locator(".field.shown .card header > p:first-of-type")
        .nth(i)
        .textContent();
      assert.ok(
        size?.includes(`${plural(within(own), "occurrence")}, ${share} of these `),
        size ?? "",
      );
    }
    assert.match(
      (await page.locator(".field.shown .brush-note").textContent()) ?? "",
      new RegExp(`^${integer(within(all.counts))} of `),
    );
  },
);

onBoth(
  "areas of marks follow the counts of the range, in the scale of the key to sizes",
  async (on) => {
    const { page } = on;
    const field = fieldOf(on);
    const { from, to } = someRange(field);
    const saved = async (): Promise<string> => {
      const waiting = page.waitForEvent("download");
      await page.locator(".field.shown [data-do=svg]").click();
      return readFileSync(await (await waiting).path(), "utf8");
    };
    const radii = (svg: string): number[] =>
      [...svg.matchAll(/scale\(([\d.]+)\)" fill="/g)].map(([, radius]) => Number(radius));
    const whole = await saved();
    assert.ok(!whole.includes("counts of"));
    const { cluster } = field.tags[0] ?? {};
    assert.ok(cluster !== undefined);
    await choose(page, String(from), String(to));
    const ranged = await saved();
    assert.match(
      ranged.replaceAll(/<[^<>]*>/g, " ").replaceAll(/\s+/g, " "),
      /Shown: counts of .* alone\./,
    );
    const area = (svg: string): number => sum(radii(svg).map((radius) => radius ** 2));
    const mapped = sum(
      field.tags.flatMap(({ count, cluster: own }) => (own === null ? [] : [count])),
    );
    const wanted = sum(countsIn(field, from, to).values()) / mapped;
    assert.ok(
      Math.abs(area(ranged) / area(whole) / wanted - 1) < 0.05,
      `${area(ranged)} ${area(whole)}`,
    );
    assert.ok(radii(ranged).length <= countsIn(field, from, to).size);
  },
);

onBoth(
  "Escape, the button beside the lists and the way back leave the range, and a link brings it",
  async (on) => {
    const { page, map } = on;
    const field = fieldOf(on);
    const { from, to, text } = someRange(field);
    const before = await tabled(page);
    const figures = await page.locator(".field.shown .legend").textContent();
    const isWhole = async (): Promise<void> => {
      await settled(page);
      assert.equal((await on.hash()).get("when"), null);
      assert.deepEqual([...(await tabled(page))], [...before]);
      assert.equal(await page.locator(".field.shown .legend").textContent(), figures);
      assert.equal(await page.locator(".field.shown .brush button").isDisabled(), true);
    };
    await choose(page, String(from), String(to));
    assert.notDeepEqual(await tabled(page), before);
    await map.focus();
    await page.keyboard.press("Escape");
    await isWhole();
    await choose(page, String(from), String(to));
    await page.locator(".field.shown .brush button").click();
    await isWhole();
    const link = `${page.url().split("#")[0] ?? ""}#field=hashtags&when=${text}`;
    await page.goto("about:blank");
    await page.goto(link);
    await settled(page);
    assert.equal(await rows(page).count(), countsIn(field, from, to).size);
    assert.equal(await lists(page).nth(0).inputValue(), String(from));
    assert.equal(await lists(page).nth(1).inputValue(), String(to));
    // With a search and a cluster at once, all of them hold.
    await page.locator(".field.shown .search input").fill("e");
    await settled(page);
    const some = [...countsIn(field, from, to).keys()].filter((tag) => tag.includes("e")).length;
    assert.ok((await rows(page).and(page.locator("tr:not([hidden])")).count()) >= some);
    assert.equal((await on.hash()).get("when"), text);
  },
);

onBoth("a range is drawn over the chart with the mouse", async (on) => {
  const { page } = on;
  const chart = page.locator(".field.shown .volume");
  await chart.scrollIntoViewIfNeeded();
  const box = await chart.boundingBox();
  assert.ok(box !== null);
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width - 25, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width + 40, y + 30, { steps: 5 });
  assert.equal((await on.hash()).get("when"), null, "the address waits until the mouse is let go");
  await page.mouse.up();
  await settled(page);
  const { weeks } = fieldOf(on).timeline;
  const [from = "", to = ""] = ((await on.hash()).get("when") ?? "").split("..");
  assert.equal(to, weeks.at(-1));
  assert.ok(weeks.includes(from) && from < to, from);
});

onBoth(
  "a range is drawn with a finger",
  async (on) => {
    const { page } = on;
    const chart = page.locator(".field.shown .volume");
    await chart.scrollIntoViewIfNeeded();
    const box = await chart.boundingBox();
    assert.ok(box !== null);
    const touch = await page.context().newCDPSession(page);
    const at = (x: number) => [{ x: box.x + x, y: box.y + box.height / 2 }];
    await touch.send("Input.dispatchTouchEvent", {
      type: "touchStart",
      touchPoints: at(box.width - 40),
    });
    for (const x of [35, 25, 15, 5])
      await touch.send("Input.dispatchTouchEvent", {
        type: "touchMove",
        touchPoints: at(box.width - x),
      });
    await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
    await until(async () => (await on.hash()).get("when") !== null);
    assert.match((await on.hash()).get("when") ?? "", /^\d{4}-\d{2}(-\d{2})?\.\.\d{4}-\d{2}/);
  },
  { hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } },
);

onBoth("a link to a range that is not there says so, and counts all", async (on) => {
  const { page } = on;
  const { weeks } = fieldOf(on).timeline;
  const [first = "", last = ""] = [weeks[0], weeks.at(-1)];
  const all = await rows(page).count();
  const address = page.url().split("#")[0] ?? "";
  const wrong = [
    "",
    "x",
    "1999-01-04..1999-02-01",
    `${last}..${first}`,
    first,
    `${first}..`,
    `..${last}`,
  ];
  for (const when of [
    ...wrong,
    `${first}..${last}..${last}`,
    "<b>..</b>",
    "2024-02-31..2024-03-99",
  ]) {
    await page.goto("about:blank");
    await page.goto(`${address}#field=hashtags&when=${encodeURIComponent(when)}`);
    await settled(page);
    const said = (await on.status.textContent()) ?? "";
    assert.match(said, /is no range of the (weeks|months) of this chart: all are counted/, when);
    assert.ok(said.includes(`“${when}”`), said);
    assert.equal(await rows(page).count(), all);
  }
  await page.goto("about:blank");
  await page.goto(`${address}#field=hashtags&tag=nosuchtag&when=x`);
  await settled(page);
  assert.match(
    (await on.status.textContent()) ?? "",
    /nosuchtag.* is not on this map; “x” is no range/,
  );
});

onBoth("on paper the range is told, and what it leaves out is left out there too", async (on) => {
  const { page } = on;
  const field = fieldOf(on);
  const { from, to } = someRange(field);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".field.shown .brush").isVisible(), false);
  await page.emulateMedia({ media: "screen" });
  await choose(page, String(from), String(to));
  await page.emulateMedia({ media: "print" });
  const paper = page.locator(".field.shown .on-paper");
  assert.ok(await paper.isVisible());
  assert.match(
    (await paper.textContent()) ?? "",
    /Counted: .*\. The map on paper is of all (weeks|months)\./,
  );
  assert.equal(await lists(page).nth(0).isVisible(), false);
  assert.equal(await page.locator(".field.shown tr.none >> visible=true").count(), 0);
});

onBoth(
  "without script nothing of it is seen",
  async ({ page }) => {
    assert.ok(await page.locator(".volume").first().isVisible());
    assert.equal(await page.locator(".brush >> visible=true").count(), 0);
  },
  { javaScriptEnabled: false },
);

const WORDS = "cats dogs sun rain car train bread soup king queen gold iron".split(" ");

/** A page of a participant whose videos are posted on these days, one after the other. */
async function pageOf(
  dates: readonly string[],
  look: (page: Page) => Promise<void>,
): Promise<void> {
  assert.ok(browser !== null);
  const lines = dates.map((date, i) => {
    const tags = [WORDS[i % WORDS.length], WORDS[(i * 5 + 1) % WORDS.length]];
    return `${i + 1},${date},"['${tags.join("', '")}']"`;
  });
  const text = ["video_id,video_timestamp,hashtags", ...lines, ""].join("\n");
  const folder = scratchFolder();
  const data = writeFiles(join(folder, "data"), { [fileName("ann")]: text });
  const { code, stderr } = await build([
    "--data",
    data,
    "--out",
    join(folder, "out"),
    "--fields",
    "hashtags",
  ]);
  assert.equal(code, 0, stderr);
  const site = pathToFileURL(join(folder, "out")).href;
  await visit(browser, `${site}/ann.html#field=hashtags&when=x`, site, {}, look);
}

const status = (page: Page): Promise<string | null> =>
  page.locator(".field.shown .hits").textContent();
const dayAfter = (days: number): string =>
  new Date(Date.UTC(2004, 0, 5) + days * 86_400_000).toISOString().slice(0, 10);

test("where nothing has a date there is nothing to choose, and a link that asks is told", async (t) => {
  if (browser === null) return t.skip(NO_BROWSER);
  await pageOf(Array<string>(24).fill(""), async (page) => {
    await settled(page);
    assert.equal(await page.locator(".brush").count(), 0);
    assert.match((await status(page)) ?? "", /asks for a time, and nothing here has a date/);
  });
});

test("one week is chosen as any other", async (t) => {
  if (browser === null) return t.skip(NO_BROWSER);
  await pageOf(Array<string>(24).fill("2024-02-29"), async (page) => {
    await settled(page);
    const last = await lists(page).nth(0).locator("option").count();
    await choose(page, String(last), String(last));
    assert.match((await status(page)) ?? "", /^12 tags, 48 occurrences in the week of 26 Feb 2024/);
    await choose(page, "1", "2");
    assert.match((await status(page)) ?? "", /^No tag is told of in the weeks of /);
  });
});

test("of a thousand weeks the last ones are chosen one by one, the others together", async (t) => {
  if (browser === null) return t.skip(NO_BROWSER);
  await pageOf(
    Array.from({ length: 1000 }, (_, i) => dayAfter(7 * i)),
    async (page) => {
      await settled(page);
      assert.equal(await lists(page).nth(0).locator("option").count(), 53);
      await choose(page, "0", "0");
      assert.match((await status(page)) ?? "", /1,896 occurrences in the weeks before that of /);
      await choose(page, "0", "2");
      assert.match((await status(page)) ?? "", /1,900 occurrences in the weeks up to that of /);
      assert.match(page.url(), /when=earlier\.\.20/);
    },
  );
});
