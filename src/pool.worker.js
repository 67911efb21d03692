/**
 * A thread of the pool. Plain JavaScript, since Node 20 starts no worker from TypeScript; tsx then
 * lets it import the module that holds the work.
 */
import { parentPort, workerData } from "node:worker_threads";
import { register } from "tsx/esm/api";

register();
const { [workerData.exportName]: work } = await import(workerData.module);

parentPort?.on("message", async (task) => {
  try {
    parentPort?.postMessage({ result: await work(task) });
  } catch (error) {
    const { message, stack, faults } = error instanceof Error ? error : new Error(String(error));
    parentPort?.postMessage({ error: { message, stack, faults } });
  }
});
