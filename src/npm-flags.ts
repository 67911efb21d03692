/** Flags without `--` before them: npm takes them for its own and hands them on in the environment. */
import { commandLine } from "./called.ts";
import type { Fault } from "./error.ts";

/** Settings of npm itself, which it hands on in any case, or which a build server sets for it. */
const NPM_OWN: ReadonlySet<string> = new Set(["cache", "yes"]);

/** @param names of the flags that a command takes */
export function keptByNpm(
  command: string,
  names: readonly string[],
  env: NodeJS.ProcessEnv,
): Fault[] {
  return names
    .filter((name) => !NPM_OWN.has(name))
    .filter((name) => (env[`npm_config_${name.replaceAll("-", "_")}`] ?? "") !== "")
    .map((name) => ({
      file: `--${name}`,
      what: "npm kept this flag to itself",
      todo: `put -- before the flags: ${commandLine(command, `--${name} …`)}`,
    }));
}
