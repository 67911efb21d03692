/** One key a study: where it lies, who may read it, and what is no place or no content for one. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { beforeEach, test } from "node:test";
import { forgetCodes, makeKeys, readKeyFile, writeKeys } from "../src/privacy/key-file.ts";
import { findKeys, openKeys } from "../src/privacy/open-keys.ts";
import { codeOf } from "../src/privacy/pseudonyms.ts";
import { checkout } from "./checkout.ts";
import { build, command, type Ended } from "./command.ts";
import { environment } from "./environment.ts";
import { csv, fileName, scratchFolder, writeFiles } from "./scratch.ts";

const KEY = "0f".repeat(32);
const onWindows = process.platform === "win32";
const SETTINGS = JSON.stringify({ publish: { participants: "pseudonyms" } });

let root: string;
let data: string;
beforeEach(() => {
  root = scratchFolder();
  data = study("a", "ann");
});

function study(name: string, ...people: string[]): string {
  const files = people.map((id) => [fileName(id), csv([["cats", "dogs"]])]);
  return writeFiles(join(root, name), { ...Object.fromEntries(files), "study.json": SETTINGS });
}

function keyFile(path: string, content: unknown = { key: KEY, codes: {} }, mode = 0o600): string {
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  chmodSync(path, mode);
  return path;
}

const built = (folder: string, env: Record<string, string> = {}): Promise<Ended> =>
  build(["--data", folder, "--out", join(root, "out")], { env });

const codesIn = (file: string): Record<string, string> =>
  (JSON.parse(readFileSync(file, "utf8")) as { codes: Record<string, string> }).codes;

/** The one line that a study's key is refused with. */
function refusal(env: Record<string, string>, cacheDir: string | null = null): string {
  try {
    openKeys({ dataDir: data, outDir: join(root, "out"), cacheDir }, ["ann"], env);
  } catch (error) {
    assert.equal((error as Error).name, "InputError", String(error));
    return (error as Error).message;
  }
  return "not refused";
}

test("two studies have two keys, and a person in both has two codes", async () => {
  const other = study("b", "ann");
  const first = await built(data);
  assert.equal(first.code, 0, first.stderr);
  const [one, two] = [join(root, ".tagscape-key-a.json"), join(root, ".tagscape-key-b.json")];
  assert.match(first.stderr, /^note: .*\.tagscape-key-a\.json: a new key, .*keep a copy/m);
  assert.equal((await built(other)).code, 0);
  const codes = [one, two].map((file) => Object.keys(codesIn(file)).join());
  assert.equal(new Set(codes).size, 2);
  if (!onWindows) for (const file of [one, two]) assert.equal(statSync(file).mode & 0o777, 0o600);
  const again = await built(data);
  assert.ok(!again.stderr.includes("new key"), again.stderr);
  assert.deepEqual(Object.keys(codesIn(one)).join(), codes[0]);

  const whois = await command("whois", [codes[1] ?? "", "--data", other]);
  assert.deepEqual(whois, { code: 0, stdout: "ann\n", stderr: "" });
  const wrong = await command("whois", [codes[1] ?? "", "--data", data]);
  assert.equal(wrong.code, 2);
  assert.match(
    wrong.stderr,
    /\.tagscape-key-a\.json: nobody bears the code .*; name the study by --data/,
  );
  const gone = await command("withdraw", ["ann", "--data", other, "--out", join(root, "none")]);
  assert.equal(gone.code, 0, gone.stderr);
  assert.ok(gone.stdout.includes(`${two}: forgot their code`), gone.stdout);
  assert.deepEqual([codesIn(two), Object.values(codesIn(one))], [{}, ["ann"]]);
});

