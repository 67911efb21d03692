/** A range of weeks, or of months under codes: what it counts, and how it is left. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before } from "node:test";
import type { Page } from "playwright-core";
import { integer, percent, plural } from "../src/format.ts";
import { sum } from "../src/numbers.ts";
import { choose, lists, rows } from "./brush-lists.ts";
import { onBoth } from "./reader.ts";
import { fieldOf } from "./shown-field.ts";
import { type Kind, openSites, type Site } from "./sites.ts";
import { settled } from "./visit.ts";

interface Field {
  readonly tags: readonly {
    readonly tag: string;
    readonly count: number;
    readonly cluster: number | null;
  }[];
  readonly timeline: {
    readonly unit: string;
    readonly toldFrom: number;
    readonly weeks: readonly string[];
    readonly all: { readonly earlier: number; readonly counts: readonly number[] };
    readonly clusters: readonly { readonly counts: readonly number[] }[];
    readonly tags: readonly (readonly [slot: number, count: number, videos: number][])[];
  };
}

let sites: Record<Kind, Site>;
before(async () => {
  sites = await openSites();
});
after(() => sites?.http.close());

/** Tags of the map that are told of in periods, and so often; periods are counted from 1. */
function countsIn({ tags, timeline }: Field, from: number, to: number): Map<string, number> {
  const counts = tags.map(({ tag }, i) => {
    const parts = (timeline.tags[i] ?? []).filter(([slot]) => slot >= from && slot <= to);
    return [tag, sum(parts.map(([, count]) => count))] as const;
  });
  return new Map(counts.filter(([, count]) => count > 0));
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
  return new Map(
    found.map(([tag, count]) => [tag.trim(), Number(count.replaceAll(/[,≥\s]/g, ""))]),
  );
}

onBoth(
  "a range counts what lies in it: in the tables, the clusters, the line and the address",
  async (on) => {
    const { page } = on;
    const field = fieldOf<Field>(on, sites);
    const { from, to, text } = someRange(field);
    const wanted = countsIn(field, from, to);
    assert.ok(wanted.size > 3, "the sample has something in these periods");
    await choose(page, from, to);
    assert.equal((await on.hash()).get("when"), text);
    assert.equal(await rows(page).count(), wanted.size);
    const counts = await tabled(page);
    for (const [tag, count] of [...wanted].filter(([own]) => counts.has(own)))
      assert.equal(counts.get(tag), count, tag);
    assert.equal(sum(counts.values()), sum(wanted.values()));
    // Clusters are counted whole, what is told of no tag too: so are they together.
    const { all, clusters, toldFrom } = field.timeline;
    const within = (of: readonly number[]): number => sum(of.slice(from - 1, to));
    const whole = sum(clusters.map(({ counts: own }) => within(own)));
    const least = toldFrom > 1 ? "at least " : "";
    const said = `${least}${plural(wanted.size, "tag")}, ${plural(whole, "occurrence")} in `;
    assert.ok((await on.status.textContent())?.startsWith(said), said);
    for (const [i, { counts: own }] of clusters.entries()) {
      const share = percent(within(own) / within(all.counts));
      const row = page.locator(".field.shown .legend li").nth(i).locator(".lg-n");
      assert.ok((await row.textContent())?.startsWith(share), `cluster ${i + 1}`);
      const size = await page
        .locator(".field.shown .card header > p:first-of-type")
        .nth(i)
        .textContent();
      assert.ok(
        size?.includes(`${plural(within(own), "occurrence")}, ${share} of all in `),
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
    const field = fieldOf<Field>(on, sites);
    const { from, to } = someRange(field);
    const saved = async (): Promise<string> => {
      const waiting = page.waitForEvent("download");
      await page.locator(".field.shown [data-do=svg]").click();
      return readFileSync(await (await waiting).path(), "utf8");
    };
    const radii = (svg: string): number[] =>
      // Those of the map: the legend below has its own.
      [
        ...((svg.split("clip-path=")[1] ?? "")
          .split("<text")[0]
          ?.matchAll(/scale\(([\d.]+)\)" d="[^"]*" fill="/g) ?? []),
      ].map(([, radius]) => Number(radius));
    const whole = await saved();
    assert.ok(!whole.includes("counts of"));
    const { cluster } = field.tags[0] ?? {};
    assert.ok(cluster !== undefined);
    await choose(page, from, to);
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
    const field = fieldOf<Field>(on, sites);
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
    await choose(page, from, to);
    assert.notDeepEqual(await tabled(page), before);
    await map.focus();
    // The line on keys goes first.
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await isWhole();
    await choose(page, from, to);
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
