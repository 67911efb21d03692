/** The workflow for GitHub Pages: its own commands, run on a copy of what a checkout holds. And what holds for all workflows. */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { checkout, root } from "./checkout.ts";
import { readWorkflow, runStep } from "./workflow-file.ts";

const workflow = readWorkflow("pages.yml");
const commands = workflow.jobs["build"]?.steps.filter(({ run }) => run !== undefined) ?? [];
const study = workflow.env?.["STUDY"] ?? "";

/** As the runner does, but for what it installs. */
async function runAll(cwd: string): Promise<{ failed: boolean; said: string }> {
  let said = "";
  for (const step of commands.filter(({ run }) => run !== "npm ci")) {
    // A secret that is not set comes as an empty variable.
    const ended = await runStep(workflow, step, cwd, { STUDY: study, TAGSCAPE_KEY: "" });
    said += ended.stdout + ended.stderr;
    if (ended.code !== 0) return { failed: true, said };
  }
  return { failed: false, said };
}

const skip = process.platform === "win32" && "its commands are for bash";

test("the workflow builds and checks the study of a checkout", { skip }, async () => {
  assert.equal(commands[0]?.run, "npm ci");
  assert.equal(commands.length, 3);
  const copy = checkout();
  const { failed, said } = await runAll(copy);
  assert.ok(!failed, said);
  assert.ok(existsSync(join(copy, "site", "index.html")));
  assert.match(said, /site: \d+ files, nothing that must not be there/);
});

test(
  "it stops where nobody has decided about names, and where the key is missing",
  { skip },
  async () => {
    const copy = checkout();
    const file = join(copy, study, "study.json");
    const settings = JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
    writeFileSync(file, JSON.stringify({ ...settings, publish: {} }));
    const undecided = await runAll(copy);
    assert.ok(undecided.failed);
    assert.match(undecided.said, /nobody has decided how participants are named/);
    writeFileSync(file, JSON.stringify({ ...settings, publish: { participants: "pseudonyms" } }));
    const keyless = await runAll(copy);
    assert.ok(keyless.failed);
    assert.match(keyless.said, /^\$TAGSCAPE_KEY: no key for pseudonyms on this runner; /m);
    const left = readdirSync(copy).filter((name) => name.startsWith(".tagscape-"));
    assert.deepEqual(left, [], "no key that goes with the server");
  },
);

for (const name of readdirSync(join(root, ".github", "workflows")))
  test(`${name} uses official actions alone, each pinned to a commit, and may only read`, () => {
    const { text, permissions } = readWorkflow(name);
    const uses = [...text.matchAll(/uses: (.+)/g)].map(([, action]) => action ?? "");
    assert.ok(uses.length > 0);
    for (const action of uses)
      assert.match(action, /^actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    assert.deepEqual(permissions, { contents: "read" });
  });

test("the tests run on each system and each Node that the README promises", () => {
  const { everything, systems } = readWorkflow("ci.yml").jobs;
  assert.deepEqual(systems?.strategy?.matrix, {
    os: ["ubuntu-latest", "macos-latest", "windows-latest"],
    node: [20, 22, 24],
  });
  const commands = [everything, systems].map((job) =>
    job?.steps.flatMap(({ run }) => (run === undefined ? [] : [run])),
  );
  assert.deepEqual(commands, [[".ci/run"], ["npm ci", "npm test"]]);
});
