/**
 * Texts of a map stand wholly on it and clear of its buttons, at every width and zoom, on screen and in
 * saved pictures, whose captions fit too: in a real browser.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { NO_BROWSER, openBrowser } from "../src/bench/browser.ts";
import { root } from "./checkout.ts";
import { build } from "./command.ts";
import { assertApart, type TextBox } from "./label-boxes.ts";
import { csv, fileName, scratchFolder, writeFiles } from "./scratch.ts";
import { settled, visit } from "./visit.ts";

const WIDTHS = [390, 641, 768, 1280, 2560] as const;
const ZOOMS = 4;

let browser: Browser | null = null;
before(async () => {
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
});

const sites = new Map<string, Promise<string>>();

/** @returns the address of a study's built site, with a slash at its end */
function siteOf(name: string): Promise<string> {
  const known = sites.get(name) ?? buildSite(name);
  sites.set(name, known);
  return known;
}

async function buildSite(name: string): Promise<string> {
  const data = name in STUDIES ? study(name) : join(root, "test", "fixtures", "cases", name);
  const out = join(scratchFolder(), "site");
  const flags = ["--data", data, "--out", out, "--fields", "hashtags", "--k", "5"];
  // The cases were made of clusters by spelling and count.
  flags.push("--method", "notebook");
  const { code, stderr } = await build(flags);
  assert.equal(code, 0, stderr);
  return `${pathToFileURL(out).href}/`;
}

const SUBJECTS =
  "news politics election vote senate court football soccer tennis cooking recipe pasta pizza cake travel beach flight hotel music song dance film dog cat doctor school money stocks car truck".split(
    " ",
  );
/** Texts that no estimate can know: marks without a letter, scripts that a machine has no font for. */
const HARD = [
  "新闻新闻新闻新闻新闻新闻新闻新闻",
  "الأخبار السياسية في العالم",
  "ข่าวการเมืองวันนี้ทั้งหมด",
  "ﷺﷺﷺﷺﷺ",
  "щщщщщщщщжжжжжжжжюююю",
  "🚨🚨🚨🚨🚨🚨🚨🚨🚨🚨🚨🚨",
  "न्यूज़ चुनाव राजनीति समाचार",
  "h̴̷̡̢̛̹͓̮͕͎e̴̷̡̢̛̹͓̮͕͎",
] as const;
/** Titles: a mixture, and one word of a script without blanks. */
const STUDIES: Readonly<Record<string, string>> = {
  "many scripts": `${"新闻与政治".repeat(10)} ${"W".repeat(70)} ${"ข่าวการเมือง".repeat(3)} ${"🚨👨‍👩‍👧".repeat(6)}`,
  "right to left": "كيف تشاهد النساء الأخبار في مقاطع الفيديو القصيرة ".repeat(3).trim(),
};

function study(name: string): string {
  const rows = SUBJECTS.map((subject, i) => [
    `${HARD[i % HARD.length]} ${subject}`,
    subject,
    `${subject} explained to everyone`,
  ]);
  return writeFiles(join(scratchFolder(), "data"), {
    [fileName("p1")]: csv(rows),
    "study.json": JSON.stringify({ title: STUDIES[name] }),
  });
}

/** What of a map's texts is cut or covered, in pixels; on the still map where no script runs. */
const FAULTS = `(() => {
  const live = document.querySelector("svg.live");
  const map = (live ?? document.querySelector("svg.map")).getBoundingClientRect();
  const buttons = document.querySelector(".zoom").getBoundingClientRect();
  return [...(live ?? document).querySelectorAll(":is(.labels, .names, .over) text")].flatMap((text) => {
    const box = text.getBoundingClientRect();
    if (box.width === 0) return [];
    const cut = Math.max(map.left - box.left, box.right - map.right, map.top - box.top, box.bottom - map.bottom);
    const across = Math.min(box.right, buttons.right) - Math.max(box.left, buttons.left);
    const down = Math.min(box.bottom, buttons.bottom) - Math.max(box.top, buttons.top);
    if (cut > 0.5) return [text.textContent + ": cut by " + cut];
    return across > 0 && down > 0 ? [text.textContent + ": covered"] : [];
  });
})()`;
const BOXES = `(() => {
  const groups = [...document.querySelectorAll("svg.live :is(.name, .labels text)")];
  return [...document.querySelectorAll("svg.live :is(.labels, .names) text")].map((node) => {
    const { left, right, top, bottom } = node.getBoundingClientRect();
    return { text: node.textContent, group: groups.indexOf(node.closest(".name") ?? node), left, right, top, bottom };
  });
})()`;

for (const name of ["name-at-the-edge", "name-under-buttons", "many scripts"])
  test(`${name}: every text of the map is whole and clear of the buttons`, async (t) => {
    if (browser === null) return t.skip(NO_BROWSER);
    const site = await siteOf(name);
    for (const width of WIDTHS)
      await visit(browser, `${site}p1.html`, site, at(width), async (page) => {
        for (let zoom = 0; zoom < ZOOMS; zoom++) {
          await settled(page);
          assert.deepEqual(await page.evaluate(FAULTS), [], `${width} px, zoom ${zoom}`);
          const texts = (await page.evaluate(BOXES)) as TextBox[];
          assert.ok(texts.length > (zoom === 0 ? 3 : 0), `${width} px, zoom ${zoom}`);
          assertApart(texts);
          await page.locator('[data-do="in"]').click();
        }
        await page.locator('[data-do="whole"]').click();
        await page.locator("svg.live").focus();
        for (let step = 0; step < 5; step++) {
          await page.keyboard.press("]");
          await settled(page);
          assert.deepEqual(await page.evaluate(FAULTS), [], `${width} px, tag ${step}`);
        }
      });
  });

