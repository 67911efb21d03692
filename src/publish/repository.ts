/** The branch that a site is published on: looked at, and replaced by one commit, with git. */
import { cpSync, mkdirSync } from "node:fs";

import { $ as zx, type ProcessOutput } from "zx";
import { InputError, quote } from "../error.ts";
import { GENERATOR } from "../manifest.ts";

/** What is published now. */
export interface Published {
  /** Commit of the branch; null where there is no such branch. */
  readonly commit: string | null;
  /** path → sha256 of every file, as the published manifest has it. */
  readonly files: Readonly<Record<string, string>>;
  /** Names of Pages' own domain file, which stays. */
  readonly domain: string | null;
}

/** Same bytes, same commit: neither a clock nor a machine shows in it. */
const IDENTITY = {
  GIT_AUTHOR_NAME: GENERATOR,
  GIT_AUTHOR_EMAIL: "",
  GIT_COMMITTER_NAME: GENERATOR,
  GIT_COMMITTER_EMAIL: "",
  GIT_AUTHOR_DATE: "2000-01-01T00:00:00Z",
  GIT_COMMITTER_DATE: "2000-01-01T00:00:00Z",
} as const;

export class Repository {
  readonly #url: string;
  readonly #branch: string;
  readonly #git: typeof zx;

  /**
   * @param folder an empty one, in which a repository of its own is made: the working tree of the
   *   user is never touched
   */
  constructor(url: string, branch: string, folder: string) {
    this.#url = url;
    this.#branch = branch;
    mkdirSync(folder, { recursive: true });
    this.#git = zx({
      cwd: folder,
      quiet: true,
      nothrow: true,
      // A password that git would ask for is asked of nobody on a build server.
      env: {
        ...process.env,
        ...IDENTITY,
        LC_ALL: "C",
        GIT_TERMINAL_PROMPT: process.stdin.isTTY ? "1" : "0",
      },
    });
  }

  /** @throws InputError where the remote cannot be read, or the branch is no site of ours */
  async look(): Promise<Published> {
    const ref = `refs/heads/${this.#branch}`;
    await this.#run("git could not be started", this.#git`git init --quiet --bare .git`);
    const listed = await this.#run(
      `the remote ${quote(this.#url)} cannot be read`,
      this.#git`git ls-remote ${this.#url} ${ref}`,
    );
    const commit = /^([0-9a-f]{40,64})\s/.exec(listed.stdout)?.[1] ?? null;
    if (commit === null) return { commit, files: {}, domain: null };
    await this.#run(
      `the branch ${quote(this.#branch)} cannot be fetched`,
      this.#git`git -C .git fetch --quiet --depth=1 ${this.#url} ${ref}`,
    );
    const text = await this.#git`git -C .git show FETCH_HEAD:manifest.json`;
    const files = text.exitCode === 0 ? siteFiles(text.stdout) : null;
    if (files === null)
      throw new InputError([
        {
          file: "publish.branch",
          what: `the branch ${quote(this.#branch)} of the remote is no site of Tagscape`,
          todo: "name a branch that is not there yet, or that holds a site; nothing was pushed",
        },
      ]);
    const domain = await this.#git`git -C .git show FETCH_HEAD:CNAME`;
    return { commit, files, domain: domain.exitCode === 0 ? domain.stdout : null };
  }

  /**
   * One commit without a parent, so that no history keeps what was withdrawn.
   *
   * @param before what the branch is thought to hold; where it holds something else by now,
   *   nothing is pushed
   * @throws InputError where the push is refused
   */
  async push(site: string, work: string, before: Published): Promise<void> {
    cpSync(site, work, { recursive: true });
    const git = this.#git({ cwd: work });
    const failed = "the commit could not be made";
    await this.#run(failed, git`git init --quiet`);
    await this.#run(failed, git`git -c core.autocrlf=false add --all --force .`);
    await this.#run(
      failed,
      git`git commit --quiet --no-gpg-sign --no-verify -m ${"A site made with Tagscape"}`,
    );
    const ref = `refs/heads/${this.#branch}`;
    const lease = `--force-with-lease=${ref}:${before.commit ?? ""}`;
    await this.#run(
      "the push was refused, and the branch is as it was",
      git`git push --quiet ${lease} ${this.#url} ${`HEAD:${ref}`}`,
    );
  }

  async #run(what: string, running: PromiseLike<ProcessOutput>): Promise<ProcessOutput> {
    const done = await running;
    if (done.exitCode === 0) return done;
    const lines = done.stderr.split("\n").map((line) => line.trim());
    // A refused branch is told with the reason; what comes after only says that it failed.
    const said =
      lines.find((line) => line.startsWith("! [")) ??
      lines.findLast((line) => line !== "" && !line.startsWith("hint:")) ??
      "";
    throw new InputError([
      {
        file: "publish",
        what: `${what}${said === "" ? "" : ` (git: ${said})`}`,
        todo: "mend what git says, and publish again",
      },
    ]);
  }
}

/** @returns null where it is no manifest of ours */
function siteFiles(manifest: string): Record<string, string> | null {
  try {
    const { generator, files } = JSON.parse(manifest) as {
      generator?: string;
      files?: Record<string, string>;
    };
    return generator === GENERATOR && files !== undefined ? files : null;
  } catch {
    return null;
  }
}
