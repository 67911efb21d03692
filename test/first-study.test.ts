/** The ways from a file to a published trial, by what each document says alone. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { before, test } from "node:test";
import { checkout } from "./checkout.ts";
import { readTree } from "./command.ts";
import { environment } from "./environment.ts";
import { documentOf, follow, type Step } from "./following.ts";
import { scratchFolder } from "./scratch.ts";

const skip = process.platform === "win32" && "its commands are for a POSIX shell";
const programs = join(scratchFolder(), "programs");

/** The program as it is packed, in the place of npx, which would fetch it. */
before(() => {
  if (skip !== false) return;
  const copy = checkout();
  const pack = join(copy, "src", "commands", "pack.ts");
  execFileSync(process.execPath, ["--import", "tsx/esm", pack], { cwd: copy, env: environment() });
  mkdirSync(programs);
  const program = join(copy, "dist", "src", "commands", "tagscape.js");
  const script = `#!/bin/sh\ntest "$1" = tagscape || exit 127\nshift\nexec "${process.execPath}" "${program}" "$@"\n`;
  writeFileSync(join(programs, "npx"), script, { mode: 0o755 });
});

/** "save these lines as `accounts.csv`" */
function fileOf(folder: string): (step: Step) => string {
  return ({ before: text }) => {
    const [, name] = /as `([\w.-]+)`:\n\n$/.exec(text) ?? [];
    return join(folder, name ?? assert.fail(`no name for the block after ${text.slice(-80)}`));
  };
}

for (const [name, names] of [
  ["from-4cat.md", ["cityradio", "foodlab", "nightbus"]],
  ["one-table.md", null],
] as const)
  test(`${name} leads from a file to a published trial`, { skip }, async () => {
    const home = scratchFolder();
    const folder = join(home, "my-study");
    mkdirSync(folder);
    const own = environment();
    const env = { ...own, PATH: `${programs}${delimiter}${own["PATH"] ?? ""}` };
    await follow(documentOf(name), folder, env, fileOf(folder));
    const published = join(home, "published");
    const pages = readdirSync(published)
      .filter((file) => file.endsWith(".html") && !/^(?:404|cohort|index|method)\./.test(file))
      .map((file) => file.replace(/\.html$/, ""));
    assert.equal(pages.length, 3);
    if (names === null) {
      assert.ok(
        pages.every((page) => /^[0-9a-z]{4}-[0-9a-z]{4}$/.test(page)),
        pages.join(),
      );
      const site = [...readTree(published)].filter(([path]) => !path.startsWith(".git/"));
      assert.doesNotMatch(site.flat().join("\n"), /mia\.k|jonas_92|Lea Schmidt|username/);
    } else assert.deepEqual(pages.toSorted(), names);
  });
