/** What real people's files hold that is not quite the study's CSV: read with a note, or named. */
import assert from "node:assert/strict";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { makeConfig } from "../src/config/config.ts";
import { readSettings } from "../src/config/study-json.ts";
import { codeOf, pseudonymise } from "../src/privacy/pseudonyms.ts";
import { countStudy } from "../src/prepare/count-study.ts";
import { allNotices } from "../src/report/report.ts";
import { reportOf } from "./report-of.ts";
import { rowAudit, roundedRows } from "../src/report/rounded-audit.ts";
import { rowCounts } from "../src/privacy/row-counts.ts";
import { fileName, type Files, scratchFolder, writeFiles } from "./scratch.ts";
import { faultsOf, read } from "./study-faults.ts";

const CASES = fileURLToPath(new URL("./fixtures/cases", import.meta.url));
const FLAGS = { fields: "hashtags" };
const A = fileName("a");
const HEAD = "video_id,video_timestamp,hashtags";

/** A copy of a case, so that nothing is written beside the project's own files. */
function caseOf(name: string): string {
  const folder = join(scratchFolder(), "study");
  cpSync(join(CASES, name), folder, { recursive: true });
  return folder;
}

function study(files: Files): string {
  return writeFiles(join(scratchFolder(), "study"), files);
}

/** A file of one field; each cell stands in quotes. */
function lists(cells: readonly string[], head = HEAD): string {
  const rows = cells.map((cell, i) => `${i + 1},2024-02-02,"${cell.replaceAll('"', '""')}"`);
  return [head, ...rows, ""].join("\n");
}

/** Tags with their counts, the audit of the field, and every notice in both wordings. */
async function counted(folder: string) {
  const found = await read(folder, FLAGS);
  const config = makeConfig(
    { data: folder, out: "elsewhere", ...FLAGS },
    await readSettings(folder),
  );
  const [first] = countStudy(found, config)[0] ?? [];
  assert.ok(first !== undefined);
  const { tags, audit } = first;
  const { used, skipped } = audit;
  assert.equal(audit.occurrences, used + skipped.empty + skipped.stop + skipped.rare);
  const notices = found.notices.map(({ line, what, shown }) => ({ line, what, shown }));
  const counts = Object.fromEntries(tags.map(({ tag, count }) => [tag, count]));
  return { found, config, counts, audit, notices };
}

test("an array as numpy prints it is read apart, with one note", async () => {
  const { counts, audit, notices } = await counted(caseOf("numpy-cells"));
  assert.deepEqual(counts, {
    fyp: 4,
    cats: 2,
    cooking: 2,
    dogs: 2,
    food: 2,
    news: 2,
    sport: 2,
    "women's soccer": 2,
  });
  assert.equal(audit.used, 18);
  assert.equal(notices.length, 1);
  const shown =
    "8 cells with texts that have no comma between them, as numpy writes an array; read apart";
  assert.deepEqual(notices[0], { line: 2, what: `${shown}; first "['news' 'fyp']"`, shown });
});

const UNPARTED: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  "['a', 'b' 'c', 'd']": { a: 1, b: 1, c: 1, d: 1 },
  "['a''b']": { a: 1, b: 1 },
  "['a'\n 'b'\n\n 'c']": { a: 1, b: 1, c: 1 },
  "('a' 'b',)": { a: 1, b: 1 },
  "array(['a' 'b'], dtype=object)": { a: 1, b: 1 },
  "['a' nan]": { a: 1 },
};
for (const [cell, tags] of Object.entries(UNPARTED))
  test(`${JSON.stringify(cell)} is never joined`, async () => {
    const { counts, notices } = await counted(study({ [A]: lists(["['x']", cell]) }));
    assert.deepEqual(counts, { ...tags, x: 1 });
    assert.match(notices[0]?.shown ?? "", /^1 cell with texts that have no comma/);
    assert.equal(notices[0]?.line, 3);
    assert.ok(notices[0]?.what.endsWith(`; first ${JSON.stringify(cell)}`));
  });

for (const cell of ["['a' 'b' ... 'y' 'z']", "['a', ..., 'z']", "[...]", "array(['a', ..., 'b'])"])
  test(`${cell} is a fault: numpy left some out`, async () => {
    const faults = await faultsOf(study({ [A]: lists(["['x']", cell]) }), FLAGS);
    assert.equal(faults.length, 1, faults.join("\n"));
    assert.match(faults[0] ?? "", /:3: 1 cell of "hashtags" with a bare "\.\.\." .*; .*tolist/);
  });

test("three dots within quotes are a text", async () => {
  const { counts } = await counted(study({ [A]: lists(["['...', 'a ... b']"]) }));
  assert.deepEqual(counts, { "...": 1, "a ... b": 1 });
});

const READ: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  "array(['a', 'b'], dtype=object)": { a: 1, b: 1 },
  "array([], dtype='<U1')": {},
  "[np.str_('a'), np.str_('b')]": { a: 1, b: 1 },
  '["a\\/b","\\ud83d\\ude00"]': { "a/b": 1, "😀": 1 },
  '["it\'s", "x"]': { "it's": 1, x: 1 },
  "{'a', 'b'}": { a: 1, b: 1 },
  "frozenset({'a'})": { a: 1 },
  "set()": {},
  "\n['a']\n": { a: 1 },
  "\n # x\n['a']": { a: 1 },
};
for (const [cell, tags] of Object.entries(READ))
  test(`${JSON.stringify(cell)} is a list, and nothing is said`, async () => {
    const { counts, audit, notices } = await counted(study({ [A]: lists([cell]) }));
    assert.deepEqual([counts, notices, audit.skipped.malformed], [tags, [], 0]);
  });

