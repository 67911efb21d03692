/** A saved map explains itself, is as sharp as it says, and stands alone in any program. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { NO_BROWSER, openBrowser } from "../src/bench/browser.ts";
import { build } from "./command.ts";
import { opened, skip as noInkscape } from "./inkscape.ts";
import { assertWhole, compared, inWords, saved, type Sheet, sheetOf } from "./saved.ts";
import { csv, fileName, scratchFolder, writeFiles } from "./scratch.ts";
import { nameOf, openSites, PERSON, KINDS, type Site, type Kind } from "./sites.ts";
import { settled, visit } from "./visit.ts";

let browser: Browser | null = null;
let sites: Record<Kind, Site>;
before(async () => {
  browser = await openBrowser();
  if (browser !== null) sites = await openSites();
});
after(async () => {
  sites?.http.close();
  await browser?.close();
});

const HARD = [
  "<script>alert(1)</script>",
  "</text></svg><h1>broken</h1>",
  "&lt;b&gt; \" ' ]]> url(#x)",
  "أخبار السياسة والانتخابات في العالم العربي وما حوله من بلاد",
  "新闻与政治新闻与政治新闻与政治新闻与政治新闻与政治",
  "W".repeat(80),
  "a name of eighty characters, which a researcher took some care to write all out",
  "🚨👨‍👩‍👧🚨👨‍👩‍👧🚨👨‍👩‍👧",
];
const WORDS =
  "news politics election vote senate court football soccer tennis cooking recipe pasta pizza cake travel beach flight hotel music song dance film dog cat doctor school money stocks car truck".split(
    " ",
  );

/** Forty clusters, some of whose names were made to be trouble. */
async function hardSite(): Promise<string> {
  const root = scratchFolder();
  // Quotation marks would end a cell.
  const tags = HARD.map((text) => text.replaceAll(/["']/g, ""));
  const rows = WORDS.map((word, i) => [word, `${word} time`, `${tags[i % tags.length]} ${word}`]);
  const data = writeFiles(join(root, "data"), {
    [fileName("p1")]: csv(rows),
    "study.json": JSON.stringify({
      title: HARD[3],
      fields: { hashtags: { label: HARD[1], k: 40 } },
      names: { hashtags: HARD.map((name, i) => ({ name, tags: [WORDS[i]] })) },
    }),
  });
  const out = join(root, "site");
  const { code, stderr } = await build(["--data", data, "--out", out, "--fields", "hashtags"]);
  assert.equal(code, 0, stderr);
  return `${pathToFileURL(out).href}/p1.html`;
}

async function caseSite(name: string): Promise<string> {
  const out = join(scratchFolder(), "site");
  const data = fileURLToPath(new URL(`fixtures/cases/${name}`, import.meta.url));
  const { code, stderr } = await build(["--data", data, "--out", out, "--fields", "hashtags"]);
  assert.equal(code, 0, stderr);
  return `${pathToFileURL(out).href}/`;
}

const at = (width: number, colorScheme: "light" | "dark" = "light"): object => ({
  viewport: { width, height: 900 },
  reducedMotion: "reduce",
  colorScheme,
});

for (const kind of KINDS)
  test(`a saved map has sizes, clusters, figures and filters as its page has them (${kind})`, async (t) => {
    const own = browser ?? t.skip(NO_BROWSER);
    if (own === undefined) return;
    const { url } = sites[kind];
    const person = nameOf(kind, PERSON);
    for (const [hash, shown] of [
      ["", null],
      [
        "#field=hashtags&cluster=2&q=a&view=2.00,452,380",
        /Shown: a part of the map, 2\.0 times as large; \d+ tags of cluster 2, .+, with “a” in them set off from the rest\./,
      ],
    ] as const)
      await visit(own, `${url}${person}.html${hash}`, url, at(1440), async (page) => {
        await settled(page);
        const svg = (await saved(page, "svg")).toString();
        const sheet = await sheetOf(own, svg);
        assertWhole(sheet, hash);
        const words = inWords(sheet);
        assert.ok(words.startsWith(`Hashtags Participant ${person} · Sample study (synthetic) `));
        assert.equal(svg.includes(PERSON), kind === "file");
        for (const part of await toldBy(page)) assert.ok(words.includes(part), part);
        assert.equal(/Shown: /.test(words), shown !== null);
        if (shown !== null) assert.match(words, shown);
        await assertSizes(page, sheet);
        const looks = new Set(sheet.marks.map(({ look }) => look));
        const clusters = await page.locator(".field.shown .legend li").count();
        assert.equal(new Set(sheet.symbols.map(({ look }) => look)).size, clusters);
        for (const { look } of sheet.symbols) assert.ok(shown !== null || looks.has(look), look);
      });
  });

/** What the page says of its clusters, in which words it doubts them, and how far it trusts the map. */
async function toldBy(page: Page): Promise<string[]> {
  return (await page.evaluate(`(() => {
    const field = document.querySelector(".field.shown");
    const text = (node) => node.textContent.replaceAll(/[\\u2066-\\u2069]/g, "").trim();
    const clusters = [...field.querySelectorAll(".legend a")].map((link, i) => {
      const doubt = link.querySelector("em");
      const [figures] = field.querySelectorAll(".card")[i].querySelectorAll("header p");
      return [
        (i + 1) + " " + [...link.querySelectorAll("bdi, .lg-name > span")].map(text).filter(Boolean).join(", "),
        text(figures) + (doubt === null ? "" : ", " + text(doubt)),
      ].join(" ");
    });
    const figures = [...field.querySelectorAll(".trust dl > div:has(dd > b)")].map((part) =>
      ["dt", "b", "p"].map((name) => text(part.querySelector(name))));
    return [
      ...clusters,
      ...figures.map(([name, figure, meaning]) => name + " " + figure + ". " + meaning),
      text(document.querySelector(".cite")),
    ];
  })()`)) as string[];
}

/** Circles of the key are as large as marks of such counts are in the picture. */
async function assertSizes(page: Page, { circles, marks }: Sheet): Promise<void> {
  const words = (await page.locator(".field.shown .sizes").textContent()) ?? "";
  const counts = words.match(/\d[\d,]*/g)?.map((count) => Number(count.replace(",", ""))) ?? [];
  assert.equal(circles.length, counts.length);
  const [first = 0] = circles;
  for (const [i, count] of counts.entries())
    assert.ok(Math.abs((circles[i] ?? 0) / first - Math.sqrt(count)) < 0.05 * Math.sqrt(count));
  // A tag that occurs once has the smallest mark.
  const least = Math.min(...marks.map(({ radius }) => radius));
  assert.ok(Math.abs(first - least) < 0.02, `${first} beside ${least}`);
}

test("a PNG has the pixels of the screen, or twice as many a side, and is drawn, not enlarged", async (t) => {
  const own = browser ?? t.skip(NO_BROWSER);
  if (own === undefined) return;
  const { url } = sites.file;
  await visit(own, `${url}${PERSON}.html`, url, at(1440), async (page) => {
    await settled(page);
    const box = (await page.locator(".field.shown svg.live").boundingBox()) ?? assert.fail();
    const once = await saved(page, "png-1");
    const twice = await saved(page, "png");
    const { sizes, difference } = await compared(own, [once, twice]);
    const [[width, height] = [0, 0], double] = sizes;
    assert.equal(width, box.width);
    assert.deepEqual(double, [2 * width, 2 * height]);
    // Enlarged it would be the same picture.
    assert.ok(difference > 2, `${difference}`);
  });
});

test("a saved SVG asks for nothing: no style, no link, no font by name", async (t) => {
  const own = browser ?? t.skip(NO_BROWSER);
  if (own === undefined) return;
  const { url } = sites.file;
  await visit(own, `${url}${PERSON}.html`, url, at(1440), async (page) => {
    await page.locator("svg.live").first().press("]");
    await settled(page);
    const svg = (await saved(page, "svg")).toString();
    assert.ok(svg.startsWith('<svg xmlns="http://www.w3.org/2000/svg" '));
    const { elements, attributes } = await sheetOf(own, svg);
    assert.deepEqual(elements, "circle clipPath defs g path rect svg text title tspan".split(" "));
    for (const name of ["class", "style", "href", "xlink:href", "dir"])
      assert.ok(!attributes.includes(name), name);
    assert.doesNotMatch(svg, /var\(|url\((?!#plate\))|currentColor|data:|#[0-9a-f]{8}\b/);
    const families = new Set(svg.match(/(?<=font-family=")[^"]*/g));
    assert.deepEqual([...families].toSorted(), ["sans-serif", "serif"]);
  });
});

test("long legends, hostile names and any script are text that fits, on a phone too", async (t) => {
  const own = browser ?? t.skip(NO_BROWSER);
  if (own === undefined) return;
  const url = await hardSite();
  const hundred = await caseSite("hundred-clusters");
  for (const width of [390, 1280]) {
    await visit(own, url, url.replace("p1.html", ""), at(width), async (page) => {
      await settled(page);
      const sheet = await sheetOf(own, (await saved(page, "svg")).toString());
      assertWhole(sheet, `${width} px`);
      assert.equal(sheet.symbols.length, 40);
      const words = inWords(sheet).replaceAll(" ", "");
      const names = await page.locator(".legend bdi").allTextContents();
      for (const name of [...names, HARD[1] ?? "", HARD[3] ?? ""])
        assert.ok(words.includes(name.replaceAll(/[\s\u2066-\u2069]/g, "")), name);
      assert.deepEqual(
        sheet.elements,
        "circle clipPath defs g path rect svg text title tspan".split(" "),
      );
    });
    await visit(own, `${hundred}kk.html`, hundred, at(width), async (page) => {
      await settled(page);
      const sheet = await sheetOf(own, (await saved(page, "svg")).toString());
      assertWhole(sheet, `${width} px`);
      assert.equal(sheet.symbols.length, 100);
      assert.equal(new Set(sheet.symbols.map(({ look }) => look)).size, 100);
    });
  }
});

test("a map saved from a page on the web says where, one from a file does not", async (t) => {
  const own = browser ?? t.skip(NO_BROWSER);
  if (own === undefined) return;
  const web = "https://study.example/maps/";
  const context = await own.newContext(at(1280));
  try {
    const page = await context.newPage();
    await page.route(`${web}**`, (route) => {
      const path = new URL(route.request().url()).pathname.replace("/maps/", "");
      const body = readFileSync(join(sites.file.folder, path));
      return route.fulfill({ body, contentType: "text/html" });
    });
    const address = `${web}${PERSON}.html#field=hashtags&cluster=2`;
    for (const [url, told] of [
      [address, address],
      [address.replace(web, sites.file.url), null],
    ] as const) {
      await page.goto(url);
      await page.locator(".field.shown .mapbox.alive").waitFor();
      const words = inWords(await sheetOf(own, (await saved(page, "svg")).toString()));
      assert.equal(/https?:\S+|file:\S+/.exec(words)?.[0] ?? null, told);
    }
  } finally {
    await context.close();
  }
});

test("Inkscape opens a saved map whole, in the colours of a browser", async (t) => {
  if (noInkscape !== false) return t.skip(noInkscape);
  const own = browser ?? t.skip(NO_BROWSER);
  if (own === undefined) return;
  const sample = `${sites.file.url}${PERSON}.html`;
  const hundred = await caseSite("hundred-clusters");
  const right = await caseSite("right-to-left");
  for (const [url, options] of [
    [sample, at(1440)],
    [`${sample}#field=hashtags&cluster=2&view=4.00,452,380`, at(1440, "dark")],
    [sample, at(390, "dark")],
    [`${hundred}kk.html`, at(1280)],
    [`${right}ar1.html`, at(1280)],
  ] as const)
    await visit(own, url, url.replace(/[^/]*$/, ""), options, async (page) => {
      await settled(page);
      const svg = (await saved(page, "svg")).toString();
      const shot: Buffer[] = [];
      const sheet = await sheetOf(own, svg, async (alone) => {
        shot.push(await alone.locator("svg").screenshot());
      });
      const { elements, png } = opened(svg);
      const whole = elements[0] ?? assert.fail();
      assert.deepEqual(
        [whole.left, whole.top, whole.right, whole.bottom],
        [0, 0, sheet.width, sheet.height],
      );
      // Of a zoomed map what is beyond its edge is cut off there.
      const inBox = elements.filter(({ id }) => !url.includes("view=") || id.startsWith("text"));
      assert.ok(inBox.length > 20);
      assert.deepEqual(
        inBox.filter(
          ({ left, top, right, bottom }) =>
            left < -1 || top < -1 || right > whole.right + 1 || bottom > whole.bottom + 1,
        ),
        [],
        url,
      );
      const seen = await compared(own, [shot[0] ?? assert.fail(), png], sheet.symbols);
      assert.deepEqual(seen.sizes[0], seen.sizes[1]);
      assert.ok(
        seen.at.every((far) => far <= 8),
        `symbols: ${seen.at.join(" ")}`,
      );
      // Its letters are of another face.
      assert.ok(seen.differing < 0.04, `${url}: ${seen.differing}`);
    });
});
