/** What is pushed is the site and nothing else, whatever variables, hooks and settings of git say. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { assertSite, commitSite } from "../src/publish/commit.ts";
import { sha256 } from "../src/sha256.ts";
import { command } from "./command.ts";
import { environment } from "./environment.ts";
import { git, hashOf, KEY, listed, publication } from "./publication.ts";
import { scratchFolder } from "./scratch.ts";

const run = promisify(execFile);
const skip = process.platform === "win32" && "its hooks are for a shell";

/** A repository with private rows, a worktree and a remote of its own. */
function victim(): { folder: string; repository: string; worktree: string } {
  const folder = join(scratchFolder(), "victim");
  const repository = join(folder, "main");
  mkdirSync(repository, { recursive: true });
  git(folder, "init", "--quiet", "--bare", join(folder, "origin.git"));
  git(repository, "init", "--quiet");
  git(repository, "remote", "add", "origin", join(folder, "origin.git"));
  writeFileSync(join(repository, "raw.csv"), "author\nprivate\n");
  git(repository, "add", ".");
  git(repository, "commit", "--quiet", "-m", "raw");
  const worktree = join(folder, "worktree");
  git(repository, "worktree", "add", "--quiet", worktree, "-b", "side");
  return { folder, repository, worktree };
}

/** A program that leaves a mark where it ran. */
function script(file: string, mark: string): string {
  writeFileSync(file, `#!/bin/sh\necho "$0 $PWD" >> '${mark}'\n`, { mode: 0o755 });
  return file;
}

test("variables that name a repository reach no git of ours", { skip }, async () => {
  const { folder, repository } = victim();
  const dir = join(repository, ".git");
  const evil = scratchFolder();
  const mark = join(evil, "mark");
  for (const hook of ["pre-push", "pre-commit", "post-commit", "reference-transaction"])
    script(join(evil, hook), mark);
  const there = publication();
  const before = hashOf(folder);
  const sets: Record<string, string>[] = [
    { GIT_DIR: dir },
    { GIT_DIR: dir, GIT_WORK_TREE: repository },
    { GIT_WORK_TREE: repository },
    { GIT_INDEX_FILE: join(dir, "index") },
    { GIT_OBJECT_DIRECTORY: join(dir, "objects") },
    {
      GIT_CONFIG_COUNT: "2",
      GIT_CONFIG_KEY_0: "core.hooksPath",
      GIT_CONFIG_VALUE_0: evil,
      GIT_CONFIG_KEY_1: `url.${join(folder, "origin.git")}.insteadOf`,
      GIT_CONFIG_VALUE_1: there.bare,
    },
    { GIT_CONFIG_PARAMETERS: `'core.hooksPath'='${evil}'` },
    { GIT_COMMON_DIR: dir, GIT_NAMESPACE: "away", GIT_TRACE: join(evil, "trace") },
  ];
  for (const variables of sets) {
    const said = JSON.stringify(variables);
    const { code, stderr } = await there.publish({ env: variables });
    assert.equal(code, 0, `${said}: ${stderr}`);
    const { names, commits } = there.published();
    assert.deepEqual([names.toSorted(), commits], [listed(there.bare), 1], said);
    assert.equal(hashOf(folder), before, said);
    assert.ok(!existsSync(mark) && !existsSync(join(evil, "trace")), said);
    there.reset();
  }
});

test("from a hook and from an alias in a worktree only the site is pushed", { skip }, async () => {
  const { folder, repository, worktree } = victim();
  const there = publication();
  const words = [process.execPath, ...there.words, "--yes"].map((word) => `'${word}'`).join(" ");
  there.settings({ participants: "pseudonyms", remote: there.bare });
  const env = environment({ TAGSCAPE_KEY: KEY });
  const head = git(worktree, "rev-parse", "HEAD");

  const before = hashOf(folder);
  await run("git", ["-c", `alias.site=!${words}`, "site"], { cwd: worktree, env });
  assert.equal(hashOf(folder), before);
  assert.deepEqual(
    [there.published().names.toSorted(), there.published().commits],
    [listed(there.bare), 1],
  );
  there.reset();

  const hook = join(repository, ".git", "hooks", "pre-commit");
  writeFileSync(hook, `#!/bin/sh\n${words} || true\nexit 1\n`, { mode: 0o755 });
  writeFileSync(join(worktree, "more.csv"), "author\nprivate too\n");
  git(worktree, "add", ".");
  // What git itself writes for a commit that its hook refuses.
  const commit = ["-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-m", "x"];
  const config = readFileSync(join(repository, ".git", "config"), "utf8");
  await assert.rejects(run("git", commit, { cwd: worktree, env }));
  assert.deepEqual(
    [there.published().names.toSorted(), there.published().commits],
    [listed(there.bare), 1],
  );
  assert.equal(git(worktree, "rev-parse", "HEAD"), head);
  assert.equal(readFileSync(join(repository, ".git", "config"), "utf8"), config);
  assert.equal(git(worktree, "status", "--porcelain"), "A  more.csv\n");
});

