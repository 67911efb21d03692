/** What a link to a page shows where it is shared. */
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { JSDOM } from "jsdom";
import { build, readTree } from "./command.ts";
import { scratchFolder } from "./scratch.ts";

const TITLE = 'News "on" <TikTok> & co';

function study(publish: object): string {
  const data = join(scratchFolder(), "data");
  mkdirSync(data);
  const rows = Array.from(
    { length: 12 },
    (_, i) => `2024-02-0${1 + (i % 9)},"['secrettag${i}']","[]"`,
  );
  const text = `${["video_timestamp,hashtags,suggested_words", ...rows].join("\n")}\n`;
  for (const id of ["7", "8"]) writeFileSync(join(data, `${id}.csv`), text);
  const settings = { title: TITLE, files: "{participant}.csv", publish };
  writeFileSync(join(data, "study.json"), JSON.stringify(settings));
  return data;
}

/** name or property → content */
function metas(html: string): Map<string, string> {
  const { document } = new JSDOM(html).window;
  return new Map(
    [...document.querySelectorAll("meta")].map((meta) => [
      meta.getAttribute("name") ?? meta.getAttribute("property") ?? "",
      meta.content,
    ]),
  );
}

test("every page says what it is, with its address, and no tag", async () => {
  const out = join(scratchFolder(), "out");
  const data = study({ siteUrl: "https://example.org/maps" });
  const { code, stderr } = await build(["--data", data, "--out", out]);
  assert.equal(code, 0, stderr);
  const site = readTree(out);
  for (const [path, url, description] of [
    [
      "index.html",
      "https://example.org/maps/",
      "Maps and tables of hashtags and suggested words, grouped by meaning: 24 videos on TikTok, of two participants, posted from 1 Feb 2024 to 9 Feb 2024.",
    ],
    [
      "7.html",
      "https://example.org/maps/7.html",
      "12 videos on TikTok, of participant 7, posted from 1 Feb 2024 to 9 Feb 2024: 12 distinct tags of hashtags and 0 distinct tags of suggested words, grouped by meaning.",
    ],
    [
      "method.html",
      "https://example.org/maps/method.html",
      "How the maps were made: settings, versions, and an audit of every row and tag.",
    ],
  ] as const) {
    const html = site.get(path) ?? "";
    const found = metas(html);
    assert.equal(found.get("description"), description);
    assert.equal(found.get("og:description"), description);
    assert.equal(found.get("og:url"), url);
    assert.equal(found.get("og:type"), "website");
    assert.equal(found.get("og:site_name"), TITLE);
    assert.equal(found.get("og:title"), new JSDOM(html).window.document.title);
    assert.equal(found.get("robots"), "noindex");
  }
  for (const [path, html] of site)
    if (path.endsWith(".html"))
      for (const content of metas(html).values()) assert.ok(!content.includes("secrettag"), path);
});

test("without an address there is a description and no Open Graph", async () => {
  const out = join(scratchFolder(), "out");
  await build(["--data", study({}), "--out", out]);
  const found = metas(readTree(out).get("7.html") ?? "");
  assert.match(found.get("description") ?? "", /^12 videos on TikTok/);
  assert.deepEqual(
    [...found.keys()].filter((name) => name.startsWith("og:")),
    [],
  );
});

for (const siteUrl of [
  "javascript:alert(1)",
  "example.org",
  "https://u:p@example.org/",
  "https://x.org/?q",
])
  test(`${siteUrl} is no address of a site`, async () => {
    const { code, stderr } = await build([
      "--data",
      study({ siteUrl }),
      "--out",
      join(scratchFolder(), "o"),
    ]);
    assert.equal(code, 2);
    assert.match(stderr, /study\.json:1: ".*" is no address of a site; write it as https:/);
  });
