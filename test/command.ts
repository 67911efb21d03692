/** Runs `build.ts` and other commands as the user does, each in a process of its own. */
import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { environment } from "./environment.ts";
import { sharedCache } from "./shared.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const tsx = new URL("../node_modules/tsx/dist/esm/index.mjs", import.meta.url).href;

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Path of another node. */
  readonly node?: string;
}

/**
 * Where a test says nothing of it: one worker, since files run side by side, and the cache of this run of
 * the tests, which nothing but this code has filled. A test that two builds give the same bytes says
 * `--no-cache`; one that each flag is as it stands says `exactly`.
 */
export function build(args: readonly string[], options: RunOptions = {}): Promise<Ended> {
  const hasCache = args.some((arg) => arg === "--cache" || arg === "--no-cache");
  const more = [
    ...(args.includes("--jobs") ? [] : ["--jobs", "1"]),
    ...(hasCache ? [] : ["--cache", sharedCache()]),
  ];
  return exactly([...args, ...more], options);
}

/** The build with these flags and no others. */
export function exactly(args: readonly string[], options: RunOptions = {}): Promise<Ended> {
  return run(join(root, "build.ts"), args, options);
}

/** Another command: a file of `src/commands`, without its ending. */
export function command(
  name: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<Ended> {
  return run(join(root, "src", "commands", `${name}.ts`), args, options);
}

/** `npm run fuzz`. */
export function fuzz(args: readonly string[]): Promise<Ended> {
  return run(join(root, "test", "fuzz", "main.ts"), args, {});
}

/** A file of tests, as one runs it alone. */
export function testFile(name: string, options: RunOptions = {}): Promise<Ended> {
  return run(join(root, "test", `${name}.test.ts`), [], options);
}

function run(
  file: string,
  args: readonly string[],
  { env = {}, cwd = root, node = process.execPath }: RunOptions,
): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(
      node,
      ["--import", tsx, file, ...args],
      { cwd, env: environment(env), maxBuffer: 2 ** 26 },
      (error, stdout, stderr) => {
        resolve({ code: error === null ? 0 : Number(error.code ?? -1), stdout, stderr });
      },
    );
  });
}

/** path → content of every file below a folder. */
export function readTree(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Map(
    names
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .toSorted()
      .map((path) => [
        path.slice(folder.length + 1).replaceAll("\\", "/"),
        readFileSync(path, "utf8"),
      ]),
  );
}
