/** The workflow of shards: its own commands, job by job, on copies of what a checkout holds. */
import assert from "node:assert/strict";
import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { test } from "node:test";
import { checkout } from "./checkout.ts";
import { build, type Ended, readTree } from "./command.ts";
import { csv, fileName, scratchFolder, writeFiles } from "./scratch.ts";
import { filled, readWorkflow, runStep, type Step, type Texts } from "./workflow-file.ts";

const workflow = readWorkflow("pages-sharded.yml");
const { allowed, shard, merge, tidy, deploy } = workflow.jobs;
const skip = process.platform === "win32" && "its commands are for bash";
const SECRET = "not a secret, and long enough for one";
const KEY = "5c".repeat(32);
const KNOWN: Texts = {
  "github.event.repository.private": "true",
  "secrets.TAGSCAPE_PARTS_SECRET": SECRET,
  "secrets.TAGSCAPE_KEY": KEY,
};
const stepsOf = (job: typeof shard): readonly Step[] => job?.steps ?? assert.fail("no such job");
const uses = (step: Step, action: string): boolean =>
  step.uses?.startsWith(`actions/${action}@`) === true;

/** A checkout of a repository that holds a small study. */
function repository(): string {
  const copy = checkout();
  const data = join(copy, workflow.env?.["STUDY"] ?? assert.fail("no study"));
  rmSync(data, { recursive: true });
  mkdirSync(data);
  const words = "news sport music film cooking travel science crime politics".split(" ");
  for (const [p, name] of ["ann", "ben", "cas", "dee", "eve"].entries()) {
    const rows = words.map((word, i) => [word, `${word}${p}`, words[(i * 3 + p) % 9] ?? ""]);
    writeFiles(data, { [fileName(name)]: csv(rows, 1 + 5 * p) });
  }
  const publish = { participants: "pseudonyms", minVideos: 3 };
  return writeFiles(copy, { "data/study.json": JSON.stringify({ title: "Small", publish }) });
}

/** Runs a job's commands, but for what they install. @returns how the last one that ran has ended */
async function runJob(job: typeof shard, cwd: string, own: Texts, store: string): Promise<Ended> {
  const known = { ...KNOWN, ...own };
  const env = Object.entries({ ...workflow.env, ...job?.env }).map(
    ([name, text]) => [name, filled(text, known)] as const,
  );
  let last: Ended = { code: 0, stdout: "", stderr: "" };
  for (const step of stepsOf(job)) {
    if (uses(step, "upload-artifact"))
      copyFileSync(
        join(cwd, filled(step.with?.["path"], known)),
        join(store, `${filled(step.with?.["name"], known)}.enc`),
      );
    if (uses(step, "download-artifact"))
      cpSync(store, join(cwd, String(step.with?.["path"])), { recursive: true });
    if (step.run === undefined || step.run === "npm ci") continue;
    last = await runStep(workflow, step, cwd, Object.fromEntries(env), known);
    if (last.code !== 0) return last;
  }
  return last;
}

test(
  "it refuses a repository that is not private, and one without a long secret",
  { skip },
  async () => {
    const run = (own: Texts): Promise<Ended> => runJob(allowed, scratchFolder(), own, "");
    assert.equal((await run({})).code, 0);
    for (const answer of ["false", ""]) {
      const { code, stdout } = await run({ "github.event.repository.private": answer });
      assert.equal(code, 1);
      assert.match(stdout, /^::error::this repository is not private: /);
    }
    for (const secret of ["", "short"]) {
      const { code, stdout } = await run({ "secrets.TAGSCAPE_PARTS_SECRET": secret });
      assert.equal(code, 1);
      assert.match(stdout, /^::error::the secret TAGSCAPE_PARTS_SECRET is missing or shorter /);
    }
    const needs = Object.entries(workflow.jobs).map(([name, job]) => [name, job.needs ?? null]);
    assert.deepEqual(Object.fromEntries(needs), {
      allowed: null,
      shard: "allowed",
      merge: "shard",
      tidy: "merge",
      deploy: ["merge", "tidy"],
    });
  },
);

