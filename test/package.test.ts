/** The package: packed, put into an empty folder, and run there as its users do. */
import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { build, type Ended, readTree } from "./command.ts";
import { root } from "./checkout.ts";
import { environment } from "./environment.ts";
import { scratchFolder } from "./scratch.ts";
import { until } from "./until.ts";

const MEGABYTE = 1024 * 1024;
const COMMANDS = "build dev init serve check publish tags withdraw whois cache setup".split(" ");
const folder = scratchFolder();
/** A machine on which there is Node and nothing else: no git, no npm, no compiler. */
const path = join(folder, "programs");
let tarball = "";

function run(
  file: string,
  words: readonly string[],
  cwd: string,
  own: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(file, words, { cwd, env: environment(own) }, (error, stdout, stderr) => {
      resolve({ code: Number(error?.code ?? 0), stdout, stderr });
    });
  });
}

const program = join(folder, "node_modules", "tagscape", "dist", "src", "commands", "tagscape.js");

function tagscape(...words: readonly string[]): Promise<Ended> {
  return tagscapeIn(folder, ...words);
}

function tagscapeIn(cwd: string, ...words: readonly string[]): Promise<Ended> {
  return run(process.execPath, [program, ...words], cwd, { PATH: path });
}

before(async () => {
  const packed = await run("npm", ["pack", "--pack-destination", folder], root);
  assert.equal(packed.code, 0, packed.stderr);
  tarball = join(folder, readdirSync(folder).find((name) => name.endsWith(".tgz")) ?? "");
  writeFileSync(join(folder, "package.json"), "{}\n");
  const installed = await run("npm", ["install", "--prefer-offline", tarball], folder);
  assert.equal(installed.code, 0, installed.stderr);
  mkdirSync(path);
  symlinkSync(process.execPath, join(path, "node"));
});

test("it is small, and its third parties are named in it", () => {
  assert.ok(statSync(tarball).size < 8 * MEGABYTE);
  const files = readdirSync(join(folder, "node_modules", "tagscape"));
  for (const name of ["LICENSE", "NOTICE", "README.md"]) assert.ok(files.includes(name), name);
});

test("its site of the files in a folder is the repository's to the byte", async () => {
  const own = join(folder, "node_modules", "tagscape", "data");
  for (const name of readdirSync(own)) copyFileSync(join(own, name), join(folder, name));
  const built = await tagscape("build");
  assert.equal(built.code, 0, built.stderr);
  const out = join(scratchFolder(), "site");
  await build(["--data", join(root, "data"), "--out", out]);
  assert.deepEqual(readTree(join(folder, "site")), readTree(out));
});

test("its commands are words, and a message says them", async () => {
  const { stdout } = await tagscape("--help");
  for (const name of COMMANDS) assert.match(stdout, new RegExp(`^  ${name} `, "m"));
  const unknown = await tagscape("chek");
  assert.equal(unknown.code, 2);
  assert.match(unknown.stderr, /did you mean "check"\?/);
  const stray = await tagscape("build", "--dta", "x");
  assert.equal(stray.code, 2);
  assert.match(stray.stderr, /see npx tagscape build --help/);
  const checked = await tagscape("check", "site", "--data", ".");
  assert.doesNotMatch(checked.stderr, /Error/);
});

test("a sample that is begun, shown and listed needs nothing but the package", async (t) => {
  const cwd = scratchFolder();
  const begun = await tagscapeIn(cwd, "init", "--sample");
  assert.equal(begun.code, 0, begun.stderr);
  assert.match(begun.stdout, /^next: npx tagscape build$/m);
  const listed = await tagscapeIn(cwd, "tags");
  assert.equal(listed.code, 0, listed.stderr);
  assert.match(listed.stdout, /^tag,words,count\n(?:.+,\d+\n){1000,}$/);
  const showing = spawn(process.execPath, [program, "dev", "--port=0", "--participants=69514"], {
    cwd,
    env: environment({ PATH: path }),
    stdio: ["ignore", "ignore", "pipe"],
  });
  t.after(() => showing.kill("SIGKILL"));
  let said = "";
  showing.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
  await until(() => /^1 participant → /m.test(said));
  const [url = ""] = /http:\S+/.exec(said) ?? [];
  const page = await (await fetch(url)).text();
  assert.ok(page.includes(`data-events="/tagscape/.tagscape-dev"`));
  const ended = new Promise((resolve) => showing.once("exit", resolve));
  showing.kill("SIGTERM");
  await ended;
});