for (const cell of [
  "{}",
  "{'a': 1}",
  "[1]",
  "[['a']]",
  "[nano]",
  "\n ['a']",
  "[np.str_('a']",
  "array()",
])
  test(`${JSON.stringify(cell)} is no list of texts`, async () => {
    const faults = await faultsOf(study({ [A]: lists([cell]) }), FLAGS);
    assert.match(faults.join("\n"), /holds? no Python list of texts/);
  });

test("nan and None within lists are missing items, counted as empty", async () => {
  const { counts, audit, notices } = await counted(caseOf("nan-in-lists"));
  assert.deepEqual([audit.occurrences, audit.skipped.empty, audit.missing], [15, 3, 0]);
  assert.equal(counts["fyp"], 3);
  const shown = "3 missing items within lists, as nan or None; counted as empty";
  assert.deepEqual(notices, [{ line: 2, what: `${shown}; first "[nan]"`, shown }]);
});

for (const item of ["nan", "NaN", "None", "null", "<NA>", "pd.NA", "np.nan"])
  test(`${item} within a list is a missing item`, async () => {
    const { counts, audit } = await counted(study({ [A]: lists([`['a', ${item}, "b"]`]) }));
    assert.deepEqual([counts, audit.skipped.empty], [{ a: 1, b: 1 }, 1]);
  });

test("'nan' in quotes is a tag", async () => {
  const { counts, notices } = await counted(study({ [A]: lists(["['nan', 'None']"]) }));
  assert.deepEqual([counts, notices], [{ nan: 1, none: 1 }, []]);
});

for (const [name, rows, line] of [
  ["header-again", 120, 62],
  ["header-again-small", 8, 6],
] as const)
  test(`${name}: the second header is left out, noted and counted`, async () => {
    const { found, notices } = await counted(caseOf(name));
    const [participant] = found.participants;
    assert.ok(participant !== undefined);
    assert.deepEqual([participant.rows.length, found.videos], [rows, rows]);
    assert.deepEqual(rowAudit(participant), {
      rows: rows + 1,
      used: rows,
      skipped: { blank: 0, header: 1 },
    });
    const shown = "1 line with the header again, left out";
    assert.deepEqual(notices, [{ line, what: shown, shown }]);
  });

const part = lists(["['a']", "['b']"]);
const AGAIN: Readonly<Record<string, string>> = {
  "with a byte order mark": `${part}\ufeff${part}`,
  "with a byte order mark and quotes": `${part}\ufeff${part.replace(HEAD, '"video_id","video_timestamp","hashtags"')}`,
  "in CRLF": `${part}${part}`.replaceAll("\n", "\r\n"),
  "right after the header": `${HEAD}\n${part}`,
  "with blanks around its cells": `${part}${HEAD.replaceAll(",", " , ")}\n`,
  "below another line for spreadsheets": `sep=,\n${part}sep=,\n${part}`,
  "at the end of the file": `${part}${HEAD}`,
};
for (const [name, text] of Object.entries(AGAIN))
  test(`the header again, ${name}, is no row`, async () => {
    const { found, counts } = await counted(study({ [A]: text }));
    assert.equal(found.participants[0]?.headersAgain, 1);
    assert.deepEqual(Object.keys(counts), ["a", "b"]);
  });

const OTHER: Readonly<Record<string, readonly [text: string, how: string]>> = {
  "in another order": ["hashtags,video_id,video_timestamp", "the same columns in another order"],
  "with another column": ["video_id,video_timestamp,suggested_words", "other columns"],
  "with one more": [`${HEAD},author`, "other columns"],
  "with one less": ["video_id,hashtags", "other columns"],
};
for (const [name, [header, how]] of Object.entries(OTHER))
  test(`another header within the file, ${name}, is a fault`, async () => {
    const faults = await faultsOf(study({ [A]: `${part}\ufeff${header}\n` }), FLAGS);
    assert.equal(faults.length, 1, faults.join("\n"));
    assert.match(faults[0] ?? "", new RegExp(`:4: another header within .* names ${how}`));
  });

test("a row that is like the header in some cells is a row", async () => {
  const alike = `video_id,video_timestamp,"['a']"\nvideo_id,2024-02-02,[]\n,video_timestamp,\n`;
  const { found } = await counted(study({ [A]: `${part}${alike}` }));
  assert.equal(found.participants[0]?.rows.length, 5);
  assert.equal(found.participants[0]?.headersAgain, 0);
});

test("a site says how often, and only the console where and what; codes say it rounded", async () => {
  const text = `${lists(["['a' 'b']", "[nan]"])}${HEAD}\n`;
  const { found, config } = await counted(study({ [A]: text }));
  const { report, said: lines } = reportOf(config, found);
  const site = allNotices(report).join("\n");
  assert.match(site, /1 line with the header again/);
  assert.doesNotMatch(site, /'a'|nan\]|line [0-9]/);
  const said = lines.join("\n");
  assert.match(said, /line 4: 1 line with the header again/);
  assert.match(said, /line 2: 1 cell with texts .*; first "\['a' 'b'\]"/);
  const key = "0f".repeat(32);
  const coded = pseudonymise(found, config, { key, codes: {} });
  const codedLines = reportOf(coded.config, coded.study).said.join("\n");
  assert.match(
    codedLines,
    new RegExp(`${codeOf(key, "a")}: fewer than 10 lines? with the header again`),
  );
  assert.doesNotMatch(codedLines, /'a'|line [0-9]/);
  const audit = { rows: 1250, used: 1237, skipped: { blank: 0, header: 13 } };
  assert.deepEqual(roundedRows(audit, rowCounts({ pseudonyms: true })), {
    rows: 1210,
    used: 1200,
    skipped: { blank: 0, header: 10 },
  });
});
