/** `npm run init`: what it writes of the files that somebody has is built at once. */
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { test } from "node:test";
import type { Found } from "../src/begin/found.ts";
import { type Answers, ask } from "../src/begin/questions.ts";
import { stripVTControlCharacters } from "node:util";
import { build, command, type Ended } from "./command.ts";
import { environment } from "./environment.ts";
import {
  csv,
  fileName,
  type Files,
  HEADER,
  scratchFolder,
  smallStudy,
  writeFiles,
} from "./scratch.ts";
import { until } from "./until.ts";

const settingsIn = (folder: string): Record<string, unknown> =>
  JSON.parse(readFileSync(join(folder, "study.json"), "utf8")) as Record<string, unknown>;
const ignoredIn = (folder: string): string[] =>
  readFileSync(join(folder, ".gitignore"), "utf8").trimEnd().split("\n");

/** A folder that its user works in, with a study in it. */
async function begin(files: Files, study = "."): Promise<{ cwd: string; ended: Ended }> {
  // A key lies beside a study, be it the working folder.
  const cwd = join(scratchFolder(), "work");
  mkdirSync(join(cwd, study), { recursive: true });
  writeFiles(join(cwd, study), files);
  return { cwd, ended: await command("init", ["--data", study, "--yes"], { cwd }) };
}

async function builds(cwd: string, study = "."): Promise<Ended> {
  const ended = await build(["--data", study, "--out", "site"], { cwd });
  assert.equal(ended.code, 0, ended.stderr);
  return ended;
}

const TABLE = [
  "id,username,hashtags,created_at",
  `1,ann,"['news','cats']",2024-02-02T10:00:00Z`,
  `2,bea,"['dogs']",2024-02-03T10:00:00Z`,
  `3,ann,"['=1+1']",2024-02-04T10:00:00Z`,
  "",
].join("\n");

test("files of the study's own kind need a title and codes alone", async () => {
  const { cwd, ended } = await begin(smallStudy(), "donors");
  assert.equal(ended.code, 0, ended.stderr);
  assert.match(ended.stdout, /^3 files \(.+\), 3 participants, 12 videos$/m);
  assert.match(ended.stdout, /^columns of ".*ann\.csv": "video_id", .* and "hashtags"$/m);
  assert.match(ended.stdout, /^next: .*build.* --data donors$/m);
  const { title, publish, ...others } = settingsIn(join(cwd, "donors"));
  assert.equal(typeof title, "string");
  assert.deepEqual([publish, others], [{ participants: "pseudonyms" }, {}]);
  assert.deepEqual(ignoredIn(cwd), [
    ".tagscape-*",
    ".*.tagscape-*",
    "/parts/",
    "/site/",
    "/donors/*.csv",
  ]);
  const { stderr } = await builds(cwd, "donors");
  assert.match(stderr, /a new key/);
});

test("a table with a column that looks like users has a participant for each", async () => {
  const { cwd, ended } = await begin({ "export.csv": TABLE });
  assert.equal(ended.code, 0, ended.stderr);
  assert.match(ended.stdout, /^the column "username" looks like users$/m);
  assert.equal(settingsIn(cwd)["participantColumn"], "username");
  assert.match((await builds(cwd)).stderr, /^2 participants → /m);
});

test("a .gitignore keeps its lines, gains each once, and git obeys it", async () => {
  const cwd = scratchFolder();
  execFileSync("git", ["init", "-q"], { cwd, env: environment() });
  writeFiles(join(cwd, "my [data] #1"), smallStudy());
  writeFileSync(join(cwd, ".gitignore"), "own\n/site/");
  const first = await command("init", ["--data", "my [data] #1", "--yes"], { cwd });
  assert.equal(first.code, 0, first.stderr);
  const lines = ignoredIn(cwd);
  assert.deepEqual(lines.slice(0, 2), ["own", "/site/"]);
  assert.equal(new Set(lines).size, lines.length);
  await builds(cwd, "my [data] #1");
  const seen = execFileSync("git", ["status", "--porcelain", "-uall"], { cwd, env: environment() });
  assert.deepEqual(String(seen).trim().split("\n"), [
    "?? .gitignore",
    '?? "my [data] #1/study.json"',
  ]);
});

