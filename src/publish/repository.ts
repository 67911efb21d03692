/** The branch that a site is published on: looked at, and replaced by one commit, with git. */
import { join } from "node:path";
import { InputError, quote } from "../error.ts";
import { MANIFEST, parseManifest, type SiteManifest } from "../site/parse-manifest.ts";
import { shown, withoutLogin } from "./address.ts";
import { commitSite, treeOf } from "./commit.ts";
import { git, type GitEnded } from "./git.ts";

/** What is published now. */
export interface Published {
  /** Commit of the branch; null where there is no such branch. */
  readonly commit: string | null;
  /** path → git's mode and id of every file but the domain's. */
  readonly files: ReadonlyMap<string, string>;
  /** Of these, what no manifest lists: somebody else put it there. */
  readonly foreign: readonly string[];
  /** Whether it shows participants by codes. */
  readonly pseudonyms: boolean;
  /** Whether it shows each participant, or everyone together. */
  readonly pages: SiteManifest["pages"];
  /** Content of Pages' own domain file, which stays. */
  readonly domain: string | null;
}

const NOTHING: Published = {
  commit: null,
  files: new Map(),
  foreign: [],
  pseudonyms: false,
  pages: "all",
  domain: null,
};

export class Repository {
  readonly #url: string;
  readonly #branch: string;
  readonly #ref: string;
  readonly #folder: string;

  /**
   * @param url as `readTarget` has it
   * @param folder an empty one, in which repositories of our own are made: that of the user is never
   *   touched
   */
  constructor(url: string, branch: string, folder: string) {
    this.#url = url;
    this.#branch = branch;
    this.#ref = `refs/heads/${branch}`;
    this.#folder = folder;
  }

  /** @throws InputError where the remote cannot be read, or the branch is no site of ours */
  async look(): Promise<Published> {
    const folder = await this.#init("look.git");
    const listed = await this.#reach(
      folder,
      `the remote ${quote(shown(this.#url))} cannot be read`,
      ["ls-remote", "--", this.#url, this.#ref],
    );
    const lines = listed.stdout.split("\n").map((line) => line.split("\t"));
    const commit = lines.find(([, ref]) => ref === this.#ref)?.[0] ?? null;
    if (commit === null) return NOTHING;
    const plainly = ["--quiet", "--depth=1", "--no-tags", "--no-recurse-submodules"];
    await this.#reach(folder, `the branch ${quote(this.#branch)} cannot be fetched`, [
      "fetch",
      ...plainly,
      "--",
      this.#url,
      this.#ref,
    ]);
    const fileOf = (path: string): Promise<GitEnded> =>
      git(["cat-file", "blob", `FETCH_HEAD:${path}`], { cwd: folder });
    const found = await fileOf(MANIFEST);
    const manifest = found.code === 0 ? parseManifest(found.stdout) : null;
    if (manifest === null)
      throw new InputError([
        {
          file: "publish.branch",
          what: `the branch ${quote(this.#branch)} of the remote is no site of Tagscape`,
          todo: "name a branch that is not there yet, or that holds a site; nothing was pushed",
        },
      ]);
    const domain = await fileOf("CNAME");
    const files = await treeOf(folder, "FETCH_HEAD");
    files.delete("CNAME");
    const own = new Set([MANIFEST, ...manifest.files.keys()]);
    return {
      commit,
      files,
      foreign: [...files.keys()].filter((path) => !own.has(path)),
      pseudonyms: manifest.pseudonyms === true,
      pages: manifest.pages,
      domain: domain.code === 0 ? domain.stdout : null,
    };
  }

  /**
   * One commit without a parent, so that no history keeps what was withdrawn.
   *
   * @param files path → content of what was checked; the domain's file comes to it
   * @param before what the branch is thought to hold; where it holds something else by now,
   *   nothing is pushed
   * @throws InputError where the push is refused
   */
  async push(files: ReadonlyMap<string, string>, before: Published): Promise<void> {
    const folder = await this.#init("site.git");
    const domain = before.domain === null ? [] : [["CNAME", before.domain] as const];
    const commit = await commitSite(folder, new Map([...files, ...domain]));
    const plainly = ["--quiet", "--no-verify", "--no-signed", "--no-follow-tags"];
    const lease = `--force-with-lease=${this.#ref}:${before.commit ?? ""}`;
    await this.#reach(folder, "the push was refused, and the branch is as it was", [
      "push",
      ...plainly,
      "--recurse-submodules=no",
      lease,
      "--",
      this.#url,
      `${commit}:${this.#ref}`,
    ]);
  }

  /** An empty repository that takes nothing from templates. */
  async #init(name: string): Promise<string> {
    const folder = join(this.#folder, name);
    const words = ["init", "--quiet", "--bare", "--template=", folder];
    this.#ended("git could not be started", await git(words, { cwd: "." }));
    return folder;
  }

  async #reach(cwd: string, what: string, words: readonly string[]): Promise<GitEnded> {
    return this.#ended(what, await git(["--git-dir=.", ...words], { cwd, configured: true }));
  }

  #ended(what: string, ended: GitEnded): GitEnded {
    if (ended.code === 0) return ended;
    const lines = withoutLogin(ended.stderr, this.#url)
      .split("\n")
      .map((line) => line.trim());
    // The reason comes first; what comes after only says that it failed.
    const said =
      lines.find((line) => /^(?:! \[|fatal: |ssh: |remote: ERROR)/.test(line)) ??
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