for (const name of ["name-at-the-edge", "name-under-buttons"])
  test(`${name}: without script every text of the map is whole`, async (t) => {
    if (browser === null) return t.skip(NO_BROWSER);
    const site = await siteOf(name);
    for (const width of [...WIDTHS, 600, 900]) {
      const context = await browser.newContext({ ...at(width), javaScriptEnabled: false });
      const page = await context.newPage();
      await page.goto(`${site}p1.html`);
      assert.deepEqual(await page.evaluate(FAULTS), [], `${width} px`);
      await context.close();
    }
  });

function at(width: number): object {
  return { viewport: { width, height: 900 }, reducedMotion: "reduce" };
}

async function saved(page: Page, kind: "SVG" | "PNG"): Promise<Buffer> {
  const waiting = page.waitForEvent("download");
  await page.locator(".tools").getByRole("button", { name: kind }).click();
  return readFileSync(await (await waiting).path());
}

interface Drawn {
  readonly faults: readonly string[];
  readonly caption: readonly string[];
  readonly height: number;
}

/** A saved picture by itself: what of its texts leaves the plate, or the picture. */
async function drawn(svg: string): Promise<Drawn> {
  const context = await browser?.newContext();
  const page = (await context?.newPage()) ?? assert.fail();
  await page.setContent(svg);
  const found = (await page.evaluate(`(() => {
    const picture = document.querySelector("svg");
    const plate = picture.querySelectorAll("rect")[2].getBoundingClientRect();
    const texts = [...picture.querySelectorAll("text")];
    const faults = texts.flatMap((text) => {
      const box = text.getBoundingClientRect();
      const room = text.parentNode === picture ? picture.getBoundingClientRect() : plate;
      const cut = Math.max(room.left - box.left, box.right - room.right, room.top - box.top, box.bottom - room.bottom);
      return cut > 0.5 ? [text.textContent + ": cut by " + cut] : [];
    });
    const caption = texts.filter((text) => text.parentNode === picture).map((text) => text.textContent);
    return { faults, caption, height: picture.getBoundingClientRect().height };
  })()`)) as Drawn;
  await context?.close();
  return found;
}

for (const [name, title] of [
  ["name-at-the-edge", "Tags on TikTok"],
  ["name-under-buttons", "Tags on TikTok"],
  [
    "long-caption",
    "HOW YOUNG WOMEN IN WISCONSIN AND MINNESOTA WATCH, SHARE AND COMMENT ON NEWS IN SHORT VIDEOS: A DATA DONATION STUDY",
  ],
  ...Object.entries(STUDIES),
] as const)
  test(`${name}: a saved picture holds every text whole, its caption too`, async (t) => {
    if (browser === null) return t.skip(NO_BROWSER);
    const site = await siteOf(name);
    for (const width of [390, 1280])
      await visit(browser, `${site}p1.html`, site, at(width), async (page) => {
        await settled(page);
        const { faults, caption, height } = await drawn((await saved(page, "SVG")).toString());
        assert.deepEqual(faults, [], `${width} px`);
        const plain = (text: string): string => text.replaceAll(/[\s\u2066-\u2069]/g, "");
        assert.ok(plain(caption.join("")).includes(plain(title)), caption.join("\n"));
        const png = await saved(page, "PNG");
        assert.ok(Math.abs(png.readUInt32BE(20) - 2 * height) <= 2);
      });
  });

test("a saved picture says what of the map it shows, and that it shows all by saying nothing", async (t) => {
  if (browser === null) return t.skip(NO_BROWSER);
  const site = await siteOf("name-at-the-edge");
  for (const [hash, expected] of [
    ["", null],
    ["#view=2.50,452,380", "a part of the map, 2.5 times as large."],
    ["#cluster=4", "cluster 4, Scoring in team sports of every kind, set off from the rest."],
    ["#q=ball", "3 tags with “ball” in them set off from the rest."],
    ["#q=zzz", "0 tags with “zzz” in them set off from the rest."],
    [
      "#view=1.50,452,380&cluster=4&q=goal&tag=goal",
      "a part of the map, 1.5 times as large; 1 tag of cluster 4, Scoring in team sports of every kind, with “goal” in it set off from the rest; “goal” with the five tags nearest to it.",
    ],
  ] as const)
    await visit(browser, `${site}p1.html${hash}`, site, at(1280), async (page) => {
      await settled(page);
      const { caption } = await drawn((await saved(page, "SVG")).toString());
      const shown = /Shown: (.*?\.)(?= Tags on TikTok)/.exec(caption.join(" "))?.[1] ?? null;
      assert.equal(shown, expected, caption.join("\n"));
    });
});
