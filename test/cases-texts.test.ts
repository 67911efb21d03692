/** Texts as programs leave them, after reports of people who met them. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { cleanItem, cleanName, cleanTag } from "../src/clean/clean.ts";
import { damageOf } from "../src/clean/damage.ts";
import { type Case, caseOf, countsOf, said } from "./cases.ts";
import { csv, fileName, scratchFolder, writeFiles } from "./scratch.ts";

const ofTags = (rows: readonly (readonly string[])[]): Promise<Case> =>
  countsOf(writeFiles(join(scratchFolder(), "study"), { [fileName("a")]: csv(rows) }));

test("the case of number signs", async () => {
  const { counts, hashtags, study } = await caseOf("number-signs");
  assert.deepEqual(counts, {
    news: 3,
    cats: 1,
    cnn: 1,
    cooking: 1,
    dogs: 1,
    fertility: 1,
    food: 1,
    fraud: 1,
    "gaza.": 1,
    "lima,": 1,
    sport: 1,
    "women's soccer": 1,
  });
  assert.equal(hashtags.audit.skipped.stop, 4);
  assert.equal(hashtags.audit.divided, 2);
  assert.match(said(study.notices), /2 hashtags end in punctuation, first "gaza\."/);
  assert.match(said(study.notices), /2 hashtags hold number signs, first "cnn#fertility#fraud"/);
});

for (const [item, tags] of [
  ["#fyp", ["fyp"]],
  [" ＃ FYP ", ["fyp"]],
  ["﹟fyp", ["fyp"]],
  ["\u200b#fyp", ["fyp"]],
  ["#", [""]],
  ["#a＃b", ["a", "b"]],
  ["a##b", ["a", "", "b"]],
  ["#\ufe0f\u20e3", ["#\ufe0f\u20e3"]],
  ["#\u20e3go", ["#\ufe0f\u20e3go"]],
  ["c♯", ["c♯"]],
] as const)
  test(`${JSON.stringify(item)} of hashtags is ${JSON.stringify(tags)}`, () => {
    assert.deepEqual(cleanItem(item, "hashtags").tags, tags);
    for (const tag of tags) assert.deepEqual(cleanItem(tag, "hashtags").tags, [tag]);
  });

test("phrases keep their number signs, and stop tags find both", async () => {
  assert.deepEqual(cleanItem("#1 song", "phrases").tags, ["#1 song"]);
  const data = writeFiles(join(scratchFolder(), "study"), {
    [fileName("a")]: csv([["#fyp", "＃viral", "#"], ["a#fyp"]]),
    "study.json": `{"fields": {"hashtags": {"stopTags": ["＃fyp", "#viral"]}}}`,
  });
  const { counts, hashtags } = await countsOf(data);
  assert.deepEqual(counts, { a: 1 });
  assert.equal(hashtags.audit.skipped.stop, 3);
  assert.equal(hashtags.audit.skipped.empty, 1);
});

test("lists of one text with commas are noted, and lists of several are not", async () => {
  const { study, counts } = await ofTags([["a,b"], ["c, d, e"], ["f"]]);
  assert.deepEqual(counts, { "a,b": 1, "c, d, e": 1, f: 1 });
  assert.match(said(study.notices), /2 lists hold one text with commas .*first "a,b"; kept as one/);
  const other = await ofTags([["a,b"], ["c", "d"]]);
  assert.doesNotMatch(said(other.study.notices), /commas/);
});

test("the case without ink", async () => {
  const { counts, hashtags } = await caseOf("no-ink");
  assert.equal(counts["fyp"], 8);
  assert.equal(hashtags.tags.find(({ tag }) => tag === "fyp")?.videos, 3);
  assert.equal(counts["love❤"], 2);
  assert.equal(hashtags.audit.skipped.empty, 3);
  assert.equal(hashtags.tags.length, 9);
});

test("the case of joiners", async () => {
  const { counts } = await caseOf("joiners");
  for (const kept of ["👨‍👩‍👧‍👦", "🏳️‍🌈", "👩🏽‍⚕️", "ශ්‍රී", "می‌خواهم", "cooperation"])
    assert.ok((counts[kept] ?? 0) > 0, kept);
  assert.equal(Object.keys(counts).filter((tag) => tag.includes("zmir")).length, 1);
  assert.equal(counts["izmir"], 7);
});

/** Texts that are one tag, the first of each as it is kept. */
const ALIKE = [
  [
    "fyp",
    "fyp\u2800",
    "fyp\u3164",
    "\uffa0fyp",
    "fyp\u115f\u1160",
    "f\ufe0fyp",
    "fyp\u{e0041}",
    "f\u034fyp",
  ],
  [
    "fyp",
    "fy\u061cp",
    "fyp\u180b",
    "fyp\ufe0e",
    "fyp\u{e0100}",
    "f\u200dyp",
    "f\u200cyp",
    "fyp\ufff9\u17b4",
  ],
  ["a b", "a\u00a0b", "a\u3000b", "a  b", "a\u2007b", "a\u3164b", "\u3000a b\u2007"],
  ["❤", "❤\ufe0f", "❤\ufe0e"],
  ["⚽", "⚽\ufe0f"],
  ["☝🏽", "☝\ufe0f🏽"],
  ["1\ufe0f\u20e3", "1\u20e3"],
  ["🏳\ufe0f\u200d🌈", "🏳\u200d🌈", "🏳\ufe0f\u200d\u200d🌈"],
  ["❤\ufe0f\u200d🔥", "❤\u200d🔥"],
  ["🕵🏽\u200d♂\ufe0f", "🕵🏽\u200d♂"],
  ["🏴\u200d☠\ufe0f", "🏴\u200d☠"],
  ["🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}"],
  ["🏴", "🏴\u{e0067}\u{e0062}\u{e0065}", "🏴\u{e007f}"],
  ["می\u200cخواهم", "می\u200c\u200cخواهم", "\u200cمی\u200cخواهم\u200c"],
  ["می خواهم", "می\u200c خواهم"],
  ["ශ\u0dca\u200dර\u0dd3"],
  ["क\u094d\u200cष"],
  ["ᠮᠣᠩᠭᠣᠯ", "ᠮᠣᠩᠭᠣᠯ\u180b"],
  ["😀", "😀\u200d", "\u200d😀", "😀\u200c"],
  ["izmir", "İzmir", "IZMIR", "i\u0307zmir", "I\u0307ZMIR"],
  ["ị", "I\u0323\u0307", "İ\u0323"],
  ["ısı", "ıSı"],
  ["ⓜ", "Ⓜ\ufe0f"],
  ["é", "e\u200d\u0301", "E\u034f\u0301"],
] as const;
for (const [tag, ...others] of ALIKE)
  test(`${JSON.stringify(tag)} is one tag, however it is written`, () => {
    for (const item of [tag, ...others]) {
      assert.equal(cleanTag(item).tag, tag, JSON.stringify(item));
      assert.equal(cleanTag(cleanTag(item).tag).removed, false);
    }
  });

