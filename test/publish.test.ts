/** Publishing, against a real bare repository on this disk. */
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { Repository } from "../src/publish/repository.ts";
import { codeOf } from "../src/privacy/pseudonyms.ts";
import { command } from "./command.ts";
import { environment } from "./environment.ts";
import { scratchFolder } from "./scratch.ts";

const main = fileURLToPath(new URL("../src/commands/publish.ts", import.meta.url));
const tsx = new URL("../node_modules/tsx/dist/esm/index.mjs", import.meta.url).href;
const KEY = "5c".repeat(32);
const cache = join(scratchFolder(), "cache");
/** Where a publication works. */
const temporary = scratchFolder();

let work: string;
let data: string;
let bare: string;
beforeEach(() => {
  const root = scratchFolder();
  [work, data, bare] = [join(root, "work"), join(root, "work", "study"), join(root, "bare.git")];
  mkdirSync(data, { recursive: true });
  git(root, "init", "--quiet", "--bare", bare);
  git(work, "init", "--quiet");
  git(work, "remote", "add", "origin", bare);
  for (const id of ["alice", "bob", "carol"]) write(id, 3);
  settings({ publish: { participants: "pseudonyms" } });
});

function git(cwd: string, ...args: string[]): string {
  const who = ["-c", "user.name=t", "-c", "user.email=t@example.org"];
  return execFileSync("git", [...who, ...args], {
    cwd,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
}

function write(id: string, rows: number): void {
  const lines = Array.from({ length: rows }, (_, i) => `${i},"['${id}tag', 'shared${i}']","[]"`);
  const text = ["video_id,hashtags,suggested_words", ...lines, ""].join("\n");
  writeFileSync(join(data, `news_relevant_videos_${id}.csv`), text);
}

function settings(value: object): void {
  writeFileSync(join(data, "study.json"), JSON.stringify({ title: "T", ...value }));
}

interface Ended {
  readonly code: number | null;
  readonly stderr: string;
}

/** @param watch is given what was said so far, and the means to end it */
function publish(
  args: readonly string[] = ["--yes"],
  watch: (said: string, kill: (signal: "SIGKILL" | "SIGINT") => void) => void = () => {},
): Promise<Ended> {
  const child = spawn(
    process.execPath,
    ["--import", tsx, main, "--data", data, "--cache", cache, ...args],
    {
      cwd: work,
      env: environment({ TAGSCAPE_KEY: KEY, CI: "true", TMPDIR: temporary, TEMP: temporary }),
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  let stderr = "";
  child.stderr.on("data", (chunk: Buffer) => {
    stderr += chunk.toString();
    watch(stderr, (signal) => child.kill(signal));
  });
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, stderr })));
}

const tip = (): string => git(bare, "for-each-ref", "--format=%(refname) %(objectname)").trim();
const names = (): string[] =>
  git(bare, "ls-tree", "-r", "--name-only", "gh-pages").trim().split("\n");
const page = (id: string): string => `${codeOf(KEY, id)}.html`;

test("first, unchanged, changed and withdrawn: always one commit, and nothing of who has gone", async () => {
  const dry = await publish(["--dry-run"]);
  assert.deepEqual([dry.code, tip()], [0, ""], dry.stderr);
  assert.match(dry.stderr, /3 participants, 1\d files, \d+ kB will be public/);

  const first = await publish();
  assert.equal(first.code, 0, first.stderr);
  assert.deepEqual(
    ["alice", "bob", "carol"].filter((id) => !names().includes(page(id))),
    [],
  );
  assert.ok(names().includes(".nojekyll"));
  const one = tip();

  const same = await publish();
  assert.match(same.stderr, /nothing has changed/);
  assert.equal(tip(), one);

  write("bob", 5);
  writeFileSync(join(work, "untracked.txt"), "a dirty working tree");
  const second = await publish();
  assert.equal(second.code, 0, second.stderr);
  assert.ok(second.stderr.includes(`changed: `) && second.stderr.includes(page("bob")));
  assert.notEqual(tip(), one);
  assert.equal(git(bare, "rev-list", "--count", "gh-pages").trim(), "1");

  rmSync(join(data, "news_relevant_videos_carol.csv"));
  const third = await publish();
  assert.match(third.stderr, new RegExp(`gone: .*${page("carol")}`));
  assert.equal(git(bare, "rev-list", "--count", "--all").trim(), "1");
  for (const line of git(bare, "rev-list", "--objects", "--all").trim().split("\n")) {
    const [hash = ""] = line.split(" ");
    const text = git(bare, "cat-file", "-p", hash);
    assert.ok(!text.includes("carol") && !text.includes(codeOf(KEY, "carol")), line);
  }
  // What was said names nobody either.
  for (const { stderr } of [dry, first, second, third])
    assert.ok(!/alice|carol|bob/.test(stderr.replaceAll(data, "")), stderr);
});

test("without a decision about names it stops and explains", async () => {
  settings({});
  const { code, stderr } = await publish();
  assert.equal(code, 2);
  assert.match(
    stderr,
    /study\.json:1: nobody has decided how participants are named in public; set "publish"/,
  );
  assert.equal(tip(), "");
});

