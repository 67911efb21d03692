/** A site of everyone together: groups and the pool, and nothing that is one participant's. */
import assert from "node:assert/strict";
import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { parse } from "csv-parse/sync";
import { makeConfig } from "../src/config/config.ts";
import { readSettings } from "../src/config/study-json.ts";
import { codeOf } from "../src/privacy/pseudonyms.ts";
import { checkSite } from "../src/publish/check.ts";
import { secretsOf } from "../src/publish/secrets.ts";
import { sha256 } from "../src/sha256.ts";
import { readHeld } from "../src/chart/cohort-code.ts";
import { build, command, readTree } from "./command.ts";
import { csv, scratchFolder, writeFiles } from "./scratch.ts";

const WORDS = "news sport music film cooking travel science crime politics weather art".split(" ");
const IDS = Array.from({ length: 12 }, (_, i) => `canaryperson${String.fromCharCode(97 + i)}`);
const [STUDENTS, PARENTS] = [IDS.slice(0, 6), IDS.slice(6)];
const GROUPS = {
  students: STUDENTS,
  parents: PARENTS,
  few: IDS.slice(0, 3),
  allbutone: IDS.slice(0, 11),
};
const KEY = "ab".repeat(32);

/** Common tags, one that few of the students have, and one that is a participant's own. */
function rowsOf(i: number): string[][] {
  return Array.from({ length: 26 + 3 * i }, (_, n) => [
    WORDS[(n * (1 + (i % 3))) % 11] ?? "",
    `${WORDS[(n + i) % 11] ?? ""}tok`,
    ...(n < 4 && (i === 0 || i >= 6) ? ["mostlyparents"] : []),
    ...(n < 4 && i < 4 ? ["canaryoffour"] : []),
    ...(n < 3 ? [`canaryown${i}`] : []),
  ]);
}

const FILES = Object.fromEntries(IDS.map((id, i) => [`${id}.csv`, csv(rowsOf(i), 1000 * i + 1)]));

function study(settings: object = {}, files: Record<string, string> = FILES): string {
  const data = writeFiles(scratchFolder(), files);
  const names = { hashtags: [{ name: "Named", tags: ["canaryown1", "news"] }] };
  const overrides = { [IDS[2] ?? ""]: { hashtags: { k: 4, stopTags: ["art"] } } };
  const own = { files: "{participant}.csv", pages: "cohort", groups: GROUPS, names, overrides };
  writeFileSync(join(data, "study.json"), JSON.stringify({ ...own, ...settings }));
  return data;
}

let data: string;
let site: string;
let tree: ReadonlyMap<string, string>;
before(async () => {
  data = study();
  site = join(scratchFolder(), "site");
  const { code, stderr } = await build(["--data", data, "--out", site]);
  assert.equal(code, 0, stderr);
  assert.match(stderr, /nobody alone/);
  tree = readTree(site);
});

const tableOf = (name: string): Record<string, string>[] =>
  parse(tree.get(`data/cohort.hashtags.${name}.csv`) ?? "", { columns: true });

test("it has the pages of the study and the files of the cohort, and no others", () => {
  assert.deepEqual([...tree.keys()].filter((path) => !path.startsWith("data/cohort.")).toSorted(), [
    ".nojekyll",
    "404.html",
    "cohort.html",
    "index.html",
    "manifest.json",
    "method.html",
  ]);
});

test("no file names a participant, or holds a tag of too few", () => {
  for (const [path, text] of tree) {
    assert.doesNotMatch(text, /canary/i, path);
    for (const id of IDS) assert.ok(!text.includes(codeOf(KEY, id)), path);
  }
  const manifest = JSON.parse(tree.get("manifest.json") ?? "") as Record<string, object>;
  assert.deepEqual(Object.keys(manifest["audit"] ?? {}), ["everyone"]);
  assert.deepEqual(manifest["metrics"], {});
});

test("rows are of everyone and of the groups that can be told", () => {
  const expected = ["pool:everyone", "group:students", "group:parents"];
  for (const name of ["topics", "diversity", "distinctive"])
    for (const { participant = "" } of tableOf(name)) assert.ok(expected.includes(participant));
  assert.deepEqual(tableOf("likeness"), []);
  const page = tree.get("cohort.html") ?? "";
  assert.match(page, /2 groups are not told of/);
  assert.match(tree.get("index.html") ?? "", /href="cohort\.html"/);
  assert.doesNotMatch(tree.get("index.html") ?? "", /<table class="study"/);
});

