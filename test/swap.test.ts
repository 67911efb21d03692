/** What others do in the site's folder while a build runs is never lost. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import fs, {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { InputError } from "../src/error.ts";
import { openSiteFolder, writeSite } from "../src/site/site-folder.ts";
import { scratchFolder, writeFiles } from "./scratch.ts";
import { NEW, OLD, site, write } from "./small-site.ts";

/** A site with files of its owner's, in a folder of its own. */
async function oldSite(): Promise<string> {
  const out = join(scratchFolder(), "out");
  await write(out, OLD);
  writeFiles(out, { "notes/own.txt": "mine", ".git/HEAD": "ref" });
  mkdirSync(join(out, "drafts"));
  return out;
}

const MEANWHILE: readonly (readonly [what: string, act: (out: string) => void, fault: RegExp])[] = [
  ["a file appears", (out) => writeFileSync(join(out, "CNAME"), "x.org"), /out\/CNAME: was not/],
  [
    "a folder appears with a document in it",
    (out) => writeFiles(out, { "thesis/chapter.txt": "years" }),
    /^[^\n]*out\/thesis: was not there when the build began; [^\n]*$/,
  ],
  ["an empty folder appears", (out) => mkdirSync(join(out, "later")), /out\/later: was not/],
  [
    "a file appears where the site keeps its own",
    (out) => writeFileSync(join(out, "data", "b.json"), "{}"),
    /out\/data\/b\.json: was not/,
  ],
  [
    "a commit is made",
    (out) => writeFileSync(join(out, ".git", "index"), "x"),
    /out\/\.git\/index: was not/,
  ],
  [
    "a file of the owner's is changed",
    (out) => appendFileSync(join(out, "notes", "own.txt"), "more"),
    /out\/notes\/own\.txt: has changed since/,
  ],
  [
    "a page is edited by hand",
    (out) => appendFileSync(join(out, "index.html"), "mine"),
    /out\/index\.html: has changed since/,
  ],
  [
    "a file is changed whose size and time are put back",
    (out) => {
      const file = join(out, "notes", "own.txt");
      const { atime, mtime } = statSync(file);
      writeFileSync(file, "MINE");
      utimesSync(file, atime, mtime);
    },
    /own\.txt: has changed since/,
  ],
  [
    "a file of the owner's goes",
    (out) => rmSync(join(out, "notes", "own.txt")),
    /^[^\n]*own\.txt: has gone since[^\n]*$/,
  ],
  [
    "the folder is replaced by another",
    (out) => {
      renameSync(out, `${out}-aside`);
      cpSync(`${out}-aside`, out, { recursive: true });
    },
    /out: is another folder since the build began/,
  ],
  ["the folder is moved away", (out) => renameSync(out, `${out}-aside`), /out: has gone since/],
];

function contentOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return `${path} ${entry.isFile() ? readFileSync(path, "utf8") : "folder"}`;
    })
    .toSorted();
}

for (const [what, act, fault] of MEANWHILE)
  test(`while a site is built ${what}: that stays, and so does the old site`, async () => {
    const out = await oldSite();
    const folder = await openSiteFolder(out);
    act(out);
    const before = contentOf(join(out, ".."));
    await assert.rejects(writeSite(folder, site(NEW)), (error) => {
      assert.ok(error instanceof InputError, String(error));
      assert.match(error.message, fault);
      return true;
    });
    assert.deepEqual(contentOf(join(out, "..")), before);
  });

test("what appears in a missing or an empty folder is not written over", async () => {
  for (const isThere of [false, true]) {
    const out = join(scratchFolder(), "out");
    if (isThere) mkdirSync(out);
    const folder = await openSiteFolder(out);
    writeFiles(out, { CNAME: "x.org" });
    await assert.rejects(writeSite(folder, site(NEW)), InputError);
    assert.deepEqual(readdirSync(out), ["CNAME"]);
  }
});

