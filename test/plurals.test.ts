/** One of something is spoken of as one, wherever a count stands. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { integer, plural } from "../src/format.ts";
import { roundedNotice, rowCounts } from "../src/privacy/row-counts.ts";
import { build, command, readTree } from "./command.ts";
import { csv, fileName, scratchFolder, writeFiles } from "./scratch.ts";

/** A noun or a verb in the wrong number beside a lone 1. */
const WRONG =
  /(?<![\p{L}\p{N}_.,:/+#-])1 (?:[a-z]+ )?(?:rows|cells|tags|videos|participants|occurrences|clusters|files|lines|notices|items|entries|texts|hashtags|days|times)\b/u;

test("plural(value, one, many) knows verbs and irregular nouns", () => {
  assert.equal(plural(1, "row"), "1 row");
  assert.equal(plural(0, "row"), "0 rows");
  assert.equal(plural(1200, "row has", "rows have"), "1,200 rows have");
  assert.equal(plural(1, "entry", "entries"), "1 entry");
});

test("a count of one in a notice is many once it is rounded", () => {
  assert.equal(
    roundedNotice("1 row repeats a video_id; kept"),
    "fewer than 10 rows repeat a video_id; kept",
  );
  assert.equal(roundedNotice("1 video_id was rounded"), "fewer than 10 video_ids were rounded");
  assert.equal(roundedNotice("1 blank line skipped"), "fewer than 10 blank lines skipped");
  assert.equal(roundedNotice("11 rows have no date"), "about 10 rows have no date");
  assert.equal(rowCounts({ pseudonyms: false }).all(1, "hashtags"), "All hashtags (1)");
  assert.equal(rowCounts({ pseudonyms: false }).all(12, "hashtags"), `All ${integer(12)} hashtags`);
});

test("a study of one row speaks of one row, on its console, in its pages and of its cache", async () => {
  const folder = scratchFolder();
  const long = "x".repeat(1100);
  const data = writeFiles(join(folder, "study"), {
    [fileName("a")]: `${csv([["gaza.", long]]).replace("2024-02-01T10:00:00", "never")}1,,,\n`,
    [fileName("b")]: csv([["fyp"]], 9),
    "study.json": `{"publish": {"minVideos": 2}}`,
  });
  const cache = join(folder, "cache");
  const out = join(folder, "out");
  const { code, stdout, stderr } = await build(["--data", data, "--out", out, "--cache", cache]);
  assert.equal(code, 0, stderr);
  assert.match(stderr, /1 participant with fewer than 2 videos left out/);
  assert.match(stderr, /1 row repeats a video_id; kept and counted/);
  assert.match(stderr, /1 hashtag ends in punctuation, first "gaza\."/);
  assert.match(stderr, /1 tag of more than 1000 characters/);
  assert.match(stderr, /^1 participant → /m);
  const verified = await command("cache", ["verify", "--cache", cache]);
  const pruned = await command("cache", ["prune", "--cache", cache, "--days", "1"]);
  assert.match(pruned.stdout, /0 files removed that no build has used for 1 day$/m);
  const said = [stdout, stderr, verified.stdout, pruned.stdout];
  const pages = [...readTree(out)].filter(([path]) => path.endsWith(".html"));
  for (const text of [...said, ...pages.map(([, html]) => html.replaceAll(/<[^>]*>/g, " "))])
    assert.ok(!WRONG.test(text), WRONG.exec(text)?.[0]);
  const method = pages.find(([path]) => path === "method.html")?.[1] ?? "";
  assert.match(method, /1 hashtag ends in punctuation; kept as written/);
  assert.ok(!/first &quot;|line \d/.test(method));
});
