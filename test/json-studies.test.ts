/** Folders with JSON, archives and watch histories in them → participants, as a study of CSVs has them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { makeConfig } from "../src/config/config.ts";
import { readSettings } from "../src/config/study-json.ts";
import { countStudy } from "../src/prepare/count-study.ts";
import { secretsOf } from "../src/publish/secrets.ts";
import { readStudy, type Study } from "../src/read/study.ts";
import { keepWithdrawal } from "../src/read/withdrawal-list.ts";
import * as exports from "./exports.ts";
import { type Files, scratchFolder, writeFiles } from "./scratch.ts";
import { type Packed, zipped } from "./zipped.ts";

const { VIDEOS, VIEWINGS } = exports;

async function configOf(files: Files, settings: Record<string, unknown> = {}) {
  const data = writeFiles(scratchFolder(), { ...files, "study.json": JSON.stringify(settings) });
  return makeConfig({ data, out: "elsewhere" }, await readSettings(data));
}

const studyOf = async (files: Files, settings?: Record<string, unknown>): Promise<Study> =>
  readStudy(await configOf(files, settings));

/** By participant, the counts of its hashtags. */
async function countsOf(files: Files, settings?: Record<string, unknown>) {
  const config = await configOf(files, settings);
  const study = await readStudy(config);
  const counts = countStudy(study, config).map((fields) => {
    const hashtags = fields.find((field) => field.config.name === "hashtags");
    return Object.fromEntries(
      hashtags?.tags.map(({ tag, count, videos }) => [tag, [count, videos]]) ?? [],
    );
  });
  return Object.fromEntries(study.participants.map(({ id }, i) => [id, counts[i]]));
}

const files: Record<string, string> = {
  "z.ndjson": exports.zeeschuimer(),
  "w.json": exports.webApi().itemList,
  "r.json": exports.researchApi().mongo,
  "a.json": exports.apify(),
  "t.json": exports.tiktokScraper(),
};

test("a file of each collector gives the counts that the study’s own CSV gives", async () => {
  const { news } = await countsOf({ "news_relevant_videos_news.csv": exports.studyCsv() });
  assert.ok(news !== undefined && Object.keys(news).length > 5);
  for (const [name, text] of Object.entries(files))
    assert.deepEqual(await countsOf({ [name]: text }), { [name.charAt(0)]: news }, name);
});

test("a folder with a file for each video is a participant, in an archive too", async () => {
  const { news } = await countsOf({ "news_relevant_videos_news.csv": exports.studyCsv() });
  const videos = exports.contentScraper();
  const [[broken = ""] = []] = Object.entries(videos);
  const within = (folder: string, all: Record<string, string>): Files =>
    Object.fromEntries(Object.entries(all).map(([name, text]) => [`${folder}${name}`, text]));
  const ann = within("ann/", videos);
  assert.deepEqual(await countsOf({ ...ann, ...within("b.b/", videos) }), {
    ann: news,
    "b.b": news,
  });
  const packed = Object.entries(ann).map(([name, content]): Packed => ({
    name,
    content: content as string,
  }));
  assert.deepEqual(await countsOf({ "x.zip": zipped(packed) }), { ann: news });
  const rootPacked = Object.entries(videos).map(([name, content]): Packed => ({ name, content }));
  assert.deepEqual(await countsOf({ "cas.zip": zipped(rootPacked) }), { cas: news });
  const study = await studyOf({
    ...ann,
    [`ann/${broken}`]: '{"video_metadata": {"id": 1',
    "ann/a.mp4": "x",
  });
  assert.match(
    study.notices.map(({ what }) => what).join("\n"),
    /1 of 24 files skipped: no JSON, first file "7300000000000000001_metadata\.json"/,
  );
  assert.equal(study.participants[0]?.rows.length, 23);
});

test("an archive of exports is read as a folder of them", async () => {
  const text = exports.zeeschuimer();
  const plain = await countsOf({ "ann.ndjson": text, "ben.ndjson": text });
  const archive = zipped([
    { name: "exports/", content: "" },
    { name: "exports/ann.ndjson", content: text },
    { name: "exports/ben.ndjson", content: text },
    { name: "__MACOSX/exports/._ann.ndjson", content: "x" },
    { name: "exports/.DS_Store", content: "x" },
  ]);
  assert.deepEqual(await countsOf({ "all.zip": archive }), plain);
  const own = zipped([{ name: "news_relevant_videos_7.csv", content: exports.studyCsv() }]);
  assert.deepEqual(Object.keys(await countsOf({ "all.zip": own })), ["7"]);
  // Most often it is a copy of what lies beside it.
  const beside = { "news_relevant_videos_8.csv": exports.studyCsv(), "all.zip": own };
  assert.deepEqual(Object.keys(await countsOf(beside)), ["8"]);
});

test("an archive that is damaged, locked, a trap or a workbook is named", async () => {
  const text = exports.zeeschuimer();
  const sound = zipped([{ name: "a.ndjson", content: text }]);
  const cases: [Buffer, RegExp][] = [
    [
      zipped([{ name: "../../a.ndjson", content: text }]),
      /x\.zip: a name in it that leads out of it; /,
    ],
    [
      zipped([{ name: "a.ndjson", content: text, encrypted: true }]),
      /x\.zip: "a\.ndjson" in it wants a password; unpack it/,
    ],
    [
      zipped([{ name: "a.ndjson", content: Buffer.alloc(100 * 1024 ** 2) }]),
      /x\.zip: an archive that unpacks to far more/,
    ],
    [zipped([{ name: "a.ndjson", content: text, size: 10 }]), /x\.zip: a damaged zip archive; /],
    [sound.subarray(0, sound.length - 40), /x\.zip: a damaged zip archive; /],
    [
      zipped([
        { name: "xl/workbook.xml", content: "<a/>" },
        { name: "[Content_Types].xml", content: "<a/>" },
      ]),
      /xlsx workbook/,
    ],
  ];
  for (const [archive, said] of cases) await assert.rejects(studyOf({ "x.zip": archive }), said);
});

