/** A helper of a team, told of a call as late as a busy machine may tell it. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { Worker } from "node:worker_threads";

const KERNELS = new URL("../src/kernels/", import.meta.url);
/** Words of the control block: those of CONTROL in team.ts. */
const [CALL, DONE, KERNEL, COUNT, FAILED, JOINED] = [0, 1, 2, 3, 4, 5];
const TWO_THREADS = 2;

test("a call is done once, however late the notice of it comes", async () => {
  const module = new WebAssembly.Module(readFileSync(new URL("kernels.wasm", KERNELS)));
  const names = WebAssembly.Module.exports(module)
    .filter(({ kind }) => kind === "function")
    .map(({ name }) => name)
    .toSorted();
  const memory = new WebAssembly.Memory({ initial: 16, maximum: 32768, shared: true });
  const control = new SharedArrayBuffer(64 + 2 * 12 * 8);
  const words = new Int32Array(control, 0, 16);
  const helper = new Worker(new URL("team.worker.js", KERNELS), {
    workerData: { module, memory, control },
    execArgv: [],
  });
  try {
    while (Atomics.load(words, JOINED) === 0) await sleep(5);
    words[KERNEL] = names.indexOf("heapBase");
    words[COUNT] = 0;
    Atomics.store(words, CALL, 512 + TWO_THREADS);
    Atomics.notify(words, CALL);
    while (Atomics.load(words, DONE) === 0) await sleep(5);
    // By now it sleeps until the next call.
    await sleep(50);
    Atomics.notify(words, CALL);
    await sleep(50);
    assert.equal(Atomics.load(words, DONE), 1);
    assert.equal(Atomics.load(words, FAILED), 0);
  } finally {
    await helper.terminate();
  }
});
