/** JSON of every collector comes to what the same content in the study's own CSV comes to. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { InputError } from "../src/error.ts";
import type { Format } from "../src/read/formats/format.ts";
import { anyJson } from "../src/read/formats/json/any-json.ts";
import { apifyJson, tiktokScraperJson } from "../src/read/formats/json/apify.ts";
import { readJson } from "../src/read/formats/json/json-file.ts";
import { researchApi } from "../src/read/formats/json/research-api.ts";
import { webApi } from "../src/read/formats/json/web-api.ts";
import { zeeschuimerNdjson } from "../src/read/formats/json/zeeschuimer.ts";
import type { Row } from "../src/read/participant.ts";
import { withVideoIds } from "../src/read/video-ids.ts";
import * as exports from "./exports.ts";
import { type Case, CASES, configOf, readingOf } from "./json-cases.ts";

const { dayOf, VIDEOS } = exports;

/** What counts of a row. */
const told = ({ videoId, date, cells }: Row): unknown[] => [
  videoId,
  date,
  cells.get("hashtags") ?? "missing",
  cells.get("suggested_words") ?? "missing",
];

test("each format has the ids, the days and the tags of the same videos", async () => {
  for (const one of CASES) {
    const { participants, faults } = await readingOf(one);
    assert.deepEqual(faults, [], one.format.called);
    const expected = VIDEOS.map((video) => [
      video.id,
      dayOf(video),
      video.hashtags ?? "missing",
      one.words === true ? (video.words ?? "missing") : "missing",
    ]);
    assert.deepEqual(
      participants.map(({ rows }) => rows.map(told)),
      [expected],
      one.format.called,
    );
  }
});

test("each value of participantColumn is a participant with the rows of its own", async () => {
  for (const one of CASES) {
    const settings = { ...one.settings, participantColumn: one.user };
    const { participants, faults } = await readingOf(one, settings);
    assert.deepEqual(faults, [], one.format.called);
    const found = participants.map(({ id, rows }) => [id, rows.map(({ videoId }) => videoId)]);
    const expected = exports.AUTHORS.map((author) => [
      author,
      VIDEOS.filter((video) => video.author === author).map(({ id }) => id),
    ]);
    assert.deepEqual(found, expected, one.format.called);
  }
});

test("items that fit nothing are skipped, counted and placed", async () => {
  const said = async (one: Case | undefined): Promise<string[]> => {
    assert.ok(one !== undefined);
    return (await readingOf(one)).notices.map(({ line, what }) => `${line ?? "-"}: ${what}`);
  };
  const lines = await said(CASES[0]);
  assert.deepEqual(lines.slice(0, 3), [
    "-: read as Zeeschuimer NDJSON",
    '4: 1 of 26 lines skipped: from "instagram.com", which is not TikTok’s feed of videos, first line 4',
    "27: 1 of 26 lines skipped: no JSON, first line 27",
  ]);
  const items = await said(CASES.find(({ format }) => format === apifyJson));
  assert.match(
    items[1] ?? "",
    /: 2 of 26 items skipped: of inputs that failed \(error\), first item 8$/,
  );
});

test("each format tells of all that is no tag, and of no tag", async () => {
  const tags = new Set(
    VIDEOS.flatMap(({ hashtags, words }) => [...(hashtags ?? []), ...(words ?? [])]),
  );
  for (const one of CASES) {
    const { config, file } = await configOf(one, one.settings);
    const values = new Set<string>();
    const hidden = {
      column: () => {},
      participant: () => {},
      value: (text: string) => values.add(text),
    };
    await one.format.eachHidden(file, config.fields, hidden, config);
    for (const { id, author, caption, time } of VIDEOS) {
      assert.ok(values.has(id) && values.has(author), one.format.called);
      assert.ok(one.format === anyJson || values.has(caption), one.format.called);
      assert.ok(values.has(String(time)), one.format.called);
    }
    // What describes a tag is none.
    const describes = [apifyJson, tiktokScraperJson].includes(one.format);
    assert.equal(values.has("about fyp"), describes, one.format.called);
    assert.deepEqual(
      [...values].filter((value) => tags.has(value)),
      [],
      one.format.called,
    );
  }
});

test("hashtags come out of captions where the study asks for them, and are offered where nothing else is", async () => {
  for (const [format, name, caption, text] of [
    [
      researchApi,
      "r.json",
      "video_description",
      '[{"id": 1, "create_time": 1700000000, "video_description": "a #b#c"}]',
    ],
    [
      zeeschuimerNdjson,
      "z.ndjson",
      "desc",
      '{"source_platform": "tiktok.com", "data": {"id": "1", "desc": "a #b#c"}}',
    ],
  ] as const) {
    const one = { format, name, text, user: "" };
    const [fault] = (await readingOf(one)).faults;
    assert.match(
      fault?.todo ?? "",
      new RegExp(`"columns": {"hashtags": {"fromCaption": "${caption}"}}`),
    );
    const read = await readingOf(one, { columns: { hashtags: { fromCaption: caption } } });
    assert.deepEqual(read.faults, []);
    assert.deepEqual(read.participants[0]?.rows[0]?.cells.get("hashtags"), ["b", "c"]);
  }
});

