/** What a build left that died: the next command brings the site back, and loses nothing. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { openSiteFolder } from "../src/site/site-folder.ts";
import { command } from "./command.ts";
import { scratchFolder, writeFiles } from "./scratch.ts";
import { NEW, OLD, write } from "./small-site.ts";

/** What a build leaves that is killed between its two renames. */
async function halfDone(mark: string): Promise<{ root: string; out: string }> {
  const root = scratchFolder();
  const out = join(root, "out");
  await write(out, OLD);
  renameSync(out, join(root, `.out.tagscape-old-${mark}`));
  writeFiles(join(root, `.out.tagscape-new-${mark}`), { "index.html": "half" });
  return { root, out };
}

for (const [name, args] of [
  ["check-site", []],
  ["serve", ["--port", "none"]],
] as const)
  test(`${name} repairs a half-done swap first`, async () => {
    const { root, out } = await halfDone("999999999");
    const { code } = await command(name, [out, ...args]);
    assert.notEqual(code, 1);
    assert.equal(readFileSync(join(out, "index.html"), "utf8"), "old");
    assert.deepEqual(readdirSync(root), ["out"]);
  });

test(
  "a number of a process that is used again does not keep a swap from being repaired",
  { skip: process.platform === "win32" },
  async () => {
    // The parent of this process runs, but started at another time.
    const { root, out } = await halfDone(`${process.ppid}@1`);
    await openSiteFolder(out);
    assert.deepEqual(readdirSync(root), ["out"]);
  },
);

test(
  "a process that has ended and that nobody asked after does not keep it either",
  { skip: process.platform !== "linux" },
  async () => {
    const parent = spawn("sh", ["-c", "sleep 0.1 & echo $!; exec sleep 60"]);
    const [pid] = (await once(createInterface({ input: parent.stdout }), "line")) as [string];
    while (!/\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8")))
      await new Promise((resolve) => setTimeout(resolve, 5));
    const { root, out } = await halfDone(pid);
    await openSiteFolder(out);
    parent.kill();
    assert.deepEqual(readdirSync(root), ["out"]);
  },
);

test("an empty folder in the place of a site that is half away does not cost the site", async () => {
  const { out } = await halfDone("999999999");
  mkdirSync(out);
  await openSiteFolder(out);
  assert.equal(readFileSync(join(out, "index.html"), "utf8"), "old");
});

test("what a dead build left behind is kept where the site lacks it, and said", async () => {
  const root = scratchFolder();
  const out = join(root, "out");
  await write(out, NEW);
  const left = join(root, ".out.tagscape-old-999999999");
  await write(left, OLD);
  writeFiles(left, { CNAME: "x.org", "own.txt": "the same" });
  writeFiles(out, { "own.txt": "the same" });
  const { kept } = await openSiteFolder(out);
  assert.deepEqual(kept, [".out.tagscape-old-999999999"]);
  assert.deepEqual(readdirSync(left).toSorted(), ["CNAME", "manifest.json"]);
  rmSync(join(left, "CNAME"));
  assert.deepEqual((await openSiteFolder(out)).kept, []);
  assert.ok(!existsSync(left));
});

test("a folder beside the site that only resembles ours is left alone", async () => {
  const root = scratchFolder();
  const out = join(root, "out");
  await write(out, OLD);
  writeFiles(join(root, ".out.tagscape-new-ideas"), { "thesis.txt": "years" });
  await openSiteFolder(out);
  assert.ok(existsSync(join(root, ".out.tagscape-new-ideas", "thesis.txt")));
});
