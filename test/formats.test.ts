/** The table of formats: whatever a row reads, it also tells what of the file no site may hold. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { makeConfig } from "../src/config/config.ts";
import { parseFlags } from "../src/config/flags.ts";
import { readSettings } from "../src/config/study-json.ts";
import { isData } from "../src/read/file-ids.ts";
import { formatOf } from "../src/read/formats/formats.ts";
import { scratchFolder, writeFiles } from "./scratch.ts";

const P = "news_relevant_videos_p.csv";
const CSV = [
  "video_id,video_timestamp,author,caption,hashtags,music",
  `7300000000000000001,2024-02-02T10:11:12,canary_author,a canary caption,"['shown', 'too']","['a list']"`,
  "",
  `7300000000000000002,2024-02-03T10:11:12,other_author,,['shown'],`,
].join("\n");

async function studyOf(name: string, text: string) {
  const dataDir = scratchFolder();
  writeFiles(dataDir, { [name]: text });
  const flags = parseFlags(["--data", dataDir, "--fields", "hashtags"], {});
  const config = makeConfig(flags, await readSettings(dataDir));
  return { config, file: join(dataDir, name) };
}

test("data is known by its ending, whatever the case, but for files of ours", () => {
  const names = ["a.csv", "a.CSV", "a.ndjson", "a.csv.bak", "csv", "study.json", "withdrawn.json"];
  assert.deepEqual(names.filter(isData), ["a.csv", "a.CSV", "a.ndjson"]);
});

test("a CSV is read to one participant with a row for each video", async () => {
  const { config, file } = await studyOf(P, CSV);
  const read = await formatOf(file, config).read({ id: "p", file }, config);
  assert.deepEqual(read.faults, []);
  assert.deepEqual(read.columns, CSV.split("\n")[0]?.split(","));
  assert.deepEqual(
    read.participants.map(({ id, rows, blankLines }) => ({ id, rows: rows.length, blankLines })),
    [{ id: "p", rows: 2, blankLines: 1 }],
  );
  const [row] = read.participants[0]?.rows ?? [];
  assert.deepEqual(row, {
    line: 2,
    videoId: "7300000000000000001",
    date: "2024-02-02",
    cells: new Map([["hashtags", ["shown", "too"]]]),
  });
});

/** What a file tells of as not to be shown. */
async function hiddenIn(text: string): Promise<{ columns: string[]; values: string[] }> {
  const { config, file } = await studyOf(P, text);
  const columns: string[] = [];
  const values: string[] = [];
  await formatOf(file, config).eachHidden(
    file,
    config.fields,
    {
      column: (name) => columns.push(name),
      value: (text) => values.push(text),
      participant: () => {},
    },
    config,
  );
  return { columns, values };
}

test("a CSV tells of ids, authors, captions and exact times, and not of lists of tags", async () => {
  const { columns, values } = await hiddenIn(CSV);
  assert.deepEqual(columns, ["author", "caption", "music"]);
  assert.deepEqual(
    values.filter((text) => text !== ""),
    [
      "7300000000000000001",
      "2024-02-02T10:11:12",
      "canary_author",
      "a canary caption",
      "7300000000000000002",
      "2024-02-03T10:11:12",
      "other_author",
    ],
  );
});

test("neither a header that is there again nor a line for spreadsheets is told as hidden", async () => {
  const { columns, values } = await hiddenIn(`sep=,\n${CSV}\n${CSV}`);
  assert.deepEqual(columns, ["author", "caption", "music"]);
  assert.ok(!values.includes("video_id") && !values.includes("author"));
  assert.equal(values.filter((text) => text === "canary_author").length, 2);
});

test("a file that breaks off tells what came before", async () => {
  const { config, file } = await studyOf(P, `${CSV}\n73,"a quote that is never closed`);
  const values: string[] = [];
  const told = formatOf(file, config).eachHidden(
    file,
    config.fields,
    {
      column: () => {},
      value: (text) => values.push(text),
      participant: () => {},
    },
    config,
  );
  await assert.rejects(told, { name: "InputError" });
  assert.ok(values.includes("canary_author"));
});
