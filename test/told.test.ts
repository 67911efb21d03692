/** What a page says of counts of a range: what is none, what is not told, and what is told in part. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before } from "node:test";
import type { Page } from "playwright-core";
import { shareFigure } from "../src/format.ts";
import { sum } from "../src/numbers.ts";
import { type On, onBoth } from "./reader.ts";
import { fieldOf } from "./shown-field.ts";
import { type Kind, openSites, type Site } from "./sites.ts";
import { settled } from "./visit.ts";

type Parts = readonly (readonly [slot: number, count: number, videos: number])[];

interface Field {
  readonly tags: readonly {
    readonly tag: string;
    readonly count: number;
    readonly cluster: number | null;
  }[];
  readonly nearest: readonly (readonly number[])[];
  readonly timeline: {
    readonly weeks: readonly string[];
    readonly clusters: readonly ({ readonly counts: readonly number[] } | null)[];
    readonly tags: readonly Parts[];
  };
}

let sites: Record<Kind, Site>;
before(async () => {
  sites = await openSites();
});
after(() => sites?.http.close());

const isFile = ({ page }: On): boolean => page.url().startsWith("file:");
/** All that a tag is told of, and what it is told of in a slot. */
const told = (parts: Parts): number => sum(parts.map(([, count]) => count));
const inSlot = (parts: Parts, slot: number): number =>
  parts.find(([own]) => own === slot)?.[1] ?? 0;

/** Opens the page with a range of one period, and what else its address asks for. */
async function open(on: On, field: Field, slot: number, more = ""): Promise<void> {
  const period = field.timeline.weeks[slot - 1] ?? "";
  const address = on.page.url().split("#")[0] ?? "";
  await on.page.goto("about:blank");
  await on.page.goto(`${address}#field=hashtags&when=${period}..${period}${more}`);
  await settled(on.page);
}

async function saved(page: Page, button: string): Promise<{ name: string; text: string }> {
  const waiting = page.waitForEvent("download");
  await page.locator(`.field.shown ${button}`).click();
  const download = await waiting;
  const text = readFileSync(await download.path(), "utf8");
  return { name: download.suggestedFilename(), text };
}

const words = (svg: string): string => svg.replaceAll(/<[^<>]*>/g, " ").replaceAll(/\s+/g, " ");
const textOf = async (page: Page, place: string): Promise<string> =>
  ((await page.locator(`.field.shown ${place}`).first().textContent()) ?? "").replaceAll(
    /\s+/g,
    " ",
  );

onBoth(
  "a tag that the range does not hold is said to be none, or not told; never both",
  async (on) => {
    const field = fieldOf<Field>(on, sites);
    const { weeks, tags: parts } = field.timeline;
    const slot = weeks.length;
    // With nothing in the last period: in a study as it is all is told, under codes some of it is not.
    const at = field.tags.findIndex(
      ({ cluster, count }, i) =>
        cluster !== null &&
        inSlot(parts[i] ?? [], slot) === 0 &&
        (isFile(on) || told(parts[i] ?? []) < count),
    );
    const { tag = "", count = 0 } = field.tags[at] ?? {};
    await open(on, field, slot, `&tag=${encodeURIComponent(tag)}`);
    const card = await textOf(on.page, ".tip");
    const status = await textOf(on.page, ".hits");
    assert.ok(!card.includes("<0.1"), card);
    assert.match(card, new RegExp(`; ${count} in \\d+ videos? in all (weeks|months)`));
    assert.match(card, isFile(on) ? /0 occurrences/ : /not told/);
    assert.match(status, isFile(on) ? /: 0 occurrences in/ : /: not told in/);
    if (!isFile(on))
      assert.ok(!card.includes("0 occurrences") && !status.includes("0 occurrences"));
    // It is not drawn, nor are those of its nearest that are not there.
    assert.equal(await on.page.locator(".field.shown .over > *").count(), 0);
    const { name, text } = await saved(on.page, "[data-do=svg]");
    assert.match(
      words(text),
      isFile(on) ? /which does not occur then/ : /which is not told of then/,
    );
    assert.ok(name.endsWith(`-${weeks[slot - 1] ?? ""}..${weeks[slot - 1] ?? ""}.svg`), name);
    // A search for it denies nothing that may be there.
    await open(on, field, slot, `&q=${encodeURIComponent(tag)}`);
    const asked = field.tags.filter(
      (own, i) => own.cluster !== null && own.tag.includes(tag) && inSlot(parts[i] ?? [], slot) > 0,
    );
    if (asked.length > 0) return;
    const found = await textOf(on.page, ".hits");
    assert.match(
      found,
      isFile(on)
        ? /^No tag contains/
        : /^\d+ tags? with .* (is|are) not told of in .*, and may be there/,
    );
  },
);

