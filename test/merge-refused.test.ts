/** Wrong parts: one line that names the part, or the shard that is missing; the old site stays, and nothing else is written. */
import assert from "node:assert/strict";
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { deserialize, serialize } from "node:v8";
import { readHeader, replaceHeader } from "../src/parts/part-folder.ts";
import type { PartHeader } from "../src/parts/part.ts";
import { sha256 } from "../src/sha256.ts";
import type { Unit } from "../src/site/unit.ts";
import { command, readTree } from "./command.ts";
import { done, files, merge, type Parted, shard, shards, studyOf } from "./parted.ts";
import { fileName, scratchFolder } from "./scratch.ts";

const SETTINGS = { publish: { participants: "as-is" } };
const RELEASE = "0".repeat(64);

let study: Parted;
let made: readonly string[];
let out: string;
/** A part of something else, by what it is of. */
const others = new Map<string, string>();

before(async () => {
  study = studyOf(files(SETTINGS));
  made = await shards(study, 2);
  out = join(study.root, "site");
  await done(merge(made, out));
  const first = files(SETTINGS);
  const { [fileName("alba")]: rows = "", ...rest } = first;
  const changed = { ...rest, [fileName("alba")]: String(rows).replace("news", "noise") };
  const { [fileName("bruno")]: _, ...smaller } = first;
  for (const [what, own] of [
    ["settings", files({ ...SETTINGS, seed: 7 })],
    ["rows", changed],
    ["study", smaller],
  ] as const)
    others.set(what, await shard(studyOf(own), 2, 2));
  others.set("number", await shard(study, 2, 3));
});

/** Copies of both parts, where a test may do as it likes. */
function both(): [one: string, two: string] {
  const root = scratchFolder();
  for (const [i, part] of made.entries())
    cpSync(part, join(root, `part ${i + 1}`), { recursive: true });
  return [join(root, "part 1"), join(root, "part 2")];
}

function altered(part: string, change: (header: PartHeader) => Partial<PartHeader>): string {
  const header = readHeader(part);
  assert.ok(header !== null);
  replaceHeader(part, { ...header, ...change(header) });
  return part;
}

const same =
  (own: Partial<PartHeader["same"]>) =>
  ({ same }: PartHeader): Partial<PartHeader> => ({ same: { ...same, ...own } });

/** A unit file of the part, and whose it is. */
function unitIn(part: string): { id: string; file: string } {
  const [name = ""] = readdirSync(join(part, "units"));
  return { id: name.replace(/\.v8$/, ""), file: join(part, "units", name) };
}

function withUnit(part: string, change: (unit: Unit) => Unit): string {
  const { id, file } = unitIn(part);
  const bytes = serialize(change(deserialize(readFileSync(file)) as Unit));
  writeFileSync(file, bytes);
  return altered(part, ({ members }) => ({
    members: members.map((own) => (own.id === id ? { ...own, unit: sha256(bytes) } : own)),
  }));
}

type Wrong = readonly [
  what: string,
  parts: (one: string, two: string) => readonly string[],
  line: RegExp,
];

