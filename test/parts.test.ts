/** A part: private, whole or absent, and of nobody who could be known by it. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { readHeader } from "../src/parts/part-folder.ts";
import { build, command, type Ended } from "./command.ts";
import { environment } from "./environment.ts";
import { done, files, IDS, merge, type Parted, shard, shards, studyOf } from "./parted.ts";
import { fileName } from "./scratch.ts";
import { sharedCache } from "./shared.ts";
import { site, write } from "./small-site.ts";
import { until } from "./until.ts";

const AS_IS = { publish: { participants: "as-is" } };
const CODES = {
  publish: { participants: "pseudonyms", minVideos: 3 },
  overrides: { bruno: { hashtags: { k: 4 } } },
  groups: { early: ["alba", "bruno"] },
};

/** Every byte of a folder and every name in it, as bytes that any writing of a text would be found in. */
function bytesOf(folder: string): Buffer {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return Buffer.concat(
    entries.flatMap(({ parentPath, name, ...entry }) => [
      Buffer.from(`${name}\n`),
      entry instanceof Object && statSync(join(parentPath, name)).isFile()
        ? readFileSync(join(parentPath, name))
        : Buffer.of(),
    ]),
  );
}

function holds(bytes: Buffer, text: string): boolean {
  return (["utf8", "utf16le", "latin1"] as const).some((way) =>
    bytes.includes(Buffer.from(text, way)),
  );
}

test("under pseudonyms no byte of a part tells an id, a file, a place or a video", async () => {
  const rows = files(CODES);
  // A row that gives a notice with a value in it, and a date that cannot be read.
  const odd = String(rows[fileName("elif")]).replace("2024-02-03T10:00:00", "kilimanjaro");
  const study = studyOf({ ...rows, [fileName("elif")]: odd });
  const parts = await shards(study, 2, "--participants", [...IDS, "gwen", "hugo"].join(","));
  const videos = [
    ...Object.values(rows)
      .join("\n")
      .matchAll(/\b7312\d{15}\b/g),
  ].map(([id]) => id);
  assert.ok(videos.length > 70);
  const secret = [
    ...IDS,
    "gwen",
    "hugo",
    "kilimanjaro",
    "news_relevant_videos",
    study.root,
    sharedCache(),
    process.cwd(),
    ...videos,
    JSON.parse(readFileSync(study.env["TAGSCAPE_KEY_FILE"] ?? "", "utf8")).key as string,
  ];
  for (const part of parts) {
    const bytes = bytesOf(part);
    assert.ok(holds(bytes, "football"), "tags are in it");
    assert.deepEqual(
      secret.filter((text) => holds(bytes, text)),
      [],
    );
  }
});

test(
  "nobody else on the machine may look into it",
  { skip: process.platform === "win32" },
  async () => {
    const study = studyOf(files(AS_IS));
    const part = await shard(study, 1, 2);
    assert.equal(statSync(part).mode & 0o777, 0o700);
    await shard(study, 1, 2);
    assert.equal(statSync(part).mode & 0o777, 0o700);
    assert.deepEqual(readdirSync(dirname(part)), ["1"]);
  },
);

test("it lies in parts, where no flag names another folder, and replaces nothing else", async () => {
  const study = studyOf(files(AS_IS));
  const { root, data } = study;
  const asked = (...args: string[]): Promise<Ended> =>
    build(["--data", data, "--shard", "2/2", ...args], { cwd: root });
  await done(asked());
  assert.ok(readHeader(join(root, "parts", "2")) !== null);

  const refused = async (out: string, line: RegExp): Promise<void> => {
    const { code, stderr } = await asked("--out", out);
    assert.equal(code, 2, stderr);
    assert.match(stderr, line);
  };
  await write(join(root, "site"), Object.fromEntries(site({ "index.html": "old" })));
  await refused(join(root, "site"), /site: not empty and no part of a study; nothing was written/);
  await refused(join(root, "site", "parts", "2"), /parts\/2: lies in a site, /);
  await refused(join(root, "parts", "2", "3"), /2\/3: lies in another part, /);
  await refused(join(data, "parts"), /^--out: .* and the data folder .* lie in one another; /m);
  await refused(join(data, "study.json"), /a file/);
  writeFileSync(join(root, "parts", "2", "notes.txt"), "mine");
  await refused(join(root, "parts", "2"), /a part that holds notes\.txt too; nothing was written/);
  assert.equal(readFileSync(join(root, "parts", "2", "notes.txt"), "utf8"), "mine");
  assert.match((await asked("--shard", "3/2")).stderr, /^--shard: no shard: "3\/2"; [^\n]*\n$/);
});

test("neither it nor a site that holds it can be published", async () => {
  const study = studyOf(files(AS_IS));
  const parts = await shards(study, 2);
  const alone = await command("check-site", [parts[0] ?? ""]);
  assert.equal(alone.code, 2);
  assert.match(alone.stderr, /1: a part of a study, which is as private as the data; [^\n]*\n$/);
  const out = join(study.root, "site");
  await done(merge(parts, out));
  await done(command("check-site", [out]));
  cpSync(parts[1] ?? "", join(out, "parts", "2"), { recursive: true });
  const within = await command("check-site", [out]);
  assert.equal(within.code, 2);
  assert.match(
    within.stderr,
    /parts\/2\/part\.v8: a part of a study, which is as private as the data; take/,
  );
});

test(
  "a build that is killed leaves no part and no process, and the next one sweeps what it left",
  { skip: process.platform !== "linux" },
  async () => {
    const study: Parted = studyOf(files(AS_IS));
    const out = join(study.root, "parts", "1");
    const beside = join(study.root, "parts");
    const root = fileURLToPath(new URL("..", import.meta.url));
    const flags = [
      "--shard",
      "1/1",
      "--no-cache",
      "--jobs",
      "2",
      "--data",
      study.data,
      "--out",
      out,
    ];
    const running = spawn(process.execPath, ["--import", "tsx", "build.ts", ...flags], {
      cwd: root,
      env: environment(study.env),
      stdio: "ignore",
    });
    const unfinished = (): string[] =>
      existsSync(beside) ? readdirSync(beside).filter((name) => name.startsWith(".")) : [];
    await until(() => unfinished().length > 0 && childrenOf(running.pid).length > 0);
    const workers = childrenOf(running.pid);
    running.kill("SIGKILL");
    await until(() => workers.every((pid) => !existsSync(`/proc/${pid}`)));
    assert.ok(!existsSync(out));
    assert.equal(unfinished().length, 1);
    mkdirSync(join(beside, ".2.tagscape-part-999999999"));
    await done(build(flags, { env: study.env }));
    assert.ok(readHeader(out) !== null);
    // Of another part: whether its build runs on another machine cannot be told.
    assert.deepEqual(unfinished(), [".2.tagscape-part-999999999"]);
  },
);

/** Processes that one has started. */
function childrenOf(pid: number | undefined): number[] {
  try {
    const text = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8");
    return text.trim().split(" ").filter(Boolean).map(Number);
  } catch {
    // It has not begun, or has ended.
    return [];
  }
}
