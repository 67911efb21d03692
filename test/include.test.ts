/** The study's own filter: lists of hashtags and accounts keep videos, are counted, and stand in no site. */
import assert from "node:assert/strict";
import { readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { makeConfig } from "../src/config/config.ts";
import { readSettings } from "../src/config/study-json.ts";
import { discover } from "../src/read/participant-files.ts";
import { rowAudit } from "../src/report/rounded-audit.ts";
import { build, command, readTree } from "./command.ts";
import * as exports from "./exports.ts";
import { csv, type Files, HEADER, scratchFolder, smallStudy, writeFiles } from "./scratch.ts";
import { faultsOf, read } from "./study-faults.ts";
import { CELLS, pyktok, table, TABLES } from "./table-exports.ts";

const { VIDEOS, AUTHORS } = exports;
const LISTS = { "tags.txt": "#Nieuws\n\n// a comment\nété\n", "who.txt": "@Canary_Author_B\n" };
const BOTH = { hashtags: "tags.txt", authors: "who.txt" };

function study(files: Files, settings: object, include: unknown = BOTH): string {
  const json = JSON.stringify({ include, ...settings });
  return writeFiles(join(scratchFolder(), "study"), { ...LISTS, ...files, "study.json": json });
}

/** Whether a video bears a hashtag of the list, or comes from the account of the other. */
function isKept({ hashtags, author }: exports.Video): boolean {
  return author === AUTHORS[1] || (hashtags ?? []).some((tag) => tag === "nieuws" || tag === "été");
}
const KEPT = VIDEOS.filter(isKept).map(({ id }) => id);
assert.ok(KEPT.length > 10 && KEPT.length < VIDEOS.length);

/** The study's own CSV with the column of authors that the notebook's files have. */
const ownCsv = exports
  .studyCsv()
  .trim()
  .split("\n")
  .map((line, i) => `${line},${i === 0 ? "author_username" : VIDEOS[i - 1]?.author}`)
  .join("\n");
const folderOf = (videos: Record<string, string>): Files =>
  Object.fromEntries(Object.entries(videos).map(([name, text]) => [`ann/${name}`, text]));
const own = { "news_relevant_videos_ann.csv": `${ownCsv}\n` };
const fromCaption = { columns: { hashtags: { fromCaption: "video_description" } } };

const SHAPES: Readonly<Record<string, readonly [files: Files, settings?: object]>> = {
  "the study’s CSV": [own],
  "the study’s CSV with an author set": [own, { columns: { author: "author_username" } }],
  ...Object.fromEntries(
    Object.entries(TABLES).map(([name, [, text]]) => [name, [{ "ann.csv": text }]]),
  ),
  "a table": [{ "ann.csv": CELLS["#a #b"]?.[1] ?? "" }],
  "pyktok, out of captions": [{ "ann.csv": pyktok(false) }, fromCaption],
  zeeschuimer: [{ "ann.ndjson": exports.zeeschuimer() }],
  "web-api": [{ "ann.json": exports.webApi().itemList }],
  "research-api in JSON": [{ "ann.json": exports.researchApi().mongo }],
  "apify in JSON": [{ "ann.json": exports.apify() }],
  "tiktok-scraper in JSON": [{ "ann.json": exports.tiktokScraper() }],
  "a folder of TikTok-Content-Scraper": [folderOf(exports.contentScraper())],
  "JSON of one’s own": [
    { "ann.json": exports.ownJson() },
    { columns: { hashtags: "video.meta.topics", video_id: "video.key", author: "account" } },
  ],
  "a watch history, by its metadata": [
    {
      "ann.json": exports.watchHistories(VIDEOS.map((video) => ["2024-03-01 10:00:00", video.id]))[
        "new.json"
      ] as string,
      "videos.csv": CELLS["a,b"]?.[1] ?? "",
    },
    { metadata: "videos.csv", fields: { hashtags: {} } },
  ],
};

for (const [name, [files, settings = {}]] of Object.entries(SHAPES))
  test(`${name}: videos with a listed hashtag or of a listed account are kept`, async () => {
    const folder = study(files, settings);
    const { participants, notices } = await read(folder);
    const [participant, ...others] = participants;
    assert.ok(participant !== undefined && others.length === 0);
    const ids = participant.rows.map(({ videoId }) => videoId);
    assert.deepEqual(ids.toSorted(), KEPT.toSorted());
    const left = VIDEOS.length - KEPT.length;
    assert.deepEqual(rowAudit(participant), {
      rows: VIDEOS.length,
      used: KEPT.length,
      skipped: { blank: 0, notIncluded: left },
    });
    const said = notices.map(({ what }) => what);
    assert.ok(said.includes(`${left} of 24 rows left out by the study’s lists`), said.join("\n"));
    assert.doesNotMatch(JSON.stringify(participants), /canary_author/);
  });

test("each list keeps by itself, and hashtags by fields that the study does not map", async () => {
  const files = { "ann.csv": CELLS["a,b"]?.[1] ?? "" };
  const kept = async (include: unknown): Promise<string[]> => {
    const { participants } = await read(study(files, {}, include));
    return participants.flatMap(({ rows }) => rows.map(({ videoId }) => videoId));
  };
  const ids = (fits: (video: exports.Video) => boolean): string[] =>
    VIDEOS.filter(fits).map(({ id }) => id);
  assert.deepEqual(
    await kept({ authors: "who.txt" }),
    ids(({ author }) => author === AUTHORS[1]),
  );
  assert.deepEqual(
    await kept({ hashtags: "tags.txt" }),
    ids(({ hashtags }) => (hashtags ?? []).some((tag) => tag === "nieuws" || tag === "été")),
  );
  const { participants } = await read(study(own, {}), { fields: "suggested_words" });
  const rows = participants.flatMap((participant) => participant.rows);
  assert.deepEqual(rows.map(({ videoId }) => videoId).toSorted(), KEPT.toSorted());
  assert.ok(rows.every(({ cells }) => [...cells.keys()].join() === "suggested_words"));
});

test("of one table each user has counts of their own; who has no video left is there with none", async () => {
  const rows = [
    ["1", "ann", "@news", "a"],
    ["2", "ann", "other", "b"],
    ["3", "ben", "other", "b"],
  ];
  const text = table(["id", "participant", "author", "hashtags"], rows);
  const folder = study(
    { "a.csv": text, "b.csv": text, "who.txt": "https://www.tiktok.com/@News?lang=en\r\n" },
    { participantColumn: "participant" },
    { authors: "who.txt" },
  );
  const { participants } = await read(folder);
  assert.deepEqual(
    participants.map((own) => [own.id, own.rows.length, own.notIncluded]),
    [
      ["ann", 2, 2],
      ["ben", 0, 2],
    ],
  );
});

const PLAIN = table(["id", "hashtags"], [["7300000000000000001", "a,b"]]);

test("a list that cannot be one is a fault in one line", async () => {
  const faults = async (files: Files, include: unknown): Promise<string[]> =>
    faultsOf(study({ "ann.csv": PLAIN, ...files }, {}, include));
  const ofTags = (text: string | Buffer): Promise<string[]> =>
    faults({ "tags.txt": text }, { hashtags: "tags.txt" });
  assert.match(
    (await faults({}, { hashtags: "gone.txt" })).join("\n"),
    /^study\.json:1: no file "gone\.txt"; put the list into the study’s folder, and name it in "include\.hashtags"$/,
  );
  for (const empty of ["", "\n \r\n// nothing\n", "\ufeff\n", "#\n"])
    assert.match(
      (await ofTags(empty)).join("\n"),
      /^tags\.txt: a list without any hashtag; write one hashtag a line, or take .* out of study\.json$/,
    );
  for (const bytes of [Buffer.from("caf\xe9\n", "latin1"), Buffer.from("\ufeffnews\n", "utf16le")])
    assert.match((await ofTags(bytes)).join("\n"), /^tags\.txt: not UTF-8; save it as UTF-8$/);
  assert.match(
    (await ofTags("news\nus politics\na, b\n")).join("\n"),
    /^tags\.txt:2: holds more than one hashtag \("us politics"\), and so do 1 more line; write one hashtag a line, and comments after \/\/$/,
  );
  for (const outside of ["../who.txt", "/etc/hostname", "a/../../who.txt", "\0"])
    assert.match(
      (await faults({ "../who.txt": "news\n" }, { authors: outside })).join("\n"),
      /^study\.json:1: ".*" lies outside the study’s folder; put the list into/,
    );
  assert.match((await faults({}, { authors: "." })).join("\n"), /not a file/);
  for (const include of [{}, { tags: "tags.txt" }, { hashtags: 3 }, "tags.txt"])
    assert.match((await faults({}, include)).join("\n"), /^study\.json:1: .*include/);
});

test("a list that a link leads to outside the folder is none", async (t) => {
  if (process.platform === "win32") return t.skip("links need rights there");
  const folder = study({ "ann.csv": PLAIN, "../secret.txt": "a\n" }, {}, { hashtags: "link.txt" });
  symlinkSync(join(folder, "..", "secret.txt"), join(folder, "link.txt"));
  assert.match((await faultsOf(folder)).join("\n"), /"link\.txt" lies outside the study’s folder/);
});

test("where nothing tells what a list asks for, one line says what to set", async () => {
  assert.match(
    (await faultsOf(study({ "ann.csv": PLAIN }, {}, { authors: "who.txt" }))).join("\n"),
    /^ann\.csv: nothing tells who posted a video, by which "who\.txt" is to keep them; name its column, e\.g\. "columns": \{"author": "COLUMN"\} in study\.json/,
  );
  const words = table(["video_id", "suggested_words"], [["1", "['a b']"]]);
  assert.match(
    (
      await faultsOf(study({ "news_relevant_videos_a.csv": words }, {}, { hashtags: "tags.txt" }), {
        fields: "suggested_words",
      })
    ).join("\n"),
    /no hashtags, by which "tags\.txt" is to keep videos; name its column, e\.g\. "columns": \{"hashtags": "COLUMN"\}/,
  );
  assert.match(
    (
      await faultsOf(study(own, { columns: { author: "author_usernam" } }, { authors: "who.txt" }))
    ).join("\n"),
    /:1: no column "author_usernam", which .*study\.json names for "author"; did you mean "author_username"\?/,
  );
});

test("a list is nobody's file, whatever it is called", async () => {
  const named = "news_relevant_videos_list.csv";
  const folder = study({ "ann.csv": PLAIN, [named]: "a\n" }, {}, { hashtags: `./${named}` });
  const config = makeConfig({ data: folder, out: "elsewhere" }, await readSettings(folder));
  const { files, notices } = await discover(config);
  assert.deepEqual([files.map(({ id }) => id), notices], [["ann"], []]);
  const { participants } = await read(folder);
  assert.equal(participants[0]?.rows.length, 1);
  const below = study({ "ann.csv": PLAIN, "lists/b.txt": "b" }, {}, { hashtags: "lists/b.txt" });
  assert.equal((await read(below)).participants[0]?.notIncluded, 0);
});

const lists = (text: string): string =>
  text
    .trim()
    .split("\n")
    .map((line, i) => `${line},${i === 0 ? "author" : `canary_author_${i % 2}`}`)
    .join("\n");
const ROWS = Array.from({ length: 40 }, (_, i) => [`tag${i}`, "fyp"]);

for (const participants of ["as-is", "pseudonyms"] as const)
  test(`a site tells how many were kept, and nothing of the lists (${participants})`, async () => {
    const files = {
      ...smallStudy(),
      "news_relevant_videos_ann.csv": lists(csv(ROWS)),
      "news_relevant_videos_ben.csv": `${HEADER},author\n9,2024-02-02,,"['cats']",canary_else\n`,
      "news_relevant_videos_cas.csv": `${HEADER},author\n`,
      "canary_list.txt": "canarytag\nTag1\n#tag3\n",
      "canary_accounts.txt": "canary_author_1\ncanary_unmet\n",
    };
    const include = { hashtags: "canary_list.txt", authors: "canary_accounts.txt" };
    const data = study(files, { publish: { participants } }, include);
    const out = join(data, "..", "site");
    const env = { TAGSCAPE_KEY_FILE: join(data, "..", "keys.json"), CI: "" };
    const built = await build(["--data", data, "--out", out], { env });
    assert.equal(built.code, 0, built.stderr);
    const site = [...readTree(out)].map(([path, text]) => `${path}\n${text}`).join("\n");
    assert.doesNotMatch(site, /canary|txt/);
    const { audit } = JSON.parse(readFileSync(join(out, "manifest.json"), "utf8")) as {
      audit: Record<string, { rows: number; used: number; skipped: { notIncluded: number } }>;
    };
    const counts = Object.values(audit).map(({ rows, used, skipped }) => [
      rows,
      used,
      skipped.notIncluded,
    ]);
    // Of 40 rows 20 are of one account, and 2 more bear a hashtag of the list.
    const expected = {
      "as-is": [
        [0, 0, 0],
        [1, 0, 1],
        [40, 22, 18],
      ],
      pseudonyms: [
        [0, 0, 0],
        [5, 0, 5],
        [40, 20, 20],
      ],
    }[participants];
    assert.deepEqual(
      counts.toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0)),
      expected,
    );
    const page = (name: string): string => readFileSync(join(out, name), "utf8");
    assert.match(
      page("method.html"),
      /Of all rows those are kept that bear one of 3 listed hashtags or come from one of 2 listed accounts/,
    );
    const cell = participants === "as-is" ? "22 (+ 18 left" : "20 (+ 20 left";
    assert.ok(page("method.html").includes(`${cell} out by the study’s lists)`));
    const [empty = ""] =
      Object.entries(audit).find(([, { rows, used }]) => rows > 0 && used === 0) ?? [];
    const left = participants === "as-is" ? "1 video" : "fewer than 10 videos";
    const none = `None of this participant’s videos is kept by the study’s lists of hashtags and accounts (${left} left out)`;
    assert.ok(page(`${empty}.html`).includes(none));
    const checked = await command("check-site", [out, "--data", data], { env });
    assert.equal(checked.code, 0, checked.stderr);
  });
