/** Under pseudonyms no exact count of rows is in a site; as it is, every count is. */
import type { Config } from "../src/config/types.ts";
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { makeConfig } from "../src/config/config.ts";
import { checkSite } from "../src/publish/check.ts";
import { secretsOf } from "../src/publish/secrets.ts";
import { codeOf } from "../src/privacy/pseudonyms.ts";
import { rowCounts, roundedNotice } from "../src/privacy/row-counts.ts";
import { readSettings } from "../src/config/study-json.ts";
import { build, readTree } from "./command.ts";
import { HEADER, scratchFolder } from "./scratch.ts";

const KEY = "0f".repeat(32);
/** Figures of one file, none of which may stand in its pages: nor may their sums. */
const [ROWS, BLANK, REPEATED, UNDATED, MISSING] = [4637, 23, 317, 29, 211];
const EMPTY = 37;

let data: string;
before(() => {
  data = join(scratchFolder(), "study");
  mkdirSync(data);
  const rows = Array.from({ length: ROWS }, (_, i) => {
    const day = i < UNDATED ? "never" : `2024-0${1 + (i % 6)}-02T03:04:05`;
    const list = i < MISSING ? "nan" : i < MISSING + EMPTY ? "['']" : `['tag${i % 40}']`;
    return `v${Math.max(0, i - REPEATED)},${day},nan,${list}`;
  });
  const blank = Array.from({ length: BLANK }, () => "");
  write("person1", [...rows, ...blank]);
  write("person3", rows.slice(1000, 1003));
  write("person14", rows.slice(2000, 2014));
  write("person0", []);
});

function write(id: string, rows: readonly string[]): void {
  writeFileSync(join(data, `${id}.csv`), `${[HEADER, ...rows].join("\n")}\n`);
}

async function built(publish: object): Promise<Map<string, string>> {
  const settings = { files: "{participant}.csv", publish };
  writeFileSync(join(data, "study.json"), JSON.stringify(settings));
  out = join(scratchFolder(), "out");
  const flags = ["--data", data, "--out", out];
  const { code, stderr } = await build(flags, { env: { TAGSCAPE_KEY: KEY } });
  assert.equal(code, 0, stderr);
  return new Map([...readTree(out), ["console", stderr]]);
}
let out: string;

interface Audit {
  readonly rows: number;
  readonly used: number;
  readonly skipped: Record<string, number>;
  readonly fields: Record<
    string,
    { occurrences: number; used: number; missing: number; skipped: Record<string, number> }
  >;
}

function auditOf(site: Map<string, string>, id: string): Audit {
  const { audit } = JSON.parse(site.get("manifest.json") ?? "") as { audit: Record<string, Audit> };
  return audit[id] as Audit;
}

const sum = (values: Record<string, number>): number =>
  Object.values(values).reduce((a, b) => a + b, 0);

test("counts of rows are rounded in every file, and still add up", async () => {
  const site = await built({ participants: "pseudonyms" });
  const code = codeOf(KEY, "person1");
  const exact = [ROWS, BLANK, REPEATED, UNDATED, MISSING, ROWS + BLANK, ROWS - REPEATED];
  const forms = exact.flatMap((n) => [String(n), n.toLocaleString("en")]).join("|");
  const found = new RegExp(
    `.{0,60}(?<![\\w.,#-])(?:${forms})(?![\\w.%]|,\\d|(?:&nbsp;|\u00a0)%).{0,60}`,
  );
  for (const [path, text] of site) {
    if (/^data\/.*csv$/.test(path)) continue;
    // Coordinates and lists of indices hold any number.
    const bare = text
      .replace(/<(?:style|script)[^>]*>.*?<\/(?:style|script)>/gs, "")
      .replace(/ (?:d|transform|[xy]|viewBox|width|height)="[^"]*"/g, "")
      .replace(/"(?:distances|nearest|nearestCosines|nameWords)":\[.*?\](?=,")/g, "")
      // Ends of intervals are percentages, and words of the tags of this test numbers.
      .replace(
        /<small>[\d.]+ to [\d.]+<\/small>|<text>[\d.]+ to [\d.]+<\/text>|<i>tag \d+<\/i>|<bdi>tag \d+|"words":"tag \d+"|tag \d+(?=, |<)|"curve":\{[^}]*\}(?:,\{[^}]*\})*\],"best":\d+\}/g,
        "",
      );
    assert.equal(found.exec(bare)?.[0], undefined, path);
  }
  const audit = auditOf(site, code);
  assert.deepEqual([audit.used, audit.skipped["blank"], audit.rows], [4600, 20, 4620]);
  const field = audit.fields["hashtags"];
  assert.ok(field !== undefined);
  assert.deepEqual([field.missing, field.skipped["empty"]], [210, 40]);
  assert.equal(field.used, ROWS - MISSING - EMPTY, "the sum of the tags' counts");
  const { malformed = 0, ...lost } = field.skipped;
  assert.equal(malformed, 0);
  assert.equal(field.occurrences, field.used + sum(lost));

  const page = site.get(`${code}.html`) ?? "";
  assert.match(page, /<p>About 4,600 videos, posted from Jan 2024 to Jun/);
  assert.match(page, /name="description" content="About 4,600 videos on TikTok, of participant/);
  assert.match(page, /about 320 rows repeat a video_id/);
  assert.match(page, /about 20 blank lines skipped/);
  assert.match(page, /about 30 rows have no readable video_timestamp/);
  assert.match(site.get(`${codeOf(KEY, "person3")}.html`) ?? "", /<p>Fewer than 10 videos, posted/);
  assert.match(site.get(`${codeOf(KEY, "person0")}.html`) ?? "", /a header and no row/);
  const index = site.get("index.html") ?? "";
  assert.match(index, /<dt>videos, about<\/dt><dd>4,300<\/dd>/);
  assert.match(index, /content="Maps [^"]*: about 4,300 videos on TikTok/);
  assert.match(index, /<td class="q" data-l="Videos, about"><b>&lt;10<\/b>/);
  assert.match(site.get("method.html") ?? "", /rows, cells and what was left out are rounded/);
});