test("nothing that is there is written over, and what cannot be read is said", async () => {
  const own = '{"title": "Mine"}';
  const there = await begin({ ...smallStudy(), "study.json": own });
  assert.equal(there.ended.code, 2);
  assert.match(there.ended.stderr, /^study\.json: is there already; /);
  assert.equal(readFileSync(join(there.cwd, "study.json"), "utf8"), own);
  assert.ok(!existsSync(join(there.cwd, ".gitignore")));
  for (const files of [
    {},
    { "a.csv": "x,y\n1,2\n" },
    {
      [fileName("ann")]: `${HEADER}\n1,2024-01-01,[],"[broken"\n`,
      [fileName("b")]: "nothing\n1\n",
    },
    { ...smallStudy(), "Study.json": "{}" },
  ]) {
    const { cwd, ended } = await begin(files);
    assert.equal(ended.code, 2, ended.stderr);
    assert.match(ended.stderr, /^.+: .+; .+$/m);
    assert.ok(!existsSync(join(cwd, "study.json")));
    assert.ok(!existsSync(join(cwd, ".gitignore")));
  }
});

test("the sample is copied into an empty folder, and no other", async () => {
  const cwd = scratchFolder();
  const { code, stderr } = await command("init", ["--sample"], { cwd });
  assert.equal(code, 0, stderr);
  assert.ok(!("$schema" in settingsIn(join(cwd, "data"))));
  const again = await command("init", ["--sample"], { cwd });
  assert.equal(again.code, 2);
  assert.match(again.stderr, /^data: is there already; /);
  mkdirSync(join(cwd, "other", "data"), { recursive: true });
  assert.equal((await command("init", ["--sample"], { cwd: join(cwd, "other") })).code, 0);
});

test("a value of the data moves no terminal", async () => {
  const name = "na\u001b[31mme";
  const { ended } = await begin({
    [fileName("ann")]: csv([["a"]])
      .replace(HEADER, `${HEADER},${name}`)
      .replace(/"\n$/, '",1\n'),
  });
  assert.equal(ended.code, 0, ended.stderr);
  assert.ok(!ended.stdout.includes("\u001b"));
});

const DOWN = "\u001b[B";
const ENTER = "\r";
const FOUND: Found = {
  lines: ["1 file"],
  files: ["a.csv"],
  fields: ["hashtags"],
  lists: ["topics"],
  users: null,
};

/** Types an answer whenever the next question is there. */
async function asked(found: Found, keys: readonly string[]): Promise<Answers | null> {
  const [input, output] = [new PassThrough(), new PassThrough()];
  let shown = "";
  output.on("data", (text: Buffer) => (shown += String(text)));
  const answers = ask(found, { input, output });
  const questions = ["is the study called?", "do pages call participants?", /mapped\?|Who is a/];
  for (const [i, question] of questions.entries()) {
    await until(() => stripVTControlCharacters(shown).search(question) >= 0);
    input.write(keys[i] ?? "");
    if (keys[i]?.includes("\u0003") === true) break;
  }
  return answers;
}

test("three questions are asked, and what is answered is meant", async () => {
  assert.deepEqual(await asked(FOUND, [ENTER, ENTER, ENTER]), {
    title: "Tags on TikTok",
    participants: "pseudonyms",
    participantColumn: null,
    fields: null,
  });
  const other = await asked(FOUND, [`Mine${ENTER}`, `${DOWN}${ENTER}`, `${DOWN} ${ENTER}`]);
  assert.deepEqual(other, {
    title: "Mine",
    participants: "as-is",
    participantColumn: null,
    fields: ["hashtags", "topics"],
  });
  const users = { ...FOUND, users: "username" };
  assert.equal((await asked(users, [ENTER, ENTER, ENTER]))?.participantColumn, "username");
  assert.equal((await asked(users, [ENTER, ENTER, DOWN + ENTER]))?.participantColumn, null);
  assert.equal(await asked(FOUND, [ENTER, "\u0003"]), null, "whoever gives up writes nothing");
});
