/** The commands of docs/cluster.md, on a real Slurm: an array, a task that is killed, and its index alone again. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { checkout, root } from "./checkout.ts";
import { build, command, readTree } from "./command.ts";
import { csv, fileName, type Files, scratchFolder, writeFiles } from "./scratch.ts";
import { JOBS_END, processesOf, processesWith, skip, startCluster } from "./slurm/cluster.ts";
import { until } from "./until.ts";

const options = { skip };
const CLUSTER = new URL("slurm/cluster.ts", import.meta.url).href;
const TSX = new URL("../node_modules/tsx/dist/esm/index.mjs", import.meta.url).href;
const SHARDS = 4;
const SHARD_NUMBERS = Array.from({ length: SHARDS }, (_, i) => i + 1);
/** The one that is killed, as the docs have it. */
const KILLED = 3;

/** The blocks of the docs, for as many shards as are tried here. */
const [arrayAndMerge = "", oneIndexAgain = ""] = [
  ...readFileSync(join(root, "docs", "cluster.md"), "utf8").matchAll(/```sh\n(.*?)```/gs),
]
  .map(([, block = ""]) => block)
  .filter((block) => block.includes("sbatch"))
  .map((block) => block.replaceAll(/\b8\b/g, String(SHARDS)));

/** Somebody for each shard, some who have videos in common, and a key that the first shard must make. */
function study(): Files {
  const words = "news sport music film cooking travel science crime politics weather art".split(
    " ",
  );
  const people = Array.from({ length: 9 }, (_, p) => {
    const rows = words.map((word, i) => [
      word,
      `${word}${p}`,
      words[(i * 3 + p) % 11] ?? "",
      "fyp",
    ]);
    return [fileName(`p${p}`), csv(rows, 1 + 7 * p)] as const;
  });
  const publish = { participants: "pseudonyms", minVideos: 3 };
  const settings = JSON.stringify({ title: "Small", publish });
  return { ...Object.fromEntries(people), "study.json": settings };
}

test(
  "an array of shards and a merge give the site of one build; a task that was killed is done again alone",
  options,
  async () => {
    const copy = checkout();
    const place = (name: string): string => join(copy, "..", name);
    const partOf = (i: number): string => place(`parts/${i}-of-${SHARDS}`);
    writeFiles(place("study"), study());
    mkdirSync(place("slurm"), { mode: 0o700 });
    const { say, ended, stateOf, stop } = await startCluster(place("slurm"));
    const submit = async (block: string): Promise<readonly [array: string, merge: string]> => {
      const said = await say(`${block}\necho "$id"`, copy);
      const [, merge = "", array = ""] = /^Submitted batch job (\d+)\n(\d+)$/.exec(said) ?? [];
      assert.ok(array, said);
      return [array, merge];
    };
    try {
      const [array, early] = await submit(arrayAndMerge);
      const task = [`SLURM_ARRAY_JOB_ID=${array}`, `SLURM_ARRAY_TASK_ID=${KILLED}`];
      const running = (): number[] => processesWith([...task, "npm_lifecycle_event=build"]);
      await until(() => running().length > 0, JOBS_END);
      // One may end by the end of another.
      await say(`kill -9 ${running().join(" ")} || true`, copy);
      await ended(array);
      await ended(early);
      assert.equal(await stateOf(`${array}_${KILLED}`), "FAILED");
      assert.equal(await stateOf(early), "CANCELLED");
      assert.ok(!existsSync(place("site")), "the merge has not run");
      const there = SHARD_NUMBERS.filter((i) => existsSync(partOf(i)));
      assert.deepEqual(
        there,
        SHARD_NUMBERS.filter((i) => i !== KILLED),
        "the others are done, and no half of this one is there",
      );
      const byHand = await command("merge", [...there.map(partOf), "--out", place("site")]);
      assert.equal(byHand.code, 2);
      assert.match(byHand.stderr, /^shard 3\/4: missing; build it: --shard 3\/4$/m);

      const [again, merge] = await submit(oneIndexAgain);
      await ended(again);
      assert.equal(await stateOf(again), "COMPLETED", logsIn(place("parts")));
      await ended(merge);
      assert.equal(await stateOf(merge), "COMPLETED", logsIn(place("parts")));
    } finally {
      await stop();
    }
    assert.ok(existsSync(place(".tagscape-key-study.json")), "one key, whichever shard was first");
    const alone = await build(["--data", place("study"), "--out", place("single"), "--no-cache"]);
    assert.equal(alone.code, 0, alone.stderr);
    assertSame(place("site"), place("single"));
    for (const name of [
      "site",
      "parts",
      ...readdirSync(place("parts")).map((own) => `parts/${own}`),
    ])
      assert.equal(statSync(place(name)).mode & 0o077, 0, `${name} is its owner's alone`);
  },
);

test(
  "a cluster whose caller is killed stops, and what its jobs have running",
  options,
  async () => {
    const folder = scratchFolder();
    const start = `(await import(${JSON.stringify(CLUSTER)})).startCluster(${JSON.stringify(folder)})`;
    const script = `const { say } = await ${start}; await say("sbatch --wrap 'sleep 600'", ${JSON.stringify(folder)});`;
    const words = ["--import", TSX, "--input-type=module", "--eval", script];
    const caller = spawn(process.execPath, words, { stdio: "inherit" });
    try {
      const job = [`SLURM_CONF=${join(folder, "slurm.conf")}`, "SLURM_JOB_ID=1"];
      await until(() => processesWith(job).length > 1);
    } finally {
      caller.kill("SIGKILL");
    }
    await until(() => processesOf(folder).length === 0);
  },
);

function logsIn(folder: string): string {
  const logs = readdirSync(folder).filter((name) => name.endsWith(".log"));
  return logs.map((name) => `${name}: ${readFileSync(join(folder, name), "utf8")}`).join("\n");
}

/** Byte by byte. */
function assertSame(site: string, expected: string): void {
  const names = [...readTree(expected).keys()];
  assert.ok(names.includes("index.html"));
  assert.deepEqual([...readTree(site).keys()], names);
  const bytes = (folder: string, name: string): Buffer => readFileSync(join(folder, name));
  assert.deepEqual(
    names.filter((name) => !bytes(site, name).equals(bytes(expected, name))),
    [],
  );
}
