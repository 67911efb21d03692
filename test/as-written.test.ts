/** Files as R, Python, databases and people write them, beside what collectors do: read to the same tags. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { makeConfig } from "../src/config/config.ts";
import { readSettings } from "../src/config/study-json.ts";
import { readStudy, type Study } from "../src/read/study.ts";
import { isRounded } from "../src/read/video-ids.ts";
import { AUTHORS, apify, contentScraper, VIDEOS } from "./exports.ts";
import { type Files, scratchFolder, writeFiles } from "./scratch.ts";
import { faultsOf } from "./study-faults.ts";
import { joined, table } from "./table-exports.ts";
import { zipped } from "./zipped.ts";

const folderOf = (files: Files, settings: Record<string, unknown> = {}): string =>
  writeFiles(scratchFolder(), { ...files, "study.json": JSON.stringify(settings) });

async function studyOf(files: Files, settings?: Record<string, unknown>): Promise<Study> {
  const data = folderOf(files, settings);
  return readStudy(makeConfig({ data, out: "elsewhere" }, await readSettings(data)));
}

function tagsOf({ participants }: Study): unknown {
  return participants[0]?.rows.map(({ cells }) => {
    const cell = cells.get("hashtags");
    return typeof cell === "string" ? [] : cell;
  });
}

const TAGS = VIDEOS.map(({ hashtags }) => hashtags ?? []);

type Writer = (tags: readonly string[]) => string;
const vectors: Writer = ([first = "", ...more]) =>
  first === "" ? "" : more.length === 0 ? first : `c("${[first, ...more].join('", "')}")`;
const quoted: Writer = (tags) => tags.map((tag) => `'${tag}'`).join(", ");
/** A cell of each writer, beside those that the formats name. */
const CELLS: Readonly<Record<string, Writer>> = {
  "R's vectors, a text where there is one": vectors,
  "lists without their brackets": quoted,
  "JSON without its brackets": (tags) => tags.map((tag) => JSON.stringify(tag)).join(","),
  "lists without quotes": (tags) => `[${tags.join(", ")}]`,
  "arrays of PostgreSQL": (tags) => `{${tags.join(",")}}`,
  "commas of Arabic": (tags) => tags.join("، "),
  "commas of Chinese": (tags) => tags.join("，"),
  "commas of Japanese": (tags) => tags.join("、"),
  "semicolons of Arabic": (tags) => tags.join("؛ "),
  "number signs and commas of Arabic": (tags) => tags.map((tag) => `#${tag}`).join("، "),
};
for (const [name, write] of Object.entries(CELLS))
  test(`a column with ${name}`, async () => {
    assert.deepEqual(tagsOf(await studyOf({ "all.csv": joined(write) })), TAGS);
  });

test("numbers in brackets and lists that numpy cut are no words", async () => {
  for (const cell of ["[1, 2]", "[fyp, ..., cat]", "[fyp, 'cat]"]) {
    const [fault = ""] = await faultsOf(folderOf({ "all.csv": joined(() => cell) }));
    assert.match(fault, /hold no Python list of texts|with a bare "\.\.\."/, cell);
  }
});

test("a column of row names that R leaves out of its header", async () => {
  const rows = VIDEOS.map(({ id, hashtags }, i) => [String(i + 1), id, (hashtags ?? []).join("|")]);
  const text = table(["id", "hashtags"], rows);
  const study = await studyOf({ "all.csv": text });
  assert.deepEqual(tagsOf(study), TAGS);
  assert.equal(study.participants[0]?.rows[0]?.videoId, VIDEOS[0]?.id);
  const cut = table(
    ["id", "hashtags"],
    rows.map(([, ...cells], i) => (i === 3 ? ["7", ...cells] : cells)),
  );
  assert.equal((await faultsOf(folderOf({ "all.csv": cut }))).length, 1);
});

