/** What lies in a study's folder that is no CSV of the study, or is one of another shape: it is named. */
import assert from "node:assert/strict";
import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { csv, fileName, type Files, scratchFolder, writeFiles } from "./scratch.ts";
import { faultsOf, read } from "./study-faults.ts";

const CASES = fileURLToPath(new URL("./fixtures/cases", import.meta.url));
const FLAGS = { fields: "hashtags" };
const A = fileName("a");
const good = csv([["news"], ["sport"]]);

function caseOf(name: string): string {
  const folder = join(scratchFolder(), "study");
  cpSync(join(CASES, name), folder, { recursive: true });
  return folder;
}

function study(files: Files): string {
  return writeFiles(join(scratchFolder(), "study"), files);
}

/** Faults of a case, each matched in order, and no other. */
async function assertFaults(folder: string, ...expected: readonly RegExp[]): Promise<void> {
  const faults = await faultsOf(folder, FLAGS);
  assert.equal(faults.length, expected.length, faults.join("\n"));
  for (const [i, pattern] of expected.entries()) assert.match(faults[i] ?? "", pattern);
}

async function assertNotes(folder: string, ...expected: readonly RegExp[]): Promise<void> {
  const { notices, participants } = await read(folder, FLAGS);
  assert.equal(participants.length, 1);
  assert.equal(notices.length, expected.length, notices.map(({ what }) => what).join("\n"));
  for (const [i, pattern] of expected.entries()) assert.match(notices[i]?.what ?? "", pattern);
}

const CASE_FAULTS: Readonly<Record<string, readonly RegExp[]>> = {
  "json-d": [/^1001\.ndjson:1: 1 of 1 line is no video of JSON: 1 without an id and a time/],
  "other-delimiter": [/:1: no column .*; "all_hashtags" holds lists: /],
  "other-delimiter-tabs": [/:1: no column .*; "all_hashtags" holds lists: /],
  "line-in-one-cell": [/:1: each line is one quoted cell, as when a CSV is opened as one column/],
  "no-header": [/:1: no column .*; there is no header, line 1 is a row; put the header back/],
  "other-column": [
    /:1: no column "hashtags", .*; "vid_hashtags_normalized" holds lists, "vid_id" holds ids: /,
  ],
  "two-faults": [/"user\.name" cannot be a page name; /, /:5: 1 of 8 cells .* first "a;b"; /],
};
for (const [name, expected] of Object.entries(CASE_FAULTS))
  test(`${name} is named for what it is`, () => assertFaults(caseOf(name), ...expected));

