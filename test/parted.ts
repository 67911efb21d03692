/** A study that is built in shards: its files, its parts, and what a merge makes of them. */
import assert from "node:assert/strict";
import { cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { build, command, type Ended } from "./command.ts";
import { fileName, HEADER, type Files, scratchFolder, writeFiles } from "./scratch.ts";

const WORDS =
  "news sport music film cooking travel science crime politics weather art garden dance cats dogs football election europe climate bread".split(
    " ",
  );

interface Video {
  readonly id: bigint;
  readonly words: readonly string[];
}

/** Of the n-th participant, who shares none with others. */
function videosOf(n: number, count = 12): Video[] {
  return Array.from({ length: count }, (_, i) => ({
    id: 7_312_000_000_000_000_000n + BigInt(n * 1000 + i),
    words: [WORDS[(n * 3 + i) % 20] ?? "", `${WORDS[(n + i * 2) % 20] ?? ""}tok`, "fyp"],
  }));
}

function table(videos: readonly Video[]): string {
  const rows = videos.map(({ id, words }, i) => {
    const list = words.map((word) => `'${word}'`).join(", ");
    return `${id},2024-02-0${(i % 9) + 1}T10:00:00,"['about ${words[0] ?? ""}']","[${list}]"`;
  });
  return [HEADER, ...rows, ""].join("\n");
}

export const IDS = ["alba", "bruno", "cleo", "dario", "elif", "fritz"] as const;

/** Six who share no video, one whose videos are those of two of them together, and one who has a single video. */
export function files(settings: object): Files {
  const own = IDS.map((id, n) => [fileName(id), table(videosOf(n))] as const);
  return {
    ...Object.fromEntries(own),
    [fileName("gwen")]: table([...videosOf(0), ...videosOf(3)]),
    [fileName("hugo")]: table(videosOf(7, 1)),
    "study.json": JSON.stringify({ title: "In parts", ...settings }),
  };
}

export interface Parted {
  readonly root: string;
  readonly data: string;
  readonly env: Readonly<Record<string, string>>;
}

export function studyOf(own: Files): Parted {
  const root = scratchFolder();
  const data = writeFiles(join(root, "study"), own);
  return { root, data, env: { TAGSCAPE_KEY_FILE: join(root, "keys.json"), CI: "" } };
}

/** The site of one build, which takes nothing from what shards have kept. */
export async function whole({ root, data, env }: Parted): Promise<string> {
  const out = join(root, "whole");
  await done(build(["--data", data, "--out", out, "--no-cache"], { env }));
  return out;
}

export async function shard(
  { root, data, env }: Parted,
  i: number,
  n: number,
  ...flags: string[]
): Promise<string> {
  const out = join(root, `parts-${n}`, String(i));
  await done(build(["--data", data, "--shard", `${i}/${n}`, "--out", out, ...flags], { env }));
  return out;
}

export async function shards(own: Parted, n: number, ...flags: string[]): Promise<string[]> {
  const parts: string[] = [];
  for (let i = 1; i <= n; i++) parts.push(await shard(own, i, n, ...flags));
  return parts;
}

/** Copies of parts, in a folder where nothing else is. */
export function elsewhere(parts: readonly string[]): string[] {
  const folder = scratchFolder();
  return parts.map((part, at) => {
    const place = join(folder, `moved ${at + 1}`);
    mkdirSync(place, { mode: 0o700 });
    cpSync(part, place, { recursive: true });
    return place;
  });
}

export function merge(parts: readonly string[], out: string, ...flags: string[]): Promise<Ended> {
  return command("merge", [...parts, "--out", out, "--jobs", "1", ...flags], { env: { CI: "" } });
}

export async function done(running: Promise<Ended>): Promise<Ended> {
  const ended = await running;
  assert.equal(ended.code, 0, ended.stderr);
  return ended;
}
