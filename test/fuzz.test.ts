/** The fuzz itself: a few of its cases hold, and what breaks a promise is told. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { runCase } from "./fuzz/cases.ts";
import { fuzz } from "./command.ts";
import { scratchFolder, writeFiles } from "./scratch.ts";

test("the first cases of a seed hold every promise", async () => {
  const { code, stderr } = await fuzz(["--seed", "5", "--cases", "6"]);
  assert.equal(code, 0, stderr);
  assert.match(stderr, /seed 5: 6 studies, 0 fell\n$/);
});

/** A build that breaks a promise → what is told of it. */
const BROKEN: Readonly<Record<string, RegExp>> = {
  "process.exitCode = 1;": /exit 1.*: build\.ts/,
  "process.exitCode = 2;": /exit 2 without a line/,
  "throw new Error('x');": /a stack trace.*: build\.ts/,
  "writeFileSync('elsewhere/new', 'x');": /wrote elsewhere: elsewhere\/new.*: build\.ts/,
  "writeFileSync('data/study.json', 'x');": /wrote elsewhere: data\/study.json.*: build\.ts/,
  "mkdirSync('.site.tagscape-new-1');": /left over: \.site\.tagscape-new-1.*: build\.ts/,
  "rmSync('site', { recursive: true, force: true }); process.exitCode = 2;":
    /the old site has changed: site/,
  "spawn('sleep', ['60'], { stdio: 'ignore' }).unref();": /a process is left.*: build\.ts/,
};

for (const [source, expected] of Object.entries(BROKEN))
  test(`the fuzz notices ${source}`, { skip: process.platform !== "linux" }, async () => {
    const folder = scratchFolder();
    const sound = writeFiles(join(folder, "sound"), { "index.html": "x" });
    const checkout = writeFiles(join(folder, "checkout"), {
      "build.ts": `import { mkdirSync, rmSync, writeFileSync } from "node:fs";\nimport { spawn } from "node:child_process";\n${source}\nvoid [mkdirSync, rmSync, writeFileSync, spawn];`,
      "package.json": '{"type": "module"}',
      "src/x.ts": "",
    });
    const told = [];
    // What a case is, its seed decides: one of these has a site, and no flag that hides what was done.
    for (const number of [0, 1, 2, 3, 4, 5])
      told.push(...(await runCase({ checkout, sound, folder }, 5, number, false)));
    assert.match(told.join("\n"), expected);
  });
