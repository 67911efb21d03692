/**
 * A worker of the pool. Plain JavaScript, which Node 20 can start; tsx then lets it import the module
 * that holds the work.
 */
import { once } from "node:events";
import { Worker } from "node:worker_threads";

// Ctrl-C reaches the whole group: the parent decides, and takes its workers along.
process.on("SIGINT", () => {});
process.on("disconnect", () => process.exit());

// A task may keep this thread busy for minutes: another one sees that the parent is gone. It is up before
// anything is imported by way of tsx, for which a thread that starts meanwhile would wait.
const watch = new Worker(
  `const parent = process.ppid;
  setInterval(() => process.ppid === parent || process.kill(process.pid, "SIGKILL"), 500);
  require("node:worker_threads").parentPort.postMessage("up");`,
  { eval: true, resourceLimits: { maxOldGenerationSizeMb: 16 } },
);
await once(watch, "message");
watch.unref();

const [module, exportName] = process.argv.slice(2);
// In the package it is JavaScript already.
if (module.endsWith(".ts")) (await import("tsx/esm/api")).register();
const { [exportName]: work } = await import(module);

let shared;
process.on("message", async (message) => {
  if ("shared" in message) {
    shared = message.shared;
    return;
  }
  try {
    process.send({ result: await work(message.task, shared) });
  } catch (error) {
    const { message, stack, faults } = error instanceof Error ? error : new Error(String(error));
    process.send({ error: { message, stack, faults } });
  }
});
