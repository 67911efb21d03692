/** Runs a command in a world, and says which promises it broke. */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { lstatSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { environment } from "../environment.ts";
import type { World } from "./worlds.ts";

const tsx = new URL("../../node_modules/tsx/dist/esm/index.mjs", import.meta.url).href;
const LIMIT = 20_000;
const FAULT = /^(?!note: ).+: .+; .+$/;

export interface Ended {
  /** null where a signal ended it. */
  readonly code: number | null;
  readonly stderr: string;
  readonly broken: string[];
}

/** A signal, and after how many milliseconds. */
export interface Kill {
  readonly signal: "SIGINT" | "SIGTERM" | "SIGKILL";
  readonly after: number;
}

/** @param script with its folder, of a checkout */
export async function run(
  script: string,
  args: readonly string[],
  world: World,
  kill: Kill | null,
): Promise<Ended> {
  const child = spawn(process.execPath, ["--import", tsx, script, ...args], {
    cwd: world.root,
    env: environment(world.env),
    detached: true,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let stderr = "";
  let hung = false;
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  const end = setTimeout(() => {
    hung = true;
    child.kill("SIGKILL");
  }, LIMIT);
  const shot = kill === null ? undefined : setTimeout(() => child.kill(kill.signal), kill.after);
  const code = await new Promise<number | null>((done) => child.once("exit", done));
  clearTimeout(end);
  clearTimeout(shot);
  const broken = [
    ...(hung ? [`hangs for ${LIMIT / 1000} s`] : verdict(code, stderr, kill)),
    ...(await leftover(child.pid ?? 0)),
  ];
  return { code, stderr, broken };
}

function verdict(code: number | null, stderr: string, kill: Kill | null): string[] {
  const broken: string[] = [];
  if (code !== 0 && code !== 2 && !(kill !== null && (code === 130 || code === null)))
    broken.push(`exit ${code}`);
  if (/^ {4}at |a bug of Tagscape/m.test(stderr)) broken.push("a stack trace");
  if (/^\(node:\d+\)/m.test(stderr)) broken.push("a warning of Node");
  if (code === 2 && !stderr.split("\n").some((line) => FAULT.test(line)))
    broken.push("exit 2 without a line of what and what to do");
  return broken;
}

/** Its process group is its own: whoever is still in it was left behind. */
async function leftover(group: number): Promise<string[]> {
  for (let tries = 0; tries < 20; tries++) {
    if (running(group).length === 0) return [];
    await sleep(50);
  }
  for (const pid of running(group)) process.kill(pid, "SIGKILL");
  return ["a process is left"];
}

/** Of Linux alone; one that has ended and waits for its parent is none. */
function running(group: number): number[] {
  if (process.platform !== "linux") return [];
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      const [state, , its] = statusOf(pid).split(" ");
      return Number(its) === group && state !== "Z";
    })
    .map(Number);
}

/** "S parent group …", or nothing where it has ended meanwhile. */
function statusOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\) /s, "");
  } catch {
    return "";
  }
}

/** Path → what lies there, of everything below a folder; names that are no text among them. */
export function snapshot(folder: string): Map<string, string> {
  const found = new Map<string, string>();
  const walk = (path: Buffer): void => {
    for (const name of readdirSync(path, { encoding: "buffer" })) {
      const below = Buffer.concat([path, Buffer.from("/"), name]);
      const kind = lstatSync(below);
      const shown = below.toString("latin1").slice(folder.length + 1);
      if (kind.isSymbolicLink()) found.set(shown, `link to ${readlinkSync(below)}`);
      else if (kind.isFile())
        found.set(shown, createHash("sha256").update(readFileSync(below)).digest("hex"));
      else found.set(shown, kind.isDirectory() ? "folder" : "special");
      if (kind.isDirectory()) walk(below);
    }
  };
  walk(Buffer.from(folder));
  return found;
}

/** Paths that differ. */
export function changes(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): string[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((path) => before.get(path) !== after.get(path))
    .toSorted();
}

/** What is wrong with a site that should be whole. */
export function siteFaults({ root, out }: World): string[] {
  const folder = resolve(root, out);
  try {
    const { files } = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")) as {
      files: Record<string, string>;
    };
    return Object.entries(files)
      .filter(
        ([path, sum]) =>
          createHash("sha256")
            .update(readFileSync(join(folder, path)))
            .digest("hex") !== sum,
      )
      .map(([path]) => `the site is not whole: ${path}`);
  } catch (error) {
    return [`the site is not whole: ${String(error).split("\n")[0] ?? ""}`];
  }
}
