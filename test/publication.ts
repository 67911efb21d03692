/** A small study in a repository, and a bare one on this disk to publish it to. */
import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { codeOf } from "../src/privacy/pseudonyms.ts";
import { environment } from "./environment.ts";
import { scratchFolder } from "./scratch.ts";

export const main = fileURLToPath(new URL("../src/commands/publish.ts", import.meta.url));
const tsx = new URL("../node_modules/tsx/dist/esm/index.mjs", import.meta.url).href;
export const cache = join(scratchFolder(), "cache");
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

interface Ended {
  /** Null where a signal ended it. */
  readonly code: number | null;
  readonly stderr: string;
}

interface Publishing {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Is given what was said so far, and the means to end it. */
  readonly watch?: (said: string, kill: (signal: "SIGKILL" | "SIGINT") => void) => void;
}

export interface Publication {
  readonly root: string;
  /** A repository with a remote `origin`; the study lies in it. */
  readonly work: string;
  readonly data: string;
  readonly bare: string;
  /** Where publications work while they run. */
  readonly temporary: string;
  /** Words that publish the study, for a process or, quoted, for a hook. */
  readonly words: readonly string[];
  /** Writes a participant's file of so many videos. */
  readonly write: (id: string, rows: number) => void;
  /** Writes study.json, "publish" on its third line. */
  readonly settings: (publish?: object, more?: object) => void;
  readonly publish: (how?: Publishing) => Promise<Ended>;
  /** Forgets the branch, so that the next is the first. */
  readonly reset: () => void;
  /** Each branch and its commit. */
  readonly tip: () => string;
  /** Of the branch: names, and how many commits lead to it. */
  readonly published: () => { names: string[]; commits: number };
}

/** What a participant's page is called in public. */
export const page = (id: string): string => `${codeOf(KEY, id)}.html`;

/** Of three participants, under pseudonyms; each of three videos. */
export function publication(): Publication {
  const root = scratchFolder();
  const [work, bare, temporary] = [join(root, "work"), join(root, "bare.git"), join(root, "tmp")];
  const data = join(work, "study");
  for (const folder of [data, temporary]) mkdirSync(folder, { recursive: true });
  git(root, "init", "--quiet", "--bare", bare);
  git(work, "init", "--quiet");
  git(work, "remote", "add", "origin", bare);
  const write = (id: string, rows: number): void => {
    const lines = Array.from({ length: rows }, (_, i) => `${i},"['${id}tag', 'shared${i}']","[]"`);
    const text = ["video_id,hashtags,suggested_words", ...lines, ""].join("\n");
    writeFileSync(join(data, `news_relevant_videos_${id}.csv`), text);
  };
  for (const id of ["alice", "bob", "carol"]) write(id, 3);
  const settings = (publish?: object, more: object = {}): void =>
    writeFileSync(
      join(data, "study.json"),
      JSON.stringify({ title: "T", publish, ...more }, null, 1),
    );
  settings({ participants: "pseudonyms" });
  const words = ["--import", tsx, main, "--data", data, "--cache", cache];
  const own = { TAGSCAPE_KEY: KEY, TMPDIR: temporary, TEMP: temporary };
  return {
    root,
    work,
    data,
    bare,
    temporary,
    words,
    write,
    settings,
    publish: ({ args = ["--yes"], env = {}, watch = () => {} } = {}) => {
      const child = spawn(process.execPath, [...words, ...args], {
        cwd: work,
        env: environment({ ...own, ...env }),
        stdio: ["ignore", "ignore", "pipe"],
      });
      let stderr = "";
      child.stderr.on("data", (chunk: Buffer) => {
        stderr += chunk.toString();
        watch(stderr, (signal) => child.kill(signal));
      });
      return new Promise((resolve) => child.on("close", (code) => resolve({ code, stderr })));
    },
    reset: () => void git(bare, "update-ref", "-d", "refs/heads/gh-pages"),
    tip: () => git(bare, "for-each-ref", "--format=%(refname) %(objectname)").trim(),
    published: () => ({
      names: git(bare, "ls-tree", "-r", "--name-only", "gh-pages").trim().split("\n"),
      commits: Number(git(bare, "rev-list", "--count", "gh-pages")),
    }),
  };
}

/** Every object of a repository, reachable or not, decompressed. */
export function everyObject(repository: string): string {
  return execFileSync("git", ["cat-file", "--batch-all-objects", "--batch"], {
    cwd: repository,
    encoding: "latin1",
    maxBuffer: 2 ** 28,
  });
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
