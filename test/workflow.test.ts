/** The workflow for GitHub Pages: its own commands, run on a copy of what a checkout holds. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { checkout, root } from "./checkout.ts";
import { environment } from "./environment.ts";

const workflow = readFileSync(join(root, ".github", "workflows", "pages.yml"), "utf8");
const commands = [...workflow.matchAll(/- run: (.+)/g)].map(([, command]) => command ?? "");
const study = /^ {2}STUDY: (\S+)$/m.exec(workflow)?.[1] ?? "";

/** As the runner does, but for what it installs. */
async function runAll(cwd: string): Promise<{ failed: boolean; said: string }> {
  // A secret that is not set comes as an empty variable.
  const env = environment({ CI: "true", GITHUB_ACTIONS: "true", STUDY: study, TAGSCAPE_KEY: "" });
  let said = "";
  for (const command of commands.filter((line) => line !== "npm ci"))
    try {
      const { stdout, stderr } = await promisify(execFile)("bash", ["-c", command], { cwd, env });
      said += stdout + stderr;
    } catch (error) {
      return { failed: true, said: said + String((error as { stderr?: string }).stderr) };
    }
  return { failed: false, said };
}

const skip = process.platform === "win32" && "its commands are for bash";

test("the workflow builds and checks the study of a checkout", { skip }, async () => {
  assert.deepEqual(commands[0], "npm ci");
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

test("it uses official actions alone, each pinned to a commit, and gives each job what it needs", () => {
  const uses = [...workflow.matchAll(/uses: (.+)/g)].map(([, action]) => action ?? "");
  assert.ok(uses.length > 0);
  for (const action of uses)
    assert.match(action, /^actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  assert.match(workflow, /^permissions:\n {2}contents: read\n$/m);
});
