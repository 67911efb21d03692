/** What stands beside a tag, and the videos that bear it: as far as a study lets its pages tell. */
import assert from "node:assert/strict";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { NO_BROWSER, openBrowser } from "../src/bench/browser.ts";
import { besideCode, readBeside } from "../src/chart/beside-code.ts";
import { makeConfig } from "../src/config/config.ts";
import { readSettings } from "../src/config/study-json.ts";
import { checkSite } from "../src/publish/check.ts";
import { secretsOf } from "../src/publish/secrets.ts";
import { besideOf } from "../src/report/beside.ts";
import { sha256 } from "../src/sha256.ts";
import { build, readTree } from "./command.ts";
import { scratchFolder, writeFiles } from "./scratch.ts";
import { settled, visit } from "./visit.ts";

/** Twelve videos of tags that are told apart; some stand together. */
const WORDS = "cats dogs sun rain car train bread soup king queen gold iron".split(" ");
const ID = (i: number): string => `73000000000000000${String(i).padStart(2, "0")}`;
const ROWS = WORDS.map((word, i) => {
  const beside = [
    ...(i < 4 ? ["music"] : []),
    ...(i < 3 ? ["film"] : []),
    ...(i < 2 ? ["art"] : []),
  ];
  const tags = [word, ...beside].map((tag) => `'${tag}'`).join(", ");
  return `${ID(i)},2024-02-${String(i + 1).padStart(2, "0")}T01:02:03,someauthor,"[${tags}]","[]"`;
});
const TABLE = ["video_id,video_timestamp,author_username,hashtags,suggested_words", ...ROWS, ""];
const KEY = { TAGSCAPE_KEY: "ab".repeat(32) };

interface Built {
  readonly data: string;
  readonly out: string;
  readonly site: ReadonlyMap<string, string>;
}

function study(settings: object): string {
  return writeFiles(join(scratchFolder(), "data"), {
    "news_relevant_videos_ann.csv": TABLE.join("\n"),
    "study.json": JSON.stringify(settings, null, 1),
  });
}

async function built(settings: object): Promise<Built> {
  const data = study(settings);
  const out = join(scratchFolder(), "out");
  const { code, stderr } = await build(["--data", data, "--out", out], { env: KEY });
  assert.equal(code, 0, stderr);
  return { data, out, site: readTree(out) };
}

/** "art music" → how many videos hold both. */
function pairsOf({ site }: Built): Record<string, number> {
  const [, text = ""] = [...site].find(([path]) => /^data\/.*json$/.test(path)) ?? [];
  const { fields } = JSON.parse(text) as {
    fields: { hashtags: { tags: { tag: string }[]; beside: [number, number, number][] } };
  };
  const { tags, beside } = fields.hashtags;
  return Object.fromEntries(
    beside.map(([a, b, n]) => [[tags[a]?.tag, tags[b]?.tag].toSorted().join(" "), n]),
  );
}

const NAMED = { publish: { participants: "as-is" } };
const LISTED = { ...NAMED, show: { videos: true } };
let browser: Browser | null = null;
let plain: Built;
let coded: Built;
let listed: Built;
before(async () => {
  browser = await openBrowser();
  plain = await built(NAMED);
  coded = await built({ publish: { participants: "pseudonyms" } });
  listed = await built(LISTED);
});
after(async () => browser?.close());

test("two tags are told to stand together from two videos on, under codes from three", () => {
  assert.deepEqual(pairsOf(plain), { "film music": 3, "art music": 2, "art film": 2 });
  assert.deepEqual(pairsOf(coded), { "film music": 3 });
});

test("pairs come back from the text of a page as they went in", () => {
  const videos = Array.from({ length: 60 }, (_, i) => [i % 7, 7 + (i % 5), 12 + (i % 3), 20]);
  for (const from of [1, 2, 3, 9]) {
    const pairs = besideOf({ videos, reach: [20] }, from);
    const read = readBeside(besideCode(pairs, from), from, 21);
    for (let a = 0; a <= 20; a++)
      for (const { tag: b, videos: n } of read[a] ?? []) {
        const both = videos.filter((own) => own.includes(a) && own.includes(b)).length;
        assert.equal(n, both);
      }
    assert.equal(read.flat().length, 2 * pairs.length);
    assert.ok(pairs.every(({ tags, videos: n }) => n >= from && !tags.includes(20)));
  }
  assert.deepEqual(readBeside(besideCode([], 2), 2, 2), [[], []]);
});

test("a video of very many tags is counted in no time and no room", () => {
  const videos = [Array.from({ length: 50_000 }, (_, i) => i), [0, 1], [0, 1]];
  assert.deepEqual(besideOf({ videos, reach: [] }, 2), [{ tags: [0, 1], videos: 3 }]);
});

test("no file of a site that was not asked for videos holds an id of one", () => {
  for (const { site } of [plain, coded])
    for (const [path, text] of site) assert.ok(!/73000000000000000|tiktok\.com/.test(text), path);
});

