/** Tables of each collector: read to the tags, ids and days that the same videos have in the study's own CSV. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { makeConfig } from "../src/config/config.ts";
import { readSettings } from "../src/config/study-json.ts";
import type { Settings } from "../src/config/types.ts";
import { countStudy } from "../src/prepare/count-study.ts";
import { readStudy, type Study } from "../src/read/study.ts";
import { AUTHORS, studyCsv, VIDEOS } from "./exports.ts";
import { type Files, fileName, scratchFolder, writeFiles } from "./scratch.ts";
import { faultsOf } from "./study-faults.ts";
import { CELLS, joined, pyktok, table, TABLES } from "./table-exports.ts";

function studyOf(files: Files, settings: Settings = {}): string {
  const folder = join(scratchFolder(), "study");
  return writeFiles(folder, { ...files, "study.json": JSON.stringify(settings) });
}

async function readOf(folder: string): Promise<{ study: Study; told: string; tags: unknown }> {
  const flags = { data: folder, out: join(folder, "..", "out") };
  const config = makeConfig(flags, await readSettings(folder));
  const study = await readStudy(config);
  const fields = config.fields.filter(({ name }) => !study.absent.has(name));
  const counts = countStudy(study, { ...config, fields });
  const tags = counts.map((own) =>
    own
      .filter(({ config: { name } }) => name === "hashtags")
      .map(({ tags: counted }) => counted.map(({ tag, count, videos }) => [tag, count, videos])),
  );
  return { study, told: study.notices.map(({ what }) => what).join("\n"), tags };
}

/** Of the same content in the study's own CSV. */
async function own() {
  return readOf(studyOf({ [fileName("a")]: studyCsv() }));
}

function idsAndDays({ participants }: Study): unknown {
  return participants[0]?.rows.map(({ videoId, date }) => [videoId, date]);
}

for (const [name, [called, text]] of Object.entries(CELLS))
  test(`cells like ${name}: ${called}, with the tags of our own CSV`, async () => {
    const { study, told, tags } = await readOf(studyOf({ "all.csv": text }));
    const expected = await own();
    assert.deepEqual(tags, expected.tags);
    assert.deepEqual(idsAndDays(study), idsAndDays(expected.study));
    assert.match(told, new RegExp(`read as table; "hashtags" ${called}`));
  });

for (const [name, [called, text]] of Object.entries(TABLES))
  test(`a ${called} is known by its header and read as our own CSV`, async () => {
    const { study, told, tags } = await readOf(studyOf({ "all.csv": text }));
    const expected = await own();
    assert.deepEqual(study.formats, [name]);
    assert.deepEqual(tags, expected.tags);
    assert.deepEqual(idsAndDays(study), idsAndDays(expected.study));
    assert.match(told, new RegExp(`read as ${called}; `));
    assert.doesNotMatch(told, /zone/);
  });

test("pyktok's captions are offered, and read where study.json asks for it", async () => {
  const [fault = "", ...more] = await faultsOf(studyOf({ "all.csv": pyktok(false) }));
  assert.deepEqual(more, []);
  const paste = /write ("columns": .*\}\}) in study\.json/.exec(fault)?.[1] ?? "";
  const settings = JSON.parse(`{${paste}}`) as Settings;
  const { study, told, tags } = await readOf(studyOf({ "all.csv": pyktok(false) }, settings));
  assert.deepEqual(tags, (await own()).tags);
  assert.deepEqual(study.formats, ["pyktok"]);
  assert.deepEqual([...study.absent], ["suggested_words"]);
  assert.match(told, /"hashtags" out of captions/);
  assert.match(told, /times name no zone: days are taken as written/);
});

test("older files of pyktok have suggested words, joined by commas and never parted at blanks", async () => {
  const { study, told } = await readOf(studyOf({ "all.csv": pyktok(true) }));
  const [first] = study.participants[0]?.rows ?? [];
  assert.deepEqual(first?.cells.get("suggested_words"), ["search for fyp", "latest", "news"]);
  assert.deepEqual([...study.absent], ["hashtags"]);
  assert.match(told, /no list of hashtags, but captions: .*"fromCaption": "video_description"/);
  const blanks = table(
    ["video_id", "suggested_words"],
    [
      ["1", "cats and dogs"],
      ["2", "more"],
    ],
  );
  const own = await readOf(studyOf({ "all.csv": blanks }));
  const cells = own.study.participants[0]?.rows.map((row) => row.cells.get("suggested_words"));
  assert.deepEqual(cells, [["cats and dogs"], ["more"]]);
});

