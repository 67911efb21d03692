/** `npm run build` from another command: the same build as any other, in a process of its own. */
import { fileURLToPath } from "node:url";
import { $ as zx } from "zx";
import { withoutRepository } from "../git-environment.ts";

const BUILD = fileURLToPath(new URL("../../build.ts", import.meta.url));

/**
 * Its progress, notes and faults go to the console. It ends with the process that asked for it.
 *
 * @returns whether it went well
 */
export async function runBuild(flags: readonly string[]): Promise<boolean> {
  const running = zx({
    env: withoutRepository(process.env),
    stdio: ["ignore", "inherit", "inherit"],
    nothrow: true,
    quiet: true,
  })`${process.execPath} ${process.execArgv} ${BUILD} ${flags}`;
  const stop = (): void => void running.child?.kill("SIGTERM");
  process.once("exit", stop);
  try {
    return (await running).exitCode === 0;
  } finally {
    process.off("exit", stop);
  }
}