test("the key of release 0.1 goes on for studies that it knows, with a word, and for no others", async () => {
  const copy = checkout();
  const shared = keyFile(join(copy, ".tagscape-key.json"), {
    key: KEY,
    codes: { [codeOf(KEY, "ann")]: "ann" },
  });
  const run = (folder: string): string =>
    execFileSync(
      "bash",
      [
        "-c",
        'node --import tsx/esm build.ts --data "$0" --out "$1" --no-cache 2>&1',
        folder,
        join(root, "out"),
      ],
      { cwd: copy, env: environment(), encoding: "utf8" },
    );
  const said = run(data);
  assert.match(
    said,
    /note: .*\.tagscape-key\.json: the key of release 0\.1, .*copy it to .*-a\.json/,
  );
  assert.ok(existsSync(join(root, "out", `${codeOf(KEY, "ann")}.html`)));
  assert.ok(!existsSync(join(root, ".tagscape-key-a.json")));

  run(study("b", "bea"));
  assert.deepEqual(Object.values(codesIn(join(root, ".tagscape-key-b.json"))), ["bea"]);
  assert.deepEqual(Object.values(codesIn(shared)), ["ann"]);
});

test("a place that is deleted, handed on, cleared or none at all is refused with the mend", () => {
  const out = join(root, "out");
  mkdirSync(out);
  symlinkSync(out, join(root, "link"), "junction");
  const linked = join(root, "linked.json");
  keyFile(join(data, "key.json"));
  symlinkSync(join(data, "key.json"), linked);
  const at = (file: string): Record<string, string> => ({ TAGSCAPE_KEY_FILE: file });
  for (const empty of ["", " "])
    assert.match(refusal(at(empty)), /^\$TAGSCAPE_KEY_FILE: empty; name a file, or unset it/);
  assert.match(
    refusal(at(join(out, "key.json"))),
    /key\.json: .*\(--out\) .*; name a file outside/,
  );
  assert.match(refusal(at(join(root, "link", "key.json"))), /\(--out\)/);
  assert.match(refusal(at(join(data, "key.json"))), /\(--data\)/);
  assert.match(refusal(at(join(data, "deep", "key.json"))), /\(--data\)/);
  assert.match(refusal(at(linked)), /\(--data\)/, "a link into the data");
  assert.match(refusal(at(join(root, "cache", "key.json")), join(root, "cache")), /\(--cache\)/);
  assert.match(refusal(at(`${root}/`)), /a folder, and no file/);
  assert.match(refusal(at(root)), /not a file; /);
  assert.match(
    refusal(at(join(root, "none", "key.json"))),
    /folder of the key is not there; make /,
  );
  assert.match(refusal(at(join(data, "study.json", "key.json"))), /\(--data\)|no folder/);
  assert.ok(!existsSync(join(root, ".new")) && readdirSync(out).length === 0);
});

test(
  "what is no key, or can be read by others, is refused with the mend",
  { skip: onWindows },
  () => {
    const file = join(root, "keys.json");
    const env = { TAGSCAPE_KEY_FILE: file };
    for (const mode of [0o640, 0o604, 0o660, 0o644]) {
      keyFile(file, undefined, mode);
      assert.ok(
        refusal(env).endsWith(`others may read or change; chmod 600 ${file}`),
        String(mode),
      );
    }
    const whole = JSON.stringify({ key: KEY, codes: {} });
    for (const text of [
      "",
      "null",
      "[]",
      "7",
      '"x"',
      "no json",
      whole.slice(0, 40),
      '{"key":null}',
    ])
      assert.match(
        refusal((keyFile(file, text), env)),
        /no key of 64 hex digits; restore it/,
        text,
      );
    for (const codes of [null, [], "x", 7, { "aaaa-bbbb": 7 }, { "aaaa-bbbb": null }])
      assert.match(refusal((keyFile(file, { key: KEY, codes }), env)), /codes that are no partic/);
    for (const [name, make] of Object.entries({
      gone: () => symlinkSync(join(root, "nothing"), join(root, "gone")),
      loop: () => symlinkSync(join(root, "loop"), join(root, "loop")),
      fifo: () => execFileSync("bash", ["-c", 'mkfifo "$0"', join(root, "fifo")]),
    })) {
      make();
      assert.match(refusal({ TAGSCAPE_KEY_FILE: join(root, name) }), /a link |not a file/, name);
    }
    keyFile(file);
    assert.equal(refusal(env), "not refused");
    symlinkSync(join(root, "nothing"), join(root, ".tagscape-key-a.json"));
    assert.match(
      refusal({}),
      /\.tagscape-key-a\.json: a link to nothing/,
      "at the default place too",
    );
  },
);