/** tag → id → how often, by hand. */
const counts = new Map<string, Map<string, number>>();
for (const [i, id] of IDS.entries())
  for (const tag of rowsOf(i).flat()) {
    if (i === 2 && tag === "art") continue;
    const own = counts.get(tag) ?? new Map<string, number>();
    counts.set(tag, own.set(id, (own.get(id) ?? 0) + 1));
  }

function has(tags: readonly string[], ids: readonly string[]): number {
  return ids.filter((id) => tags.some((tag) => counts.get(tag)?.has(id))).length;
}

test("each figure, and what is left of a sum without it, is of nobody or of five at least", () => {
  const topicOf = new Map(tableOf("tags").map(({ tag = "", topic = "" }) => [tag, topic]));
  const inline = /id="cohort-hashtags">([^<]*)/.exec(tree.get("cohort.html") ?? "")?.[1] ?? "";
  const { ids, tags, held } = JSON.parse(inline) as Record<"ids" | "tags" | "held", string[]>;
  assert.deepEqual(ids, ["group:students", "group:parents"]);
  assert.ok(topicOf.has("mostlyparents"));
  let seen = 0;
  for (const [g, members] of [STUDENTS, PARENTS].entries()) {
    const told = [...readHeld(held[g] ?? "")];
    assert.ok(!told.some(([tag]) => tags[tag] === "mostlyparents"), "it is of one student");
    for (const [at, count] of told) {
      const tag = tags[at] ?? "";
      const own = members.map((id) => counts.get(tag)?.get(id) ?? 0);
      assert.equal(
        count,
        own.reduce((sum, n) => sum + n, 0),
        tag,
      );
      assert.ok(own.filter((n) => n > 0).length >= 5, tag);
      seen += 1;
    }
    const rows = tableOf("topics").filter(({ participant }) => participant === ids[g]);
    const open = new Set(rows.map(({ topic }) => topic));
    for (const topic of [...open, null]) {
      const all = [...topicOf].filter(([, own]) =>
        topic === null ? !open.has(own) : own === topic,
      );
      const names = all.map(([tag]) => tag);
      const size = has(names, members);
      assert.ok(size === 0 || size >= 5, `${topic}: ${size}`);
      const left = names.filter((tag) => !told.some(([at]) => tags[at] === tag));
      const rest = has(left, members);
      assert.ok(rest === 0 || rest >= 5, `${topic}, untold tags: ${rest}`);
    }
  }
  assert.ok(seen > 10, "groups do have tags");
  for (const { tag = "", participants } of tableOf("tags"))
    assert.equal(Number(participants), counts.get(tag)?.size, tag);
});

test("a check finds nothing in it, and what is put there by participant", async () => {
  const config = makeConfig({ data }, await readSettings(data));
  const secrets = await secretsOf({ key: KEY, codes: {} }, config);
  assert.deepEqual(checkSite(site, secrets, config).faults, []);
  const changed = (path: string, change: (text: string) => string): string => {
    const copy = join(scratchFolder(), "copy");
    cpSync(site, copy, { recursive: true });
    const text = change(tree.get(path) ?? "");
    assert.notEqual(text, tree.get(path));
    writeFileSync(join(copy, path), text);
    const manifest = JSON.parse(readFileSync(join(copy, "manifest.json"), "utf8")) as {
      files: Record<string, string>;
    };
    manifest.files[path] = sha256(text);
    if (path !== "manifest.json")
      writeFileSync(join(copy, "manifest.json"), JSON.stringify(manifest));
    return checkSite(copy, secrets, config)
      .faults.map(({ what }) => what)
      .join("; ");
  };
  const alone = /something of a single participant/;
  const code = codeOf(KEY, IDS[3] ?? "");
  const TAGS = "data/cohort.hashtags.tags.csv";
  for (const [path, change, expected] of [
    ["index.html", (t) => t.replace("<main", `<b>${IDS[3]}</b><main`), /name of a participant/],
    ["method.html", (t) => t.replace("<main", `<b>${code}</b><main`), /name of a participant/],
    ["data/someone.json", () => '{"id":"x","videos":1,"fields":{}}', alone],
    ["someone.html", () => "<p>x</p>", alone],
    ["data/cohort.hashtags.diversity.csv", (t) => `${t}x,30,,1,2,1,3\n`, alone],
    ["data/cohort.hashtags.likeness.csv", (t) => `${t}x,y,0.1,0,1,0.1\n`, alone],
    ["data/cohort.json", (t) => t.replace('"id":"group:students"', '"id":"x"'), alone],
    ["cohort.html", (t) => t.replace('"ids":["', '"ids":["x","'), alone],
    ["manifest.json", (t) => t.replace('"audit": {', '"audit": {"x": {},'), alone],
    [TAGS, (t) => `${t}rare,rare,1,4,9,,\n`, /tags of fewer than 5 participants/],
  ] as [string, (text: string) => string, RegExp][])
    assert.match(changed(path, change), expected, path);
});

