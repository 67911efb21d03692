/** Publishing, against a real bare repository on this disk. */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { isRunning } from "../src/files/running.ts";
import { Repository } from "../src/publish/repository.ts";
import { codeOf } from "../src/privacy/pseudonyms.ts";
import { command } from "./command.ts";
import {
  cache,
  everyObject,
  git,
  KEY,
  page,
  type Publication,
  publication,
} from "./publication.ts";
import { scratchFolder } from "./scratch.ts";
import { until } from "./until.ts";

/** Where nobody can be asked, and strangers read what is said. */
const env = { CI: "true" };
const dryRun = { env, args: ["--dry-run"] };

type Watch = NonNullable<Parameters<Publication["publish"]>[0]>["watch"] & object;

let there: Publication;
let work: string;
let data: string;
let bare: string;
beforeEach(() => {
  there = publication();
  ({ work, data, bare } = there);
});
afterEach(() => {
  const left = readdirSync(there.temporary).filter((name) => name.startsWith("tagscape-publish-"));
  // One may be killed outright: the next tidies up after it.
  assert.deepEqual(left, [], "nothing of a publication is left behind");
});

test("first, unchanged, changed and withdrawn: always one commit, and nothing of who has gone", async () => {
  const dry = await there.publish(dryRun);
  assert.deepEqual([dry.code, there.tip()], [0, ""], dry.stderr);
  assert.match(dry.stderr, /3 participants, 1\d files, \d+ kB will be public/);

  const first = await there.publish({ env });
  assert.equal(first.code, 0, first.stderr);
  assert.deepEqual(
    ["alice", "bob", "carol"].filter((id) => !there.published().names.includes(page(id))),
    [],
  );
  assert.ok(there.published().names.includes(".nojekyll"));
  const one = there.tip();

  const same = await there.publish({ env });
  assert.match(same.stderr, /nothing has changed/);
  assert.equal(there.tip(), one);

  there.write("bob", 5);
  writeFileSync(join(work, "untracked.txt"), "a dirty working tree");
  const second = await there.publish({ env });
  assert.equal(second.code, 0, second.stderr);
  assert.ok(second.stderr.includes(`changed: `) && second.stderr.includes(page("bob")));
  assert.notEqual(there.tip(), one);
  assert.equal(there.published().commits, 1);

  rmSync(join(data, "news_relevant_videos_carol.csv"));
  const third = await there.publish({ env });
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
  there.settings();
  const { code, stderr } = await there.publish({ env });
  assert.equal(code, 2);
  assert.match(
    stderr,
    /study\.json:1: nobody has decided how participants are named in public; set "publish"/,
  );
  assert.equal(there.tip(), "");
});

test("a branch that is no site of ours is refused, and stays", async () => {
  writeFileSync(join(work, "mine.txt"), "mine");
  git(work, "add", "mine.txt");
  git(work, "commit", "--quiet", "-m", "mine");
  git(work, "push", "--quiet", "origin", "HEAD:refs/heads/main");
  there.settings({ participants: "pseudonyms", branch: "main" });
  const before = there.tip();
  const { code, stderr } = await there.publish({ env });
  assert.equal(code, 2);
  assert.match(stderr, /the branch "main" of the remote is no site of Tagscape; /);
  assert.equal(there.tip(), before);
});

test("a wrong name of a branch, a remote that is gone and one that is unknown are one line each", async () => {
  there.settings({ participants: "pseudonyms", branch: "a..b" });
  assert.match(
    (await there.publish({ env })).stderr,
    /study\.json:\d+: "a\.\.b" is no name for a branch; /,
  );
  there.settings({ participants: "pseudonyms", remote: "nowhere" });
  assert.match(
    (await there.publish({ env })).stderr,
    /study\.json:\d+: no remote "nowhere"; git remote add nowhere URL/,
  );
  there.settings({ participants: "pseudonyms" });
  renameSync(bare, `${bare}.gone`);
  const { code, stderr } = await there.publish({ env });
  assert.equal(code, 2);
  assert.match(stderr, /^publish: the remote ".*bare\.git" cannot be read \(git: .+\); /m);
});

test("where a hook refuses, the branch is as it was", async () => {
  await there.publish({ env });
  there.write("bob", 6);
  const before = there.tip();
  const hook = join(bare, "hooks", "pre-receive");
  writeFileSync(hook, "#!/bin/sh\necho 'not today' >&2\nexit 1\n", { mode: 0o755 });
  const refused = await there.publish({ env });
  assert.equal(refused.code, 2);
  assert.match(refused.stderr, /the push was refused, and the branch is as it was/);
  assert.equal(there.tip(), before);
  rmSync(hook);
});

test("what someone else published between the look and the push is not pushed over", async () => {
  await there.publish({ env });
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
  assert.ok(there.tip().endsWith(other));

  // Nor where a branch has come to be that was not there.
  const fresh = new Repository(bare, "fresh", join(root, "two"));
  const absent = await fresh.look();
  git(work, "push", "--quiet", "origin", `${other}:refs/heads/fresh`);
  await assert.rejects(fresh.push(files, absent), /refused/);
});

