/** Workers end with the process that started them, however busy they are. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { InputError } from "../src/error.ts";
import { isRunning } from "../src/files/running.ts";
import { WorkerPool } from "../src/worker-pool.ts";
import { root } from "./checkout.ts";
import { scratchFolder, writeFiles } from "./scratch.ts";
import { until } from "./until.ts";

/** Writes its number down, then computes without end. */
const ENDLESS = `import { writeFileSync } from "node:fs";
  export function endless(file) {
    writeFileSync(file, String(process.pid));
    for (;;);
  }`;
const TSX = new URL("../node_modules/tsx/dist/esm/index.mjs", import.meta.url).href;
const POOL = new URL("../src/worker-pool.ts", import.meta.url).href;

test(
  "one that computes without end is gone when its parent is killed",
  { skip: process.platform !== "linux" },
  async () => {
    const folder = writeFiles(scratchFolder(), {
      "endless.mjs": ENDLESS,
      "parent.mjs": `import { WorkerPool } from ${JSON.stringify(POOL)};
        const pool = new WorkerPool(new URL("./endless.mjs", import.meta.url), "endless", 1);
        await pool.run(() => process.argv[2], null);`,
    });
    const file = join(folder, "pid");
    const parent = spawn(process.execPath, ["--import", TSX, join(folder, "parent.mjs"), file], {
      cwd: root,
      stdio: "ignore",
    });
    const pid = (): string => (existsSync(file) ? readFileSync(file, "utf8") : "");
    await until(() => pid() !== "");
    // One that has ended may wait to be forgotten.
    assert.ok(isRunning(pid()));
    parent.kill("SIGKILL");
    await until(() => !isRunning(pid()));
  },
);

test("one that the system ends is said in one line, with what it worked on; others work on", async () => {
  const folder = writeFiles(scratchFolder(), {
    "work.mjs": `${ENDLESS}
      export const work = (file) => (file === null ? "done" : endless(file));`,
  });
  const file = join(folder, "pid");
  const pool = new WorkerPool<string | null, string>(
    pathToFileURL(join(folder, "work.mjs")),
    "work",
    2,
  );
  const killed = async (of: string | null): Promise<unknown> => {
    rmSync(file, { force: true });
    const lost = pool.run(() => file, of).catch((error: unknown) => error);
    await until(() => existsSync(file) && readFileSync(file, "utf8") !== "");
    process.kill(Number(readFileSync(file, "utf8")), "SIGKILL");
    return lost;
  };
  try {
    const error = await killed("12380");
    assert.ok(error instanceof InputError, String(error));
    assert.match(
      error.message,
      /^12380: the process that worked on it was ended by SIGKILL, [^\n]+; [^\n]*fewer --jobs[^\n]*$/,
    );
    // Whoever has no name for it explains it by itself.
    assert.ok(!((await killed(null)) instanceof InputError));
    assert.equal(await pool.run(() => null, "12380"), "done");
  } finally {
    await pool.close();
  }
});