test("a build that comes second with the same site has nothing to do", async () => {
  const out = await oldSite();
  const folder = await openSiteFolder(out);
  await write(out, NEW);
  await writeSite(folder, site(NEW));
  assert.equal(readFileSync(join(out, "index.html"), "utf8"), "new");
  assert.deepEqual(readdirSync(join(out, "..")), ["out"]);
});

test("of files that another program writes all the while, none is lost", async () => {
  const root = scratchFolder();
  const out = join(root, "out");
  await write(out, OLD);
  const script = `
    const { mkdirSync, writeFileSync } = require("node:fs");
    for (let i = 0; ; i++) {
      try { writeFileSync(${JSON.stringify(out)} + "/n" + i, ""); } catch { continue; }
      require("node:fs").writeSync(1, "n" + i + "\\n");
      if (i % 40 === 39) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 30);
    }`;
  const writer = spawn(process.execPath, ["-e", script], { stdio: ["ignore", "pipe", "inherit"] });
  const written: string[] = [];
  createInterface({ input: writer.stdout }).on("line", (line) => written.push(line));
  for (let round = 0; round < 25 || written.length < 300; round++)
    await write(out, { ...NEW, "index.html": String(round) }).catch((error: unknown) => {
      if (!(error instanceof InputError)) throw error;
    });
  const ended = once(writer, "close");
  writer.kill();
  await ended;
  const there = new Set(
    readdirSync(root, { recursive: true, withFileTypes: true }).map(({ name }) => name),
  );
  assert.deepEqual(
    written.filter((name) => !there.has(name)),
    [],
  );
});

/** Another program acts right before each rename of a build, which is otherwise as it is. */
async function withRenames(
  before: (from: string, to: string) => void,
  action: () => Promise<void>,
): Promise<void> {
  const { renameSync: rename } = fs;
  fs.renameSync = (from, to) => {
    before(String(from), String(to));
    rename(from, to);
  };
  syncBuiltinESMExports();
  await action().finally(() => {
    fs.renameSync = rename;
    syncBuiltinESMExports();
  });
}

test("a file that appears in the last moment before the swap takes the old site back with it", async () => {
  const out = await oldSite();
  const folder = await openSiteFolder(out);
  const act = (from: string): void => {
    if (from === out) writeFileSync(join(out, "CNAME"), "x.org");
  };
  await withRenames(act, () =>
    assert.rejects(writeSite(folder, site(NEW)), /CNAME: was not there/),
  );
  assert.equal(readFileSync(join(out, "CNAME"), "utf8"), "x.org");
  assert.equal(readFileSync(join(out, "index.html"), "utf8"), "old");
  assert.deepEqual(readdirSync(join(out, "..")), ["out"]);
});

test("a folder that takes the site's place between the renames stays, and so does the old site", async () => {
  const out = await oldSite();
  const folder = await openSiteFolder(out);
  const act = (from: string, to: string): void => {
    if (from !== out && to === out && !existsSync(out)) writeFiles(out, { "thesis.txt": "years" });
  };
  await withRenames(act, () =>
    assert.rejects(writeSite(folder, site(NEW)), /out: something was put there while/),
  );
  assert.equal(readFileSync(join(out, "thesis.txt"), "utf8"), "years");
  renameSync(out, `${out}-aside`);
  await openSiteFolder(out);
  assert.equal(readFileSync(join(out, "index.html"), "utf8"), "old");
});

test("a file that comes to the old site after the last look is kept, and said", async () => {
  const out = await oldSite();
  const folder = await openSiteFolder(out);
  let old = "";
  const act = (from: string, to: string): void => {
    if (from === out) old = to;
    else writeFileSync(join(old, "CNAME"), "x.org");
  };
  await withRenames(act, async () => assert.equal(await writeSite(folder, site(NEW)), old));
  assert.equal(readFileSync(join(out, "index.html"), "utf8"), "new");
  assert.equal(readFileSync(join(old, "CNAME"), "utf8"), "x.org");
});

test("empty folders of the owner's are carried over", async () => {
  const out = await oldSite();
  await write(out, NEW);
  assert.ok(existsSync(join(out, "drafts")));
});
