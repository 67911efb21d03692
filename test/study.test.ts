/** Each fault and each oddity of input that a researcher may meet, one study a case. */
import assert from "node:assert/strict";
import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { overlaps, videoIds } from "../src/read/overlap.ts";
import { gzipSync } from "node:zlib";
import { makeConfig } from "../src/config/config.ts";
import { countStudy } from "../src/prepare/count-study.ts";
import { readSettings } from "../src/config/study-json.ts";
import { csv, fileName, type Files, HEADER, scratchFolder, writeFiles } from "./scratch.ts";
import { faultsOf, read } from "./study-faults.ts";

const A = fileName("a");
const good = csv([["news"], ["sport"]]);

const row = `1,2024-02-01T10:00:00,[],"['news']"`;
const FAULTS: readonly (readonly [name: string, files: Files, expected: RegExp])[] = [
  [
    "no matching file",
    { "other.csv": "a,b\n1,2\n", "study.json": `{"files": "{participant}.txt"}` },
    /no file fits .*found 1 CSV, e\.g\. "other\.csv".*; /,
  ],
  ["0 bytes", { [A]: "" }, /_a\.csv: the file is empty \(0 bytes\); /],
  ["only blank lines", { [A]: "\n\n" }, /_a\.csv: no header, only blank lines; /],
  [
    "a doubled column",
    { [A]: `${HEADER},hashtags\n${row},[]\n` },
    /:1: column "hashtags" is there 2 times/,
  ],
  [
    "a padded column",
    { [A]: good.replace("hashtags", " hashtags ") },
    /:1: column " hashtags " has blanks/,
  ],
  [
    "an absent default field",
    { [A]: good.replace("hashtags", "hashtag") },
    /no file has the column "hashtags"; did you mean "hashtag"\?/,
  ],
  [
    "an absent configured field",
    { [A]: good, "study.json": `{"fields":{"hashtag":{}}}` },
    /_a\.csv:1: no column "hashtag", a field of the study; did you mean "hashtags"\?/,
  ],
  ["a short row", { [A]: `${good}9,x\n` }, /_a\.csv:4: 2 cells, but the header has 4; /],
  ["a long row", { [A]: `${HEADER}\n${row},more\n` }, /_a\.csv:2: 5 cells, but the header has 4; /],
  [
    "an unclosed quote",
    { [A]: `${good}7,x,"[],[]\n8,y,[],[]\n` },
    /_a\.csv:4: a quote in the record that starts here is never closed; /,
  ],
  [
    "a stray quote",
    { [A]: `${HEADER}\n\n1,x,"a"b,[]\n` },
    /_a\.csv:3: a quote in the record that starts here is out of place; /,
  ],
  [
    "a stray quote, and much after it",
    { [A]: `${HEADER}\n1,x,"a"b,[]\n${`${row}\n`.repeat(20_000)}` },
    /_a\.csv:2: a quote in the record that starts here is out of place; /,
  ],
  [
    "invalid UTF-8",
    { [A]: Buffer.concat([Buffer.from(good), Buffer.from([0x39, 0xff, 0x0a])]) },
    /_a\.csv:4: bytes that are not UTF-8; /,
  ],
  ["a NUL", { [A]: `${good}1,\0,[],[]\n` }, /_a\.csv:4: a NUL byte; /],
  [
    "UTF-16 with a mark",
    { [A]: Buffer.from(`\ufeff${good}`, "utf16le") },
    /UTF-16, not UTF-8; save it as UTF-8/,
  ],
  ["UTF-16 without a mark", { [A]: Buffer.from(good, "utf16le") }, /UTF-16, not UTF-8; /],
  [
    "an HTML page",
    { [A]: "<!DOCTYPE html>\n<title>Sign in</title>" },
    /_a\.csv:1: an HTML page, not CSV; /,
  ],
  ["gzip", { [A]: gzipSync(good) }, /_a\.csv:1: a gzip archive, not CSV; unpack it/],
  [
    "a Git LFS pointer",
    { [A]: "version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 1\n" },
    /a Git LFS pointer, not the file; run git lfs pull/,
  ],
  [
    "merge markers",
    { [A]: `${good}<<<<<<< HEAD\n9,x,[],[]\n=======\n` },
    /_a\.csv:4: a merge marker of git; resolve/,
  ],
  [
    "a cell over 16 MB",
    { [A]: `${HEADER}\n1,x,${"y".repeat(17 * 2 ** 20)},[]\n` },
    /_a\.csv:2: column 3 holds more than 16 MB; /,
  ],
  [
    "many malformed cells",
    { [A]: `${good}3,x,[],"['a"\n` },
    /_a\.csv:4: 1 of 3 cells of "hashtags" hold no Python list of texts, first "\['a"; /,
  ],
  [
    "a syntax error in study.json",
    { [A]: good, "study.json": `{\n "seed": 1,\n}` },
    /study\.json:3: not JSON: .*; mend the syntax/,
  ],
  [
    "an unknown key",
    { [A]: good, "study.json": `{\n "sead": 1}` },
    /study\.json:2: unknown key "sead"; did you mean "seed"\? known keys: /,
  ],
  [
    "an unknown key within",
    { [A]: good, "study.json": `{"fields":{"hashtags":{\n"stoptags":[]}}}` },
    /study\.json:2: unknown key "fields\.hashtags\.stoptags"; did you mean "stopTags"\?/,
  ],
  [
    "a wrong type",
    { [A]: good, "study.json": `{"seed":\n"42"}` },
    /study\.json:1: "seed" must be integer; /,
  ],
  [
    "a doubled key",
    { [A]: good, "study.json": `{"seed": 1,\n"seed": 2}` },
    /study\.json:2: doubled key "seed"; /,
  ],
  [
    "a participant without a file",
    { [A]: good, "study.json": `{"participants": ["a",\n"b"]}` },
    /study\.json:2: participant "b" has no file "news_relevant_videos_b\.csv"; /,
  ],
  [
    "overrides without a file",
    { [A]: good, "study.json": `{"overrides": {"b": {}}}` },
    /overrides for participant "b", who has no file; /,
  ],
  [
    "page names that collide",
    { [A]: good, [fileName("A")]: good },
    /page "a\.html" collides with participant "A", whatever the case; /,
  ],
  [
    "a page name of ours",
    { [fileName("index")]: good },
    /participant "index" is the name of another page; /,
  ],
  ["a device name", { [fileName("Con")]: good }, /participant "Con" is the name of another page; /],
  [
    "a name that is no page name",
    { [fileName("a b")]: good },
    /participant "a b" cannot be a page name; /,
  ],
  [
    "a field that is no file name",
    { [A]: good, "study.json": `{"fields":{"a/b":{}}}` },
    /field name "a\/b" cannot be used in a file name; /,
  ],
];