const METADATA = { metadata: "videos.csv" };

test("what was seen has the tags of the metadata, a row a viewing, dated when it was seen", async () => {
  const histories = exports.watchHistories();
  const archive = zipped([
    { name: "TikTok/user_data_tiktok.json", content: histories["new.json"] ?? "" },
  ]);
  const study = await studyOf(
    { ...histories, "packed.zip": archive, "videos.csv": exports.studyCsv() },
    METADATA,
  );
  const ids = ["alone", "bare", "lower", "new", "old", "packed", "text"];
  assert.deepEqual(
    study.participants.map(({ id }) => id),
    ids,
  );
  const tags = new Map(VIDEOS.map(({ id, hashtags }) => [id, hashtags ?? "missing"]));
  for (const { rows, id, dated } of study.participants) {
    assert.equal(dated, "seen", id);
    assert.deepEqual(
      rows.map(({ videoId, date, cells }) => [date, videoId, cells.get("hashtags")]),
      VIEWINGS.map(([time, video]) => [time.slice(0, 10), video, tags.get(video) ?? "missing"]),
      id,
    );
  }
  assert.equal(
    study.notices.filter(({ what }) =>
      what.includes("1 of 26 viewings (3.8 %) are of 1 video without metadata; taken as no tags"),
    ).length,
    7,
  );
});

test("a watch history without metadata says what to write, and an empty one is one", async () => {
  const { "old.json": history = "" } = exports.watchHistories();
  await assert.rejects(studyOf({ "p.json": history }), /p\.json: .*"metadata": "videos\.csv"/);
  await assert.rejects(
    studyOf({ "p.json": history }, METADATA),
    /no file "videos\.csv", which study\.json names/,
  );
  await assert.rejects(
    studyOf({ "p.json": history }, { metadata: "../videos.csv" }),
    /no file "\.\.\/videos/,
  );
  const empty = JSON.stringify({ Activity: { "Video Browsing History": null } });
  const study = await studyOf({ "p.json": empty, "videos.csv": exports.studyCsv() }, METADATA);
  assert.equal(study.participants[0]?.rows.length, 0);
  assert.ok(study.notices.some(({ what }) => what === "nothing was seen"));
});

test("nothing of a watch history or its metadata but tags may be on a site", async () => {
  const { "old.json": history = "" } = exports.watchHistories();
  const config = await configOf({ "p.json": history, "videos.csv": exports.studyCsv() }, METADATA);
  const { words, phrases } = await secretsOf(null, config);
  for (const word of ["canary_like", VIDEOS[3]?.id ?? ""]) assert.ok(words.has(word), word);
  assert.ok(phrases.has("canary words of a chat"));
});

test("whoever a path names is shown under a code, and gone where they withdraw", async () => {
  const settings = { participantColumn: "author", publish: { participants: "pseudonyms" } };
  const config = await configOf({ "z.ndjson": exports.zeeschuimer() }, settings);
  const { names } = await secretsOf(null, config);
  for (const author of exports.AUTHORS) assert.ok(names.has(author), author);
  assert.deepEqual(
    (await readStudy(config)).participants.map(({ id }) => id),
    exports.AUTHORS,
  );
  await keepWithdrawal(config.dataDir, "canary_author_b");
  const left = await readStudy(config);
  assert.deepEqual(
    left.participants.map(({ id }) => id),
    ["canary_author_a", "canary_author_c"],
  );
  assert.ok((await secretsOf(null, config)).withdrawn.has("canary_author_b"));
});

test("JSON of something else beside the data is nobody’s, and a table beside histories is offered", async () => {
  const codebook = JSON.stringify([{ id: "q1", text: "what one was asked" }]);
  const study = await studyOf({ "z.ndjson": exports.zeeschuimer(), "codebook.json": codebook });
  assert.deepEqual(
    study.participants.map(({ id }) => id),
    ["z"],
  );
  await assert.rejects(
    studyOf({ "ids.json": JSON.stringify([{ key: 1, meta: { topics: ["a"] } }]) }),
    /ids\.json:1: .*write "columns": {"hashtags": "meta\.topics"} in study\.json/,
  );
  const { "old.json": history = "" } = exports.watchHistories();
  await assert.rejects(
    studyOf({ "p.json": history, "q.json": history, "all.csv": exports.studyCsv() }),
    /watch histories, and "all\.csv" beside them; write "metadata": "all\.csv" in study\.json/,
  );
});

test("a folder of somebody who has withdrawn is not opened", async () => {
  const videos = Object.entries(exports.contentScraper());
  const files = Object.fromEntries(
    ["ann", "ben"].flatMap((folder) => videos.map(([name, text]) => [`${folder}/${name}`, text])),
  );
  const config = await configOf(files);
  await keepWithdrawal(config.dataDir, "ben");
  const study = await readStudy(config);
  assert.deepEqual(
    study.participants.map(({ id }) => id),
    ["ann"],
  );
  assert.ok((await secretsOf(null, config)).withdrawn.has("ben"));
});
