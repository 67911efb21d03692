/** The output folder: refused where it is not ours, whole at every moment, repaired when not. */
import assert from "node:assert/strict";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { setImmediate as nextTurn } from "node:timers/promises";
import { InputError } from "../src/error.ts";
import { linksOf, verifyLinks } from "../src/site/links.ts";
import { openSiteFolder, writeSite } from "../src/site/site-folder.ts";
import { abandonSite } from "../src/site/stage.ts";
import { scratchFolder, writeFiles } from "./scratch.ts";

function site(pages: Readonly<Record<string, string>>): Map<string, string> {
  const files = Object.fromEntries(Object.keys(pages).map((path) => [path, "hash"]));
  return new Map([
    ...Object.entries(pages),
    ["manifest.json", JSON.stringify({ generator: "Tagscape", files })],
  ]);
}

async function write(out: string, pages: Readonly<Record<string, string>>): Promise<void> {
  await writeSite(await openSiteFolder(out), site(pages));
}

test("writeSite(folder, files) makes the folder, and leaves nothing beside it", async () => {
  const root = scratchFolder();
  await write(join(root, "deep", "out"), { "index.html": "1", "data/a.json": "{}" });
  assert.deepEqual(readdirSync(join(root, "deep")), ["out"]);
  assert.equal(readFileSync(join(root, "deep", "out", "data", "a.json"), "utf8"), "{}");
});

test("stale pages go, files that are not ours stay", async () => {
  const out = join(scratchFolder(), "out");
  await write(out, { "index.html": "1", "a.html": "old", "data/a.json": "{}" });
  writeFiles(out, { CNAME: "maps.example.org", ".git/HEAD": "ref", "notes/own.txt": "mine" });
  const folder = await openSiteFolder(out);
  assert.deepEqual(folder.foreign, [".git", "CNAME", "notes/own.txt"]);
  await writeSite(folder, site({ "index.html": "2" }));
  assert.deepEqual(readdirSync(out).toSorted(), [
    ".git",
    "CNAME",
    "index.html",
    "manifest.json",
    "notes",
  ]);
  assert.equal(readFileSync(join(out, ".git", "HEAD"), "utf8"), "ref");
});

test("a folder that is not a Tagscape site is refused, an empty one is not", async () => {
  const root = writeFiles(scratchFolder(), {
    "full/photo.jpg": "x",
    "other/manifest.json": `{"name": "a web app"}`,
    file: "x",
  });
  for (const name of ["full", "other", "file"])
    await assert.rejects(openSiteFolder(join(root, name)), InputError, name);
  assert.equal(readFileSync(join(root, "full", "photo.jpg"), "utf8"), "x");
  mkdirSync(join(root, "empty"));
  await write(join(root, "empty"), { "index.html": "1" });
  assert.ok(existsSync(join(root, "empty", "index.html")));
});

test("a foreign file in the way of a new page is a fault, and nothing changes", async () => {
  const out = join(scratchFolder(), "out");
  await write(out, { "index.html": "1" });
  writeFileSync(join(out, "b.html"), "mine");
  await assert.rejects(
    write(out, { "index.html": "2", "b.html": "new" }),
    /b\.html: a file that is not/,
  );
  assert.equal(readFileSync(join(out, "index.html"), "utf8"), "1");
  assert.equal(readFileSync(join(out, "b.html"), "utf8"), "mine");
});

test("a swap that died halfway is repaired by the next command", async () => {
  const root = scratchFolder();
  const out = join(root, "out");
  await write(out, { "index.html": "good" });
  // A build of another process had moved the old site away when it was killed.
  renameSync(out, join(root, ".out.tagscape-old-999999999"));
  writeFiles(join(root, ".out.tagscape-new-999999999"), { "index.html": "half" });
  await openSiteFolder(out);
  assert.equal(readFileSync(join(out, "index.html"), "utf8"), "good");
  assert.deepEqual(readdirSync(root), ["out"]);
});

test("a build stopped at any moment leaves a whole site", async () => {
  const root = scratchFolder();
  const out = join(root, "out");
  await write(out, { "index.html": "old" });
  for (let round = 0; round < 60; round++) {
    let ended = false;
    const writing = write(out, { "index.html": "new", "data/a.json": "{}" })
      .catch(() => null)
      .finally(() => {
        ended = true;
      });
    // Every other round watches the whole build, the others stop it after more and more turns.
    const turns = round % 2 === 0 ? Number.POSITIVE_INFINITY : 8 * round;
    for (let turn = 0; turn < turns; turn++) {
      if (ended) break;
      await nextTurn();
      assert.ok(existsSync(join(out, "index.html")), `round ${round}: the site is gone`);
    }
    abandonSite();
    await writing;
    assert.match(readFileSync(join(out, "index.html"), "utf8"), /^(?:old|new)$/, `round ${round}`);
    assert.ok(existsSync(join(out, "manifest.json")), `round ${round}`);
  }
  await openSiteFolder(out);
  assert.deepEqual(readdirSync(root), ["out"]);
});

test("what a running build keeps beside the site is left alone", async () => {
  const root = scratchFolder();
  const other = `.out.tagscape-new-${process.ppid}`;
  writeFiles(join(root, other), { "index.html": "in the making" });
  await write(join(root, "out"), { "index.html": "1" });
  assert.deepEqual(readdirSync(root).toSorted(), [other, "out"]);
});

test("verifyLinks(pages, files) names links and anchors that lead nowhere", () => {
  const verify = (files: Readonly<Record<string, string>>): void => {
    const pages = Object.entries(files).map(([path, html]) => [path, linksOf(html)] as const);
    verifyLinks(new Map(pages), new Set(Object.keys(files)));
  };
  const page = `<p id="here"><a href="#here">a</a><a href="b.html#there">b</a><a href="manifest.json">m</a>`;
  verify({ "a.html": page, "b.html": `<p id="there">` });
  assert.throws(() => verify({ "a.html": page }), /a\.html → b\.html#there/);
  assert.throws(() => verify({ "a.html": page, "b.html": "" }), /b\.html#there/);
});
