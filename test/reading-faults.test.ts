/** Files that cannot be read, or are written to while they are read: a fault that names them. */
import assert from "node:assert/strict";
import {
  appendFileSync,
  closeSync,
  copyFileSync,
  fstatSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { rowsKey } from "../src/read/rows-key.ts";
import { makeConfig } from "../src/config/config.ts";
import { readCsv } from "../src/read/csv.ts";
import { explain, InputError, naming } from "../src/error.ts";
import { readSettings } from "../src/config/study-json.ts";
import { openSiteFolder, writeSite } from "../src/site/site-folder.ts";
import { readStudy, type Study } from "../src/read/study.ts";
import { csv, fileName, HEADER, scratchFolder, writeFiles } from "./scratch.ts";

const unix = { skip: process.platform === "win32" };
const linux = { skip: process.platform !== "linux" };
const good = csv([["news"], ["sport"]]);
/** Longer than what is read at once. */
const long = csv(Array.from({ length: 5000 }, (_, i) => [`tag${i}`, "news"]));

async function read(data: string, progress?: (done: number) => void): Promise<Study> {
  const flags = { data, out: join(data, "..", "out"), "no-cache": true };
  return readStudy(makeConfig(flags, await readSettings(data)), progress);
}

const MEANWHILE: Readonly<Record<string, (file: string) => void>> = {
  "grows at its end": (file) => appendFileSync(file, "9,x,[],[]\n"),
  shrinks: (file) => truncateSync(file, statSync(file).size - 11),
  "is cut to what was read": (file) => truncateSync(file, 64 * 1024),
  "is emptied": (file) => truncateSync(file, 0),
  "is written to in place": (file) => {
    const descriptor = openSync(file, "r+");
    writeSync(descriptor, "X", 90);
    closeSync(descriptor);
  },
  "is written to, and its time put back": (file) => {
    const { atime, mtime } = statSync(file);
    const descriptor = openSync(file, "r+");
    writeSync(descriptor, "X", statSync(file).size - 9);
    closeSync(descriptor);
    utimesSync(file, atime, mtime);
  },
  "grows and shrinks again": (file) => {
    const { size } = statSync(file);
    appendFileSync(file, "9,x,[],[]\n");
    truncateSync(file, size);
  },
  "is replaced by its copy": (file) => {
    copyFileSync(file, `${file}.copy`);
    renameSync(`${file}.copy`, file);
  },
  "is deleted": (file) => rmSync(file),
};

for (const [what, act] of Object.entries(MEANWHILE))
  test(`a file that ${what} while it is read is a fault of its own`, unix, async () => {
    const file = join(scratchFolder(), "a.csv");
    writeFileSync(file, long);
    let records = 0;
    const reading = readCsv(file, () => {
      if (++records === 10) act(file);
    });
    await assert.rejects(
      reading,
      /^InputError: [^\n]*a\.csv: (changed|has gone) while it was read; build again[^\n]*$/,
    );
  });

test("a file that changes after it was read, while others are, is a fault too", async () => {
  const data = writeFiles(join(scratchFolder(), "study"), {
    [fileName("a")]: good,
    [fileName("b")]: good,
  });
  const act = (done: number): void => {
    if (done === 1) appendFileSync(join(data, fileName("a")), "9,x,[],[]\n");
  };
  await assert.rejects(read(data, act), /_a\.csv: changed while it was read/);
});

test("files and the folder that go while a study is read are a line each", async () => {
  const files = { [fileName("a")]: good, [fileName("b")]: good, [fileName("c")]: "" };
  const one = writeFiles(join(scratchFolder(), "study"), files);
  await assert.rejects(
    read(one, () => rmSync(join(one, fileName("b")), { force: true })),
    (error) => {
      assert.ok(error instanceof InputError);
      assert.deepEqual(
        error.faults.map(({ file }) => file.slice(-5)),
        ["b.csv", "c.csv"],
      );
      return true;
    },
  );
  const all = writeFiles(join(scratchFolder(), "study"), files);
  await assert.rejects(
    read(all, () => rmSync(all, { recursive: true, force: true })),
    /^InputError: [^\n]*_a\.csv: has gone/,
  );
});

test("a CSV whose name is not UTF-8 is named, whatever it is called", linux, async () => {
  for (const name of ["news_relevant_videos_z\xfc.csv", "vid\xe9os.csv"]) {
    const data = writeFiles(join(scratchFolder(), "study"), { [fileName("a")]: good });
    writeFileSync(Buffer.from(join(data, name), "latin1"), good);
    await assert.rejects(
      read(data),
      /^InputError: [^\n]*\uFFFD[^\n]*: a name that is not UTF-8; rename/,
    );
  }
});

test("settings that nest without end are one line", async () => {
  for (const [name, text] of [
    ["study.json", `${'{"a":'.repeat(3000)}1${"}".repeat(3000)}`],
    ["study.json", "\n" + "[".repeat(1_000_000)],
    ["withdrawn.json", `${"[".repeat(300_000)}${"]".repeat(300_000)}`],
  ] as const) {
    const data = writeFiles(join(scratchFolder(), "study"), {
      [fileName("a")]: good,
      [name]: text,
    });
    await assert.rejects(read(data), /^InputError: [^\n]*\.json[^\n]*(nested more|no list)[^\n]*$/);
  }
});

const SITE = new Map([
  ["data/a.json", "{}"],
  ["manifest.json", JSON.stringify({ generator: "Tagscape", files: { "data/a.json": "" } })],
]);

test(
  "what cannot be carried over, or stands in the way of the site's data, is a fault",
  unix,
  async () => {
    const strange: readonly ((path: string) => void | (() => void))[] = [
      (path) => writeFileSync(path, "mine"),
      (path) => symlinkSync("/tmp", path),
      (path) => {
        const server = createServer().listen(path);
        return () => server.close();
      },
    ];
    for (const make of strange) {
      const out = join(scratchFolder(), "out");
      mkdirSync(out);
      writeFileSync(join(out, "manifest.json"), SITE.get("manifest.json") ?? "");
      const end = make(join(out, "data"));
      await assert.rejects(
        async () => writeSite(await openSiteFolder(out), SITE),
        /^InputError: [^\n]*out\/data: [^\n]*; move it away$/,
      );
      end?.();
    }
  },
);

test("what the disk refuses names its file and ends with 2", linux, async () => {
  const root = writeFiles(scratchFolder(), { "full/x": "", file: "" });
  symlinkSync(join(root, "loop"), join(root, "loop"));
  const refused: readonly (readonly [code: string, act: () => unknown, file: string])[] = [
    ["ENOENT", () => openSync(join(root, "gone"), "r"), "gone"],
    ["EEXIST", () => mkdirSync(join(root, "full")), "full"],
    ["ELOOP", () => openSync(join(root, "loop"), "r"), "loop"],
    ["ENOTDIR", () => openSync(join(root, "file", "x"), "r"), "file/x"],
    ["EISDIR", () => openSync(join(root, "full"), "w"), "full"],
    ["ENAMETOOLONG", () => openSync(join(root, "x".repeat(300)), "w"), "xxx"],
    ["EXDEV", () => renameSync(join(root, "file"), "/dev/shm/tagscape"), "file"],
    ["EINVAL", () => renameSync(join(root, "full"), join(root, "full", "x")), "full"],
    ["ENOSPC", () => writeFileSync(openSync("/dev/full", "w"), "x"), "named"],
  ];
  for (const [code, act, file] of refused) {
    const error: unknown = await naming(join(root, "named"), act).catch(
      (thrown: unknown) => thrown,
    );
    // Where both folders are on one disk.
    if (code === "EXDEV" && !(error instanceof Error)) continue;
    const { text, exitCode } = explain(error, false);
    assert.equal(exitCode, 2, text);
    assert.ok(text.startsWith(join(root, file)), text);
    assert.match(text, new RegExp(`failed with ${code}; \\w`));
  }
});

test("a study longer than any text is known by its content", async () => {
  const data = writeFiles(join(scratchFolder(), "study"), { [fileName("a")]: good });
  const study = await read(data);
  const [person] = study.participants;
  assert.ok(person !== undefined);
  const keyOf = (letter: string): string => {
    const cells = new Map([["hashtags", [letter.repeat(8 * 2 ** 20)]]]);
    const row = { line: 2, videoId: "1", date: null, cells };
    // 560 MB; the engine's longest text has 512.
    const rows = [...Array.from({ length: 69 }, () => row), { ...row, videoId: letter }];
    return rowsKey({ participants: [{ ...person, rows }] });
  };
  assert.notEqual(keyOf("a"), keyOf("b"));
  assert.equal(rowsKey(study), rowsKey(await read(data)));
});

test("a file whose reading is broken off is closed once: its number may by then be another's", async () => {
  const folder = scratchFolder();
  const rows = "1,x,[],[]\n".repeat(20_000);
  writeFiles(folder, { [fileName("a")]: `${HEADER}\n1,x,"a"b,[]\n${rows}`, "other.txt": "other" });
  for (let i = 0; i < 20; i++) {
    await assert.rejects(
      readCsv(join(folder, fileName("a")), () => {}),
      InputError,
    );
    const other = openSync(join(folder, "other.txt"), "r");
    await sleep(5);
    assert.doesNotThrow(() => fstatSync(other));
    closeSync(other);
  }
});
