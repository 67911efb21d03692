/** A reader names a cluster: seen at once, kept nowhere, copied for study.json, and found again by it. */
import assert from "node:assert/strict";
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import type { Locator, Page } from "playwright-core";
import { build } from "./command.ts";
import { assertApart, type TextBox } from "./label-boxes.ts";
import { known, inBrowser, onBoth, shots, type On } from "./reader.ts";
import { scratchFolder } from "./scratch.ts";
import { nameOf, PERSON } from "./sites.ts";
import { settled } from "./visit.ts";

const TYPED = "Cats & <b>dogs</b>";

interface Snippet {
  readonly names: Record<string, { name: string; tags: string[] }[]>;
}

const cardOf = (page: Page, id: number): Locator => page.locator(`#hashtags-${id}`);
const index = (page: Page, id: number): Locator =>
  page.locator(".field.shown .legend li").nth(id - 1);

async function nameIt(page: Page, id: number, name: string): Promise<Locator> {
  const card = cardOf(page, id);
  await card.getByRole("button", { name: "Name it" }).click();
  await page.keyboard.type(name);
  await settled(page);
  return card;
}

async function copied(page: Page, card: Locator): Promise<Snippet> {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await card.getByRole("button", { name: "Copy for study.json" }).click();
  await card.getByRole("button", { name: "Copied" }).waitFor();
  return JSON.parse(String(await page.evaluate("navigator.clipboard.readText()"))) as Snippet;
}

const mapNames = async ({ map }: Pick<On, "map">): Promise<string[]> =>
  (await map.locator(".names .name").allTextContents())
    .map((text) => text.replace(/\s+/g, " "))
    .toSorted();

onBoth(
  "a name that is typed is on the map and in the index at once, as not yet kept",
  async (on) => {
    const { page } = on;
    const before = await mapNames(on);
    const was = await index(page, 2).textContent();
    const card = await nameIt(page, 2, TYPED);
    for (const place of [index(page, 2).locator(".lg-name"), card.locator("h4")]) {
      const text = (await place.textContent()) ?? "";
      assert.ok(text.includes(TYPED) && text.includes("not yet kept"), text);
      assert.equal(await place.locator("b b, h4 b b").count(), 0);
    }
    const after = await mapNames(on);
    assert.ok(
      after.some((text) => text === `2 ${TYPED}not yet kept`),
      after.join("; "),
    );
    assert.match((await card.getByRole("status").textContent()) ?? "", /^Not yet kept: /);
    await card.screenshot({ path: join(shots, "naming-card.png") });
    await page.evaluate("scrollTo(0, 0)");
    await page.screenshot({ path: join(shots, "naming-map.png") });
    await card.getByRole("button", { name: "Take it back" }).click();
    await settled(page);
    assert.deepEqual(await mapNames(on), before);
    assert.equal(await index(page, 2).textContent(), was);
  },
);

onBoth("what is copied is keyed by telling tags of each cluster that was named", async (on) => {
  const { page } = on;
  const { clusters, tags } = known();
  const one = await copied(page, await nameIt(page, 3, "Third"));
  assert.deepEqual(Object.keys(one), ["names"]);
  assert.deepEqual(Object.keys(one.names), ["hashtags"]);
  const both = await copied(page, await nameIt(page, 1, "  First\u200b "));
  assert.deepEqual(
    both.names["hashtags"]?.map(({ name }) => name),
    ["First", "Third"],
  );
  for (const [i, id] of [1, 3].entries()) {
    const own: readonly string[] = both.names["hashtags"]?.[i]?.tags ?? [];
    assert.deepEqual(own.slice(0, 3), clusters[id - 1]?.nameTags);
    assert.equal(own.length, 5);
    for (const tag of own) assert.equal(tags.find((other) => other.tag === tag)?.cluster, id, tag);
  }
});

onBoth("by keys alone: open, type, copy, close; the map keeps its search", async (on) => {
  const { page, hash } = on;
  await page.locator(".field.shown .legend a").nth(1).click();
  const button = cardOf(page, 2).getByRole("button", { name: "Name it" });
  assert.equal(await button.getAttribute("aria-expanded"), "false");
  await button.focus();
  await page.keyboard.press("Enter");
  assert.equal(await button.getAttribute("aria-expanded"), "true");
  const input = cardOf(page, 2).getByLabel("Name of cluster 2");
  assert.ok(await input.evaluate((node) => node === document.activeElement));
  await page.keyboard.type("a/b");
  assert.equal(await input.inputValue(), "a/b");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate("document.activeElement.textContent"), "Copy for study.json");
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Escape");
  assert.equal(await input.isVisible(), false);
  assert.ok(await button.evaluate((node) => node === document.activeElement));
  await settled(page);
  assert.equal((await hash()).get("cluster"), "2");
  assert.ok(((await index(page, 2).textContent()) ?? "").includes("a/b"));
});

onBoth("nothing of it is stored, sent or left in the address", async (on) => {
  const { page } = on;
  await nameIt(page, 2, "zzqx");
  const kept = "JSON.stringify([localStorage, sessionStorage, document.cookie, location.href])";
  assert.ok(!String(await page.evaluate(kept)).includes("zzqx"));
  await page.reload();
  await settled(page);
  assert.ok(!String(await page.locator("body").textContent()).includes("zzqx"));
});

for (const width of [390, 1440])
  onBoth(
    `names as wide as they may be hide no other text at ${width} px`,
    async (on) => {
      const { page } = on;
      for (const id of [1, 2, 3, 4]) await nameIt(page, id, `${"WM".repeat(20)} ${id}`);
      const names = await mapNames(on);
      assert.ok(names.filter((text) => text.endsWith("not yet kept")).length > 0, names.join("; "));
      const boxes = (await page.evaluate(`(() => {
        const shown = [...document.querySelectorAll(".field.shown .live :is(.labels, .names) text")];
        return shown.filter((text) => text.getBoundingClientRect().width > 0).map((text) => {
          const { left, right, top, bottom } = text.getBoundingClientRect();
          const group = shown.indexOf(text.closest(".name")?.querySelector("text") ?? text);
          return { text: text.textContent, group, left, right, top, bottom };
        });
      })()`)) as TextBox[];
      assertApart(boxes);
      await page.screenshot({ path: join(shots, `naming-${width}.png`), fullPage: true });
    },
    { viewport: { width, height: 900 } },
  );

inBrowser("without script no card offers it", async (browser, site, kind) => {
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto(`${site}${nameOf(kind, PERSON)}.html`);
  assert.equal(await page.getByText("Name it").first().isVisible(), false);
  await page.close();
});

test("a study that holds such a snippet names the same clusters", async () => {
  const data = join(scratchFolder(), "data");
  const out = join(scratchFolder(), "out");
  mkdirSync(data);
  const file = `news_relevant_videos_${PERSON}.csv`;
  copyFileSync(fileURLToPath(new URL(`../data/${file}`, import.meta.url)), join(data, file));
  const { clusters } = known();
  const rules = clusters.map(({ nameTags }, i) => ({ name: `Name ${i + 1}`, tags: nameTags }));
  writeFileSync(join(data, "study.json"), JSON.stringify({ names: { hashtags: rules } }));
  const { code, stderr } = await build(["--data", data, "--out", out]);
  assert.equal(code, 0, stderr);
  const { fields } = JSON.parse(readFileSync(join(out, "data", `${PERSON}.json`), "utf8")) as {
    fields: { hashtags: { clusters: { named: string }[] } };
  };
  assert.deepEqual(
    fields.hashtags.clusters.map(({ named }) => named),
    rules.map(({ name }) => name),
  );
});
