/** Rebuilds with the cache: the same site as without, and quick where nothing has changed. */
import assert from "node:assert/strict";
import {
  appendFileSync,
  existsSync,
  readFileSync,
  rmSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { KINDS, openCacheFolder } from "../src/cache/folder.ts";
import { seededRandom } from "../src/kernels/random.ts";
import { build, readTree } from "./command.ts";
import { csv, fileName, scratchFolder, smallStudy, writeFiles } from "./scratch.ts";

interface Place {
  readonly study: string;
  readonly out: string;
  readonly cache: string;
}

function newPlace(): Place {
  const folder = scratchFolder();
  const study = writeFiles(join(folder, "study"), smallStudy());
  return { study, out: join(folder, "out"), cache: join(folder, "cache") };
}

async function rebuild({ study, out, cache }: Place, ...more: string[]): Promise<string> {
  const { code, stderr } = await build(["--data", study, "--out", out, "--cache", cache, ...more]);
  assert.equal(code, 0, stderr);
  return stderr;
}

async function clean({ study, out }: Place): Promise<Map<string, string>> {
  const { code, stderr } = await build(["--data", study, "--out", `${out}-clean`, "--no-cache"]);
  assert.equal(code, 0, stderr);
  return readTree(`${out}-clean`);
}

/** Says on exit which modules were loaded. */
const WATCH = `data:text/javascript,${encodeURIComponent(
  `import { createRequire } from "node:module"; process.on("exit", () => process.stderr.write("LOADED " + Object.keys(createRequire(process.cwd() + "/").cache).join(" ")));`,
)}`;

test("a rebuild with nothing changed says so, writes nothing, loads neither TensorFlow.js nor jsdom", async () => {
  const place = newPlace();
  const first = await rebuild(place);
  assert.match(first, /participants → /);
  const before = readTree(place.out);
  const { stderr, code } = await build(
    ["--data", place.study, "--out", place.out, "--cache", place.cache],
    { env: { NODE_OPTIONS: `--import "${WATCH}"` } },
  );
  assert.equal(code, 0, stderr);
  assert.match(stderr, /nothing has changed/);
  assert.match(stderr, /LOADED /);
  assert.doesNotMatch(stderr, /node_modules.(@tensorflow|jsdom|@observablehq)/);
  assert.deepEqual(readTree(place.out), before);

  writeFileSync(join(place.out, "index.html"), "edited by hand");
  assert.doesNotMatch(await rebuild(place), /nothing has changed/);
  assert.deepEqual(readTree(place.out), before, "an edited site is written again");
  rmSync(place.out, { recursive: true });
  await rebuild(place);
  assert.deepEqual(readTree(place.out), before, "a removed one too");
});

test("after any chain of edits the site is that of a clean build", async () => {
  const place = newPlace();
  const random = seededRandom(11);
  const settings: Record<string, unknown> = {};
  const edits: readonly (() => void)[] = [
    () =>
      appendFileSync(
        join(place.study, fileName("ann")),
        `${Math.floor(random() * 1e6)},2024-03-01T10:00:00,"['new']","['new tag ${random()}', 'news']"\n`,
      ),
    () => (
      (settings.stopTags = undefined),
      (settings.fields = { hashtags: { k: 3, stopTags: ["fyp"] }, suggested_words: {} })
    ),
    () => (settings.fields = { hashtags: { k: 2 + Math.floor(random() * 5), label: "Hash" } }),
    () =>
      writeFileSync(
        join(place.study, fileName("dee")),
        csv(
          [
            ["cats", "dogs"],
            ["cats", "news"],
          ],
          90,
        ),
      ),
    () =>
      existsSync(join(place.study, fileName("dee"))) &&
      unlinkSync(join(place.study, fileName("dee"))),
    () => (settings.seed = Math.floor(random() * 9)),
    () => utimesSync(join(place.study, fileName("ann")), 1, 1),
    () => {
      // Same length, same time, another content.
      const file = join(place.study, fileName("ann"));
      writeFileSync(file, readFileSync(file, "utf8").replace("sport", "spurt"));
      utimesSync(file, 1, 1);
    },
  ];
  for (let step = 0; step < 12; step++) {
    edits[step < edits.length ? step : Math.floor(random() * edits.length)]?.();
    writeFileSync(join(place.study, "study.json"), JSON.stringify(settings));
    await rebuild(place);
    if (step % 3 === 2) assert.deepEqual(readTree(place.out), await clean(place), `step ${step}`);
  }
});

test("with every entry of the cache damaged the site is right, and the cache is mended", async () => {
  const place = newPlace();
  await rebuild(place);
  const right = readTree(place.out);
  const folder = openCacheFolder(place.cache);
  for (const kind of KINDS)
    for (const name of folder.list(kind)) {
      const file = folder.fileOf(kind, name);
      const bytes = readFileSync(file);
      for (let at = 7; at < bytes.length; at += 97) bytes[at] = bytes[at]! ^ 16;
      writeFileSync(file, bytes);
    }
  assert.doesNotMatch(await rebuild(place), /nothing has changed/);
  assert.deepEqual(readTree(place.out), right);
  assert.match(await rebuild(place), /nothing has changed/);
});

test("two builds at once share a cache, and both sites are right", async () => {
  const place = newPlace();
  const other = { ...place, out: `${place.out}-other` };
  await Promise.all([rebuild(place), rebuild(other)]);
  const right = await clean(place);
  assert.deepEqual(readTree(place.out), right);
  assert.deepEqual(readTree(other.out), right);
});

test("a cache in the study or the site is refused", async () => {
  const { study, out } = newPlace();
  for (const cache of [join(study, ".cache"), join(out, ".cache")]) {
    const { code, stderr } = await build(["--data", study, "--out", out, "--cache", cache]);
    assert.equal(code, 2);
    assert.match(stderr, /--cache: .*lie in one another/);
  }
});

/** Says of every address that is looked up, connected to or fetched, in workers too. */
const NETWORK = `data:text/javascript,${encodeURIComponent(
  `import dns from "node:dns"; import net from "node:net";
   const say = (what) => process._rawDebug("NETWORK " + what);
   const { lookup } = dns; dns.lookup = (name, ...rest) => { say(name); return lookup(name, ...rest); };
   const { connect } = net.Socket.prototype;
   net.Socket.prototype.connect = function (...args) { const [first] = args.flat(); if (first?.port !== undefined) say(first.host + ":" + first.port); return connect.apply(this, args); };
   const { fetch } = globalThis; globalThis.fetch = (url, ...rest) => { if (!String(url).startsWith("data:")) say(url); return fetch(url, ...rest); };`,
)}`;

test("a build with everything to make asks no address for anything", async () => {
  const { study, out } = newPlace();
  const watched = { env: { NODE_OPTIONS: `--import "${NETWORK}"` } };
  const { code, stderr } = await build(["--data", study, "--out", out, "--no-cache"], watched);
  assert.equal(code, 0, stderr);
  assert.doesNotMatch(stderr, /NETWORK/);
});