test("as it is, a site keeps every count", async () => {
  const site = await built({ participants: "as-is" });
  const { rows, used, skipped, fields } = auditOf(site, "person1");
  assert.deepEqual([rows, used, skipped], [ROWS + BLANK, ROWS, { blank: BLANK }]);
  assert.deepEqual(
    [fields["hashtags"]?.missing, fields["hashtags"]?.skipped["empty"]],
    [MISSING, EMPTY],
  );
  assert.match(site.get("person1.html") ?? "", /<p>4,637 videos, posted/);
  assert.match(site.get("person1.html") ?? "", /317 rows repeat a video_id/);
  assert.match(site.get("index.html") ?? "", /<dt>videos<\/dt><dd>4,320<\/dd>/);
});

test("a check holds rounded counts against the least of study.json without crying", async () => {
  const publish = { participants: "pseudonyms", minVideos: 12 };
  await built(publish);
  const check = async (minVideos: number): Promise<string[]> => {
    const settingsFile = await readSettings(data);
    const settings = { ...settingsFile.settings, publish: { ...publish, minVideos } };
    const config: Config = makeConfig({ data }, {
      ...settingsFile,
      settings,
    } as typeof settingsFile);
    return checkSite(out, await secretsOf(null, config), config).faults.map(({ what }) => what);
  };
  assert.deepEqual(await check(12), [], "14 videos are shown as 10");
  assert.deepEqual(await check(40), ["fewer than 40 videos"]);
});

test("rounding keeps order, zero and nothing else", () => {
  const { round, words, figure } = rowCounts({ pseudonyms: true });
  const all = Array.from({ length: 20_000 }, (_, n) => round(n));
  for (const [n, value] of all.entries()) {
    assert.ok(n === 0 || value >= (all[n - 1] ?? 0), String(n));
    assert.equal(round(value), value, "rounded twice is rounded once");
    assert.equal(value === 0, n === 0);
    if (n >= 100) assert.ok(Math.abs(value - n) <= n * 0.05, String(n));
  }
  assert.equal(new Set(all.slice(0, 1000)).size, 102);
  assert.deepEqual([0, 1, 9, 10, 14, 95, 463, 1250].map(round), [0, 5, 5, 10, 10, 100, 460, 1300]);
  assert.deepEqual([words(0, "row"), words(5, "row")], ["0 rows", "fewer than 10 rows"]);
  assert.deepEqual([figure(0), figure(5), figure(1300)], ["0", "<10", "1,300"]);
});

test("whatever number stands in a notice is rounded, but for what is quoted or part of a word", () => {
  assert.equal(
    roundedNotice(`3 of 1,237 cells of "words 2024", first "['17', 4"; 12 of UTF-16, e.g. 7.3E+18`),
    `fewer than 10 of about 1,200 cells of "words 2024", first "['17', 4"; about 10 of UTF-16, e.g. 7.3E+18`,
  );
  assert.equal(roundedNotice("a header and 0 rows (463)."), "a header and 0 rows (about 460).");
});
