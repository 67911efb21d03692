/** Workers end with the process that started them, however busy they are. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { isRunning } from "../src/files/running.ts";
import { root } from "./checkout.ts";
import { scratchFolder, writeFiles } from "./scratch.ts";
import { until } from "./until.ts";

const TSX = new URL("../node_modules/tsx/dist/esm/index.mjs", import.meta.url).href;
const POOL = new URL("../src/worker-pool.ts", import.meta.url).href;

test(
  "one that computes without end is gone when its parent is killed",
  { skip: process.platform !== "linux" },
  async () => {
    const folder = writeFiles(scratchFolder(), {
      "endless.mjs": `import { writeFileSync } from "node:fs";
        export function endless(file) {
          writeFileSync(file, String(process.pid));
          for (;;);
        }`,
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