test("an empty list as R writes it into JSON", async () => {
  const items = VIDEOS.map(({ id, time, author, hashtags }) => ({
    video_id: id,
    author_name: author,
    create_time: time,
    region_code: "NL",
    hashtag_names: hashtags === null || hashtags.length === 0 ? {} : hashtags,
  }));
  const study = await studyOf({ "all.json": JSON.stringify(items) });
  assert.deepEqual(tagsOf(study), TAGS);
  assert.match(study.notices.map(({ what }) => what).join("\n"), /"participantColumn": "author_na/);
});

test("the note on users in JSON of any origin names where they lie", async () => {
  const items = VIDEOS.map(({ id, time, author, hashtags }) => ({
    itemId: id,
    createdAt: time,
    username: author,
    hashtags: (hashtags ?? []).join(", "),
  }));
  const files = { "mine.json": JSON.stringify(items) };
  const { notices, participants } = await studyOf(files);
  assert.equal(participants[0]?.rows[0]?.videoId, VIDEOS[0]?.id);
  assert.notEqual(participants[0]?.rows[0]?.date, null);
  assert.match(notices.map(({ what }) => what).join("\n"), /write "participantColumn": "username"/);
  const many = await studyOf(files, { participantColumn: "username" });
  assert.deepEqual(
    many.participants.map(({ id }) => id),
    AUTHORS,
  );
  const [fault = "", ...more] = await faultsOf(folderOf(files, { participantColumn: "author" }));
  assert.match(fault, /^study\.json:1: no row has anybody in "author"/);
  assert.deepEqual(more, []);
});

test("metadata of a format without suggested words is enough for what was seen", async () => {
  const seen = [
    { Date: "2024-01-02 03:04:05", Link: `https://www.tiktokv.com/share/video/${VIDEOS[0]?.id}/` },
  ];
  const history = { Activity: { "Video Browsing History": { VideoList: seen } } };
  const files = { "ann.json": JSON.stringify(history), "meta.json": apify() };
  const study = await studyOf(files, { metadata: "meta.json" });
  assert.deepEqual(tagsOf(study), [TAGS[0]]);
  assert.deepEqual([...study.absent], ["suggested_words"]);
});

test("an archive with a file for each video at its root is one participant, and nothing in it is left alone", async () => {
  const packed = Object.entries(contentScraper()).map(([name, content]) => ({ name, content }));
  const { participants, notices } = await studyOf({ "ann.zip": zipped(packed) });
  assert.deepEqual(
    participants.map(({ id, rows }) => [id, rows.length]),
    [["ann", VIDEOS.length]],
  );
  assert.doesNotMatch(notices.map(({ what }) => what).join("\n"), /left alone|same videos/);
});

test("ids that Python has made of doubles are rounded", async () => {
  for (const { id } of VIDEOS) {
    assert.ok(!isRounded(id), id);
    assert.ok(isRounded(String(BigInt(Number(id) + 2048))), id);
  }
  const rows = VIDEOS.map(({ id, author }) => [
    String(BigInt(Number(id) + 2048)),
    `https://www.tiktok.com/@${author}/video/${id}`,
    "a,b",
  ]);
  const { participants } = await studyOf({ "x.csv": table(["id", "link", "hashtags"], rows) });
  assert.deepEqual(
    participants[0]?.rows.map(({ videoId }) => videoId),
    VIDEOS.map(({ id }) => id),
  );
});

test("a table with respondents is said to be one of many", async () => {
  const rows = VIDEOS.map(({ id }, i) => [id, `r${i % 3}`, "a,b"]);
  const { notices } = await studyOf({ "all.csv": table(["id", "respondent", "hashtags"], rows) });
  assert.match(notices.map(({ what }) => what).join("\n"), /"participantColumn": "respondent"/);
});

const historyOf = (...ids: readonly string[]) => ({
  "Your Activity": {
    "Watch History": {
      VideoList: ids.map((id) => ({
        Date: "2024-01-02 03:04:05",
        Link: `https://www.tiktokv.com/share/video/${id}/`,
      })),
    },
  },
});

test("a watch history is known where long conversations come before it", async () => {
  const talk = { Date: "2020-01-01 00:00:00", From: "canary", Content: "words ".repeat(20) };
  const parts = { "Direct Messages": { "Chat History": Array.from({ length: 1000 }, () => talk) } };
  const files = {
    "ann.json": JSON.stringify({ ...parts, ...historyOf(VIDEOS[0]?.id ?? "") }),
    "meta.json": apify(),
  };
  assert.match((await faultsOf(folderOf(files)))[0] ?? "", /watch histories, and "meta\.json"/);
  assert.deepEqual(tagsOf(await studyOf(files, { metadata: "meta.json" })), [TAGS[0]]);
});

test("of an export as text only what was seen is read, and a title above it is none of it", async () => {
  const text = `Date: 2024-01-02 03:04:05 UTC\nLink: https://www.tiktokv.com/share/video/${VIDEOS[0]?.id}/\n`;
  const packed = [
    { name: "TikTok/Your Activity/Watch History.txt", content: `Watch history\n\n${text}` },
    { name: "TikTok/Likes and Favorites/Like List.txt", content: text.repeat(3) },
    { name: "TikTok/Your Activity/Share History.txt", content: text.repeat(3) },
  ];
  const files = { "ann.zip": zipped(packed), "meta.json": apify() };
  const { participants } = await studyOf(files, { metadata: "meta.json" });
  assert.deepEqual(
    participants.map(({ id, rows }) => [id, rows.length]),
    [["ann", 1]],
  );
});

test("metadata whose ids are addresses, or rounded beside them, is joined by the ids", async () => {
  const links = VIDEOS.map(({ id, author }) => `https://www.tiktok.com/@${author}/video/${id}`);
  const rows = VIDEOS.map(({ id, hashtags }, i) => [
    `7.3${id.slice(3, 5)}E+18`,
    links[i] ?? "",
    (hashtags ?? []).join(", "),
  ]);
  const text = JSON.stringify(historyOf(...VIDEOS.map(({ id }) => id)));
  for (const places of [
    [0, 1, 2],
    [1, 2],
  ]) {
    const of = (cells: readonly string[]): string[] => places.map((at) => cells[at] ?? "");
    const csv = table(of(["id", "url", "hashtags"]), rows.map(of));
    const study = await studyOf({ "ann.json": text, "m.csv": csv }, { metadata: "m.csv" });
    assert.deepEqual(tagsOf(study), TAGS);
  }
});

test("a list over columns that are only numbered", async () => {
  for (const mark of ["", " ", "_"]) {
    const header = ["id", ...[1, 2, 3].map((i) => `hashtag${mark}${i}`)];
    const rows = VIDEOS.map(({ id }, i) => [id, ...[0, 1, 2].map((at) => TAGS[i]?.[at] ?? "")]);
    assert.deepEqual(tagsOf(await studyOf({ "all.csv": table(header, rows) })), TAGS);
  }
});

test("JSON without a hashtag where they are looked for is a fault with the path that has them", async () => {
  const web = VIDEOS.map(({ id, time, author, hashtags }) => ({
    id,
    createTime: time,
    author: { uniqueId: author },
    topics: (hashtags ?? []).map((title) => ({ title })),
  }));
  const files = { "all.json": JSON.stringify(web) };
  const [fault = ""] = await faultsOf(folderOf(files));
  assert.match(fault, /no list of hashtags in any item; write "columns": \{"hashtags": "topics"\}/);
  assert.deepEqual(tagsOf(await studyOf(files, { columns: { hashtags: "topics" } })), TAGS);
  const [other = ""] = await faultsOf(folderOf(files, { columns: { hashtags: "topic" } }));
  assert.match(other, /no item has "topic", which .* for "hashtags"; write .*"topics"\}/);
  const own = web.map(({ topics, ...item }) => ({ ...item, hashtags: topics }));
  assert.deepEqual(tagsOf(await studyOf({ "all.json": JSON.stringify(own) })), TAGS);
});

test("a table in UTF-16 is named as what it is", async () => {
  const content = Buffer.from(`\ufeff${joined((tags) => tags.join(", "))}`, "utf16le");
  const faults = await faultsOf(folderOf({ "all.csv": content }));
  assert.deepEqual(faults, ["all.csv: UTF-16, not UTF-8; save it as UTF-8"]);
});
