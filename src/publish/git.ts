/**
 * git, started with words alone: no shell reads them, and no variable names a repository to it. What
 * its user has configured is read only where a remote is reached, and can run or change nothing.
 */
import { spawn } from "node:child_process";
import { InputError } from "../error.ts";
import { withoutRepository } from "../git-environment.ts";

/** Schemes of addresses; every other, and every helper program of git, is refused by git itself. */
const PROTOCOLS = ["https", "ssh", "file"] as const;
/** Hooks run from nowhere, and nothing goes on in the background. */
const FENCES = [
  "core.hooksPath=/dev/null",
  "gc.auto=0",
  "maintenance.auto=false",
  "protocol.allow=never",
  ...PROTOCOLS.map((protocol) => `protocol.${protocol}.allow=always`),
].flatMap((setting) => ["-c", setting]);
/** Filters, attributes, templates and signatures of its user have no say in what is made here. */
const NO_CONFIG = {
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_CONFIG_SYSTEM: "/dev/null",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_ATTR_NOSYSTEM: "1",
} as const;

export interface GitOptions {
  /** Where it runs. */
  readonly cwd: string;
  /** Whether the settings of its user count, as they must where a host asks who it is. */
  readonly configured?: boolean;
  /** What it reads from its input. */
  readonly input?: Iterable<string>;
}

export interface GitEnded {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** @throws InputError where there is no git */
export function git(
  words: readonly string[],
  { cwd, configured = false, input = [] }: GitOptions,
): Promise<GitEnded> {
  const env = {
    ...withoutRepository(process.env),
    ...(configured ? {} : NO_CONFIG),
    GIT_ALLOW_PROTOCOL: PROTOCOLS.join(":"),
    // A password that git would ask for is asked of nobody on a build server.
    GIT_TERMINAL_PROMPT: process.stdin.isTTY ? "1" : "0",
    LC_ALL: "C",
  };
  return new Promise((resolve, reject) => {
    const child = spawn("git", [...FENCES, ...words], { cwd, env, windowsHide: true });
    const [out, err]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
    child.once("error", (error) => reject(notStarted(error)));
    child.once("close", (code) =>
      resolve({ code: code ?? -1, stdout: textOf(out), stderr: textOf(err) }),
    );
    // A git that ends before it has read everything says why by its status.
    child.stdin.once("error", () => {});
    for (const text of input) child.stdin.write(text);
    child.stdin.end();
  });
}

function textOf(chunks: readonly Buffer[]): string {
  return Buffer.concat(chunks).toString("utf8");
}

function notStarted(cause: Error): Error {
  if ((cause as NodeJS.ErrnoException).code !== "ENOENT") return cause;
  const todo = "install git, and publish again";
  return new InputError([{ file: "git", what: "not found", todo }], { cause });
}