onBoth("of the nearest to a pinned tag those are drawn that the range holds", async (on) => {
  const field = fieldOf<Field>(on, sites);
  const { weeks, tags: parts } = field.timeline;
  const slot = weeks.length - 1;
  const held = (i: number): boolean => inSlot(parts[i] ?? [], slot) > 0;
  const at = field.tags.findIndex(
    ({ cluster }, i) =>
      cluster !== null && held(i) && (field.nearest[i] ?? []).some((near) => !held(near)),
  );
  assert.ok(at >= 0, "the sample has one");
  await open(on, field, slot, `&tag=${encodeURIComponent(field.tags[at]?.tag ?? "")}`);
  const near = (field.nearest[at] ?? []).filter(held).length;
  assert.equal(await on.page.locator(".field.shown .links path").count(), near);
  assert.equal(await on.page.locator(".field.shown .over path").count(), near + 1);
});

onBoth(
  "what is told in part is said to be at least that, on the card, in lists and files",
  async (on) => {
    if (isFile(on)) return;
    const field = fieldOf<Field>(on, sites);
    const { weeks, tags: parts } = field.timeline;
    const slot = weeks.length - 1;
    const isPart = (i: number): boolean => told(parts[i] ?? []) < (field.tags[i]?.count ?? 0);
    const at = field.tags.findIndex((_, i) => inSlot(parts[i] ?? [], slot) > 0 && isPart(i));
    const { tag = "", cluster } = field.tags[at] ?? {};
    const count = inSlot(parts[at] ?? [], slot);
    await open(on, field, slot, `&tag=${encodeURIComponent(tag)}`);
    assert.match(await textOf(on.page, ".tip"), new RegExp(`at least ${count} occurrences`));
    assert.match(await textOf(on.page, ".hits"), new RegExp(`: at least ${count} occurrences in`));
    const card = `.card:nth-of-type(${cluster ?? 0})`;
    const { text } = await saved(on.page, `${card} [data-do=table-csv]`);
    const [head = "", ...lines] = text.trim().split(/\r?\n/);
    assert.match(head, /,words,told$/);
    assert.match(
      lines.find((line) => line.startsWith(`${tag},`)) ?? "",
      new RegExp(`^${tag},${count},.*,at least$`),
    );
    // Header, line above the map and saved map tell the same of a cluster.
    await open(on, field, slot, `&cluster=${cluster ?? 0}`);
    const whole = field.timeline.clusters[(cluster ?? 1) - 1]?.counts[slot - 1] ?? -1;
    const counted = /(at least \d+ tags?), (\d+ occurrences?)/;
    const line = counted.exec(await textOf(on.page, ".hits"));
    assert.equal(line?.[2], `${whole} occurrences`);
    assert.equal(counted.exec(await textOf(on.page, `${card} header p`))?.[0], line?.[0]);
    const map = words((await saved(on.page, "[data-do=svg]")).text);
    assert.ok(map.includes(line?.[0] ?? "none"), line?.[0]);
    const caveat = /only where it stands on at least three videos of a month, and not always/;
    assert.match(map, caveat);
    assert.match(await textOf(on.page, ".brush-note"), caveat);
  },
);

onBoth(
  "a cluster stays among the tables wherever it has occurrences, and says of what they are a share",
  async (on) => {
    const field = fieldOf<Field>(on, sites);
    const { weeks, clusters } = field.timeline;
    for (const slot of [weeks.length, weeks.length - 2]) {
      await open(on, field, slot);
      for (const [i, own] of clusters.entries()) {
        const card = on.page.locator(".field.shown .card").nth(i);
        const count = own?.counts[slot - 1] ?? 0;
        assert.equal(await card.isVisible(), count > 0, `cluster ${i + 1} of ${count}`);
        const size = (await card.locator("header > p").first().textContent()) ?? "";
        assert.ok(!/\b0 tags/.test(size) || count === 0, size);
        assert.match(size, /% of all in /);
      }
      // Files that are of all periods say so beside those that are not.
      assert.match(await textOf(on.page, ".acts a[download]"), /^CSV of all (weeks|months)$/);
    }
    await on.page.locator(".field.shown .brush button").click();
    await settled(on.page);
    assert.equal(await textOf(on.page, ".acts a[download]"), "CSV");
    assert.equal(shareFigure(0), "0");
  },
);
