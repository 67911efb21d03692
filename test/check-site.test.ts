/** What keeps a site from being published: each kind of fault is put in, and found. */
import { textOf } from "../src/publish/site-files.ts";
import { everyPhrase } from "../src/publish/words.ts";
import type { Config } from "../src/config/types.ts";
import assert from "node:assert/strict";
import { cpSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { makeConfig } from "../src/config/config.ts";
import { checkSite } from "../src/publish/check.ts";
import { type Secrets, secretsOf } from "../src/publish/secrets.ts";
import { readSettings } from "../src/config/study-json.ts";
import { sha256 } from "../src/sha256.ts";
import { InputError } from "../src/error.ts";
import { build, command, readTree } from "./command.ts";
import { scratchFolder } from "./scratch.ts";

const CODES = { TAGSCAPE_KEY: "ab".repeat(32) };
let site: string;
let data: string;
let secrets: Secrets;
let config: Config;
before(async () => {
  data = join(scratchFolder(), "data");
  mkdirSync(data);
  for (const id of ["personone", "persontwo", "77"])
    writeFileSync(
      join(data, `${id}.csv`),
      `video_id,author_name,oddcolumn,video_description,hashtags,suggested_words
myvideo,someauthor,shared,"My cat sat down on the mat! #shared","['me@example.org', 'call +1 212 555 0100', '@handle', 'https://x.org', 'shared', '${id}tag', 'the dog that sat on a mat']","[]"
`,
    );
  const settings = { files: "{participant}.csv", publish: { participants: "pseudonyms" } };
  writeFileSync(join(data, "study.json"), JSON.stringify(settings));
  site = join(scratchFolder(), "site");
  const { code, stderr } = await build(["--data", data, "--out", site], { env: CODES });
  assert.equal(code, 0, stderr);
  config = makeConfig({ data }, await readSettings(data));
  secrets = await secretsOf(null, config);
});

test("a site as it was built has no fault, and its notes say what to look at", () => {
  const { faults, notes } = checkSite(site, secrets, config);
  assert.deepEqual(faults, []);
  const all = notes.join("\n");
  for (const part of ["like an e-mail address", "a phone number", "an @handle", "a web address"])
    assert.ok(all.includes(part), `${part} in ${all}`);
  assert.match(
    all,
    /hashtags: 14\u00a0% of a participant’s tags occur with nobody else \(9 distinct tags\)/,
  );
  assert.match(all, /3 participants with fewer than 10 videos; the fewest are <10 /);
  assert.match(all, /hashtags: 100\u00a0% of tags occur once with a participant; 0 occurrences/);
});

/** Changes a copy of the site, and mends its manifest so that only the change itself is at fault. */
function changed(path: string, change: (text: string) => string): readonly string[] {
  const copy = join(scratchFolder(), "copy");
  cpSync(site, copy, { recursive: true });
  const manifest = JSON.parse(readFileSync(join(copy, "manifest.json"), "utf8")) as {
    files: Record<string, string>;
  };
  const text = change(readFileSync(join(copy, path), "utf8"));
  writeFileSync(join(copy, path), text);
  manifest.files[path] = sha256(text);
  if (path !== "manifest.json")
    writeFileSync(join(copy, "manifest.json"), JSON.stringify(manifest));
  return checkSite(copy, secrets, config).faults.map(({ what }) => what);
}

const CHANGES: readonly (readonly [string, string, (text: string) => string, RegExp])[] = [
  ["a raw id", "index.html", (text) => `${text}<!-- personone -->`, /name of a participant/],
  ["a name of a file", "method.html", (text) => `${text} personone.csv`, /name of a participant/],
  ["a video's id", "method.html", (text) => `${text} 7300000000000000001`, /id of a video/],
  ["an exact time", "method.html", (text) => `${text} 2024-02-02T12:23:33`, /exact time/],
  ["an author", "index.html", (text) => `${text} by SomeAuthor`, /value or the name of a column/],
  ["a column's name", "404.html", (text) => `${text} oddcolumn`, /value or the name of a column/],
  ["a word that is no figure", "method.html", (text) => `${text} myvideo`, /value or the name/],
  [
    "a description",
    "index.html",
    (text) => `${text}<p>my cat sat down on the mat`,
    /the text of a column/,
  ],
  ["the study's path", "method.html", (text) => `${text} ${config.dataDir}`, /path of the study/],
  ["a link to nothing", "index.html", (text) => `${text}<a href="gone.html">`, /link to nothing/],
  ["an anchor to nothing", "index.html", (text) => `${text}<a href="#gone">`, /link to nothing/],
];

for (const [name, path, change, expected] of CHANGES)
  test(`${name} in a page is a fault`, () => {
    const faults = changed(path, change);
    assert.ok(
      faults.some((what) => expected.test(what)),
      faults.join("; "),
    );
  });

test("what a tag holds may be shown, whatever other columns hold", () => {
  assert.ok(secrets.words.has("shared") && secrets.words.has("someauthor"));
  assert.ok(secrets.phrases.has("my cat sat down on the"));
  assert.deepEqual(
    changed("index.html", (text) => `${text} shared; 77 videos; the dog that sat on a mat`),
    [],
  );
});

test("a page that is called by an id is a fault, however short", () => {
  const copy = join(scratchFolder(), "copy");
  cpSync(site, copy, { recursive: true });
  cpSync(join(site, "method.html"), join(copy, "77.html"));
  const faults = checkSite(copy, secrets, config).faults.map(({ what }) => what);
  assert.ok(faults.includes("bears the name of a participant or a file"), faults.join("; "));
});

test("a site that was built before study.json was changed is a fault", () => {
  const publish = { participants: "as-is", minVideos: 20, minCount: 2 } as const;
  const settingsFile = { ...config.settingsFile, settings: { publish } };
  const later = { ...config, pseudonyms: false, settingsFile };
  const faults = checkSite(site, secrets, later).faults.map(({ what }) => what);
  for (const what of [
    "shows codes, other than study.json has it",
    "fewer than 20 videos",
    "tags that occur fewer than 2 times",
  ])
    assert.ok(faults.includes(what), faults.join("; "));
});

test("on a build server the command asks for a decision, and holds a site against its study", async () => {
  const undecided = join(scratchFolder(), "undecided");
  cpSync(data, undecided, { recursive: true });
  writeFileSync(join(undecided, "study.json"), '{"files": "{participant}.csv"}');
  const run = (study: string): ReturnType<typeof command> =>
    command("check-site", [site, "--data", study], { env: { ...CODES, CI: "true" } });
  const { code, stderr } = await run(undecided);
  assert.equal(code, 2);
  assert.match(stderr, /nobody has decided how participants are named in public/);
  const sound = await run(data);
  assert.equal(sound.code, 0, sound.stderr);
  assert.match(sound.stderr, /nothing that must not be there/);
});

test("a field that is not to be published, and files that are not the site's, are faults", () => {
  const manifest = JSON.parse(readFileSync(join(site, "manifest.json"), "utf8")) as {
    files: Record<string, string>;
  };
  const json = Object.keys(manifest.files).find((path) => path.endsWith(".json")) ?? "";
  const faults = changed(json, (text) => text.replace('{"id"', '{"author":"x","id"'));
  assert.ok(
    faults.some((what) => /not to be published, "author"/.test(what)),
    faults.join("; "),
  );

  const copy = join(scratchFolder(), "copy");
  cpSync(site, copy, { recursive: true });
  writeFileSync(join(copy, "notes.txt"), "mine");
  writeFileSync(join(copy, "index.html"), `${readFileSync(join(copy, "index.html"), "utf8")} `);
  rmSync(join(copy, "404.html"));
  const found = checkSite(copy, secrets, config).faults.map(({ what }) => what);
  for (const what of ["not a file of a site", "not as the manifest has it", "missing"])
    assert.ok(found.includes(what), `${what} in ${found.join("; ")}`);
});

/** A file of the site, by its path, and what somebody or something made of it. */
const BROKEN: readonly (readonly [
  string,
  RegExp,
  (text: string) => string | Buffer | null,
  RegExp,
])[] = [
  ["cut off", /^data.*json$/, (text) => text.slice(0, 40), /no data of a participant/],
  ["empty", /^data.*json$/, () => "", /no data of a participant/],
  ["null", /^data.*json$/, () => "null", /no data of a participant/],
  ["a list", /^data.*json$/, () => "[]", /no data of a participant/],
  ["without fields", /^data.*json$/, () => '{"id":"a","videos":1}', /no data of a participant/],
  [
    "of a field that is null",
    /^data.*json$/,
    () => '{"id":"a","videos":1,"fields":{"x":null}}',
    /no data/,
  ],
  [
    "of tags that are none",
    /^data.*json$/,
    () => '{"id":"a","videos":1,"fields":{"x":{"tags":[1]}}}',
    /no data/,
  ],
  [
    "of lists in lists",
    /^data.*json$/,
    (text) => `${text.slice(0, -1)},"x":${"[".repeat(200_000)}${"]".repeat(200_000)}}`,
    /no data/,
  ],
  ["of bytes", /^data.*json$/, () => Buffer.from([0xff, 0xfe, 0, 1]), /no data of a participant/],
  ["absent", /^data.*json$/, () => null, /missing/],
  ["a table with a quote open", /^data.*csv$/, (text) => `${text}"open`, /no table/],
  ["a table of nothing", /^data.*csv$/, () => "", /not as the manifest has it/],
  [
    "a page cut in its data",
    /^index.html$/,
    (text) => text.slice(0, text.indexOf('id="data-study"') + 30),
    /data are no JSON/,
  ],
  ["an empty page", /^method.html$/, () => "", /not as the manifest has it/],
  ["a manifest cut off", /^manifest.json$/, (text) => text.slice(0, 100), /no manifest of a site/],
  ["a manifest that is null", /^manifest.json$/, () => "null", /no manifest of a site/],
  [
    "a manifest of lists in lists",
    /^manifest.json$/,
    (text) => `${text.trimEnd().slice(0, -1)},"x":${"[".repeat(200_000)}${"]".repeat(200_000)}}`,
    /no JSON/,
  ],
];

/** Every fault of a changed site, thrown or returned; any other error fails the test. */
function faultsOfBroken(path: RegExp, change: (text: string) => string | Buffer | null): string {
  const copy = join(scratchFolder(), "copy");
  cpSync(site, copy, { recursive: true });
  const name = [...readTree(copy).keys()].find((own) => path.test(own)) ?? assert.fail();
  const content = change(readFileSync(join(copy, name), "utf8"));
  if (content === null) rmSync(join(copy, name));
  else writeFileSync(join(copy, name), content);
  try {
    return checkSite(copy, secrets, config)
      .faults.map(({ file, what }) => `${file}: ${what}`)
      .join("\n");
  } catch (error) {
    assert.ok(error instanceof InputError, String(error));
    return error.message;
  }
}

for (const [name, path, change, expected] of BROKEN)
  test(`a broken file is a fault and no bug: ${name}, ${path.source}`, () => {
    assert.match(faultsOfBroken(path, change), expected);
  });

test("a broken site ends the command with 2 and a line a file, stop tags or not", async () => {
  const copy = join(scratchFolder(), "copy");
  cpSync(site, copy, { recursive: true });
  const json = [...readTree(copy).keys()].filter((path) => /^data.*json$/.test(path));
  for (const path of json) writeFileSync(join(copy, path), "{");
  rmSync(join(copy, "index.html"));
  mkdirSync(join(copy, "index.html"));
  const study = join(scratchFolder(), "study");
  cpSync(data, study, { recursive: true });
  const settings = JSON.parse(readFileSync(join(data, "study.json"), "utf8")) as object;
  const stops = { fields: { hashtags: { stopTags: ["dogs"] }, suggested_words: {} } };
  writeFileSync(join(study, "study.json"), JSON.stringify({ ...settings, ...stops }));
  for (const more of [[], ["--data", study]]) {
    const { code, stderr } = await command("check-site", [copy, ...more], { env: CODES });
    assert.equal(code, 2, stderr);
    for (const path of json)
      assert.ok(stderr.includes(`${path}: no data of a participant;`), stderr);
    assert.match(stderr, /index\.html: missing;/);
    assert.ok(!/\n {4}at /.test(stderr), stderr);
  }
});

test(
  "a file that is too large to be read is a fault",
  { skip: process.platform === "win32" },
  async () => {
    const copy = join(scratchFolder(), "copy");
    cpSync(site, copy, { recursive: true });
    writeFileSync(join(copy, "large.csv"), "");
    // Of no size on the disk.
    truncateSync(join(copy, "large.csv"), 600 * 1024 * 1024);
    const { code, stderr } = await command("check-site", [copy], { env: CODES });
    assert.equal(code, 2, stderr);
    assert.match(stderr, /large\.csv: more than 256 MB;/);
  },
);

test("the words of one row and the tag of the next are no phrase", () => {
  const rows = "tag,count,words\nnbc,2,nbc\nnew york city,1,new york city\n";
  const phrases = new Set(everyPhrase(textOf("data/a.hashtags.csv", rows)));
  assert.ok(phrases.has("new york city"));
  assert.ok(!phrases.has("nbc new york"));
});