test(
  "the commands end with one line and exit 2, and the old site stays",
  { skip: onWindows },
  async () => {
    const file = keyFile(join(root, "keys.json"), "null");
    for (const TAGSCAPE_KEY_FILE of [file, "", root, join(root, "none", "k"), "/proc/none/k"]) {
      const { code, stderr } = await built(data, { TAGSCAPE_KEY_FILE });
      assert.equal(code, 2, stderr);
      assert.match(stderr, /^[^\n]+: [^\n]+; [^\n]+\n$/);
    }
    assert.ok(!existsSync(join(root, "out")));
    for (const [name, args] of Object.entries({
      whois: ["aaaa-bbbb"],
      withdraw: ["ann", "--data", data, "--out", join(root, "out")],
      publish: ["--data", data, "--dry-run"],
    })) {
      const { code, stderr } = await command(name, args, { env: { TAGSCAPE_KEY_FILE: "" } });
      assert.equal(code, 2, `${name}: ${stderr}`);
    }
  },
);

test("a study that was renamed does not get a new key in silence", () => {
  const folders = { dataDir: data, outDir: join(root, "out"), cacheDir: null };
  openKeys(folders, ["ann"], {});
  const file = join(root, ".tagscape-key-a.json");
  writeKeys({ key: KEY, codes: { [codeOf(KEY, "ann")]: "ann" } }, { file });
  renameSync(data, join(root, "renamed"));
  data = join(root, "renamed");
  assert.match(
    refusal({}),
    /-a\.json: the key of a study whose folder is gone, .*; rename it to .*-renamed\.json/,
  );
  renameSync(file, join(root, ".tagscape-key-renamed.json"));
  const { keys, notes } = openKeys({ ...folders, dataDir: data }, ["ann"], {});
  assert.deepEqual([keys.key, notes], [KEY, []]);
});

test("a key that git would take into a repository is told of", () => {
  execFileSync("git", ["init", "--quiet", root], { env: environment() });
  const folders = { dataDir: data, outDir: join(root, "out"), cacheDir: null };
  const told = (): boolean =>
    openKeys(folders, ["ann"], {}).notes.some((note) =>
      /repository that does not ignore/.test(note),
    );
  assert.ok(told());
  assert.ok(told(), "as long as it holds");
  writeFileSync(join(root, ".gitignore"), ".tagscape-*\n");
  assert.ok(!told());
});

test("keys are kept for their owner alone, whole, and through links", { skip: onWindows }, () => {
  const real = keyFile(join(root, "real.json"));
  const file = join(root, "link.json");
  symlinkSync(real, file);
  const codes = { "b-code": "2", "a-code": "1" };
  writeKeys({ key: KEY, codes }, { file });
  assert.deepEqual(Object.keys(codesIn(real)), ["a-code", "b-code"]);
  assert.equal(statSync(real).mode & 0o777, 0o600);
  forgetCodes({ key: KEY, codes }, "2", { file });
  assert.deepEqual(readKeyFile(real)?.codes, { "a-code": "1" });
  // A build that was quicker has put its key there: that one holds.
  assert.deepEqual(makeKeys({}, real), { key: KEY, codes: { "a-code": "1" } });
  assert.deepEqual(
    readdirSync(root).filter((name) => name.startsWith(".tagscape")),
    [],
    "nothing is left beside it",
  );
  assert.throws(
    () => writeKeys({ key: KEY, codes }, { file: join(root, "none", "key.json") }),
    /cannot be kept here \(ENOENT\); see to it/,
  );
});

test("the variable goes before every file, as on a build server", () => {
  const env = { TAGSCAPE_KEY: KEY, TAGSCAPE_KEY_FILE: "" };
  const folders = { dataDir: data, outDir: join(root, "out"), cacheDir: null };
  assert.deepEqual(openKeys(folders, ["ann"], env), {
    keys: { key: KEY, codes: {} },
    place: null,
    notes: [],
  });
  assert.equal(findKeys(folders, { TAGSCAPE_KEY: "" }).keys, null);
  assert.match(
    refusal({ GITHUB_ACTIONS: "true" }),
    /^\$TAGSCAPE_KEY: no key for pseudonyms on this/,
  );
  assert.deepEqual(
    readdirSync(root).filter((name) => name.startsWith(".tagscape")),
    [],
  );
});
