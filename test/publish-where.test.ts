/** Where a site may go: addresses that could run a program, logins that must not be read, old branches. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { codeOf } from "../src/privacy/pseudonyms.ts";
import { addressFault, shown, withoutLogin } from "../src/publish/address.ts";
import { command } from "./command.ts";
import { environment } from "./environment.ts";
import { git, KEY, listed, main, publication } from "./publication.ts";

const withdraw = fileURLToPath(new URL("../src/commands/withdraw.ts", import.meta.url));

function below(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.map((entry) => join(entry.parentPath, entry.name));
}

test("addresses: those that are taken, and those that could be a flag, a helper or in the clear", () => {
  for (const sound of [
    "origin",
    "team/site",
    "../my-site.git",
    "/srv/git/site.git",
    "file:///srv/git/site.git",
    "https://github.com/NAME/site.git",
    "https://user:tok%40en@host.example:8443/a/b.git",
    "ssh://git@host.example:22/~/site.git",
    "ssh://[::1]/site.git",
    "git@github.com:NAME/site.git",
    "host-alias:site.git",
    "git@[::1]:site.git",
  ])
    assert.equal(addressFault(sound), null, sound);
  for (const bad of [
    "--upload-pack=touch x",
    "-oProxyCommand=x",
    "ext::sh -c x",
    "fd::17",
    "transport-x::https://host/a",
    "::x",
    "http://host.example/a.git",
    "git://host.example/a.git",
    "ftp://host.example/a.git",
    "git+ssh://host.example/a.git",
    "HTTPS://host.example/a.git",
    "https://",
    "https:///a.git",
    "https://host.example",
    "ssh://-oProxyCommand=x/a",
    "ssh://%2DoProxyCommand=x/a",
    "ssh://-oProxyCommand=x@host.example/a",
    "ssh://%2doProxyCommand=x@host.example/a",
    "-oProxyCommand=x@host:a",
    "user@-oProxyCommand=x:a",
    "user@host:-a",
    ":a",
    "user:token@host.example:a",
    "file://host.example/a",
    "origin\n--force",
    "a\0b",
  ])
    assert.notEqual(addressFault(bad), null, bad);
});

test("a user's name, a token or a query is in no address that is shown", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["https://user:SECRET@host.example/a/b.git", "https://host.example/a/b.git"],
    ["https://SECRET@host.example/a@b.git", "https://host.example/a@b.git"],
    ["https://user:SEC@RET@host.example/a", "https://host.example/a"],
    ["https://user:SEC/RET@host.example/a", "https://host.example/a"],
    ["https://host.example/a?token=SECRET", "https://host.example/a"],
    ["SECRET@host.example/a", "host.example/a"],
    ["user:SECRET@host.example:a", "host.example:a"],
    ["SECRET@host.example:a.git", "host.example:a.git"],
    ["/home/me@work/a.git", "/home/me@work/a.git"],
  ];
  for (const [address, expected] of cases) {
    assert.equal(shown(address), expected);
    const said = withoutLogin(`fatal: unable to access '${address}': SECRETs are none`, address);
    assert.ok(!/user|SECRET(?!s)/.test(said), said);
  }
  assert.equal(
    withoutLogin("git@github.com: Permission denied", "x"),
    "github.com: Permission denied",
  );
});

test("study.json runs no command, names its line, and tells no token", async () => {
  const there = publication();
  const mark = join(there.root, "mark");
  writeFileSync(join(there.root, "run"), `#!/bin/sh\ntouch '${mark}'\n`, { mode: 0o755 });
  const remotes = [
    `--upload-pack=${there.root}/run`,
    `ext::${there.root}/run`,
    `ssh://-oProxyCommand=${there.root}/run/a`,
    "http://user:SECRET@host.example/a.git",
    "user:SECRET@host.example/a:b@c",
  ];
  for (const remote of remotes)
    for (const args of [["--dry-run"], ["--yes"]]) {
      there.settings({ participants: "pseudonyms", remote });
      const { code, stderr } = await there.publish({ args });
      assert.equal(code, 2, stderr);
      assert.match(stderr, /^.*study\.json:5: "publish\.remote" ".*" .*; name a remote/m, remote);
      assert.ok(!existsSync(mark), remote);
      assert.ok(!/SECRET/.test(stderr), stderr);
    }
  // Every fault at once, and the branch as git has it.
  for (const branch of ["-f", "@{-1}", "a b", "HEAD", "a:b", "x..y", "$(touch mark)"]) {
    there.settings({ participants: "pseudonyms", remote: "--all", branch });
    const { code, stderr } = await there.publish();
    assert.equal(code, 2, branch);
    assert.match(stderr, /study\.json:6: .* is no name for a branch; /, branch);
    assert.match(stderr, /study\.json:5: "publish\.remote" "--all" begins like a flag of git/);
  }
});

test("a remote of the repository is held to the same rules, and its login is told to nobody", async () => {
  const there = publication();
  const mark = join(there.root, "mark");
  writeFileSync(join(there.root, "run"), `#!/bin/sh\ntouch '${mark}'\n`, { mode: 0o755 });
  git(there.work, "remote", "set-url", "origin", `ext::${there.root}/run`);
  const helper = await there.publish();
  assert.match(helper.stderr, /study\.json:3: the address of the remote "origin", "ext::.*helper/);
  // Even where the user's own settings lead there, git itself refuses.
  git(there.work, "remote", "set-url", "origin", "https://host.example/a.git");
  const home = join(there.root, "home");
  mkdirSync(home);
  const rule = `[url "ext::${there.root}/run "]\ninsteadOf = https://host.example/\n[protocol "ext"]\nallow = always\n`;
  writeFileSync(join(home, ".gitconfig"), rule);
  there.settings({ participants: "pseudonyms", remote: "https://host.example/a.git" });
  const led = await there.publish({ env: { HOME: home, XDG_CONFIG_HOME: home } });
  assert.equal(led.code, 2);
  assert.match(led.stderr, /transport 'ext' not allowed/);
  assert.ok(!existsSync(mark));

  git(there.work, "remote", "set-url", "origin", "https://user:SECRET@127.0.0.1:9/a.git");
  there.settings({ participants: "pseudonyms" });
  const { code, stderr } = await there.publish({
    env: { GIT_TRACE_CURL: "1", GIT_CURL_VERBOSE: "1" },
  });
  assert.equal(code, 2);
  assert.match(stderr, /the remote "https:\/\/127\.0\.0\.1:9\/a\.git" cannot be read \(git: .+\)/);
  assert.ok(!/SECRET|user:/.test(stderr), stderr);
});

test("files of somebody else on the branch are named before they go, and never go unasked", async () => {
  const there = publication();
  assert.equal((await there.publish()).code, 0);
  git(there.work, "fetch", "--quiet", "origin", "gh-pages");
  git(there.work, "checkout", "--quiet", "--detach", "FETCH_HEAD");
  writeFileSync(join(there.work, "thesis.pdf"), "years of work");
  mkdirSync(join(there.work, "data"), { recursive: true });
  writeFileSync(join(there.work, "data", "no\u001b[31mtes.txt"), "mine");
  git(there.work, "add", "thesis.pdf", "data");
  git(there.work, "commit", "--quiet", "-m", "mine");
  git(there.work, "push", "--quiet", "origin", "HEAD:gh-pages");
  const tip = git(there.bare, "rev-parse", "gh-pages");
  for (const args of [["--dry-run"], ["--yes"]]) {
    const { code, stderr } = await there.publish({ args });
    assert.match(stderr, /WARNING: the branch holds 2 files .*"data\/no\\u001b.*", "thesis\.pdf"/);
    assert.equal(code, args[0] === "--yes" ? 2 : 0, stderr);
    if (args[0] === "--yes")
      assert.match(stderr, /2 files of somebody else, named above; publish without --yes/);
    assert.equal(git(there.bare, "rev-parse", "gh-pages"), tip);
  }
});

test("a change between ids and codes on one branch says loudly what it does not undo", async () => {
  const there = publication();
  there.settings({ participants: "as-is" });
  const first = await there.publish();
  assert.ok(!/WARNING/.test(first.stderr), first.stderr);
  const old = git(there.bare, "rev-parse", "gh-pages").trim();
  there.settings({ participants: "pseudonyms" });
  for (const args of [["--dry-run"], ["--yes"]]) {
    const { code, stderr } = await there.publish({ args });
    assert.equal(code, 0, stderr);
    assert.match(
      stderr,
      new RegExp(`WARNING: the branch shows ids until now.* ${old} .*by its hash`),
    );
    assert.match(stderr, /WARNING: so delete the repository and publish to a new one/);
  }
  assert.deepEqual(there.published().names.toSorted(), listed(there.bare));
  there.settings({ participants: "as-is" });
  const back = await there.publish({ args: ["--dry-run"] });
  assert.match(back.stderr, /WARNING: the branch shows codes until now, and would show ids/);
});

test("what another user left in the temporary folder is named, and stops nothing", async (t) => {
  const there = publication();
  const isRoot = process.getuid?.() === 0;
  const temporary = join(there.root, "tmp");
  const left = join(temporary, "tagscape-publish-0-left");
  mkdirSync(join(left, "site"), { recursive: true });
  writeFileSync(join(left, "site", "index.html"), "theirs");
  // As root nothing is refused: so the command runs as nobody, who must be able to read the program.
  if (isRoot) {
    const reads = ["-e", "fs.accessSync(process.argv[1], 4)", main];
    const nobody = spawnSync(process.execPath, reads, { uid: 65534, gid: 65534, cwd: "/" });
    if (nobody.status !== 0) return t.skip("nobody may not read this checkout");
    chmodSync(temporary, 0o1777);
    for (const path of [there.root, ...below(there.root)])
      if (!path.startsWith(temporary)) chownSync(path, 65534, 65534);
  } else {
    chmodSync(join(left, "site"), 0o555);
    t.after(() => chmodSync(join(left, "site"), 0o755));
  }
  const who = isRoot ? { uid: 65534, gid: 65534 } : {};
  const flags = ["--data", there.data, "--cache", join(there.root, "cache")];
  const env = environment({ TAGSCAPE_KEY: KEY, TMPDIR: temporary, HOME: there.root });
  const run = (words: readonly string[]): ReturnType<typeof spawnSync> =>
    spawnSync(process.execPath, [...words, ...flags], { ...who, cwd: there.work, env });
  const published = run([...there.words.slice(0, 3), "--yes"]);
  assert.equal(published.status, 0, String(published.stderr));
  assert.match(
    String(published.stderr),
    /^note: .*tagscape-publish-0-left: left by .* \(E\w+\); /m,
  );
  const [, tsx = ""] = there.words;
  const withdrawn = run(["--import", tsx, withdraw, "bob", "--out", join(there.work, "site")]);
  assert.equal(withdrawn.status, 0, String(withdrawn.stderr));
  assert.match(String(withdrawn.stdout), /^withdrawn: "bob"[^]*tagscape-publish-0-left: left by/);
  assert.ok(existsSync(join(left, "site", "index.html")));
});

test("a file of somebody who has withdrawn keeps no withdrawal from being published", async () => {
  const there = publication();
  assert.equal((await there.publish()).code, 0);
  const flags = ["--data", there.data, "--out", join(there.work, "site"), "--no-cache"];
  const gone = await command("withdraw", ["bob", ...flags], { env: { TAGSCAPE_KEY: KEY } });
  assert.equal(gone.code, 0, gone.stderr);
  const file = join(there.data, "news_relevant_videos_bob.csv");
  const broken = ["", "PK\u0003\u0004", "video_id\n\u0000", 'video_id,hashtags\n"1', "\n\n\n"];
  for (const text of broken) {
    writeFileSync(file, text);
    const { code, stderr } = await there.publish();
    assert.equal(code, 0, `${JSON.stringify(text)}: ${stderr}`);
    if (text.trim() !== "" || text === "")
      assert.match(stderr, /note: 1 file of participants who have withdrawn could not be read/);
  }
  rmSync(file);
  mkdirSync(file);
  const { code, stderr } = await there.publish();
  assert.equal(code, 0, stderr);
  assert.ok(!there.published().names.includes(`${codeOf(KEY, "bob")}.html`));
  // That of somebody who is shown still stops it.
  writeFileSync(join(there.data, "news_relevant_videos_alice.csv"), "");
  assert.equal((await there.publish()).code, 2);
});