test("asked for, the page lists every video, with date, link and tags, and no other file does", () => {
  const page = listed.site.get("ann.html") ?? "";
  const rows = [...page.matchAll(/<li data-t="[\d ]*">(.*?)(?=<li|<\/ol>)/gs)].map(
    ([, row = ""]) => row,
  );
  assert.equal(rows.length, 12);
  assert.equal(
    rows.at(-1)?.trim(),
    `<a href="https://www.tiktok.com/@/video/${ID(0)}" rel="noreferrer">${ID(0)}</a> <span>1 Feb 2024</span> music, film, art, cats`,
  );
  for (const [path, text] of listed.site)
    if (path !== "ann.html") assert.ok(!text.includes("7300000000000"), path);
});

test("the card of a pinned tag tells what stands beside it, and its videos where they are listed", async (t) => {
  if (browser === null) return t.skip(NO_BROWSER);
  for (const own of [plain, listed]) {
    const site = `${pathToFileURL(own.out).href}/`;
    for (const javaScriptEnabled of [true, false])
      await visit(
        browser,
        `${site}ann.html#field=hashtags&tag=film`,
        site,
        { javaScriptEnabled },
        async (page) => {
          if (!javaScriptEnabled) {
            assert.equal(await page.locator(".videos summary").count(), own === listed ? 1 : 0);
            return;
          }
          await settled(page);
          const text = ((await page.locator(".tip").textContent()) ?? "").replace(/\s+/g, " ");
          assert.match(text, /Beside it on at least two videos, with how many: music 3, art 2/);
          const links = await page
            .locator(".tip .borne > li > a:first-child")
            .evaluateAll((all) => all.map((a) => [a.getAttribute("href"), a.getAttribute("rel")]));
          assert.deepEqual(
            links,
            own === plain
              ? []
              : [2, 1, 0].map((i) => [`https://www.tiktok.com/@/video/${ID(i)}`, "noreferrer"]),
          );
          if (own === listed) assert.match(text, /1 Feb 2024 music, art, cats/);
        },
      );
  }
});

test("videos and pseudonyms together are a fault of study.json", async () => {
  const data = study({ show: { videos: true }, publish: { participants: "pseudonyms" } });
  const { code, stderr } = await build(["--data", data, "--out", join(scratchFolder(), "o")], {
    env: KEY,
  });
  assert.equal(code, 2);
  assert.match(stderr, /study\.json:3: ids of videos cannot be shown under pseudonyms/);
  const odd = study({ show: { videos: "yes" } });
  const found = await build(["--data", odd, "--out", join(scratchFolder(), "o")]);
  assert.match(found.stderr, /study\.json:3: "show\.videos" must be boolean/);
});

async function faultsOf(
  { data, out }: Built,
  change: (text: string) => string = (text) => text,
  path = "ann.html",
): Promise<string> {
  const copy = join(scratchFolder(), "copy");
  cpSync(out, copy, { recursive: true });
  const text = change(readFileSync(join(copy, path), "utf8"));
  writeFileSync(join(copy, path), text);
  const manifest = JSON.parse(readFileSync(join(copy, "manifest.json"), "utf8")) as {
    files: Record<string, string>;
  };
  manifest.files[path] = sha256(text);
  writeFileSync(join(copy, "manifest.json"), JSON.stringify(manifest));
  const config = makeConfig({ data }, await readSettings(data));
  return checkSite(copy, await secretsOf(null, config), config)
    .faults.map(({ what }) => what)
    .join("; ");
}

test("a check lets ids stand in those blocks, where study.json asks for them, and nowhere else", async () => {
  assert.equal(await faultsOf(plain), "");
  assert.equal(await faultsOf(listed), "");
  const id = ID(5);
  const link = `<a href="https://www.tiktok.com/@/video/${id}" rel="noreferrer">${id}</a>`;
  for (const [what, change] of [
    ["before a block", (text: string) => text.replace('<details class="videos"', `${id}$&`)],
    ["a link before it", (text: string) => text.replace('<details class="videos"', `${link}$&`)],
    ["as a text in it", (text: string) => text.replace("<span>1 Feb", `${id} $&`)],
    ["behind another's link", (text: string) => text.replace(`>${id}</a>`, `>${ID(6)}</a>`)],
    ["as a word of a link", (text: string) => text.replace(`>${id}</a>`, `>see ${id}</a>`)],
  ] as const)
    assert.match(await faultsOf(listed, change), /id of a video|links to videos/, what);
  const json = (text: string): string => text.replace('"label":"Hashtags"', `"label":"${id}"`);
  assert.match(await faultsOf(listed, json, "data/ann.json"), /id of a video/);

  // Built when study.json asked for them, and checked now that it does not, or is not at hand.
  assert.match(await faultsOf({ ...listed, data: plain.data }), /links to videos; .*id of a video/);
  const { faults } = checkSite(
    listed.out,
    await secretsOf(null, makeConfig({ data: plain.data }, await readSettings(plain.data))),
    null,
  );
  assert.match(faults.map(({ what }) => what).join("; "), /links to videos/);
});