test("a site of each participant is a fault where study.json asks for everyone together", async () => {
  const other = study({ pages: "all", publish: { participants: "as-is" } });
  const out = join(scratchFolder(), "out");
  assert.equal((await build(["--data", other, "--out", out])).code, 0);
  const asked = study({ publish: { participants: "as-is" } });
  const config = makeConfig({ data: asked }, await readSettings(asked));
  const { faults } = checkSite(out, await secretsOf(null, config), config);
  assert.ok(faults.some(({ what }) => /shows each participant, other than study\.json/.test(what)));
});

for (const [name, settings, flags, expected] of [
  ["a lower floor", { publish: { minParticipants: 4 } }, [], /:1: "publish\.minParticipants" is 4/],
  ["no cohort", { cohort: { off: true } }, [], /:1: .*"cohort\.off"/],
  ["videos", { show: { videos: true } }, [], /:1: "show\.videos"/],
  ["networks", { network: true }, [], /:1: "network"/],
  ["a single page", {}, ["--single", IDS[0] ?? ""], /^--single: is a page of one participant/m],
  [
    "too few participants",
    { participants: IDS.slice(0, 4) },
    [],
    /no fewer than 5 participants, and 4/,
  ],
  [
    "a group that is called like a participant",
    { groups: { [IDS[0] ?? ""]: IDS } },
    [],
    /called like a participant/,
  ],
] as const)
  test(`${name}: one line, and nothing is built`, async () => {
    const out = join(scratchFolder(), "out");
    const ended = await build(["--data", study(settings), "--out", out, ...flags]);
    assert.equal(ended.code, 2, ended.stderr);
    const lines = ended.stderr
      .trim()
      .split("\n")
      .filter((line) => expected.test(line));
    assert.equal(lines.length, 1, ended.stderr);
    assert.ok(!existsSync(out));
  });

test("who shows the same videos as another counts once", async () => {
  const again = {
    ...Object.fromEntries(Object.entries(FILES).slice(0, 4)),
    "twin.csv": FILES[`${IDS[0]}.csv`] ?? "",
  };
  const ended = await build([
    "--data",
    study({ groups: undefined, overrides: {} }, again),
    "--out",
    join(scratchFolder(), "out"),
  ]);
  assert.equal(ended.code, 2);
  assert.match(ended.stderr, /and 4 with videos of their own are here/);
});

test("someone withdraws: another is built, or where too few are left none stays", async () => {
  const own = study(
    { participants: undefined, groups: undefined, overrides: {} },
    Object.fromEntries(Object.entries(FILES).slice(0, 6)),
  );
  const out = join(scratchFolder(), "out");
  const flags = ["--data", own, "--out", out, "--cache", join(scratchFolder(), "cache")];
  const env = { TAGSCAPE_KEY_FILE: join(scratchFolder(), "keys.json") };
  assert.equal((await build(flags, { env })).code, 0);
  const first = await command("withdraw", [IDS[5] ?? "", ...flags], { env });
  assert.equal(first.code, 0, first.stderr);
  assert.match(first.stdout, /built again without them/);
  assert.match(readTree(out).get("manifest.json") ?? "", /"participants": 5/);
  const second = await command("withdraw", [IDS[4] ?? "", ...flags], { env });
  assert.equal(second.code, 0, second.stderr);
  assert.match(second.stdout, /removed: without them it may be of fewer than 5 participants/);
  assert.ok(!existsSync(join(out, "cohort.html")));
  const slip = await command("withdraw", ["nobody", ...flags], { env });
  assert.equal(slip.code, 2);
});

test("another order of files and other names give the same figures", async () => {
  const renamed = Object.fromEntries(
    Object.entries(FILES).map(([name, text]) => [`x${name}`, text]),
  );
  const groups = Object.fromEntries(
    Object.entries(GROUPS).map(([name, ids]) => [name, ids.map((id) => `x${id}`).toReversed()]),
  );
  const other = study(
    { groups, overrides: { [`x${IDS[2]}`]: { hashtags: { k: 4, stopTags: ["art"] } } } },
    renamed,
  );
  const out = join(scratchFolder(), "out");
  assert.equal((await build(["--data", other, "--out", out])).code, 0);
  for (const [path, text] of readTree(out)) assert.equal(text, tree.get(path), path);
});
