/** Stop tags stand nowhere in a site, and are found wherever one is put in. */
import type { Config } from "../src/config/types.ts";
import assert from "node:assert/strict";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { makeConfig } from "../src/config/config.ts";
import { checkSite } from "../src/publish/check.ts";
import { type Secrets, secretsOf } from "../src/publish/secrets.ts";
import { readSettings } from "../src/config/study-json.ts";
import { sha256 } from "../src/sha256.ts";
import { build, command, readTree } from "./command.ts";
import { csv, scratchFolder } from "./scratch.ts";
import { ownWords } from "../src/publish/own-words.ts";
import { partsOf } from "../src/publish/words.ts";

const WORDS = "news sport music film cooking travel science crime politics weather art".split(" ");
const STOPPED = [
  "#CanaryWord",
  "canary phrase",
  "canary@example.org",
  "+1 (212) 555-0100",
  "@canary.handle",
  "https://canary.example.com/me",
  "98765432",
  "Çanary",
  "🐤",
  // Words of our own pages and of the study's texts, which say nothing of anybody.
  "tag",
  "none",
  "videos",
  "2024",
  "cas",
  "hashtags",
];

let site: string;
let data: string;
let config: Config;
let secrets: Secrets;
before(async () => {
  data = join(scratchFolder(), "study");
  mkdirSync(data);
  const rows = WORDS.map((word, i) => [word, `${word}tok`, STOPPED[i] ?? "", "only for search"]);
  for (const id of ["ann", "ben", "cas"])
    writeFileSync(join(data, `${id}.csv`), withAuthor(csv([...rows, ["canaryforann"]])));
  const settings = {
    title: "Write to owner@example.org",
    files: "{participant}.csv",
    participants: ["ann", "ben", "cas"],
    fields: {
      hashtags: { label: "Hashtags", stopTags: [...STOPPED, "canaryauthor"] },
      suggested_words: { label: "Suggested words", stopTags: ["owner@example.org", "about art"] },
    },
    overrides: {
      ann: { hashtags: { stopTags: [...STOPPED, "canaryforann"] } },
      cas: { suggested_words: { stopTags: [] } },
    },
    names: { hashtags: [{ name: "Words", tags: ["news", "canaryword", "canary@example.org"] }] },
    publish: { participants: "as-is" },
  };
  writeFileSync(join(data, "study.json"), JSON.stringify(settings));
  site = join(scratchFolder(), "site");
  const { code, stderr } = await build(["--data", data, "--out", site]);
  assert.equal(code, 0, stderr);
  config = makeConfig({ data }, await readSettings(data));
  secrets = await secretsOf(null, config);
});

function withAuthor(text: string): string {
  const lines = text.trim().split("\n");
  return `${lines.map((line, i) => `${i === 0 ? "author" : "canaryauthor"},${line}`).join("\n")}\n`;
}

test("a site tells how many stop tags there are, and none of them", () => {
  const files = readTree(site);
  for (const [path, text] of files) {
    const canary = /.{0,40}(?:canary(?! ?for ?ann)|çanary|98765432|555-0100|🐤).{0,40}/i.exec(text);
    assert.equal(canary?.[0], undefined, path);
  }
  const manifest = JSON.parse(files.get("manifest.json") ?? "") as {
    settings: Record<"fields" | "overrides", Record<string, { names?: unknown }>>;
  };
  const { fields, overrides } = manifest.settings;
  assert.deepEqual(fields["suggested_words"], {
    label: "Suggested words",
    k: 10,
    minCount: 1,
    method: "tagscape",
    reading: "words",
    context: 2,
    weights: "root",
    reach: "apart",
    stopTags: 2,
    names: [],
  });
  assert.deepEqual(fields["hashtags"]?.names, [{ name: "Words", tags: ["news"] }]);
  assert.deepEqual(overrides["ann"], { hashtags: { stopTags: STOPPED.length + 1 } });
  assert.match(files.get("data/ann.json") ?? "", /"stopTags":16\b/);
  assert.match(files.get("method.html") ?? "", /<td>16<\/td><\/tr>/);
  assert.ok(files.get("data/ben.hashtags.csv")?.includes("canaryforann"), "another list");
  assert.ok(!files.get("data/ann.hashtags.csv")?.includes("canaryforann"));
});

