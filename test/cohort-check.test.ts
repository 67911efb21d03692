/** What is said of all participants together: a check knows its files, and finds what must not be in one. */
import assert from "node:assert/strict";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { makeConfig } from "../src/config/config.ts";
import { readSettings } from "../src/config/study-json.ts";
import type { Config } from "../src/config/types.ts";
import { codeOf } from "../src/privacy/pseudonyms.ts";
import { checkSite } from "../src/publish/check.ts";
import { type Secrets, secretsOf } from "../src/publish/secrets.ts";
import { sha256 } from "../src/sha256.ts";
import { build, readTree } from "./command.ts";
import { csv, scratchFolder, writeFiles } from "./scratch.ts";

const KEY = "ab".repeat(32);
const WORDS = "news sport music film cooking travel science crime politics weather art".split(" ");
/** Of nobody whose list does not hold it, and of one of two. */
const [CONTACT, OFANN, OFBEN] = ["98765432", "canaryforann", "canaryforben"];

let data: string;
let site: string;
let config: Config;
let secrets: Secrets;
before(async () => {
  data = scratchFolder();
  const rows = Array.from({ length: 66 }, (_, i) => [
    WORDS[i % 11] ?? "",
    `${WORDS[(i * 3) % 11] ?? ""}tok`,
    `tag ${i % 20}`,
    ...(i < 3 ? [OFANN] : []),
  ]);
  // Many videos, few, and a number of them that rounding changes up.
  writeFiles(data, {
    "personone.csv": csv(rows),
    "persontwo.csv": csv([...rows.slice(30), [OFBEN], ["canary phrase"]], 200),
    "personthree.csv": csv(rows.slice(10, 25), 400),
  });
  const stopTags = [CONTACT, "Canary Phrase"];
  const settings = {
    files: "{participant}.csv",
    fields: { hashtags: { label: "Hashtags", stopTags: [...stopTags, OFBEN] } },
    overrides: {
      personone: { hashtags: { stopTags: [...stopTags, OFANN] } },
      persontwo: { hashtags: { stopTags } },
    },
    groups: { students: ["personone", "persontwo"], parents: ["personthree"] },
    publish: { participants: "pseudonyms" },
  };
  writeFileSync(join(data, "study.json"), JSON.stringify(settings));
  site = join(scratchFolder(), "site");
  const { code, stderr } = await build(["--data", data, "--out", site], {
    env: { TAGSCAPE_KEY: KEY },
  });
  assert.equal(code, 0, stderr);
  config = makeConfig({ data }, await readSettings(data));
  secrets = await secretsOf({ key: KEY, codes: {} }, config);
});

test("a site with a page of the cohort, and all its files, has no fault", () => {
  const paths = [...readTree(site).keys()].filter((path) => path.includes("cohort"));
  assert.equal(paths.length, 7, paths.join());
  assert.deepEqual(checkSite(site, secrets, config).faults, []);
});

/** The faults of a copy of the site with one file changed, and its manifest mended. */
function changed(path: string, change: (text: string) => string, own = config): string[] {
  const copy = join(scratchFolder(), "copy");
  cpSync(site, copy, { recursive: true });
  const before = readFileSync(join(copy, path), "utf8");
  const text = change(before);
  assert.notEqual(text, before);
  writeFileSync(join(copy, path), text);
  const manifest = JSON.parse(readFileSync(join(copy, "manifest.json"), "utf8")) as {
    files: Record<string, string>;
  };
  manifest.files[path] = sha256(text);
  writeFileSync(join(copy, "manifest.json"), JSON.stringify(manifest));
  return checkSite(copy, secrets, own).faults.map(({ what }) => what);
}

const TABLE = "data/cohort.hashtags.tags.csv";
const JSON_FILE = "data/cohort.json";
const PAGE = "cohort.html";
/** Puts something at the beginning of the field's part of cohort.json, or of one of its lists. */
const into =
  (place: string, put: string) =>
  (text: string): string =>
    text.replace(place, `${place}${put}`);
const INDEX = "index.html";
const CELL = '<th scope="row">';

