/** Bad studies: a sound one, and then a few things happen to it. */
import { execFileSync } from "node:child_process";
import {
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { csv, fileName, HEADER } from "../scratch.ts";
import type { Chance } from "./chance.ts";
import odd from "./odd.json" with { type: "json" };

const WORDS = "news sport music film cooking travel science crime politics weather art fyp".split(
  " ",
);
/** Longer than what a pattern or a stack may be able to take. */
const LONG = ["=".repeat(3000), "a@".repeat(2000), '"['.repeat(500), "[".repeat(3000)];
const BITS: readonly string[] = [...odd.bits, ...LONG, "\ud800"];

/** How a file's bytes change. */
const BYTES: readonly ((bytes: Buffer, chance: Chance) => Buffer)[] = [
  (bytes, chance) => spliced(bytes, chance, 0, Buffer.from(chance.pick(BITS))),
  (bytes, chance) => spliced(bytes, chance, chance.below(40), Buffer.from(chance.pick(BITS))),
  (bytes, chance) => spliced(bytes, chance, 0, Buffer.from([chance.below(256), chance.below(256)])),
  (bytes, chance) => spliced(bytes, chance, chance.below(300), Buffer.alloc(0)),
  (bytes, chance) => bytes.subarray(0, chance.below(bytes.length + 1)),
  (bytes) => Buffer.concat([bytes, bytes]),
  (bytes) => Buffer.from(bytes.toString("utf8"), "utf16le"),
  (bytes) => Buffer.from(`${bytes.toString("utf8")}é`, "latin1"),
  (bytes) => gzipSync(bytes),
  (bytes) => Buffer.from(bytes.toString("utf8").replaceAll("\n", "\r\n")),
  (bytes, chance) =>
    Buffer.from(bytes.toString("utf8").replaceAll(",", chance.pick([";", "\t", "|", ", "]))),
  (bytes, chance) => Buffer.from(withHeader(bytes.toString("utf8"), chance)),
  (bytes) => bytes.subarray(bytes.indexOf("\n") + 1),
  () => Buffer.alloc(0),
];

function spliced(bytes: Buffer, chance: Chance, remove: number, put: Buffer): Buffer {
  const at = chance.below(bytes.length + 1);
  return Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + remove)]);
}

function withHeader(text: string, chance: Chance): string {
  const name = chance.pick(HEADER.split(","));
  const other = chance.pick([
    name.toUpperCase(),
    ` ${name}`,
    `${name},${name}`,
    "other",
    name.slice(1),
    "",
  ]);
  return text.replace(name, other);
}

/** What a file's place holds instead. */
const PLACES: readonly ((path: string) => void)[] = [
  (path) => mkdirSync(path),
  (path) => execFileSync("mkfifo", [path]),
  (path) => symlinkSync("gone", path),
  (path) => symlinkSync(path, path),
  (path) => symlinkSync("/etc/hostname", path),
  (path) => symlinkSync("/dev/zero", path),
  (path) => symlinkSync("../elsewhere/file.csv", path),
  (path) => writeFileSync(path, "", { mode: 0 }),
];

const NAMES: readonly (string | Buffer)[] = [
  ...odd.names,
  fileName("x".repeat(200)),
  Buffer.from("news_relevant_videos_\xff\xfe.csv", "latin1"),
];

/** Values for any key of study.json, few of them sound. */
const VALUES: readonly string[] = [...odd.values, `${"[".repeat(3000)}${"]".repeat(3000)}`];

function settings(chance: Chance): string {
  const members = chance.some(0, 3, odd.keys).map((key) => `"${key}": ${chance.pick(VALUES)}`);
  return chance.is(0.05) ? chance.pick(VALUES) : `{${members.join(",\n")}}`;
}

/** Writes a study of one to three participants; about one in five is sound. */
export function makeStudy(chance: Chance, folder: string): void {
  mkdirSync(folder);
  const people = ["ann", "ben", "cas"].slice(0, 1 + chance.below(3));
  for (const id of people) {
    const rows = Array.from({ length: chance.below(14) }, () => chance.some(0, 4, WORDS));
    writeFileSync(join(folder, fileName(id)), csv(rows, 1 + chance.below(9)));
  }
  const named = join(folder, "study.json");
  if (chance.is(0.4)) writeFileSync(named, settings(chance));
  for (let left = chance.below(3); left > 0; left--) {
    const file = join(folder, chance.is(0.2) ? "study.json" : fileName(chance.pick(people)));
    if (chance.is(0.7)) changeBytes(file, chance);
    else if (chance.is(0.5)) replace(file, chance);
    else addFile(folder, chance);
  }
}

function changeBytes(file: string, chance: Chance): void {
  // Something else may have taken its place, which would never end.
  if (lstatSync(file, { throwIfNoEntry: false })?.isFile() !== true) return;
  writeFileSync(file, chance.pick(BYTES)(readFileSync(file), chance));
}

function replace(file: string, chance: Chance): void {
  rmSync(file, { recursive: true, force: true });
  chance.pick(PLACES)(file);
}

function addFile(folder: string, chance: Chance): void {
  const name = chance.pick(NAMES);
  const path = Buffer.concat([Buffer.from(`${folder}/`), Buffer.from(name)]);
  const content = chance.is(0.5) ? csv([["news"]]) : settings(chance);
  const first = join(folder, "new");
  writeFileSync(first, content);
  renameSync(first, path);
}
