/** Dates that a file cannot mean, such as a year mistyped: counted, noted, and on no axis. */
import assert from "node:assert/strict";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { makeConfig } from "../src/config/config.ts";
import { readSettings } from "../src/config/study-json.ts";
import { countStudy } from "../src/prepare/count-study.ts";
import { pseudonymise } from "../src/privacy/pseudonyms.ts";
import { reportOf } from "./report-of.ts";
import { makeTimeline } from "../src/report/timeline.ts";
import { fileName, scratchFolder, writeFiles } from "./scratch.ts";
import { read } from "./study-faults.ts";

const CASE = fileURLToPath(new URL("./fixtures/cases/future-date", import.meta.url));
const FLAGS = { fields: "hashtags" };

/** Of a folder: the axis of its first participant's field, the span of its days, its notices. */
async function dated(folder: string) {
  const study = await read(folder, FLAGS);
  const config = makeConfig({ data: folder, out: "out", ...FLAGS }, await readSettings(folder));
  const [field] = countStudy(study, config)[0] ?? [];
  const dates = study.participants[0]?.rows.map(({ date }) => date) ?? [];
  const timeline = makeTimeline(dates, field?.rowsOf ?? [], field?.tags.map(() => 1) ?? []);
  const { report, said: lines } = reportOf(config, study);
  const [participant] = report.participants;
  const [shown = ""] = participant?.notices.filter((notice) => notice.includes("dated")) ?? [];
  const [said = ""] = lines.filter((line) => line.includes("dated"));
  return { study, config, timeline, days: participant?.days, shown, said, used: field?.audit.used };
}

/** A study of one file, a row for each date. */
function studyOf(dates: readonly string[]): string {
  const rows = dates.map((date, i) => `${i + 1},${date},"['a', 'b']"`);
  const text = ["video_id,video_timestamp,hashtags", ...rows, ""].join("\n");
  return writeFiles(join(scratchFolder(), "study"), { [fileName("a")]: text });
}

function many(count: number, date: string): string[] {
  return Array<string>(count).fill(date);
}

test("a row dated 2042 among those of 2024 leaves the axis and the span, and is noted", async () => {
  const folder = join(scratchFolder(), "study");
  cpSync(CASE, folder, { recursive: true });
  const { study, config, timeline, days, shown, said, used } = await dated(folder);
  assert.deepEqual(days, { first: "2024-01-01", last: "2024-05-22" });
  assert.ok(timeline !== null);
  assert.ok((timeline.periods[0] ?? "") >= "2024-01-01");
  assert.equal(timeline.periods.at(-1), "2024-05-20");
  const [counts] = timeline.clusters;
  const onAxis = counts?.counts.reduce((a, b) => a + b, 0) ?? 0;
  assert.equal(timeline.undated, 4);
  assert.equal(onAxis + (counts?.earlier ?? 0) + timeline.undated, used);
  assert.ok(onAxis > 0.85 * (used ?? 0));
  const sentence = "1 row is dated more than two years after all others";
  const end = "; counted, but on no time axis and in no span of dates";
  assert.equal(shown, sentence + end);
  assert.ok(said.endsWith(`line 2: ${sentence}, first "2042-02-02"${end}`), said);

  const codes = pseudonymise(study, config, { key: "00".repeat(32), codes: {} });
  const [hidden] = reportOf(codes.config, codes.study).report.participants;
  assert.deepEqual(hidden?.days, { first: "2024-01", last: "2024-05" });
  assert.ok(hidden?.notices.some((notice) => notice.startsWith("fewer than 10 rows are dated")));
});

test("two years are no gap, a day more is; two in a hundred are few, three are not", async () => {
  const last = async (dates: readonly string[]): Promise<string | undefined> =>
    (await dated(studyOf(dates))).days?.last;
  assert.equal(await last([...many(98, "2022-03-01"), "2024-03-01"]), "2024-03-01");
  assert.equal(await last([...many(98, "2022-03-01"), "2024-03-02"]), "2022-03-01");
  assert.equal(await last([...many(98, "2024-03-01"), "2042-01-01", "2099-12-31"]), "2024-03-01");
  assert.equal(await last([...many(97, "2024-03-01"), ...many(3, "2042-01-01")]), "2042-01-01");
  assert.equal(await last([...many(48, "2024-03-01"), "2042-01-01"]), "2042-01-01");
  assert.equal(await last([...many(98, "9998-03-01"), "9999-12-31"]), "9999-12-31");
});

test("rows without a date do not make the dated ones many", async () => {
  const dates = [...many(20, "2024-03-01"), "2042-01-01", ...many(80, "")];
  assert.equal((await dated(studyOf(dates))).days?.last, "2042-01-01");
});

test("old videos stay: one of 2016 before those of 2024 is no mistake", async () => {
  const { days, said, timeline } = await dated(studyOf(["2016-05-01", ...many(99, "2024-03-01")]));
  assert.deepEqual(days, { first: "2016-05-01", last: "2024-03-01" });
  assert.equal(said, "");
  assert.equal(timeline?.clusters[0]?.earlier, 2);
});
