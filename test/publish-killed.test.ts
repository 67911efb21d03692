/** A publication that is killed leaves the old site or the new one, whole, and the next goes on. */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { isRunning } from "../src/files/running.ts";
import { codeOf } from "../src/privacy/pseudonyms.ts";
import { git, KEY, page, type Publication, publication } from "./publication.ts";
import { until } from "./until.ts";

type Watch = NonNullable<Parameters<Publication["publish"]>[0]>["watch"] & object;

/** Where nobody can be asked, and strangers read what is said. */
const env = { CI: "true" };

let there: Publication;
let bare: string;
beforeEach(() => {
  there = publication();
  ({ bare } = there);
});
afterEach(() => {
  const left = readdirSync(there.temporary).filter((name) => name.startsWith("tagscape-publish-"));
  // One may be killed outright: the next tidies up after it.
  assert.deepEqual(left, [], "nothing of a publication is left behind");
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
