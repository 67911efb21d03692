/** Publishing, against a real bare repository on this disk. */
import assert from "node:assert/strict";
import { readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
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

/** Where nobody can be asked, and strangers read what is said. */
const env = { CI: "true" };
const dryRun = { env, args: ["--dry-run"] };

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