const ZIP = "PK\x03\x04\x14\0\x06\0\x08\0";
const KINDS: readonly (readonly [what: string, bytes: string, todo: string])[] = [
  ["JSON", '["a", "b"]', "export it as CSV"],
  ["JSON", "[\n  {\n", "export it as CSV"],
  ["Python's dicts", "[{'id': 1}]", "export it as CSV"],
  ["parquet", "PAR1\x15\x04\x15", "export it as CSV"],
  ["an SQLite database", "SQLite format 3\0\x10\0", "export it as CSV"],
  ["an xlsx workbook", `${ZIP}[Content_Types].xml`, "save it as CSV UTF-8"],
  ["an xlsx workbook", `${ZIP}xl/worksheets/sheet1.xml`, "save it as CSV UTF-8"],
  [
    "an ods workbook",
    `${ZIP}mimetypeapplication/vnd.oasis.opendocument.spreadsheet`,
    "save it as CSV UTF-8",
  ],
  ["an xls workbook", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", "save it as CSV UTF-8"],
  [
    "an XML workbook",
    '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>',
    "save it as CSV UTF-8",
  ],
  ["a Word document", `${ZIP}word/document.xml`, "export it as CSV"],
  ["a zip archive", `${ZIP}news.csv`, "unpack it"],
  ["RTF", "{\\rtf1\\ansi video_id", "save it as plain text, UTF-8"],
  ["a PDF", "%PDF-1.7\n", "export it as CSV"],
  ["an HTML page", "<table><tr><td>1</td></tr></table>", "download the file itself"],
  ["a file of R (RDS)", "X\n\0\0\0\x03\0\x04", "write it with write.csv"],
  ["an xz archive", "\xfd7zXZ\0", "unpack it"],
  ["what macOS keeps beside a file", "\0\x05\x16\x07\0", "remove it"],
];
for (const [what, bytes, todo] of KINDS)
  for (const [ending, pattern] of [
    [".csv", "{participant}.csv"],
    [".data", "{participant}.data"],
  ] as const)
    test(`${what} under a name that ends in ${ending} is named: ${JSON.stringify(bytes.slice(0, 20))}`, async () => {
      const folder = study({ "study.json": JSON.stringify({ files: pattern }) });
      const encoding = bytes.startsWith("\ufeff") ? "utf8" : "latin1";
      writeFileSync(join(folder, `1001${ending}`), Buffer.from(bytes, encoding));
      const [fault = "", ...more] = await faultsOf(folder, FLAGS);
      assert.deepEqual([fault, more], [`1001${ending}:1: ${what}, not CSV; ${todo}`, []]);
    });

test("R's files are gzip, and are named for what is in them; other gzip is gzip", async () => {
  const rds = gzipSync(Buffer.from("X\n\0\0\0\x03\0\x04", "latin1"));
  await assertFaults(study({ [A]: rds }), /:1: a file of R \(RDS\), not CSV; /);
  await assertFaults(study({ [A]: gzipSync("RDX3\nX\n\0\0\0\x03") }), /:1: a file of R \(RDS\)/);
  await assertFaults(study({ [A]: gzipSync(good).subarray(0, 20) }), /:1: a gzip archive, not CSV/);
});

test("a long file without lines is named at once", async () => {
  const bytes = Buffer.concat([Buffer.from("PAR1"), Buffer.alloc(300_000, 7)]);
  await assertFaults(study({ [A]: bytes }), /:1: parquet, not CSV; /);
});

test("columns that are called as other kinds of file begin are columns", async () => {
  for (const name of ["ORCID", "PAR1", "PARENT", "FEA1", "BZh", "ustar"]) {
    const text = `${name},hashtags\n1,"['a']"\n`;
    assert.equal((await read(study({ [A]: text }), FLAGS)).participants[0]?.rows.length, 1);
  }
});

test("JSON is read under whatever name, where it holds videos", async () => {
  for (const name of ["json-a", "json-b", "json-c"]) {
    const { participants } = await read(join(CASES, name), FLAGS);
    assert.match(String(participants[0]?.rows[0]?.cells.get("hashtags")), /^news\b/, name);
  }
  const line = JSON.stringify({ id: "x".repeat(9000) });
  await assertFaults(study({ [A]: `${line}\n${line}\n` }), /:1: 2 of 2 lines are no video of JSON/);
  await assertFaults(study({ [A]: '[\n  {"id": 1,\n' }), /:3: JSON that breaks off; /);
  await assertFaults(
    study({ [A]: '\ufeff {\n  "videos": []\n}\n' }),
    /: JSON without a list of objects that could be videos; /,
  );
});

test("files of ours are nobody's, whatever files says", async () => {
  const ours = { "withdrawn.json": `{"salt": "${"0".repeat(64)}", "hashes": []}` };
  const folder = study({
    ...ours,
    "study.json": `{ "files": "{participant}.json" }`,
    "manifest.json": "{}",
    "study.schema.json": "{}",
    "1001.json": good,
  });
  assert.deepEqual(
    (await read(folder, FLAGS)).participants.map(({ id }) => id),
    ["1001"],
  );
  const all = study({ "study.json": `{ "files": "{participant}" }`, "1001": good });
  assert.deepEqual(
    (await read(all, FLAGS)).participants.map(({ id }) => id),
    ["1001"],
  );
});

test("hidden files and lock files are left alone with a note", async () => {
  await assertNotes(caseOf("hidden-files"), /^2 hidden or lock files were left alone$/);
  const names = [".1001.csv", ".~lock.1001.csv#", "Thumbs.db", "desktop.ini", ".DS_Store"];
  const files = Object.fromEntries(names.map((name) => [name, "x"]));
  const folder = study({ ...files, "1001": good, "study.json": `{ "files": "{participant}" }` });
  await assertNotes(folder, /^5 hidden or lock files were left alone$/);
  await assertNotes(study({ [A]: good, ".b.csv": good }), /^1 hidden or lock file was left alone$/);
});

test("a folder of something else says what it is, whatever it is called", async () => {
  const folder = study({ "a.csv.gz": gzipSync(good), "b.xls": "\xd0\xcf\x11", "notes.txt": "x" });
  writeFileSync(join(folder, "b.xls"), Buffer.from("d0cf11e0a1b11ae1", "hex"));
  writeFileSync(join(folder, "c.json"), "[]");
  await assertFaults(
    folder,
    /found 1 gzip archive, e\.g\. "a\.csv\.gz", 1 xls workbook, e\.g\. "b\.xls" and 1 JSON, e\.g\. "c\.json"\); export/,
  );
  await assertFaults(study({ "notes.txt": "x" }), /found no CSV at all\); rename/);
});