test("its shards, encrypted, merged and checked, are the site of one build", { skip }, async () => {
  const store = scratchFolder();
  const { shard: shards = [], of: [of = 0] = [] } = shard?.strategy?.matrix ?? {};
  assert.deepEqual(
    shards,
    Array.from({ length: Number(of) }, (_, i) => i + 1),
  );
  const copy = repository();
  for (const i of shards) {
    const own = { "matrix.shard": String(i), "matrix.of": String(of) };
    const { code, stderr } = await runJob(shard, copy, own, store);
    assert.equal(code, 0, stderr);
  }
  const sent = readdirSync(store);
  assert.equal(sent.length, shards.length);
  for (const name of sent)
    assert.equal(readFileSync(join(store, name)).subarray(0, 8).toString(), "Salted__", name);

  const other = { "secrets.TAGSCAPE_PARTS_SECRET": `another ${SECRET}` };
  assert.notEqual((await runJob(merge, repository(), other, store)).code, 0);

  const merging = repository();
  const { code, stderr } = await runJob(merge, merging, {}, store);
  assert.equal(code, 0, stderr);
  assert.match(stderr, /site: \d+ files, nothing that must not be there/);
  const single = join(merging, "single");
  const env = { TAGSCAPE_KEY: KEY };
  const alone = await build(["--data", join(merging, "data"), "--out", single, "--no-cache"], {
    env,
  });
  assert.equal(alone.code, 0, alone.stderr);
  assert.deepEqual(readTree(join(merging, "site")), readTree(single));

  rmSync(join(store, sent[1] ?? ""));
  const early = await runJob(merge, repository(), {}, store);
  assert.equal(early.code, 2);
  assert.match(early.stderr, /^shard 2\/4: missing; /m);
});

test("it deletes the parts of its run, and nothing else", { skip }, async () => {
  const names = ["github-pages", "part-1-of-2", "report", "part-2-of-2", "part-of-something"];
  const asked: string[] = [];
  const server = createServer(({ method = "", url = "", headers }, response) => {
    asked.push(`${method} ${url}`);
    assert.equal(headers.authorization, "Bearer token");
    if (method === "DELETE") return response.writeHead(204).end();
    // Two a page.
    const from = 2 * (Number(new URL(url, "http://localhost").searchParams.get("page")) - 1);
    const artifacts = names.map((name, id) => ({ id, name })).slice(from, from + 2);
    return response.end(JSON.stringify({ total_count: names.length, artifacts }));
  }).listen(0, "127.0.0.1");
  try {
    await new Promise((resolve) => server.once("listening", resolve));
    const { port } = server.address() as AddressInfo;
    const [step = {}] = stepsOf(tidy);
    const given = {
      GITHUB_API_URL: `http://127.0.0.1:${port}`,
      GITHUB_REPOSITORY: "a/b",
      GITHUB_RUN_ID: "7",
    };
    const { code, stdout, stderr } = await runStep(workflow, step, scratchFolder(), given, {
      "github.token": "token",
    });
    assert.equal(code, 0, stderr);
    assert.equal(stdout, "2 parts deleted\n");
    assert.deepEqual(
      asked.filter((line) => !line.startsWith("GET /repos/a/b/actions/runs/7/artifacts?")),
      ["DELETE /repos/a/b/actions/artifacts/1", "DELETE /repos/a/b/actions/artifacts/3"],
    );
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

test("each job may do what it needs and no more, and commands hold no expression", () => {
  const rights = Object.entries(workflow.jobs).flatMap(([name, { permissions }]) =>
    permissions === undefined ? [] : [[name, permissions]],
  );
  assert.deepEqual(Object.fromEntries(rights), {
    tidy: { actions: "write" },
    deploy: { pages: "write", "id-token": "write" },
  });
  assert.equal(stepsOf(deploy).length, 1);
  const commands = Object.values(workflow.jobs).flatMap(({ steps }) =>
    steps.map(({ run = "" }) => run),
  );
  assert.deepEqual(
    commands.filter((run) => run.includes("${{")),
    [],
  );
  assert.equal(workflow.defaults?.run.shell, "bash", "so that a pipe fails where any of it does");
});
