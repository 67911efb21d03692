/** Runs `build.ts` and other commands as the user does, each in a process of its own. */
import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { environment } from "./environment.ts";

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

export function build(args: readonly string[], options: RunOptions = {}): Promise<Ended> {
  // Unless a test is about the cache, nothing that another one built may help it.
  const own = args.some((arg) => arg === "--cache" || arg === "--no-cache") ? [] : ["--no-cache"];
  return run(join(root, "build.ts"), [...args, ...own], options);
}

/** Another command: a file of `src`, without its ending. */
export function command(
  name: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<Ended> {
  return run(join(root, "src", `${name}.ts`), args, options);
}

/** `npm run fuzz`. */
export function fuzz(args: readonly string[]): Promise<Ended> {
  return run(join(root, "test", "fuzz", "main.ts"), args, {});
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
