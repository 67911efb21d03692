/** Ids of videos as programs leave them. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { idInAddress, isRounded } from "../src/read/video-ids.ts";
import { caseOf, countsOf, said } from "./cases.ts";
import { fileName, scratchFolder, writeFiles } from "./scratch.ts";

/** A study of one file, a row for each id. */
function ofIds(ids: readonly string[], more: readonly string[] = []): string {
  const rows = ids.map((id, i) => `"${id}",2024-02-02,"['tag${i}']",${more[i] ?? ""}`);
  return writeFiles(join(scratchFolder(), "study"), {
    [fileName("a")]: `video_id,video_timestamp,hashtags,web_url\n${rows.join("\n")}\n`,
  });
}

test("the case of rounded ids: each row is a video of its own, and no file repeats another", async () => {
  const { study } = await caseOf("rounded-ids");
  assert.equal(study.videos, 80);
  assert.doesNotMatch(said(study.notices), /repeat|same videos|part of/);
  const rounded = study.notices.filter(({ what }) => what.includes("rounded"));
  assert.equal(rounded.length, 2);
  for (const { what, line, shown } of rounded) {
    assert.match(what, /^40 video_ids were rounded by a program, first "7\.3E\+18"; not used/);
    assert.equal(line, 2);
    assert.doesNotMatch(shown ?? "", /7\.3|"/);
  }
});

const ROUNDED = [
  "7.3E+18",
  "7,3E+18",
  "7.30000e18",
  "7E+18",
  "7.48663352253116E+18",
  "7300000000000000000",
  "7486633522531160000",
  "7486633522531159000",
  "7300000000000000000.0",
  "7,300,000,000,000,000,000",
  "'7300000000000000000",
  "1.23457E+11",
  "########",
];
for (const id of ROUNDED)
  test(`${id} is a rounded id`, async () => {
    assert.ok(isRounded(id));
    const { study } = await countsOf(ofIds([id, id, id]));
    assert.equal(study.videos, 3);
    assert.match(said(study.notices), /3 video_ids were rounded/);
  });

const WHOLE = [
  ["7486633522531159318", "7486633522531159318"],
  ["7486633522531159318.0", "7486633522531159318"],
  ["7.486633522531159318e+18", "7486633522531159318"],
  ["7.486633522531159e+18", "7486633522531159000"],
  ["https://www.tiktok.com/@x/video/7486633522531159318?lang=en", "7486633522531159318"],
  ["https://www.tiktok.com/@x/photo/7486633522531159318", "7486633522531159318"],
  ["https://m.tiktok.com/v/7486633522531159318.html", "7486633522531159318"],
  ["'7486633522531159318", "7486633522531159318"],
  ['=""7486633522531159318""', "7486633522531159318"],
  ["7,486,633,522,531,159,318", "7486633522531159318"],
  ["3", "3"],
  ["1000", "1000"],
  ["2.0", "2"],
  ["1e3", "1e3"],
  ["https://vm.tiktok.com/ZMabc/", "https://vm.tiktok.com/ZMabc/"],
  ["nan", ""],
] as const;
for (const [written, id] of WHOLE)
  test(`${written} is the id ${id || "of nothing"}`, async () => {
    const { study } = await countsOf(ofIds([written, written]));
    assert.deepEqual(
      study.participants[0]?.rows.map(({ videoId }) => videoId),
      [id, id],
    );
    assert.doesNotMatch(said(study.notices), /rounded/);
  });

test("an id that ends in zeros is kept among others that do not", async () => {
  const { study } = await countsOf(ofIds(["7300000000000000000", "7300000000001234567", "12"]));
  assert.equal(study.participants[0]?.rows[0]?.videoId, "7300000000000000000");
  assert.doesNotMatch(said(study.notices), /rounded/);
});

test("an address beside a rounded id gives it back", async () => {
  const address = (id: string): string => `https://www.tiktok.com/@somebody/video/${id}?lang=en`;
  const ids = ["7486633522531159318", "7486633522531159319", "7486633522531159318"];
  const { study } = await countsOf(ofIds(["7.49E+18", "7.49E+18", "7.49E+18"], ids.map(address)));
  const [participant] = study.participants;
  assert.deepEqual(
    participant?.rows.map(({ videoId }) => videoId),
    ids,
  );
  assert.equal(study.videos, 2);
  assert.match(said(study.notices), /3 video_ids were rounded.*taken from the addresses/);
  assert.match(said(study.notices), /1 row repeats a video_id/);
  assert.ok(!JSON.stringify(participant).includes("somebody"));
  assert.ok(!said(study.notices).includes("somebody"));
});

test("idInAddress(text) knows addresses of videos alone", () => {
  assert.equal(idInAddress("see https://www.tiktok.com/@x/video/7486633522531159318"), null);
  assert.equal(idInAddress("https://example.org/video/7486633522531159318"), null);
  assert.equal(idInAddress("https://www.tiktok.com/@x"), null);
});
