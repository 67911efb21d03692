/** Someone withdraws: nothing of them is left in the site, the cache, the key file or the next site. */
import assert from "node:assert/strict";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { beforeEach, test } from "node:test";
import { build, command, type Ended, readTree } from "./command.ts";
import { scratchFolder } from "./scratch.ts";

let data: string;
let out: string;
let cache: string;
let keyFile: string;
let env: Record<string, string>;
beforeEach(() => {
  const root = scratchFolder();
  [data, out, cache] = [join(root, "study"), join(root, "site"), join(root, "cache")];
  keyFile = join(root, "keys.json");
  env = { TAGSCAPE_KEY_FILE: keyFile, CI: "" };
  mkdirSync(data);
  for (const id of ["alice", "bob", "carol"]) {
    const rows = Array.from(
      { length: 12 },
      (_, i) => `${id}${i},"['${id}tag${i}', 'shared${i}']","['${id} search']"`,
    );
    writeFileSync(
      join(data, `${id}.csv`),
      `${["video_id,hashtags,suggested_words", ...rows].join("\n")}\n`,
    );
  }
  settings({
    publish: { participants: "pseudonyms" },
    overrides: { carol: { hashtags: { k: 4 } } },
  });
});

function settings(value: object): void {
  writeFileSync(join(data, "study.json"), JSON.stringify({ files: "{participant}.csv", ...value }));
}

const built = (): Promise<Ended> =>
  build(["--data", data, "--out", out, "--cache", cache], { env });

const withdraw = (...args: string[]): Promise<Ended> =>
  command("withdraw", [...args, "--data", data, "--out", out, "--cache", cache], { env });

/** Every byte of a folder, names too. */
const bytesOf = (folder: string): string =>
  [...readTree(folder)].map(([path, text]) => `${path}\n${text}`).join("\n");

const codes = (): Record<string, string> =>
  (JSON.parse(readFileSync(keyFile, "utf8")) as { codes: Record<string, string> }).codes;

test("nothing of who withdrew is left, and what remains by hand is listed", async () => {
  assert.equal((await built()).code, 0);
  const [code = ""] = Object.entries(codes()).find(([, id]) => id === "carol") ?? [];
  assert.ok(existsSync(join(out, `${code}.html`)));
  writeFileSync(join(out, "CNAME"), "maps.example.org");

  const { code: status, stdout, stderr } = await withdraw("carol");
  assert.equal(status, 0, stderr);
  for (const folder of [out, cache]) {
    const all = bytesOf(folder);
    for (const word of ["carol", code]) assert.ok(!all.includes(word), `${word} in ${folder}`);
  }
  assert.deepEqual(Object.values(codes()).toSorted(), ["alice", "bob"]);
  assert.equal(readdirSync(out).filter((name) => /^\w{4}-\w{4}\.html$/.test(name)).length, 2);
  assert.ok(existsSync(join(out, "CNAME")), "files of others stay");
  assert.ok(!readFileSync(join(data, "withdrawn.json"), "utf8").includes("carol"));
  for (const line of [
    `${join(data, "carol.csv")}: delete it`,
    `${join(data, "study.json")}:1: names them`,
  ])
    assert.ok(stdout.includes(line), stdout);

  // The cache holds what a study without them makes, and no more.
  const without = join(scratchFolder(), "without");
  cpSync(data, without, { recursive: true });
  rmSync(join(without, "carol.csv"));
  const other = join(scratchFolder(), "cache");
  await build(["--data", without, "--out", join(scratchFolder(), "o"), "--cache", other], { env });
  // Where counts stand tells of the study's folder, and there are two.
  const entries = (folder: string): string[] =>
    [...readTree(folder).keys()]
      .filter((path) => !path.startsWith("builds/"))
      .map((path) => path.replace(/^counts\/.*/, "counts"));
  assert.deepEqual(entries(cache), entries(other));
});

test("later builds leave them out while the file is still there, and after it has gone", async () => {
  settings({ participants: ["alice", "carol"], overrides: { carol: { hashtags: { k: 4 } } } });
  assert.equal((await built()).code, 0);
  assert.equal((await withdraw("carol")).code, 0);
  const again = await built();
  assert.equal(again.code, 0, again.stderr);
  assert.match(again.stderr, /note: .*1 participant withdrawn and left out/);
  assert.ok(!bytesOf(out).includes("carol"));
  const method = readFileSync(join(out, "method.html"), "utf8");
  assert.match(method, /1 participant withdrawn and left out/);

  rmSync(join(data, "carol.csv"));
  const gone = await built();
  assert.equal(gone.code, 0, gone.stderr);
  assert.ok(!bytesOf(out).includes("carol"));
  // A second time is no fault, and finds nothing to do.
  const twice = await withdraw("carol");
  assert.equal(twice.code, 0, twice.stderr);
  assert.match(twice.stdout, /did not show them/);
});