test("a separator of study.json beats what the cells tell, for a field or for all", async () => {
  const text = joined((tags) => tags.join("|").replace("|", ","));
  const by = async (settings: Settings) => {
    const { study } = await readOf(studyOf({ "all.csv": text }, settings));
    return study.participants[0]?.rows[0]?.cells.get("hashtags");
  };
  const [first = "", second = "", third = ""] = VIDEOS[0]?.hashtags ?? [];
  assert.deepEqual(await by({}), [first, `${second}|${third}`]);
  assert.deepEqual(await by({ listSeparator: "|" }), [`${first},${second}`, third]);
  const fields = { hashtags: { listSeparator: "|" as const } };
  assert.deepEqual(await by({ fields, listSeparator: "," }), [`${first},${second}`, third]);
});

test("a column of study.json is taken, and one that is not there is a fault with the nearest", async () => {
  const text = table(["nr", "when", "topics used"], [["7300000000000000001", "2023-2-9", "a, b"]]);
  const columns = { hashtags: "topics used", video_id: "nr", video_timestamp: "when" };
  const { study } = await readOf(studyOf({ "x.csv": text }, { columns }));
  const [row] = study.participants[0]?.rows ?? [];
  assert.deepEqual(
    [row?.videoId, row?.date, row?.cells.get("hashtags")],
    ["7300000000000000001", "2023-02-09", ["a", "b"]],
  );
  const wrong = { columns: { ...columns, video_id: "nrs" } };
  const [fault] = await faultsOf(studyOf({ "x.csv": text }, wrong));
  assert.match(fault ?? "", /^x\.csv:1: no column "nrs".*"video_id"; did you mean "nr"\?/);
});

test("where a table has no ids but addresses of videos, their ids are taken", async () => {
  const rows = VIDEOS.map(({ id, author }) => [
    `https://www.tiktok.com/@${author}/video/${id}`,
    "a,b",
  ]);
  const { study } = await readOf(studyOf({ "x.csv": table(["link", "hashtags"], rows) }));
  assert.deepEqual(
    study.participants[0]?.rows.map(({ videoId }) => videoId),
    VIDEOS.map(({ id }) => id),
  );
});

test("each value of the participants' column is a participant, with a name that is a page's", async () => {
  const names = ["user.name", "user-name", "Cohort", "ok", "تجربة"];
  const rows = VIDEOS.map((video, i) => [video.id, names[i % 5] ?? "", "a,b"]);
  const text = table(["id", "username", "hashtags"], [...rows, ["1", "", "c"]]);
  const folder = studyOf({ "all.csv": text }, { participantColumn: "username" });
  const { study, told } = await readOf(folder);
  assert.deepEqual(study.participants.map(({ id }) => id).toSorted(), names.toSorted());
  assert.match(told, /1 row names no participant and was left out/);
  assert.equal(study.videos, 24);
});

test("a table that may be of many builds as one, with a note ready to paste", async () => {
  const { study, told } = await readOf(studyOf({ "all.csv": CELLS["a,b"]?.[1] ?? "" }));
  assert.deepEqual(
    study.participants.map(({ id }) => id),
    ["all"],
  );
  const paste = /write ("participantColumn": "username") in study\.json/.exec(told)?.[1] ?? "";
  const settings = JSON.parse(`{${paste}}`) as Settings;
  const many = await readOf(studyOf({ "all.csv": CELLS["a,b"]?.[1] ?? "" }, settings));
  assert.deepEqual(
    many.study.participants.map(({ id }) => id),
    AUTHORS,
  );
});

test("a participants' column that no table has is one fault, with the nearest", async () => {
  const folder = studyOf({ "all.csv": joined(() => "a,b") }, { participantColumn: "usernam" });
  const faults = await faultsOf(folder);
  assert.equal(faults.length, 1);
  assert.match(faults[0] ?? "", /^study\.json:1: no file has the column "usernam".*"username"\?/);
});

test("where no file fits the pattern, each that is known is a participant", async () => {
  const files = { "ann.csv": joined(() => "a,b"), "ben.tsv": joined(() => "a,b", "\t") };
  const { study, told } = await readOf(studyOf({ ...files, "notes.csv": "x,y\n1,2\n" }));
  assert.deepEqual(
    study.participants.map(({ id }) => id),
    ["ann", "ben"],
  );
  assert.match(told, /1 other CSV file of no known format was left alone/);
});