const CHANGES: readonly (readonly [string, string, (text: string) => string, RegExp])[] = [
  ["a raw id in a table", TABLE, (text) => `${text}personone,x,1,1,1,,\n`, /name of a participant/],
  ["a raw id in JSON", JSON_FILE, into('"rows":[{"id":"', "personone "), /name of a participant/],
  ["a raw id in page data", PAGE, into('"ids":["', 'personone","'), /name of a participant/],
  ["a raw id among codes", PAGE, into('"held":["', 'personone","'), /name of a participant/],
  ["a video's id", TABLE, (text) => `${text}x,7300000000000000001 a,1,1,1,,\n`, /id of a video/],
  ["a stop tag in a table", TABLE, (text) => `${text}canary phrase,x,1,1,1,,\n`, /number 2 /],
  [
    "a stop tag in a topic's name",
    TABLE,
    (t) => `${t}x,"news, canary phrase",1,1,1,,\n`,
    /number 2 /,
  ],
  ["a stop tag in JSON", JSON_FILE, into('"nameTags":[', '"canary phrase",'), /number 2 /],
  ["a stop tag in a page", PAGE, into(CELL, "<bdi>canary phrase</bdi>"), /number 2 /],
  ["a stop tag in page data", PAGE, into('"tags":["', 'canary phrase","'), /number 2 /],
  [
    "a stop tag of all who have it",
    TABLE,
    (text) => `${text}canaryforann,x,1,1,1,,\n`,
    /number 3 /,
  ],
  [
    "a stop tag of the one whose row it is",
    "data/cohort.hashtags.distinctive.csv",
    (text) => `${text}${codeOf(KEY, "personthree")},canaryforben,x,3,3,1,1,1\n`,
    /number 3 of the stop tags of "hashtags"$/,
  ],
  ["a raw id in the index", INDEX, into('"ids":["', 'personone","'), /name of a participant/],
  ["a stop tag in the index", INDEX, into('"tags":["', 'canary phrase","'), /number 2 /],
  [
    "a stop tag of all who have it, in the index",
    INDEX,
    into('"tags":["', 'canaryforann","'),
    /number 3 /,
  ],
  [
    "a tag in the index of one who stops it",
    INDEX,
    (text) => {
      // All three have it, of whom one stops it.
      const at = (/"tags":\[(.*?)\],"words"/.exec(text)?.[1] ?? "")
        .split(",")
        .indexOf('"canaryforben"');
      return text.replace(/("held":")([^"]*)/, (_, key: string, held: string) => {
        const codes = held.split(",").map((code, i) => (i === at ? "0 1 1" : code));
        return `${key}${codes.join(",")}`;
      });
    },
    /number 3 of the stop tags of "hashtags"$/,
  ],
  ["a number to call in the index", INDEX, into('"tags":["', 'call 9876 5432","'), /number 1 /],
  ["a number to call in a table", TABLE, (text) => `${text}x,call 98765432,1,1,1,,\n`, /number 1 /],
  ["a number to call in a page", PAGE, into(CELL, "<b>call 9876 5432</b>"), /number 1 /],
  ["a stranger's key", JSON_FILE, into('"rows":[{', '"canary":1,'), /field that is not to be/],
  [
    "a stranger's column",
    TABLE,
    (text) => text.replace(",y\n", ",y,author\n"),
    /field that is not/,
  ],
  [
    "JSON of something else",
    JSON_FILE,
    () => '{"fields":{"hashtags":{}}}',
    /no data of the cohort/,
  ],
  [
    "an exact number of videos",
    JSON_FILE,
    (t) => t.replace('"videos":70', '"videos":66'),
    /exact count of rows/,
  ],
  [
    "an exact size",
    JSON_FILE,
    (t) => t.replace('"rarefiedTo":30', '"rarefiedTo":38'),
    /exact count/,
  ],
  [
    "an exact number in a table",
    "data/cohort.hashtags.diversity.csv",
    (text) => `${text}x,66,,1,2,1,3\n`,
    /exact count of rows/,
  ],
];

for (const [name, path, change, expected] of CHANGES)
  test(`${name} is a fault`, () => {
    const faults = changed(path, change);
    assert.ok(
      faults.some((what) => expected.test(what)),
      faults.join("; "),
    );
    assert.ok(!/canary|person/i.test(faults.filter((what) => !/field/.test(what)).join()));
  });

test("figures of a page and of its files hold no number to call", () => {
  // Figures of nine digits hold any number.
  const faults = changed("data/cohort.hashtags.topics.csv", (text) =>
    text.replace(/0\.\d{6,9},/, "0.198765432,"),
  );
  assert.deepEqual(faults, []);
});

test("a file that is called as none of them is a fault", () => {
  const copy = join(scratchFolder(), "copy");
  cpSync(site, copy, { recursive: true });
  for (const name of ["cohort.hashtags.rows.csv", "cohort.hashtags.json", "x.hashtags.tags.csv"])
    writeFileSync(join(copy, "data", name), "a\n");
  const faults = checkSite(copy, secrets, config).faults.map(({ what }) => what);
  assert.equal(faults.filter((what) => what === "not a file of a site").length, 3);
});

test("tags of fewer participants than study.json has now are a fault", () => {
  const settings = { ...config.settingsFile.settings, publish: { minParticipants: 2 } };
  const settingsFile = { ...config.settingsFile, settings };
  const faults = checkSite(site, secrets, { ...config, settingsFile }).faults;
  assert.deepEqual(
    faults.map(({ what }) => what),
    ["tags of fewer than 2 participants", "tags of fewer than 2 participants"],
  );
});

test("under codes, numbers of videos are rounded, and as many are drawn as a multiple of ten", () => {
  const rows = readTree(site)
    .get("data/cohort.hashtags.diversity.csv")
    ?.trim()
    .split("\n")
    .slice(1);
  const videos = new Map(rows?.map((row) => [row.split(",")[0], row.split(",")[1]]));
  assert.deepEqual(
    ["personone", "persontwo", "personthree"].map((id) => videos.get(codeOf(KEY, id))),
    ["70", "40", "20"],
  );
  assert.deepEqual(videos.get("group:students"), "100");
  assert.deepEqual([...new Set(rows?.map((row) => row.split(",")[2]))].toSorted(), ["", "30"]);
  const page = readTree(site).get(PAGE) ?? "";
  assert.match(page, /At 30 videos each/);
  assert.match(page, /too few: about 20 videos/);
  assert.match(page, /among the two with at least 20 videos/, "15 are not, though shown as 20");
});

test("as it is, they are exact", async () => {
  const copy = writeFiles(scratchFolder(), {});
  cpSync(data, copy, { recursive: true });
  const { settings } = config.settingsFile;
  const own = { ...settings, publish: { participants: "as-is" } };
  writeFileSync(join(copy, "study.json"), JSON.stringify(own));
  const out = join(scratchFolder(), "out");
  assert.equal((await build(["--data", copy, "--out", out])).code, 0);
  const text = readTree(out).get("data/cohort.hashtags.diversity.csv") ?? "";
  assert.match(text, /^personone,66,37,1,/m);
  assert.match(text, /^personthree,15,,1,/m);
  assert.match(text, /^group:students,103,37,1,/m);
  assert.match(readTree(out).get(PAGE) ?? "", /too few: 15 videos/);
});