const WRONG: readonly Wrong[] = [
  ["a missing shard", (one) => [one], /^shard 2\/2: missing; build it: --shard 2\/2$/],
  [
    "a doubled one",
    (one, two) => [one, two, two],
    /part 2: shard 2\/2 again, which is .*part 2 too; leave/,
  ],
  [
    "a copy of one",
    (one, two) => {
      cpSync(two, `${two} copy`, { recursive: true });
      return [one, two, `${two} copy`];
    },
    /part 2 copy: shard 2\/2 again, which is .*part 2 too; /,
  ],
  ["a folder that is none", (one, two) => [one, two, study.data], /study: no part of a study; /],
  [
    "a folder that is not there",
    (one, two) => [one, two, `${two}0`],
    /part 20: there is no such folder; /,
  ],
  [
    "an empty folder",
    (one, two) => {
      mkdirSync(`${two}-empty`);
      return [one, `${two}-empty`];
    },
    /part 2-empty: no part of a study; /,
  ],
  [
    "a file",
    (one, two) => [one, two, join(study.data, "study.json")],
    /study\.json: no part of a study; /,
  ],
  [
    "a header that was cut",
    (one, two) => {
      truncateSync(join(two, "part.v8"), 500);
      return [one, two];
    },
    /part 2: a damaged part, or one of another release; build this shard again$/,
  ],
  [
    "a header of which one letter is another",
    (one, two) => {
      const bytes = readFileSync(join(two, "part.v8"));
      bytes[bytes.length - 50]! ^= 1;
      writeFileSync(join(two, "part.v8"), bytes);
      return [one, two];
    },
    /part 2: a damaged part, /,
  ],
  [
    "a damaged unit",
    (one, two) => {
      appendFileSync(unitIn(two).file, "x");
      return [one, two];
    },
    /part 2\/units\/\w+\.v8: not as it was written; build this shard again$/,
  ],
  [
    "a missing unit",
    (one, two) => {
      rmSync(unitIn(two).file);
      return [one, two];
    },
    /part 2\/units\/\w+\.v8: missing, or not as it was written; /,
  ],
  [
    "damaged vectors",
    (one, two) => {
      appendFileSync(join(two, "vectors.f32"), "1234");
      return [one, two];
    },
    /part 2\/vectors\.f32: missing, or not as it was written; /,
  ],
  [
    "another study's part",
    (one) => [one, others.get("study") ?? ""],
    /parts-2\/2: of another study, or of other rows of it than .*part 1; /,
  ],
  [
    "other rows of the study",
    (one) => [one, others.get("rows") ?? ""],
    /parts-2\/2: of another study, or of other rows of it than /,
  ],
  [
    "other settings",
    (one) => [one, others.get("settings") ?? ""],
    /parts-2\/2: of other settings than /,
  ],
  [
    "another backend",
    (one, two) => [one, altered(two, same({ backend: "native" }))],
    /part 2: of vectors from another backend or file than .*part 1; /,
  ],
  [
    "another release",
    (one, two) => [one, altered(two, same({ release: RELEASE }))],
    /part 2: of another release of Tagscape than .*part 1; /,
  ],
  [
    "the odd one first",
    (one, two) => {
      const odd = altered(`${one}`, same({ release: RELEASE }));
      return [odd, two, made[1] ?? ""];
    },
    /part 1: of another release of Tagscape than /,
  ],
  [
    "a shard of another number",
    (one) => [one, others.get("number") ?? ""],
    /parts-3\/2: a shard of 3, where .*part 1 is one of 2; /,
  ],
  [
    "an id that leads out of the folder",
    (one, two) => [
      one,
      altered(two, ({ members: [first, ...more] }) => ({
        members: [{ ...first!, id: "../../out" }, ...more],
      })),
    ],
    /part 2: a damaged part, /,
  ],
  [
    "a field that leads out of the folder",
    (one, two) => [
      one,
      altered(two, ({ config }) => ({
        config: { ...config, fields: config.fields.map((own) => ({ ...own, name: "../x" })) },
      })),
    ],
    /part 2: a damaged part, /,
  ],
  [
    "a unit that writes elsewhere",
    (one, two) => [
      one,
      withUnit(two, (unit) => ({
        ...unit,
        data: [[`data/${unit.row.id}./../../../out.csv`, "x"], ...unit.data],
      })),
    ],
    /part 2\/units\/\w+\.v8: not as it was written; /,
  ],
  [
    "a unit of somebody else",
    (one, two) => [
      one,
      withUnit(two, (unit) => ({ ...unit, row: { ...unit.row, id: "../out" }, data: [] })),
    ],
    /part 2\/units\/\w+\.v8: not as it was written; /,
  ],
];

for (const [what, parts, line] of WRONG)
  test(`refused: ${what}`, async () => {
    const old = readTree(out);
    const beside = readdirSync(study.root);
    const { code, stderr } = await merge(parts(...both()), out);
    const lines = stderr.trimEnd().split("\n");
    assert.equal(code, 2, stderr);
    const faults = lines.filter((text) => /; /.test(text));
    // A doubled part in place of another one leaves that missing, and both are said.
    assert.ok(
      faults.some((text) => line.test(text)),
      stderr,
    );
    if (what !== "the odd one first") assert.equal(faults.length, 1, stderr);
    assert.deepEqual(readTree(out), old);
    assert.deepEqual(readdirSync(study.root), beside);
  });

test("flags and words that make no sense are one line each", async () => {
  const [one, two] = both();
  const said = async (...args: string[]): Promise<string> => {
    const { code, stderr } = await command("merge", args);
    assert.equal(code, 2, stderr);
    return stderr;
  };
  assert.match(await said("--out", out), /^merge: no part; name the folders of the parts\n$/);
  assert.match(
    await said(one, "--shard", "1/2"),
    /^npm run merge: Unknown option '--shard'; [^\n]*\n$/,
  );
  assert.match(
    await said(one, two, "--jobs", "0"),
    /^--jobs: no number of threads: "0"; [^\n]*\n$/,
  );
  const before = readTree(two);
  for (const place of [two, join(two, "site"), join(two, "..")])
    assert.match(
      await said(one, two, "--out", place),
      /part 2: lies in the site's folder [^\n]*\n/,
    );
  assert.deepEqual(readTree(two), before);
});
