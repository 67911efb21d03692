/** A build that may have nothing to do: what it goes by are bytes, and no row is read for it. */
import assert from "node:assert/strict";
import fs, {
  appendFileSync,
  cpSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { basename, join } from "node:path";
import { test } from "node:test";
import { openCacheFolder } from "../src/cache/folder.ts";
import { readConfig } from "../src/config/config.ts";
import { makeProgress } from "../src/progress.ts";
import { studyBytes } from "../src/read/study-bytes.ts";
import { keepWithdrawal } from "../src/read/withdrawal-list.ts";
import { type LastBuild, lastBuild } from "../src/site/unchanged.ts";
import { build } from "./command.ts";
import { csv, type Files, fileName, scratchFolder, writeFiles } from "./scratch.ts";
import { zipped } from "./zipped.ts";

const KEY = "ab".repeat(32);
const ANN = fileName("ann");
const STUDY: Files = {
  [ANN]: csv([["news", "fyp"]]),
  [fileName("ben")]: csv([["cats", "fyp"]], 50),
};

interface Place {
  readonly study: string;
  readonly out: string;
  readonly cache: string;
}

function placeOf(files: Files = STUDY): Place {
  const folder = scratchFolder();
  const study = writeFiles(join(folder, "study"), files);
  return { study, out: join(folder, "out"), cache: join(folder, "cache") };
}

function flagsOf({ study, out, cache }: Place): Record<"data" | "out" | "cache", string> {
  return { data: study, out, cache };
}

/** @returns what it says; of a build with nothing to do that it has read no row */
async function run(place: Place): Promise<string> {
  const flags = Object.entries(flagsOf(place)).flatMap(([name, value]) => [`--${name}`, value]);
  const { code, stderr } = await build([...flags, "--profile"]);
  assert.equal(code, 0, stderr);
  assert.match(stderr, /^compare /m);
  assert.equal(/^read /m.test(stderr), !/nothing has changed/.test(stderr), stderr);
  return stderr;
}

/** What a build would begin with. */
async function ask(place: Place): Promise<LastBuild> {
  const progress = makeProgress({ stream: process.stderr, quiet: true, now: () => 0 });
  return lastBuild(await readConfig(flagsOf(place)), place.out, progress);
}

test("nothing is read for a site that stands, whatever the times of its files; bytes decide", async () => {
  const place = placeOf({ ...STUDY, "foreign.csv": "a\n" });
  const file = join(place.study, ANN);
  const first = await run(place);
  assert.doesNotMatch(first, /nothing has changed/);
  utimesSync(file, 1, 1);
  const same = await run(place);
  assert.match(same, /nothing has changed/);
  const said = (text: string): string[] =>
    text.split("\n").filter((line) => line.startsWith("note"));
  assert.ok(said(same).some((line) => line.includes("1 other CSV file does not fit")));
  assert.deepEqual(said(same), said(first));

  const { size } = statSync(file);
  writeFileSync(file, readFileSync(file, "utf8").replaceAll("news", "noon"));
  utimesSync(file, 1, 1);
  assert.equal(statSync(file).size, size);
  assert.doesNotMatch(await run(place), /nothing has changed/);
  assert.match(readFileSync(join(place.out, "ann.html"), "utf8"), /noon/);
});

const VECTORS = ["news", "cats", "fyp", "about news", "about cats"].map(
  (tag, i) => `${tag},${i},1\n`,
);
const RICH: Files = {
  ...STUDY,
  "study.json": JSON.stringify({
    include: { hashtags: "lists/kept.txt" },
    vectors: { file: "own.csv", name: "own" },
  }),
  "lists/kept.txt": "news\ncats\n",
  "own.csv": VECTORS.join(""),
};

type Act = (place: Place) => unknown;
const into =
  (name: string, text = ""): Act =>
  ({ study }) =>
    appendFileSync(join(study, name), text);

/** After each of them a build has something to do, or to say. */
const CHANGES: Readonly<Record<string, Act>> = {
  "a row more": into(ANN, "9,2024-02-01T10:00:00,[],['news']\n"),
  "a participant more": into(fileName("cas"), STUDY[ANN] as string),
  "a participant's file that goes": ({ study }) => rmSync(join(study, ANN)),
  "one that is called otherwise": ({ study }) =>
    renameSync(join(study, ANN), join(study, fileName("zoe"))),
  "a folder in the place of one": ({ study }) => {
    rmSync(join(study, ANN));
    mkdirSync(join(study, ANN));
  },
  "a foreign file that is only mentioned": into("foreign.csv"),
  "a hidden file that is only counted": into(`.${ANN}`),
  "a list of what is kept": into("lists/kept.txt", "fyp\n"),
  "a list that is gone": ({ study }) => rmSync(join(study, "lists"), { recursive: true }),
  "vectors of the study's own": into("own.csv", "dogs,1,1\n"),
  "lines of study.json that move": ({ study }) => {
    const file = join(study, "study.json");
    writeFileSync(file, `\n${readFileSync(file, "utf8")}`);
  },
  "a name that is nearly study.json": into("study (1).json", "{}"),
  "somebody who withdraws": ({ study }) => keepWithdrawal(study, "ann"),
  "a withdrawal that was stopped": into("withdrawn.json.new"),
  "a page of the site that is gone": ({ out }) => rmSync(join(out, "ann.html")),
  "one that was edited": ({ out }) => appendFileSync(join(out, "ann.html"), " "),
  "half of the site": ({ out }) => rmSync(join(out, "data"), { recursive: true }),
  "a site without its manifest": ({ out }) => rmSync(join(out, "manifest.json")),
  "a cache that is cleared": ({ cache }) => openCacheFolder(cache).clear(),
};

test("made anew for all that decides a build, and for nothing that does not", async () => {
  const place = placeOf(RICH);
  await run(place);
  const { said } = await ask(place);
  assert.ok(said !== null);
  for (const folder of Object.values(place))
    cpSync(folder, `${folder}-before`, { recursive: true });
  for (const [what, act] of Object.entries(CHANGES)) {
    await act(place);
    assert.equal((await ask(place)).said, null, what);
    for (const folder of Object.values(place)) {
      rmSync(folder, { recursive: true });
      cpSync(`${folder}-before`, folder, { recursive: true });
    }
    assert.deepEqual((await ask(place)).said, said, `without ${what}`);
  }
});

test("of a build whose files change meanwhile nothing is remembered, though they change back", async () => {
  const place = placeOf();
  const file = join(place.study, ANN);
  const cache = openCacheFolder(place.cache);
  const before = readFileSync(file);
  writeFiles(place.out, { "manifest.json": "{}" });
  const keep = async (meanwhile: () => void): Promise<number> => {
    const last = await ask(place);
    meanwhile();
    await last.keep({ cache, key: null, manifest: "{}", lines: [] });
    return cache.list("builds").length;
  };
  assert.equal(await keep(() => appendFileSync(file, "\n")), 0);
  assert.equal(
    await keep(() => {
      writeFileSync(`${file}.part`, before);
      renameSync(`${file}.part`, file);
    }),
    0,
  );
  const back = (): void => {
    const { atime, mtime } = statSync(file);
    const own = readFileSync(file);
    writeFileSync(file, "other");
    writeFileSync(file, own);
    utimesSync(file, atime, mtime);
  };
  assert.equal(await keep(back), 0);
  assert.equal(await keep(() => {}), 1);
});

test("the key of the codes is one of the inputs, and so are the codes that are kept with it", async () => {
  const place = placeOf({ ...STUDY, "study.json": '{"publish": {"participants": "pseudonyms"}}' });
  const keys = join(place.study, "..", ".tagscape-key-study.json");
  assert.match(await run(place), /a new key/);
  const { said } = await ask(place);
  assert.ok(said !== null);
  assert.ok(!said.some((line) => /a new key/.test(line)));
  const text = readFileSync(keys, "utf8");
  const change = async (other: string | null): Promise<void> => {
    if (other === null) rmSync(keys);
    else writeFileSync(keys, other, { mode: 0o600 });
    assert.equal((await ask(place)).said, null, other ?? "gone");
    writeFileSync(keys, text, { mode: 0o600 });
    assert.deepEqual((await ask(place)).said, said);
  };
  const { key } = JSON.parse(text) as { key: string };
  await change(null);
  await change(text.replace(key, KEY));
  await change(JSON.stringify({ key, codes: {} }));
  await change(text.slice(9));
  process.env["TAGSCAPE_KEY"] = KEY;
  assert.equal((await ask(place)).said, null);
  delete process.env["TAGSCAPE_KEY"];
  const kept = openCacheFolder(place.cache).list("builds");
  for (const name of kept)
    assert.ok(!readFileSync(join(place.cache, "builds", name), "utf8").includes(key));
});

/** The names of all files that are opened meanwhile. */
async function opened(action: () => Promise<unknown>): Promise<string[]> {
  const names = new Set<string>();
  const { openSync } = fs;
  fs.openSync = (file, ...rest) => {
    names.add(basename(String(file)));
    return openSync(file, ...rest);
  };
  syncBuiltinESMExports();
  await action().finally(() => {
    fs.openSync = openSync;
    syncBuiltinESMExports();
  });
  return [...names].toSorted();
}

test("no file is opened that a build would leave alone", async () => {
  const { study } = placeOf({ ...STUDY, "foreign.csv": "a\n", "huge.zip": "b", ".hidden.csv": "" });
  const config = await readConfig({ data: study });
  const own = ["study.json", "withdrawn.json"];
  const [ann, ben] = Object.keys(STUDY) as [string, string];
  assert.deepEqual(await opened(() => studyBytes(config)), [ann, ben, ...own]);
  await keepWithdrawal(study, "ann");
  assert.deepEqual(await opened(() => studyBytes(config)), [ben, ...own]);
});

/** A file of TikTok-Content-Scraper. */
const video = (id: number): string =>
  JSON.stringify({ video_metadata: { id: String(id), hashtags: ["news"] } });

test("archives, folders of a file a video and metadata are known by all that is read of them", async () => {
  const archive = (tag: string): Files => ({
    "all.zip": zipped([{ name: ANN, content: csv([[tag]]) }]),
  });
  const seen = (tag: string): Files => ({
    ...STUDY,
    "study.json": '{"metadata": "videos.csv"}',
    "videos.csv": csv([[tag]]),
  });
  const folder = (id: number): Files => ({ "ann/1.json": video(1), "ann/2.json": video(id) });
  for (const [files, others] of [
    [archive("news"), archive("noon")],
    [folder(2), folder(3)],
    [seen("news"), seen("noon")],
  ] as const) {
    const { study } = placeOf(files);
    const hash = async (): Promise<string | undefined> =>
      (await studyBytes(await readConfig({ data: study })))?.hash;
    const before = await hash();
    assert.ok(before !== undefined);
    assert.equal(await hash(), before);
    writeFiles(study, others);
    const after = await hash();
    assert.ok(after !== undefined && after !== before);
    writeFiles(study, files);
    assert.equal(await hash(), before);
  }
});