test("a branch that is no site of ours is refused, and stays", async () => {
  writeFileSync(join(work, "mine.txt"), "mine");
  git(work, "add", "mine.txt");
  git(work, "commit", "--quiet", "-m", "mine");
  git(work, "push", "--quiet", "origin", "HEAD:refs/heads/main");
  settings({ publish: { participants: "pseudonyms", branch: "main" } });
  const before = tip();
  const { code, stderr } = await publish();
  assert.equal(code, 2);
  assert.match(stderr, /the branch "main" of the remote is no site of Tagscape; /);
  assert.equal(tip(), before);
});

test("a wrong name of a branch, a remote that is gone and one that is unknown are one line each", async () => {
  settings({ publish: { participants: "pseudonyms", branch: "a..b" } });
  assert.match((await publish()).stderr, /study\.json:1: "a\.\.b" is no name for a branch; /);
  settings({ publish: { participants: "pseudonyms", remote: "nowhere" } });
  assert.match(
    (await publish()).stderr,
    /study\.json:1: no remote "nowhere"; git remote add nowhere URL/,
  );
  settings({ publish: { participants: "pseudonyms" } });
  renameSync(bare, `${bare}.gone`);
  const { code, stderr } = await publish();
  assert.equal(code, 2);
  assert.match(stderr, /^publish: the remote ".*bare\.git" cannot be read \(git: .+\); /m);
});

test("where a hook refuses, the branch is as it was", async () => {
  await publish();
  write("bob", 6);
  const before = tip();
  const hook = join(bare, "hooks", "pre-receive");
  writeFileSync(hook, "#!/bin/sh\necho 'not today' >&2\nexit 1\n", { mode: 0o755 });
  const refused = await publish();
  assert.equal(refused.code, 2);
  assert.match(refused.stderr, /the push was refused, and the branch is as it was/);
  assert.equal(tip(), before);
  rmSync(hook);
});