test("a site as it was built has no fault, whatever words of ours are stopped", () => {
  const faults = checkSite(site, secrets, config).faults;
  assert.deepEqual(faults, []);
});

/** The faults of a copy of the site with one file changed, and its manifest mended. */
function changed(path: string, change: (text: string) => string): string[] {
  const copy = join(scratchFolder(), "copy");
  cpSync(site, copy, { recursive: true });
  const before = readFileSync(join(copy, path), "utf8");
  const text = change(before);
  assert.notEqual(text, before);
  writeFileSync(join(copy, path), text);
  if (path !== "manifest.json") {
    const file = join(copy, "manifest.json");
    const manifest = JSON.parse(readFileSync(file, "utf8")) as { files: Record<string, string> };
    manifest.files[path] = sha256(text);
    writeFileSync(file, JSON.stringify(manifest));
  }
  return checkSite(copy, secrets, config).faults.map(({ what }) => what);
}

const inJson = (tag: string) => (text: string) =>
  text.replace('"tags":[', `"tags":[${JSON.stringify({ tag, count: 1, videos: 1 })},`);
const after = (place: string, put: string) => (text: string) =>
  text.replace(place, `${place}${put}`);
const END = "</main>";

const PLACES: readonly (readonly [string, string, (text: string) => string, RegExp])[] = [
  ["a tag in JSON", "data/ann.json", inJson("canaryword"), /holds number 1 of the stop tags of/],
  ["a tag of an override", "data/ann.json", inJson("canaryforann"), /16 of .*in the overrides/],
  ["a word of ours, as a tag", "data/ben.json", inJson("tag"), /number 10 /],
  ["a short number, as a tag", "data/ben.json", inJson("2024"), /number 13 /],
  ["another case", "data/ben.json", inJson("canary\u200bWORD"), /number 1 /],
  ["an emoji", "data/ben.json", inJson("🐤"), /number 9 /],
  ["a letter taken apart", "data/ben.json", inJson("c\u0327anary"), /number 8 /],
  ["a row of a CSV", "data/ben.hashtags.csv", (text) => `${text}canaryword,1,1,,,,\n`, /number 1 /],
  ["a guarded cell", "data/ben.hashtags.csv", (t) => `${t}'@canary.handle,1,1,,,,\n`, /number 5 /],
  [
    "a cluster's name in a CSV",
    "data/ben.hashtags.csv",
    (text) => `${text}x,1,1,1,"news, canary phrase",,\n`,
    /number 2 /,
  ],
  [
    "a cluster's tags in JSON",
    "data/ben.json",
    (text) => text.replace('"nameTags":[', '"nameTags":["canaryword",'),
    /number 1 /,
  ],
  [
    "the manifest of release 0.1",
    "manifest.json",
    (text) => text.replace('"stopTags": 16', '"stopTags": ["canaryword"]'),
    /number 1 /,
  ],
  [
    "a table of a page",
    "ben.html",
    after("<tbody>\n", "<tr><td>canary phrase<td>1\n"),
    /number 2 /,
  ],
  [
    "a list of a page",
    "ben.html",
    after('id="hashtags"', "><p>news, canaryword</p><p"),
    /number 1 /,
  ],
  [
    "a label of a map",
    "ben.html",
    after('<g class="labels"', "><text>canaryword</text"),
    /number 1 /,
  ],
  [
    "page data",
    "ben.html",
    (text) => text.replace('"first":"', '"first":"canaryword","x":"'),
    /number 1 /,
  ],
  [
    "a list of the index",
    "index.html",
    after("<tbody>", "<p>art, canaryword and news</p>"),
    /number 1 /,
  ],
  ["the method page", "method.html", after(END, "<td>canaryword</td>"), /number 1 /],
];
for (const [name, path, change, expected] of PLACES)
  test(`a stop tag is found: ${name}`, () => {
    const faults = changed(path, change);
    assert.ok(
      faults.some((what) => expected.test(what)),
      faults.join("; "),
    );
    assert.ok(!/canary/i.test(faults.join()), "logs are read by strangers");
  });