const REFUSED: readonly (readonly [format: Format, name: string, text: string, said: RegExp])[] = [
  [
    zeeschuimerNdjson,
    "z.ndjson",
    '{"source_platform": "instagram.com", "item_id": "1", "data": {"taken_at": 3}}\n'.repeat(3),
    /z\.ndjson:1: 3 of 3 lines are no video of Zeeschuimer NDJSON: 3 from "instagram\.com", .*; export/,
  ],
  [
    webApi,
    "w.json",
    '{"itemList": [{"id": "1", "desc": "x"',
    /w\.json:1: JSON that breaks off; export it again/,
  ],
  [
    researchApi,
    "r.json",
    '[\n{"id": 1},\n{"id": NaN}]',
    /r\.json:3: NaN, which is no JSON, from here on; /,
  ],
  [researchApi, "r.json", '[\n{"id": 1},\n{"id" 2}]', /r\.json:3: no JSON from here on; /],
  [
    apifyJson,
    "a.json",
    '[{"error": "gone"}, {"error": "gone"}]',
    /2 of 2 items are no video of JSON of Apify: 2 of inputs that failed \(error\) \(first item 1\)/,
  ],
  [
    tiktokScraperJson,
    "t.json",
    '{"collector": ["a", "b", 3]}',
    /3 of 3 items are no video of .*: 3 no object/,
  ],
  [
    webApi,
    "w.json",
    '{\n"id": "1", "desc": "x"}',
    /videos \(one lies alone\); write the videos as one list/,
  ],
  [webApi, "w.json", '{"a": {"b": {"c": [{"id": "1"}]}}}', /\(one lies under "a\.b\.c\.\*"\); /],
  [anyJson, "o.json", "[".repeat(5000), /lists nested too deeply/],
  [anyJson, "o.json", "", /the file is empty/],
  [
    anyJson,
    "o.json",
    '\ufeff[{"id": "1", "hashtags": {"a": 1}}]',
    /with something else than a list under "hashtags"/,
  ],
];

test("what is broken, or of something else, is refused with its place and what to do", async () => {
  for (const [format, name, text, said] of REFUSED) {
    const read = readingOf({ format, name, text, user: "" }).then(({ faults }) => {
      throw new InputError(faults);
    });
    await assert.rejects(read, said);
  }
});

test("rounded ids are taken from the addresses beside them", async () => {
  const rows = Array.from({ length: 5 }, (_, i) => ({
    id: 7.3e18 + i * 1024,
    createTime: 1_700_000_000,
    hashtags: [{ name: "a" }],
    webVideoUrl: `https://www.tiktok.com/@x/video/730000000000000000${i}`,
  }));
  const one = { format: apifyJson, name: "a.json", text: JSON.stringify(rows), user: "" };
  const [participant] = (await readingOf(one)).participants;
  const { rows: settled } = withVideoIds("a.json", participant?.rows ?? []);
  assert.deepEqual(
    settled.map(({ videoId }) => videoId),
    rows.map((_, i) => `730000000000000000${i}`),
  );
});

test("a document of one line is read as it comes, and not held", async () => {
  const item = {
    id: "1",
    desc: "x".repeat(2000),
    createTime: 1_700_000_000,
    challenges: [{ title: "a" }],
  };
  const one = JSON.stringify(item);
  const text = `{"itemList": [${Array.from({ length: 8000 }, () => one).join(",")}]}`;
  const { config, file } = await configOf({ name: "w.json", text });
  let most = 0;
  let last = 0;
  await readJson(file, [["itemList", "*"]], {
    value: (_, { number }) => {
      last = number;
      if (number % 500 === 0) most = Math.max(most, process.memoryUsage().arrayBuffers);
    },
    broken: () => {},
  });
  assert.equal(last, 8000);
  assert.ok(most < text.length, `${most} bytes were held`);
  void config;
});

test("tags in one text are parted as a column’s are, or as the study says", async () => {
  const told = async (texts: readonly unknown[], settings: Record<string, unknown> = {}) => {
    const text = JSON.stringify(texts.map((hashtags, i) => ({ id: String(i + 1), hashtags })));
    const one = { format: anyJson, name: "o.json", text, user: "" };
    const { participants, faults, notices } = await readingOf(one, settings);
    const cells = participants[0]?.rows.map(({ cells: own }) => own.get("hashtags"));
    return { cells, fault: faults[0]?.todo, notice: notices[0]?.what };
  };
  assert.deepEqual(await told(["a, b", "c", "", null]), {
    cells: [["a", "b"], ["c"], "missing", "missing"],
    fault: undefined,
    notice: 'read as JSON; "hashtags" joined by commas',
  });
  assert.deepEqual((await told(["#a #b", "#c#d"])).cells, [
    ["a", "b"],
    ["c", "d"],
  ]);
  assert.deepEqual((await told(["['a', 'b']", "['c']"])).cells, [["a", "b"], ["c"]]);
  assert.deepEqual((await told(["a|b,c"], { listSeparator: "|" })).cells, [["a", "b,c"]]);
  assert.match((await told(["so #a it", "is #b"])).fault ?? "", /"fromCaption": "hashtags"/);
  const nested = { columns: { hashtags: "hashtags.label" } };
  assert.deepEqual(
    (await told([[{ label: "a" }, { label: "b" }], [{ label: "c" }]], nested)).cells,
    [["a", "b"], ["c"]],
  );
});

test("JSON of no known shape is refused with the setting that its own keys ask for", async () => {
  for (const [item, paste] of [
    [{ key: 1, meta: { topics: ["a"] } }, '"columns": {"hashtags": "meta.topics"}'],
    [{ key: 1, meta: { said: "x #a" } }, '"columns": {"hashtags": {"fromCaption": "meta.said"}}'],
  ] as const) {
    const text = JSON.stringify([item, item]);
    const { faults } = await readingOf({ format: anyJson, name: "o.json", text, user: "" });
    assert.ok(faults[0]?.todo.includes(paste), faults[0]?.todo);
  }
});