for (const first of ["sep=,", "SEP=,", '"sep=,"', "\ufeffsep=,", "sep="])
  test(`a first line ${JSON.stringify(first)} is skipped with a note`, async () => {
    const { notices, participants } = await read(study({ [A]: `${first}\n${good}` }), FLAGS);
    assert.match(notices.map(({ what }) => what).join(), /1 line for spreadsheets \(sep=\)/);
    assert.equal(participants[0]?.rows.length, 2);
  });

test("sep-line with semicolons builds with a note", () =>
  assertNotes(
    caseOf("sep-line"),
    /^1 line for spreadsheets \(sep=\), left out$/,
    /^read as table; "hashtags" in lists$/,
    /^times name no zone/,
  ));

test("sep-line-comma builds with a note", () =>
  assertNotes(caseOf("sep-line-comma"), /^1 line for spreadsheets \(sep=\), left out$/));

const row = `1;"a, b";"['x', 'y']"`;
const DELIMITED: Readonly<Record<string, string>> = {
  "semicolons, every cell in quotes": `"video_id";"hashtags"\n"1";"['x', 'y']"\n`,
  "tabs, every cell in quotes": `"video_id"\t"hashtags"\n"1"\t"['x', 'y']"\n`,
  bars: `video_id|hashtags\n1|['x', 'y']\n`,
  "semicolons, and a comma in a name": `video_id;"a, b";hashtags\n${row}\n${row}\n`,
  "a sep line with semicolons": `sep=;\nvideo_id;hashtags\n1;['x', 'y']\n`,
  "a sep line with a tab": "sep=\t\nvideo_id\thashtags\n1\t['x', 'y']\n",
};
for (const [name, text] of Object.entries(DELIMITED))
  test(`${name} part columns as commas do`, async () => {
    const { participants } = await read(study({ [A]: text }), FLAGS);
    const [first] = participants[0]?.rows ?? [];
    assert.deepEqual([first?.videoId, first?.cells.get("hashtags")], ["1", ["x", "y"]]);
  });

test("a bar parts columns only where every line fits", async () => {
  const text = "video_id,topics|hashtags\n1,'a|b|c'\n2,x\n";
  await assertFaults(study({ [A]: text }), /no column "hashtags"/);
});

test("a name with semicolons parts no columns", async () => {
  const text = `"tags;hashtags",when\n"['a', 'b']",x\n"['a']",y\n`;
  const faults = await faultsOf(study({ [A]: text }), FLAGS);
  assert.doesNotMatch(faults.join(), /semicolons/);
  assert.match(faults.join(), /"tags;hashtags" holds lists: /);
});

test("lines that are one quoted cell, with columns of other names: both are said", async () => {
  const text = `"id,all_hashtags"\n"1,""['a', 'b']"""\n`;
  await assertFaults(study({ [A]: text }), /one quoted cell/, /"all_hashtags" holds lists: /);
});

test("a title above the header is named", async () => {
  await assertFaults(
    study({ [A]: `Export of 2024\n${good}` }),
    /:1: no column .* in the first line; take out what stands above the header/,
  );
});

test("blanks after commas are named, with the names that they are before", async () => {
  await assertFaults(
    study({ [A]: `video_id, hashtags\n1, "['a', 'b']"\n` }),
    /:1: column " hashtags" has blanks around its name/,
    /:2: a blank between a comma and a quote .*; take out the blanks after the commas/,
  );
});

test("two byte order marks are noted, and read over", async () => {
  const { notices, participants } = await read(study({ [A]: `\ufeff\ufeff${good}` }), FLAGS);
  assert.match(notices.map(({ what }) => what).join(), /starts with 2 byte order marks/);
  assert.equal(participants[0]?.rows[0]?.videoId, "1");
});

test("a name that cannot be a page's hides no fault of the file, nor of the others", async () => {
  const bad = good.replace("['news']", "news");
  const folder = study({ [fileName("index")]: bad, [fileName("B")]: bad, [fileName("b")]: good });
  const faults = (await faultsOf(folder, FLAGS)).join("\n");
  assert.match(faults, /"index" is the name of another page/);
  assert.match(faults, /_index\.csv:2: 1 of 2 cells/);
  assert.match(faults, /"b\.html" collides|"B\.html" collides/);
  assert.match(faults, /_B\.csv:2: 1 of 2 cells/);
});
