/** `npm run build` from another command: the same build as any other, in a process of its own. */
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { withoutRepository } from "../git-environment.ts";

const BUILD = fileURLToPath(new URL("../../build.ts", import.meta.url));

/**
 * Its progress, notes and faults go to the console. It ends with the process that asked for it.
 *
 * @param hear is told them too, in pieces as they come
 * @returns its exit status, null where a signal ended it
 */
export async function runBuild(
  flags: readonly string[],
  hear?: (said: string) => void,
): Promise<number | null> {
  const running = spawn(process.execPath, [...process.execArgv, BUILD, ...flags], {
    env: withoutRepository(process.env),
    stdio: ["ignore", "inherit", hear === undefined ? "inherit" : "pipe"],
  });
  running.stderr?.setEncoding("utf8").on("data", (said: string) => {
    process.stderr.write(said);
    hear?.(said);
  });
  const stop = (): void => void running.kill("SIGTERM");
  process.once("exit", stop);
  try {
    return await new Promise((resolve, reject) => {
      running.once("error", reject).once("close", resolve);
    });
  } finally {
    process.off("exit", stop);
  }
}
