/** What is nearly a study: once taken with a note or none, and the tags were lost. Each is a fault. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { csv, fileName, type Files, HEADER, scratchFolder, writeFiles } from "./scratch.ts";
import { faultsOf, read } from "./study-faults.ts";

const [A, B] = [fileName("a"), fileName("b")];
const good = csv([["news"], ["sport"]]);
const [, ...bodyLines] = good.split("\n");
const body = bodyLines.join("\n");
const study = (files: Files): string => writeFiles(join(scratchFolder(), "study"), files);

/** The name of a column that the second file has in place of the right one. */
const MISNAMED: readonly (readonly [wrong: string, right: string])[] = [
  ["Hashtags", "hashtags"],
  ["HASHTAGS", "hashtags"],
  ["hash_tags", "hashtags"],
  ["Hash Tags", "hashtags"],
  ["ｈａｓｈｔａｇｓ", "hashtags"],
  ["hash\u200btags", "hashtags"],
  ["hash\u00adtags", "hashtags"],
  ["hashtag", "hashtags"],
  ["Suggested Words", "suggested_words"],
  ["suggested-words", "suggested_words"],
  ["suggestedWords", "suggested_words"],
  ["suggested_word", "suggested_words"],
  ["Video_ID", "video_id"],
  ["video id", "video_id"],
  ["videoId", "video_id"],
  ["Video_Timestamp", "video_timestamp"],
];

for (const [wrong, right] of MISNAMED)
  test(`a column ${JSON.stringify(wrong)} beside files with ${right} is a fault`, async () => {
    const header = HEADER.replace(right, wrong);
    const faults = await faultsOf(study({ [A]: good, [B]: `${header}\n${body}` }));
    assert.equal(faults.length, 1, faults.join("\n"));
    assert.match(faults[0] ?? "", /_b\.csv:1: (?:no )?column ".*; .*rename it/);
  });

test("a column of another case is told from the one that is asked for, and read with a word where it is the only one", async () => {
  const header = `Hashtags,${HEADER}`;
  const both = study({ [A]: `${header}\n"['other']",${bodyLines[0]}\n` });
  const { participants } = await read(both);
  assert.deepEqual(participants[0]?.rows[0]?.cells.get("hashtags"), ["news"]);
  const fields = study({ [A]: good, "study.json": `{"fields": {"Hashtags": {}}}` });
  const meant = await read(fields);
  assert.deepEqual(meant.participants[0]?.rows[0]?.cells.get("Hashtags"), ["news"]);
  assert.match(meant.notices.map(({ what }) => what).join("\n"), /"Hashtags" .*from "hashtags"/);
});

const HEADERLESS: Readonly<Record<string, string>> = {
  "no header": body,
  "a title above its header": `Export of 2024\n${good}`,
  "columns of something else": "name,price\napple,3\n",
};
for (const [name, text] of Object.entries(HEADERLESS))
  test(`a file with ${name} beside good ones is a fault, and names the columns`, async () => {
    const faults = await faultsOf(study({ [A]: good, [B]: text }));
    assert.equal(faults.length, 1, faults.join("\n"));
    assert.match(
      faults[0] ?? "",
      /_b\.csv:1: no column that is known: none is called "video_id" or/,
    );
  });

test("a file that has other columns and truly lacks a field goes on with a note", async () => {
  const text = "video_id,video_timestamp,hashtags\n1,2024-02-01T10:00:00,\"['a']\"\n";
  const { notices } = await read(study({ [A]: good, [B]: text }));
  assert.match(notices.map(({ what }) => what).join(), /no column "suggested_words"; taken as no/);
});

const SETTINGS: readonly (readonly [name: string, text: string, expected: RegExp])[] = [
  ["a raw NUL in a text", '{"seed": 1,\n"title": "a\0b"}', /study\.json:2: not JSON: a NUL/],
  ["a raw NUL in a key", '{"ti\0tle": "a"}', /study\.json:1: not JSON: a NUL/],
  ["a raw tab in a text", '{"title": "a\tb"}', /study\.json:1: not JSON: a NUL, tab/],
  [
    "a raw line end in a text",
    '{"title": "a\nb"}',
    /study\.json:1: not JSON: a NUL, tab, line end/,
  ],
  ["a NUL elsewhere", '{\0"seed": 1}', /study\.json:1: not JSON: /],
  ["no participants", '{"participants": []}', /"participants" must NOT have fewer than 1 items/],
  ["no fields", '{"fields": {}}', /"fields" must NOT have fewer than 1 properties/],
  ["a blank title", '{"title": " \\u200b "}', /study\.json:1: "title" has no text; /],
  [
    "a blank label",
    '{"fields": {"hashtags":\n{"label": "\\n"}}}',
    /study\.json:2: "fields\.hashtags/,
  ],
  [
    "a blank label of one participant",
    '{"overrides": {"a": {"hashtags": {"label": " "}}}}',
    /"overrides\.a\.hashtags\.label" has no text; /,
  ],
  ["a blank version", '{"citation": {"version": " "}}', /"citation\.version" has no text; /],
];
for (const [name, text, expected] of SETTINGS)
  test(`${name} in study.json is one fault`, async () => {
    const faults = await faultsOf(study({ [A]: good, "study.json": text }));
    assert.equal(faults.length, 1, faults.join("\n"));
    assert.match(faults[0] ?? "", expected);
  });

for (const flag of ["fields", "participants"])
  for (const value of [",", " ", ", ,", "\u200b", "\u00a0,"])
    test(`--${flag} ${JSON.stringify(value)} names nothing, which is a fault`, async () => {
      const faults = await faultsOf(study({ [A]: good }), { [flag]: value });
      assert.equal(faults.length, 1, faults.join("\n"));
      assert.match(faults[0] ?? "", new RegExp(`^--${flag}: ".*" names nothing; `));
    });
