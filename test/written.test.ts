/** Times and captions as programs write them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { captionTags } from "../src/read/caption.ts";
import { writtenTime } from "../src/read/times.ts";

const TIMES: readonly (readonly [text: string, date: string | null, zone?: "utc" | "none"])[] = [
  ["1675900800", "2023-02-09", "utc"],
  ["1675900799.0", "2023-02-08", "utc"],
  ["1675900800123", "2023-02-09", "utc"],
  ["2023-02-09", "2023-02-09", "none"],
  ["2023-2-9", "2023-02-09", "none"],
  ["2023/2/9 8:05", "2023-02-09", "none"],
  [" 2023-02-09 23:59:59 ", "2023-02-09", "none"],
  ["2023-02-09T23:59:59.123456", "2023-02-09", "none"],
  ["2023-02-09T23:59:59.000Z", "2023-02-09", "utc"],
  ["2023-02-09 23:59:59 UTC", "2023-02-09", "utc"],
  ["2023-02-09T00:30:00+02:00", "2023-02-08", "utc"],
  ["2023-02-09T23:30:00-0500", "2023-02-10", "utc"],
  ["2023-12-31 23:30:00-01", "2024-01-01", "utc"],
  ["2023-02-09 afternoon", "2023-02-09", "none"],
  ["2023-02-30", null],
  ["2023-13-01", null],
  ["2023-02/09", null],
  ["09.02.2023", null],
  ["7106594312292453675", null],
  ["1.6759E+09", null],
  ["0", null],
  ["", null],
];

test("writtenTime(text) knows unix seconds and milliseconds, ISO and short dates, and their zone", () => {
  for (const [text, date, zone = "utc"] of TIMES)
    assert.deepEqual(writtenTime(text), date === null ? null : { date, zone }, text);
});

test("captionTags(caption) cuts hashtags of any script as TikTok does", () => {
  const cases: [caption: string, tags: string[]][] = [
    ["Vote! #news #Biden2024, #fyp.", ["news", "Biden2024", "fyp"]],
    ["#a#b#a", ["a", "b", "a"]],
    ["#under_score-dash #l'été", ["under_score", "l"]],
    [
      "#été #новости #ニュース #二〇二四年 #हिन्दी #أخبار",
      "été новости ニュース 二〇二四年 हिन्दी أخبار".split(" "),
    ],
    ["#e\u0301te\u0301 ＃wide ﹟small", ["e\u0301te\u0301", "wide", "small"]],
    ["#love❤️ #1 # #! ##", ["love", "1"]],
    ["press #️⃣ or #\u20e3now", []],
    ["Tom &#39;Jerry&#x27; &amp;#news", ["news"]],
    ["", []],
  ];
  for (const [caption, tags] of cases) assert.deepEqual(captionTags(caption), tags, caption);
});