for (const [name, files, expected] of FAULTS)
  test(`a study with ${name} is one clear fault`, async () => {
    const faults = await faultsOf(writeFiles(join(scratchFolder(), "study"), files));
    assert.equal(
      faults.filter((line) => expected.test(line)).length,
      name.startsWith("page names") ? 1 : faults.length,
      faults.join("\n"),
    );
    assert.ok(faults.length > 0, "no fault was found");
  });

test("a missing folder, and a file in its place, are faults", async () => {
  const folder = writeFiles(scratchFolder(), { file: "x" });
  assert.match((await faultsOf(join(folder, "gone"))).join(), /gone: no such folder; /);
  assert.match((await faultsOf(join(folder, "file"))).join(), /file: not a folder; /);
});

test("a link that leaves the folder is a fault, one that stays is followed", async () => {
  const folder = join(scratchFolder(), "study");
  writeFiles(folder, { "real.txt": good, "../outside.csv": good });
  symlinkSync(join(folder, "..", "outside.csv"), join(folder, A));
  assert.match((await faultsOf(folder)).join(), /_a\.csv: a link that leaves the folder; /);
  const second = writeFiles(join(scratchFolder(), "study"), { "real.txt": good });
  symlinkSync(join(second, "real.txt"), join(second, A));
  assert.equal((await read(second)).participants.length, 1);
});

test("an output folder inside the data folder, or the reverse, is a fault", async () => {
  const folder = writeFiles(join(scratchFolder(), "study"), { [A]: good });
  assert.match(
    (await faultsOf(folder, { out: join(folder, "site") })).join(),
    /lie in one another; /,
  );
  assert.match(
    (await faultsOf(folder, { out: join(folder, "..") })).join(),
    /lie in one another; /,
  );
  mkdirSync(join(folder, "..", "study-site"));
  assert.deepEqual(await faultsOf(folder, { out: join(folder, "..", "study-site") }), []);
});

