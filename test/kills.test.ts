/** A build that is killed, or loses a worker, at any moment: no half site, no process left, the next build right. */
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { seededRandom } from "../src/kernels/random.ts";
import { root } from "./checkout.ts";
import { readTree } from "./command.ts";
import { crowd } from "./crowd.ts";
import { environment } from "./environment.ts";
import { scratchFolder, writeFiles } from "./scratch.ts";
import { until } from "./until.ts";

const ROUNDS = 30;
const PEOPLE = 6;
const VIDEOS = 12;
/** Two states of the study, between which it goes to and fro: there is always something to build. */
const TITLES = ["before", "after"] as const;

const TSX = new URL("../node_modules/tsx/dist/esm/index.mjs", import.meta.url).href;
const place = scratchFolder();
const [study, out, cache, half] = ["study", "site", "cache", "half"].map((name) =>
  join(place, name),
) as [string, string, string, string];

interface Running {
  readonly main: ChildProcess;
  readonly ended: Promise<{ code: number | null; stderr: string }>;
}

/** A build in a group of processes of its own. */
function start(): Running {
  const flags = ["--data", study, "--out", out, "--cache", cache, "--jobs", "2"];
  const main = spawn(process.execPath, ["--import", TSX, join(root, "build.ts"), ...flags], {
    cwd: root,
    env: environment(),
    detached: true,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let stderr = "";
  main.stderr.on("data", (text) => (stderr += String(text)));
  const closed = once(main.stderr, "close");
  const ended = once(main, "exit").then(async ([code]: (number | null)[]) => {
    // Workers of one that was killed hold the pipe open until they are gone.
    if (code !== null) await closed;
    return { code: code ?? null, stderr };
  });
  return { main, ended };
}

async function whole(): Promise<void> {
  const { code, stderr } = await start().ended;
  assert.equal(code, 0, stderr);
}

/** Those of a group that run, with their command lines. */
function processesOf(group: number): { pid: number; line: string }[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, "utf8");
        const [state = "", , own] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
        if (Number(own) !== group || /[ZX]/.test(state)) return [];
        return [{ pid: Number(name), line: readFileSync(`/proc/${name}/cmdline`, "utf8") }];
      } catch {
        // It has ended meanwhile.
        return [];
      }
    });
}

function workersOf(group: number): number[] {
  return processesOf(group)
    .filter(({ line }) => line.includes("worker-pool.worker.js"))
    .map(({ pid }) => pid);
}

/** @returns the text of its manifest; null where no site is there */
function wholeSite(): string | null {
  if (!existsSync(out)) return null;
  const files = readTree(out);
  const manifest = files.get("manifest.json") ?? "";
  const listed = Object.entries((JSON.parse(manifest) as { files: Record<string, string> }).files);
  assert.deepEqual(
    [...files.keys()].filter((file) => file !== "manifest.json").toSorted(),
    listed.map(([file]) => file).toSorted(),
  );
  for (const [file, hash] of listed) {
    const bytes = readFileSync(join(out, file));
    assert.equal(createHash("sha256").update(bytes).digest("hex"), hash, file);
  }
  return manifest;
}

function entitle(title: string): void {
  writeFileSync(join(study, "study.json"), JSON.stringify({ title, fields: { hashtags: {} } }));
}

/** The main process, or a worker once there is one. @returns whether one was there to be killed */
async function kill(
  { main, ended }: Running,
  isMain: boolean,
  random: () => number,
): Promise<boolean> {
  const group = main.pid ?? 0;
  let over = false;
  void ended.then(() => (over = true));
  const pids = (): number[] => (isMain ? [group] : workersOf(group));
  await until(() => over || pids().length > 0);
  const pid = pids()[Math.floor(random() * pids().length)];
  if (over || pid === undefined) return false;
  try {
    return process.kill(pid, "SIGKILL");
  } catch (error) {
    // It was quicker.
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
    throw error;
  }
}

const KILLED =
  /^(?:\d+(?:, \w+)?|all participants, \w+|embed): the process that worked on it was ended by SIGKILL, [^\n]*; [^\n]*$/m;

test(
  `killed ${ROUNDS} times, a build leaves a whole site and no process, and the next is right`,
  { skip: process.platform !== "linux" },
  async (t) => {
    const random = seededRandom(18);
    writeFiles(study, crowd(PEOPLE, VIDEOS));
    const right: string[] = [];
    /** Milliseconds of a build, with nothing kept and with some. */
    const took = { cold: 0, half: 0 };
    for (const title of TITLES) {
      rmSync(cache, { recursive: true, force: true });
      entitle(title);
      const since = Date.now();
      await whole();
      took.cold = took.half = Date.now() - since;
      right.push(wholeSite() ?? "");
    }
    assert.notEqual(right[0], right[1]);
    const seen = { main: 0, worker: 0, "worker made up for": 0, "too late": 0, old: 0, new: 0 };
    for (let round = 0; round < ROUNDS;) {
      const isMain = round % 2 === 0;
      const warmth = round % 4 < 2 ? "cold" : "half";
      const isAtOnce = round % 3 === 0;
      if (round % 5 === 4) rmSync(out, { recursive: true, force: true });
      const before = wholeSite();
      const goal = before === right[0] ? 1 : 0;
      entitle(TITLES[goal]);
      rmSync(cache, { recursive: true, force: true });
      if (warmth === "half" && existsSync(half)) cpSync(half, cache, { recursive: true });

      const since = Date.now();
      const running = start();
      await Promise.race([sleep(took[warmth] * random()), running.ended]);
      const isKilled = await kill(running, isMain, random);
      const { code, stderr } = await running.ended;
      const told = `round ${round}: exit ${code}\n${stderr}`;
      // A round counts if something was killed.
      if (isKilled) round++;
      else took[warmth] = Date.now() - since;
      const made = isMain ? "main" : code === 0 ? "worker made up for" : "worker";
      seen[isKilled ? made : "too late"]++;
      if (!isMain && code !== 0) {
        assert.equal(code, 2, told);
        assert.match(stderr, KILLED, told);
        assert.doesNotMatch(stderr, /a bug of|\n\s+at /, told);
      }
      const group = running.main.pid ?? 0;
      const isGone = (): boolean => processesOf(group).length === 0;
      // Workers see within a second that they are alone; the next build need not wait for that.
      if (!isAtOnce) await until(isGone, 10_000);

      const now = wholeSite();
      assert.ok(now === before || now === right[goal], told);
      seen[now === right[goal] ? "new" : "old"]++;
      if (isKilled && existsSync(cache)) {
        rmSync(half, { recursive: true, force: true });
        cpSync(cache, half, { recursive: true });
      }
      await whole();
      assert.equal(wholeSite(), right[goal], told);
      await until(isGone, 10_000);
      // A worker that outlived its parent by a moment may have written on: the next build tidies up.
      const beside = readdirSync(dirname(out)).filter((name) => name.includes(".tagscape-"));
      if (!isAtOnce) assert.deepEqual(beside, [], told);
    }
    t.diagnostic(JSON.stringify(seen));
    assert.ok(Math.min(seen.main, seen.worker) > ROUNDS / 6, JSON.stringify(seen));
  },
);
