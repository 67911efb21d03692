/** A real Slurm for a test, where it is installed. */
import { execFile, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { environment } from "../environment.ts";
import { until } from "../until.ts";

const PATH = `${process.env.PATH ?? ""}:/usr/sbin:/sbin`;
const SCRIPT = fileURLToPath(new URL("cluster.sh", import.meta.url));

/** Why a test is skipped where there is none; false where it runs. */
export const skip = isThere() ? false : "no Slurm here (apt-get install slurm-wlm munge)";
// A build server must not pass by skipping.
if (skip !== false && process.env.CI !== undefined) throw new Error(skip);

function isThere(): boolean {
  const programs = ["slurmctld", "slurmd", "munged", "sbatch"];
  const env = { ...process.env, PATH };
  return programs.every((name) => spawnSync(name, ["-V"], { env }).error === undefined);
}

/** Milliseconds within which jobs end, where other tests keep the machine busy. */
export const JOBS_END = 240_000;

export interface Cluster {
  /** Runs lines of bash in a folder. @returns what they say; @throws where one of them fails */
  readonly say: (lines: string, cwd: string) => Promise<string>;
  /** Waits until a job, or every task of an array, is done or given up. */
  readonly ended: (job: string) => Promise<void>;
  /** As Slurm calls it: COMPLETED, FAILED, … */
  readonly stateOf: (job: string) => Promise<string>;
  /** Ends once nothing of it runs. */
  readonly stop: () => Promise<void>;
}

/** @param folder for all that it writes; its owner's alone */
export async function startCluster(folder: string): Promise<Cluster> {
  const ports = (await freePorts(2)).map(String);
  // Detached: Ctrl-C in a terminal ends the caller, and so the input, and not half of a cluster.
  const script = spawn("bash", [SCRIPT, folder, ...ports], {
    env: environment(),
    detached: true,
    stdio: ["pipe", "pipe", "pipe"],
  });
  const ended = once(script, "exit");
  let faults = "";
  script.stderr.on("data", (text: Buffer) => (faults += text.toString()));
  const [first] = await Promise.race([once(script.stdout, "data"), ended]);
  if (String(first).trim() !== "ready") throw new Error(`no cluster: ${faults}${logsIn(folder)}`);

  const env = environment({ PATH, SLURM_CONF: confIn(folder) });
  const say: Cluster["say"] = async (lines, cwd) => {
    const words = ["-euo", "pipefail", "-c", lines];
    return (await promisify(execFile)("bash", words, { cwd, env })).stdout.trim();
  };
  return {
    say,
    ended: (job) =>
      until(async () => (await say(`squeue --noheader --jobs=${job}`, folder)) === "", JOBS_END),
    stateOf: async (job) =>
      /JobState=(\w+)/.exec(await say(`scontrol show job ${job}`, folder))?.[1] ?? "",
    stop: async () => {
      script.stdin.end();
      await ended;
    },
  };
}

const confIn = (folder: string): string => join(folder, "slurm.conf");

/** @returns numbers of all processes that a cluster and its jobs have running now */
export function processesOf(folder: string): number[] {
  return processesWith([`SLURM_CONF=${confIn(folder)}`]);
}

/** @returns numbers of the processes whose environment holds each of these, as `NAME=value` */
export function processesWith(variables: readonly string[]): number[] {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return pids
    .filter((pid) => {
      const own = environOf(pid);
      return variables.every((variable) => own.includes(variable));
    })
    .map(Number);
}

function environOf(pid: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/environ`, "utf8").split("\0");
  } catch {
    // It has ended meanwhile, or is another user's.
    return [];
  }
}

function logsIn(folder: string): string {
  const logs = readdirSync(folder).filter((name) => /\.(?:log|out)$/.test(name));
  return logs.map((name) => `\n${name}: ${readFileSync(join(folder, name), "utf8")}`).join("");
}

/** Held together until all are known, so that no two are the same. */
async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, "127.0.0.1"));
  await Promise.all(servers.map((server) => once(server, "listening")));
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => once(server.close(), "close")));
  return ports;
}