test("all faults of a study come at once, each with its file and line", async () => {
  const folder = writeFiles(join(scratchFolder(), "study"), {
    [A]: `${good}1,x\n2,y\n`,
    [fileName("b")]: "",
    [fileName("c")]: gzipSync(good),
    [fileName("d")]: `${good}9,x,"[]\n`,
    "study.json": `{"title": "T",\n"colour": 1,\n"k": 2}`,
  });
  const faults = await faultsOf(folder);
  assert.deepEqual(
    faults.map((line) => /(?:_(\w)\.csv|study\.json):?(\d*)/.exec(line)?.slice(1, 3).join("")),
    ["2", "3", "a4", "a5", "b", "c1", "d4"],
  );
});

test("many bad rows of a file are listed up to a point and then counted", async () => {
  const folder = writeFiles(join(scratchFolder(), "study"), { [A]: good + "1,x\n".repeat(50) });
  const faults = await faultsOf(folder);
  assert.equal(faults.length, 21);
  assert.match(faults[20] ?? "", /_a\.csv:24: 30 more rows/);
});

test("oddities go on with a notice each", async () => {
  const folder = writeFiles(join(scratchFolder(), "study"), {
    [A]: `\ufeff${HEADER}\r\n1,2024-02-01T10:00:00,nan,"['news']"\n\n1,bad date,None,"['news', 'x']"\r\n2,,,\n3,2024-02-30T10:00:00,[],[]\n`,
    [fileName("b")]: `${HEADER}\n`,
    "notes.csv": "x",
  });
  const study = await read(folder);
  const notices = study.notices.map(({ file, what }) => `${file.slice(-5)} ${what}`).join("\n");
  for (const expected of [
    /a\.csv starts with a byte order mark/,
    /a\.csv mixed line ends: CRLF, LF/,
    /a\.csv 1 blank line skipped/,
    /a\.csv 1 row repeats a video_id; kept and counted/,
    /a\.csv 3 rows have no readable video_timestamp/,
    /b\.csv a header and no row/,
    /study 1 other CSV file does not fit/,
  ])
    assert.match(notices, expected);
  assert.equal(study.participants[0]?.rows.length, 4);
  assert.equal(study.participants[0]?.blankLines, 1);
  assert.equal(study.videos, 3);
});

test("few malformed cells are counted and named, not a fault", async () => {
  const rows = Array.from({ length: 200 }, (_, i) => [`tag${i}`]);
  const folder = writeFiles(join(scratchFolder(), "study"), {
    [A]: `${csv(rows)}201,x,[],broken\n`,
  });
  const study = await read(folder);
  assert.match(study.notices.map(({ what }) => what).join(), /1 of 201 cells of "hashtags"/);
  const config = makeConfig({ data: folder, out: "elsewhere" }, await readSettings(folder));
  assert.equal(countStudy(study, config)[0]?.[0]?.audit.skipped.malformed, 1);
});

test("files that are equal to, part of, or the union of others are named; videos count once", async () => {
  const one = [["a"], ["b"]];
  const two = [["c"], ["d"]];
  const both = csv([...one, ...two]);
  const folder = writeFiles(join(scratchFolder(), "study"), {
    [fileName("1")]: csv(one, 1),
    [fileName("2")]: csv(two, 3),
    [fileName("3")]: both,
    [fileName("4")]: both,
  });
  const study = await read(folder);
  const holders = study.participants.map(({ id, rows }) => ({ id, videos: videoIds(rows) }));
  const notices = [...overlaps(holders)].flatMap(([place, own]) =>
    own.map((what) => `${holders[place]?.id} ${what}`),
  );
  assert.ok(notices.includes(`4 the same videos as participant "3"`), notices.join("\n"));
  assert.ok(notices.includes(`1 its videos are part of those of participant "3"`));
  assert.ok(notices.includes(`3 its videos are those of participants "1", "2" together`));
  assert.equal(study.videos, 4);
});

test("line numbers are the editor's, also after line ends within quotes", async () => {
  const folder = writeFiles(join(scratchFolder(), "study"), {
    [A]: `${HEADER}\r\n1,"two\r\nlines",[],[]\r\n2,x\r\n`,
  });
  assert.match((await faultsOf(folder)).join(), /_a\.csv:4: 2 cells/);
});
