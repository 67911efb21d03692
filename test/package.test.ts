/** The package: packed, put into an empty folder, and run there as its users do. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
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

const MEGABYTE = 1024 * 1024;
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

function tagscape(...words: readonly string[]): Promise<Ended> {
  const program = join(
    folder,
    "node_modules",
    "tagscape",
    "dist",
    "src",
    "commands",
    "tagscape.js",
  );
  return run(process.execPath, [program, ...words], folder, { PATH: path });
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
  for (const name of ["build", "serve", "check", "publish", "withdraw", "whois", "cache", "setup"])
    assert.match(stdout, new RegExp(`^  ${name} `, "m"));
  const unknown = await tagscape("chek");
  assert.equal(unknown.code, 2);
  assert.match(unknown.stderr, /did you mean "check"\?/);
  const stray = await tagscape("build", "--dta", "x");
  assert.equal(stray.code, 2);
  assert.match(stray.stderr, /see npx tagscape build --help/);
  const checked = await tagscape("check", "site", "--data", ".");
  assert.doesNotMatch(checked.stderr, /Error/);
});