test(
  "hooks, templates, filters and ignored files of the user change nothing",
  { skip },
  async () => {
    const there = publication();
    assert.equal((await there.publish()).code, 0);
    const plain = git(there.bare, "rev-parse", "gh-pages");
    there.reset();
    const home = scratchFolder();
    const mark = join(home, "mark");
    mkdirSync(join(home, "hooks"));
    mkdirSync(join(home, "template", "hooks"), { recursive: true });
    // Not those of the receiving side, which are for the repository that receives.
    for (const hook of ["pre-push", "pre-commit", "post-commit", "commit-msg"])
      script(join(home, "hooks", hook), mark);
    for (const hook of ["pre-push", "pre-commit", "post-commit", "reference-transaction"])
      script(join(home, "template", "hooks", hook), mark);
    const program = script(join(home, "program"), mark);
    writeFileSync(join(home, "attributes"), "* filter=evil text eol=crlf\n");
    writeFileSync(join(home, "ignore"), "*.html\n");
    writeFileSync(join(home, "message"), "a template\n");
    const lines = [
      `[core]\nhooksPath = ${home}/hooks\nattributesFile = ${home}/attributes`,
      `excludesFile = ${home}/ignore\nautocrlf = true\nfsmonitor = ${program}`,
      `[init]\ntemplateDir = ${home}/template\n[commit]\ntemplate = ${home}/message\ngpgSign = true`,
      `[filter "evil"]\nclean = sed s/T/X/\nsmudge = cat\nrequired = true\n[gpg]\nprogram = ${program}`,
      "[push]\nfollowTags = true\nrecurseSubmodules = check\ngpgSign = if-asked\n",
    ];
    writeFileSync(join(home, ".gitconfig"), lines.join("\n"));
    const { code, stderr } = await there.publish({ env: { HOME: home, XDG_CONFIG_HOME: home } });
    assert.equal(code, 0, stderr);
    assert.equal(existsSync(mark) && readFileSync(mark, "utf8"), false);
    // The same bytes, the same commit.
    assert.equal(git(there.bare, "rev-parse", "gh-pages"), plain);
  },
);

test("no process that a command starts is told of a repository", { skip }, async () => {
  const there = publication();
  const log = join(there.root, "log");
  const spy = join(there.root, "spy.mjs");
  const said = "`${process.argv[1]} ${Object.keys(process.env).filter((n) => /^GIT_/.test(n))}\\n`";
  writeFileSync(
    spy,
    `import fs from "node:fs"; fs.appendFileSync(${JSON.stringify(log)}, ${said});`,
  );
  const variables = {
    GIT_DIR: "/nowhere",
    GIT_SSH_COMMAND: "ssh",
    NODE_OPTIONS: `--import=${spy}`,
  };
  const out = join(there.work, "site");
  const flags = ["--data", there.data, "--out", out, "--no-cache"];
  const env = { TAGSCAPE_KEY: KEY, ...variables };
  await there.publish({ args: ["--dry-run"], env: variables });
  await run(process.execPath, [...process.execArgv, "build.ts", ...flags], {
    env: environment({ TAGSCAPE_KEY: KEY }),
  });
  assert.equal((await command("withdraw", ["bob", ...flags], { env })).code, 0);
  const builds = readFileSync(log, "utf8")
    .split("\n")
    .filter((line) => /build\.ts /.test(line));
  assert.ok(builds.length >= 2);
  for (const line of builds) assert.match(line, /build\.ts GIT_SSH_COMMAND$/);
});

function scratchRepository(): string {
  const folder = scratchFolder();
  git(folder, "init", "--quiet", "--bare", ".");
  return folder;
}

test("a commit that is not what was checked is never pushed", async () => {
  const folder = scratchRepository();
  const text = "<p>é";
  const manifest = JSON.stringify({
    generator: "Tagscape",
    settings: { pseudonyms: false },
    audit: {},
    files: { "index.html": sha256(text) },
  });
  const files = new Map([
    ["index.html", text],
    ["manifest.json", manifest],
  ]);
  const commit = await commitSite(folder, files);
  await assertSite(folder, commit, files);
  const more = new Map([...files, ["CNAME", "maps.example.org\n"]]);
  await commitSite(scratchRepository(), more);
  const child = git(folder, "commit-tree", `${commit}^{tree}`, "-p", commit, "-m", "x").trim();
  await assert.rejects(assertSite(folder, child, files), /not one without a parent/);
  await assert.rejects(assertSite(folder, commit, more), /other files than the manifest names/);
  const changed = new Map([...files, ["index.html", "<p>x"]]);
  await assert.rejects(assertSite(folder, commit, changed), /index\.html other than the manifest/);
  const listing = git(folder, "ls-tree", commit);
  const linked = listing.replace("100644", "120000");
  const pipe = execFile("git", ["mktree"], { cwd: folder, encoding: "utf8" });
  let tree = "";
  pipe.stdout?.on("data", (chunk: string) => (tree += chunk));
  pipe.stdin?.end(linked);
  await new Promise((resolve) => pipe.once("close", resolve));
  const link = git(folder, "commit-tree", tree.trim(), "-m", "x").trim();
  await assert.rejects(assertSite(folder, link, files), /other than it was checked/);
  const strange = new Map([...files, ["raw.csv", "private"]]);
  await assert.rejects(
    commitSite(scratchRepository(), strange),
    /other files than the manifest names/,
  );
});