test("a folder of two formats says what is there, and how to take one", async () => {
  const files = { "a.csv": TABLES["4cat"]?.[1] ?? "", "b.csv": TABLES["minet"]?.[1] ?? "" };
  const [fault = "", ...more] = await faultsOf(studyOf(files));
  assert.deepEqual(more, []);
  assert.match(fault, /2 formats: 1 4CAT or Zeeschuimer CSV \(e\.g\. "a\.csv"\) and 1 minet CSV/);
  assert.match(fault, /write "format": "4cat" or "format": "minet" in study\.json/);
  const { study } = await readOf(studyOf(files, { format: "minet" }));
  assert.deepEqual(
    study.participants.map(({ id }) => id),
    ["b"],
  );
});

test("a header that fits no format is told with what it is nearest to and the setting to write", async () => {
  const header = ["thread_id", "author", "body", "stamp", "topics"];
  const rows = VIDEOS.map(({ id, author }) => [id, author, "words", "x", "a, b"]);
  const [fault = ""] = await faultsOf(studyOf({ "a.csv": table(header, rows) }));
  assert.match(
    fault,
    /^a\.csv:1: a table of no known format, with the columns "thread_id", "author"/,
  );
  assert.match(
    fault,
    /nearest to 4CAT or Zeeschuimer CSV, but for "id", "timestamp" and "hashtags"/,
  );
  assert.match(fault, /write "columns": \{"hashtags": "topics"\} in study\.json$/);
});

/** What is wrong, where, and what to do: a table of each kind, spoilt. */
const SPOILT: readonly (readonly [name: string, text: string, expected: RegExp])[] = [
  [
    "a row with a cell too few",
    `${joined(() => "a,b")}1,2\n`,
    /^a\.csv:26: 2 cells, but the header has 4; quote the cells/,
  ],
  [
    "lists that are cut",
    joined((tags) => (tags.length > 1 ? `['${tags[0]}', '` : "['x']")),
    /^a\.csv:\d+: \d+ of 24 cells of "hashtags" hold no Python list of texts, first .*; write/,
  ],
  [
    "a column that is there twice",
    joined(() => "a,b").replace("username", "hashtags"),
    /^a\.csv:1: column "hashtags" is there 2 times .*; keep one of them/,
  ],
  [
    "captions for lists",
    joined((tags) => `words before ${tags.map((tag) => `#${tag}`).join(" ")}`),
    /^a\.csv:1: column "hashtags" holds captions .*; write "columns": \{"hashtags": \{"fromCaption"/,
  ],
  [
    "a quote that is never closed",
    `${joined(() => "a,b")}7,"x,1,y\n`,
    /^a\.csv:26: a quote in the record that starts here is never closed; /,
  ],
  ...Object.entries(TABLES).map(
    ([name, [, text]]) =>
      [
        `a ${name} table with a row cut off`,
        `${text}7300000000000000001,x\n`,
        /^a\.csv:\d+: 2 cells, but the header has \d+; /,
      ] as const,
  ),
];
for (const [name, text, expected] of SPOILT)
  test(`${name}: file, line, what and what to do`, async () => {
    const faults = await faultsOf(studyOf({ "a.csv": text }));
    assert.equal(faults.length, 1, faults.join("\n"));
    assert.match(faults[0] ?? "", expected);
  });

const AMISS: readonly (readonly [settings: Settings, expected: RegExp])[] = [
  [{ columns: { hashtag: "x" } }, /"hashtag", which is no field .*; did you mean "hashtags"\?/],
  [
    { columns: { video_id: { fromCaption: "x" } } },
    /"video_id" cannot be taken out of a caption; /,
  ],
  [
    { overrides: { a: { hashtags: { listSeparator: "|" } } } },
    /a separator for one participant, .*; say it under "fields"/,
  ],
  [{ format: "study-csv", participantColumn: "x" }, /"study-csv" has columns of its own.*"table"/],
];
for (const [settings, expected] of AMISS)
  test(`${JSON.stringify(settings)} is a fault of study.json`, async () => {
    const faults = await faultsOf(studyOf({ [fileName("a")]: studyCsv() }, settings));
    assert.match(faults[0] ?? "", /^study\.json:1: /);
    assert.match(faults[0] ?? "", expected);
  });