const CONTACTS: readonly (readonly [string, RegExp])[] = [
  ["write to Canary@Example.org, please", /number 3 /],
  ["canary&#64;example.org", /number 3 /],
  ["canary&#x40;example&period;org", /number 3 /],
  ["mailto:canary%40example.org", /number 3 /],
  ["canary\\u0040example.org", /number 3 /],
  ["call +1 (212) 555-0100 now", /number 4 /],
  ["call 12125550100 now", /number 4 /],
  ["call 001 212 555 0100.", /number 4 /],
  ["as @canary.handle says", /number 5 /],
  ["HTTPS://canary.example.com/me?x=1", /number 6 /],
  ["https%3A%2F%2Fcanary.example.com%2Fme", /number 6 /],
  ["no. 98 76 54 32", /number 7 /],
];
for (const [text, expected] of CONTACTS)
  test(`a contact is found anywhere: ${text}`, () => {
    const escaped = text.replaceAll('"', "&quot;");
    for (const [path, change] of [
      ["404.html", after(END, `<p>${escaped}</p>`)],
      ["ann.html", after(END, `<!-- ${escaped} -->`)],
      ["index.html", (page: string) => page.replace("<title>", `<title>${escaped} `)],
      ["data/ann.suggested_words.csv", (rows: string) => `${rows}"${text}",1,1,,,,\n`],
      ["data/ben.json", (json: string) => json.replace('"notices":[', `"notices":["${text}",`)],
      ["manifest.json", (json: string) => json.replace('"title": "', `"x": "${text}", "title": "`)],
    ] as const) {
      const faults = changed(path, change);
      assert.ok(
        faults.some((what) => expected.test(what)),
        `${path}: ${faults.join("; ")}`,
      );
    }
  });

test("what is no stop tag there is no fault", () => {
  for (const text of [
    "<p>canaryword stands within a sentence</p>",
    "<td>about art</td>",
    "<td>only for search</td>",
    "<p>notcanary@example.org; 12-98765; 198765432a; x98765432; @canary.handles</p>",
    "<p>none</p><td>tag</td><td>2024</td><th>Hashtags</th><b>cas</b>",
    '<path d="M98765 432"/><text x="9876.5" y="432"></text>',
    "<p>owner@example.org</p>".replace("owner", "Write to owner"),
  ])
    assert.deepEqual(
      changed("index.html", (page) => page.replace(END, `${text}${END}`)),
      [],
      text,
    );
  // A stop tag of one field is a tag of another; of one participant, of the others.
  assert.deepEqual(
    changed("data/ben.json", (text) =>
      text.replace(/(.*)"tags":\[/s, '$1"tags":[{"tag":"canaryword","count":1,"videos":1},'),
    ),
    [],
  );
});

test("an author is found in a page also where they are a stop tag", () => {
  const faults = changed("index.html", after(END, "<p>by CanaryAuthor himself</p>"));
  assert.ok(
    faults.some((what) => /a value or the name of a column/.test(what)),
    faults.join("; "),
  );
});

test("a site from before a tag was stopped is a fault of the command, which names no tag", async () => {
  const later = join(scratchFolder(), "later");
  cpSync(data, later, { recursive: true });
  const file = join(later, "study.json");
  const text = readFileSync(file, "utf8");
  writeFileSync(file, text.replace('"canaryauthor"', '"canaryauthor","newstok"'));
  const { code, stderr } = await command("check-site", [site, "--data", later]);
  assert.equal(code, 2);
  for (const path of ["ben.html", "data/ben.json", "data/ben.hashtags.csv"])
    assert.ok(
      stderr.includes(`${join(site, path)}: holds number 17 of the stop tags of "hashtags"; build`),
      stderr,
    );
  assert.ok(!stderr.includes("newstok"));
});

test("only what a page says itself is exempt: no word of a comment, and in data files hardly any", () => {
  const own = ownWords({ title: "A study of tags" }, []);
  for (const tag of ["oscars", "trump", "biden", "election"]) assert.ok(!own.parts.has(tag), tag);
  for (const word of ["videos", "distance"]) {
    assert.ok(own.parts.has(word), word);
    assert.ok(!own.dataParts.has(word), word);
  }
  for (const text of ["Stop tags: zebra", "“zebra”", "lions (zebra)", "zebra and lions"])
    assert.ok(partsOf(text).includes("zebra"), text);
});