test("a name that nobody bears is one line, and changes nothing", async () => {
  assert.equal((await built()).code, 0);
  const before = bytesOf(out);
  const slip = await withdraw("carroll");
  assert.equal(slip.code, 2);
  assert.match(slip.stderr, /^.*study: no participant "carroll"; did you mean "carol"\? /);
  const [code = ""] = Object.keys(codes());
  assert.match((await withdraw(code)).stderr, /that is a code: npm run whois -- /);
  assert.match((await withdraw()).stderr, /^withdraw: no participant; npm run withdraw -- ID/);
  assert.equal(bytesOf(out), before);
  assert.ok(!existsSync(join(data, "withdrawn.json")));
});

test("where the last one withdraws the site goes, and no build shows them", async () => {
  settings({ participants: ["carol"] });
  assert.equal((await built()).code, 0);
  const { code, stdout, stderr } = await withdraw("carol");
  assert.equal(code, 0, stderr);
  assert.match(stdout, /removed: it showed nobody else/);
  assert.ok(!existsSync(out));
  const { stderr: refused, code: status } = await built();
  assert.equal(status, 2);
  assert.match(refused, /study: every participant has withdrawn; /);
});

test("a list of withdrawals that cannot be read stops a build: nobody is shown by mistake", async () => {
  writeFileSync(join(data, "withdrawn.json"), "{}");
  const { code, stderr } = await built();
  assert.equal(code, 2);
  assert.match(stderr, /withdrawn\.json: no list of withdrawals; restore it/);
});

test("a step that fails does not hide what became of the others", async () => {
  assert.equal((await built()).code, 0);
  // A folder of somebody else, which neither this command nor the build takes for a cache.
  rmSync(join(cache, "CACHEDIR.TAG"));
  const { code, stdout, stderr } = await withdraw("carol");
  assert.equal(code, 2);
  assert.match(stderr, /cache: NOT DONE \(--cache .*cache: not empty and not a cache of Tagscape/);
  assert.match(stdout, /withdrawn\.json: holds a hash.*\n.*keys\.json: forgot their code\n/);
  assert.match(stdout, /cache: NOT DONE .*\n.*site: still shows them: NOT DONE/);
  assert.match(stdout, /By hand remain:\n {2}what is not done above: mend it/);
});

test("where the withdrawal itself cannot be kept, nothing else is touched, and both are said", async () => {
  assert.equal((await built()).code, 0);
  const before = [bytesOf(out), bytesOf(cache), readFileSync(keyFile, "utf8")];
  mkdirSync(join(data, "withdrawn.json.new"));
  const { code, stdout, stderr } = await withdraw("carol");
  assert.equal(code, 2, stderr);
  assert.match(stdout, /^NOT WITHDRAWN IN FULL: "carol"\n.*withdrawn\.json: NOT DONE \(/);
  assert.match(stdout, /site: still shows them/);
  assert.deepEqual([bytesOf(out), bytesOf(cache), readFileSync(keyFile, "utf8")], before);
  const unclear = await withdraw("carroll");
  assert.match(unclear.stdout, /^nothing was done: a site that shows them shows them still\n/);
});

test("a build that fails meanwhile says that the site still shows them", async () => {
  assert.equal((await built()).code, 0);
  writeFileSync(join(data, "bob.csv"), "video_id,hashtags,suggested_words\n1,2\n");
  const { code, stdout, stderr } = await withdraw("carol");
  assert.equal(code, 2);
  assert.match(stderr, /bob\.csv:2: 2 cells/);
  assert.match(stderr, /site: still shows them: NOT DONE \(the build: it ended with the faults/);
  assert.match(stdout, /^NOT WITHDRAWN IN FULL: "carol"\n.*withdrawn\.json: holds a hash/);
  assert.match(stdout, /keys\.json: forgot their code\n.*cache: emptied\n.*site: still shows them/);
});

test("a withdrawal that was stopped before it was written down stops every build until it is done", async () => {
  assert.equal((await built()).code, 0);
  const before = bytesOf(out);
  // As a process leaves it that is killed between the writing and the renaming.
  const unfinished = join(data, "withdrawn.json.new");
  for (const half of ["", JSON.stringify({ salt: "0a".repeat(32), hashes: [] })]) {
    writeFileSync(unfinished, half);
    const { code, stderr } = await built();
    assert.equal(code, 2, stderr);
    assert.match(
      stderr,
      /withdrawn\.json\.new: a withdrawal that was stopped .*; withdraw them again, or /,
    );
    assert.equal(bytesOf(out), before);
  }
  const { code, stderr } = await withdraw("carol");
  assert.equal(code, 0, stderr);
  assert.equal(existsSync(unfinished), false);
  assert.equal((await built()).code, 0);
  // Beside a list it may be the second who is to go.
  writeFileSync(unfinished, "");
  assert.equal((await built()).code, 2);
});