test("killed in the middle, what is public is the old site or the new one, and it can go on", async () => {
  await there.publish({ env });
  for (const [i, moment] of ["analyse", "will be public", "write"].entries()) {
    there.write("bob", 7 + i);
    const before = there.tip();
    const signal = i === 1 ? "SIGKILL" : "SIGINT";
    const watch: Watch = (said, kill) => {
      if (said.includes(moment)) kill(signal);
    };
    await there.publish({ env, watch });
    const whole = git(bare, "ls-tree", "-r", "--name-only", "gh-pages").includes("manifest.json");
    assert.ok(whole && (there.tip() === before || there.published().names.includes(page("bob"))));
    assert.equal(git(bare, "rev-list", "--count", "--all").trim(), "1");
    git(bare, "fsck", "--strict");
  }
  const { code, stderr } = await there.publish({ env });
  assert.equal(code, 0, stderr);
});

test("killed while git pushes, what is public is the old site or the new one", async () => {
  await there.publish({ env });
  const [pushing, go] = [join(bare, "pushing"), join(bare, "go")];
  const hook = join(bare, "hooks", "pre-receive");
  // It tells the number of the process that receives, and holds the push up.
  const held = `while [ ! -e '${go}' ]; do sleep 0.05; done`;
  writeFileSync(hook, `#!/bin/sh\necho $PPID > '${pushing}'\n${held}\n`, { mode: 0o755 });
  for (const signal of ["SIGKILL", "SIGINT"] as const) {
    there.write("bob", signal === "SIGKILL" ? 11 : 12);
    for (const file of [pushing, go]) rmSync(file, { force: true });
    const before = there.tip();
    let ended: Promise<void> | null = null;
    const watch: Watch = (said, kill) => {
      if (!said.includes("will be public")) return;
      ended ??= until(() => existsSync(pushing)).then(() => {
        kill(signal);
        writeFileSync(go, "");
      });
    };
    await there.publish({ env, watch });
    await (ended ?? assert.fail("it was never about to push"));
    // A push that has lost its publication may still come to its end.
    const receiver = readFileSync(pushing, "utf8").trim();
    await until(() => !isRunning(receiver));
    const now = there.tip();
    assert.equal(git(bare, "rev-list", "--count", "--all").trim(), "1");
    if (now !== before) {
      const { names } = there.published();
      assert.ok(names.includes("manifest.json") && names.includes(page("bob")));
    }
    git(bare, "fsck", "--strict");
  }
  rmSync(hook);
  const { code, stderr } = await there.publish({ env });
  assert.equal(code, 0, stderr);
  assert.ok(git(bare, "show", `gh-pages:data/${codeOf(KEY, "bob")}.json`).includes('"videos":10'));
});

test("the domain file of the branch stays, and --yes is needed where there is nobody to ask", async () => {
  const asked = await there.publish({ env, args: [] });
  assert.equal(asked.code, 2);
  assert.match(asked.stderr, /publish: there is nobody to ask; say --yes, or --dry-run/);
  await there.publish({ env });
  git(work, "fetch", "--quiet", "origin", "gh-pages");
  git(work, "checkout", "--quiet", "--detach", "FETCH_HEAD");
  writeFileSync(join(work, "CNAME"), "maps.example.org\n");
  git(work, "add", "CNAME");
  git(work, "commit", "--quiet", "-m", "a domain");
  git(work, "push", "--quiet", "--force", "origin", "HEAD:gh-pages");
  there.write("bob", 9);
  const { code, stderr } = await there.publish({ env });
  assert.equal(code, 0, stderr);
  assert.equal(git(bare, "show", "gh-pages:CNAME"), "maps.example.org\n");
});

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
  there.settings({ participants: "pseudonyms" }, { files: "canaryfile_{participant}.csv" });
  const dry = await there.publish(dryRun);
  const first = await there.publish({ env });
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
  const faulty = await there.publish({ env });
  const mistaken = {
    files: "canaryfile_{participant}.csv",
    overrides: { canaryid7: { canaryfield: 1 } },
  };
  there.settings({ participants: "pseudonyms" }, mistaken);
  const decided = await there.publish({ env });
  there.settings({ participants: "codes" }, mistaken);
  const unclear = await there.publish({ env });
  for (const { code, stderr } of [faulty, decided, unclear]) {
    assert.equal(code, 2);
    assert.ok(!/canary/i.test(stderr), stderr);
  }
  assert.match(faulty.stderr, /^study file 3:2: 2 cells, but the header has 7; /m);
});

test("who withdrew is gone with the next publication, though the file is still there", async () => {
  await there.publish({ env });
  const code = codeOf(KEY, "carol");
  assert.ok(everyObject(bare).includes(code) && everyObject(bare).includes("caroltag"));
  const { code: status, stderr } = await command(
    "withdraw",
    ["carol", "--data", data, "--out", join(work, "site"), "--cache", cache],
    { env: { TAGSCAPE_KEY: KEY } },
  );
  assert.equal(status, 0, stderr);
  const next = await there.publish({ env });
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