test("what someone else published between the look and the push is not pushed over", async () => {
  await publish();
  const root = scratchFolder();
  const files = new Map([["manifest.json", "{}"]]);
  const repository = new Repository(bare, "gh-pages", join(root, "one"));
  const before = await repository.look();
  git(work, "fetch", "--quiet", "origin", "gh-pages");
  const other = git(work, "commit-tree", "FETCH_HEAD^{tree}", "-m", "another").trim();
  git(work, "push", "--quiet", "--force", "origin", `${other}:refs/heads/gh-pages`);
  await assert.rejects(
    repository.push(files, before),
    /the push was refused, and the branch is as it was \(git: .*stale info/,
  );
  assert.ok(tip().endsWith(other));

  // Nor where a branch has come to be that was not there.
  const fresh = new Repository(bare, "fresh", join(root, "two"));
  const absent = await fresh.look();
  git(work, "push", "--quiet", "origin", `${other}:refs/heads/fresh`);
  await assert.rejects(fresh.push(files, absent), /refused/);
});

test("killed in the middle, what is public is the old site or the new one, and it can go on", async () => {
  await publish();
  for (const [i, moment] of ["analyse", "will be public", "write"].entries()) {
    write("bob", 7 + i);
    const before = tip();
    const signal = i === 1 ? "SIGKILL" : "SIGINT";
    await publish(["--yes"], (said, kill) => {
      if (said.includes(moment)) kill(signal);
    });
    const whole = git(bare, "ls-tree", "-r", "--name-only", "gh-pages").includes("manifest.json");
    assert.ok(whole && (tip() === before || names().includes(page("bob"))));
    assert.equal(git(bare, "rev-list", "--count", "--all").trim(), "1");
    git(bare, "fsck", "--strict");
  }
  const { code, stderr } = await publish();
  assert.equal(code, 0, stderr);
});

test("killed while git pushes, what is public is the old site or the new one", async () => {
  await publish();
  const pushing = join(bare, "pushing");
  const hook = join(bare, "hooks", "pre-receive");
  writeFileSync(hook, `#!/bin/sh\ntouch '${pushing}'\nsleep 1\n`, { mode: 0o755 });
  for (const signal of ["SIGKILL", "SIGINT"] as const) {
    write("bob", signal === "SIGKILL" ? 11 : 12);
    rmSync(pushing, { force: true });
    const before = tip();
    let wait: NodeJS.Timeout | null = null;
    await publish(["--yes"], (said, kill) => {
      if (wait !== null || !said.includes("will be public")) return;
      wait = setInterval(() => {
        if (existsSync(pushing)) kill(signal);
      }, 20);
    });
    clearInterval(wait ?? undefined);
    assert.ok(existsSync(pushing), "it was killed before git pushed");
    // A push that has lost its publication may still come to its end.
    await sleep(1500);
    const now = tip();
    assert.equal(git(bare, "rev-list", "--count", "--all").trim(), "1");
    if (now !== before)
      assert.ok(names().includes("manifest.json") && names().includes(page("bob")));
    git(bare, "fsck", "--strict");
  }
  rmSync(hook);
  const { code, stderr } = await publish();
  assert.equal(code, 0, stderr);
  assert.ok(git(bare, "show", `gh-pages:data/${codeOf(KEY, "bob")}.json`).includes('"videos":10'));
});

test("the domain file of the branch stays, and --yes is needed where there is nobody to ask", async () => {
  const asked = await publish([]);
  assert.equal(asked.code, 2);
  assert.match(asked.stderr, /publish: there is nobody to ask; say --yes, or --dry-run/);
  await publish();
  git(work, "fetch", "--quiet", "origin", "gh-pages");
  git(work, "checkout", "--quiet", "--detach", "FETCH_HEAD");
  writeFileSync(join(work, "CNAME"), "maps.example.org\n");
  git(work, "add", "CNAME");
  git(work, "commit", "--quiet", "-m", "a domain");
  git(work, "push", "--quiet", "--force", "origin", "HEAD:gh-pages");
  write("bob", 9);
  const { code, stderr } = await publish();
  assert.equal(code, 0, stderr);
  assert.equal(git(bare, "show", "gh-pages:CNAME"), "maps.example.org\n");
});

/** Every object of a repository, reachable or not, decompressed. */
function everyObject(repository: string): string {
  return execFileSync("git", ["cat-file", "--batch-all-objects", "--batch"], {
    cwd: repository,
    encoding: "latin1",
    maxBuffer: 2 ** 28,
  });
}

test("no canary of a study is in what is published, or on the console of a build server", async () => {
  for (const name of readdirSync(data)) rmSync(join(data, name));
  const columns = [
    "video_id",
    "video_timestamp",
    "author_name",
    "video_description",
    "canarycolumn",
  ];
  const header = [...columns, "hashtags", "suggested_words"].join(",");
  for (const id of ["canaryid1", "canaryid2"]) {
    const rows = Array.from(
      { length: 12 },
      (_, i) =>
        `canaryvideo${i},2024-02-17T08:09:${10 + i},canaryauthor,"A canary sang a song of its own, @canaryhandle",canarycell,"['allowed${i}', 'shared']","[]"`,
    );
    writeFileSync(join(data, `canaryfile_${id}.csv`), `${[header, ...rows].join("\n")}\n`);
  }
  settings({ files: "canaryfile_{participant}.csv", publish: { participants: "pseudonyms" } });
  const dry = await publish(["--dry-run"]);
  const first = await publish();
  assert.equal(first.code, 0, first.stderr);
  const objects = everyObject(bare);
  for (const text of [objects, dry.stderr, first.stderr])
    assert.ok(!/canary/i.test(text), /.{0,80}canary.{0,80}/i.exec(text)?.[0]);
  // What is to be shown is there, and the search does see it.
  for (const word of [
    "allowed7",
    "shared",
    codeOf(KEY, "canaryid1"),
    "Feb 2024",
    "A site made with",
  ])
    assert.ok(objects.includes(word), word);
  assert.ok(!/2024-02-17|17 Feb/.test(objects), "months only");

  // A fault of the data, of the settings, and of the branch: as silent.
  writeFileSync(join(data, "canaryfile_canaryid3.csv"), `${header}\ncanaryrow,1\n`);
  const faulty = await publish();
  const mistaken = {
    files: "canaryfile_{participant}.csv",
    overrides: { canaryid7: { canaryfield: 1 } },
  };
  settings({ ...mistaken, publish: { participants: "pseudonyms" } });
  const decided = await publish();
  settings({ ...mistaken, publish: { participants: "codes" } });
  const unclear = await publish();
  for (const { code, stderr } of [faulty, decided, unclear]) {
    assert.equal(code, 2);
    assert.ok(!/canary/i.test(stderr), stderr);
  }
  assert.match(faulty.stderr, /^study file 3:2: 2 cells, but the header has 7; /m);
});

test("who withdrew is gone with the next publication, though the file is still there", async () => {
  await publish();
  const code = codeOf(KEY, "carol");
  assert.ok(everyObject(bare).includes(code) && everyObject(bare).includes("caroltag"));
  const { code: status, stderr } = await command(
    "withdraw",
    ["carol", "--data", data, "--out", join(work, "site"), "--cache", cache],
    { env: { TAGSCAPE_KEY: KEY } },
  );
  assert.equal(status, 0, stderr);
  const next = await publish();
  assert.equal(next.code, 0, next.stderr);
  assert.match(next.stderr, new RegExp(`gone: .*${code}`));
  const objects = git(bare, "rev-list", "--objects", "--all").trim().split("\n");
  for (const line of objects) {
    const text = git(bare, "cat-file", "-p", line.split(" ")[0] ?? "");
    for (const word of ["carol", code])
      assert.ok(!(line + text).includes(word), `${word}: ${line}`);
  }
  assert.equal(git(bare, "rev-list", "--count", "--all").trim(), "1");
});

test("nothing of a publication is left behind", () => {
  const left = readdirSync(temporary).filter((name) => name.startsWith("tagscape-publish-"));
  // One was killed outright: the next tidied up after it.
  assert.deepEqual(left, []);
});