test("what has no ink is empty, and a name keeps its case and its words", () => {
  for (const item of [
    "\u2800",
    "\u3164",
    "\ufe0f",
    "\u200d\u200c",
    "\u{e0041}",
    "\u034f\u061c",
    "\u115f \u1160",
  ])
    assert.equal(cleanTag(item).tag, "", JSON.stringify(item));
  assert.equal(cleanName("İzmir\u3164 می\u200cخواهم\ufe0f"), "İzmir می\u200cخواهم");
});

test("the case of damaged text", async () => {
  const { counts, study } = await caseOf("damaged-text");
  assert.deepEqual(Object.keys(counts).length, 6);
  const notices = study.notices.filter(({ what }) => what.includes("damaged"));
  assert.equal(notices.length, 1);
  assert.match(
    notices[0]?.what ?? "",
    /^4 texts look damaged \(1 with a replacement character, 1 of question marks alone, 2 of UTF-8 read as Windows-1252\), first "cafÃ©"; kept/,
  );
  assert.equal(notices[0]?.line, 2);
  assert.equal(notices[0]?.shown?.includes("caf"), false);
});

test("damageOf(item) tells misread text from text with accents", () => {
  for (const item of [
    "cafÃ©",
    "cafã©",
    "ÃœmlaÃ¼t",
    "donâ€™t",
    "ðŸ˜€",
    "Ð½Ð¾Ð²Ð¾Ñ\u0081Ñ‚Ð¸",
    "fypã‚·",
    "ÃƒÂ©",
  ])
    assert.match(damageOf(item) ?? "", /Windows-1252/, item);
  for (const item of [
    "café",
    "São Paulo",
    "Ærø",
    "ÀÉÎ",
    "Ñandú",
    "naïve",
    "voilà",
    "l’été",
    "Österreich",
    "fyp?",
    "?!",
  ])
    assert.equal(damageOf(item), null, item);
  assert.match(damageOf(" ?? ? ") ?? "", /question marks/);
  assert.match(damageOf("caf\ufffd") ?? "", /replacement/);
});
