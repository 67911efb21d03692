/** A small study in a repository, and a bare one on this disk to publish it to. */
import { execFile, execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Ended } from "./command.ts";
import { environment } from "./environment.ts";
import { scratchFolder } from "./scratch.ts";

export const main = fileURLToPath(new URL("../src/commands/publish.ts", import.meta.url));
const tsx = new URL("../node_modules/tsx/dist/esm/index.mjs", import.meta.url).href;
const cache = join(scratchFolder(), "cache");
export const KEY = "5c".repeat(32);

export function git(cwd: string, ...words: string[]): string {
  const who = ["-c", "user.name=t", "-c", "user.email=t@example.org"];
  return execFileSync("git", [...who, ...words], {
    cwd,
    encoding: "utf8",
    env: environment(),
    stdio: ["ignore", "pipe", "pipe"],
  });
}

export interface Publication {
  readonly root: string;
  /** A repository with a remote `origin`; the study lies in it. */
  readonly work: string;
  readonly data: string;
  readonly bare: string;
  /** Words that publish the study, for a process or, quoted, for a hook. */
  readonly words: readonly string[];
  readonly settings: (publish: object) => void;
  readonly publish: (
    env?: Readonly<Record<string, string>>,
    args?: readonly string[],
  ) => Promise<Ended>;
  /** Forgets the branch, so that the next is the first. */
  readonly reset: () => void;
  /** Of the branch: names, and how many commits lead to it. */
  readonly published: () => { names: string[]; commits: number };
}

export function publication(): Publication {
  const root = scratchFolder();
  const [work, bare] = [join(root, "work"), join(root, "bare.git")];
  const data = join(work, "study");
  mkdirSync(data, { recursive: true });
  git(root, "init", "--quiet", "--bare", bare);
  git(work, "init", "--quiet");
  git(work, "remote", "add", "origin", bare);
  for (const id of ["alice", "bob"])
    writeFileSync(
      join(data, `news_relevant_videos_${id}.csv`),
      `video_id,hashtags,suggested_words\n1,"['${id}tag', 'shared']","[]"\n2,"['${id}two']","[]"\n`,
    );
  const settings = (publish: object): void =>
    writeFileSync(join(data, "study.json"), JSON.stringify({ title: "T", publish }, null, 1));
  settings({ participants: "pseudonyms" });
  const words = ["--import", tsx, main, "--data", data, "--cache", cache];
  return {
    root,
    work,
    data,
    bare,
    words,
    settings,
    publish: (env = {}, args = ["--yes"]) =>
      new Promise((resolve) => {
        const options = { cwd: work, env: environment({ TAGSCAPE_KEY: KEY, ...env }) };
        execFile(process.execPath, [...words, ...args], options, (error, stdout, stderr) =>
          resolve({ code: error === null ? 0 : Number(error.code ?? -1), stdout, stderr }),
        );
      }),
    reset: () => void git(bare, "update-ref", "-d", "refs/heads/gh-pages"),
    published: () => ({
      names: git(bare, "ls-tree", "-r", "--name-only", "gh-pages").trim().split("\n"),
      commits: Number(git(bare, "rev-list", "--count", "gh-pages")),
    }),
  };
}

/** The paths that a published manifest allows. */
export function listed(bare: string): string[] {
  const { files } = JSON.parse(git(bare, "show", "gh-pages:manifest.json")) as { files: object };
  return [...Object.keys(files), "manifest.json"].toSorted();
}

/** One hash of every name and byte below a folder. */
export function hashOf(folder: string): string {
  const hash = createHash("sha256");
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) => [join(entry.parentPath, entry.name), entry.isFile()] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  for (const [path, isFile] of entries)
    hash.update(`${path}\n`).update(isFile ? readFileSync(path) : "");
  return hash.digest("hex");
}
