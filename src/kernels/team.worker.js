/**
 * A helper of a team: plain JavaScript, since Node 20 starts no worker from TypeScript. It joins,
 * waits for calls, and runs those that it is counted in with its own arguments.
 */
import { workerData } from "node:worker_threads";

const { module, memory, control } = workerData;
const { exports } = new WebAssembly.Instance(module, { env: { memory, abort: gaveUp } });
const names = WebAssembly.Module.exports(module)
  .filter(({ kind }) => kind === "function")
  .map(({ name }) => name)
  .toSorted();
// The words and their places are those of CONTROL in team.ts.
const words = new Int32Array(control, 0, 16);
let call = Atomics.load(words, 0);
const thread = 1 + Atomics.add(words, 5, 1);
Atomics.notify(words, 5);
const args = new Float64Array(control, 64 + thread * 12 * 8, 12);

/** Looks before it sleeps: the next call mostly comes within microseconds, and waking takes many. */
const SPINS = 5000;

for (;;) {
  for (let spin = 0; spin < SPINS && Atomics.load(words, 0) === call; spin++);
  Atomics.wait(words, 0, call);
  const next = Atomics.load(words, 0);
  // The caller may be held up between a call and its notice: one that comes when the call is done is no new one.
  if (next === call) continue;
  call = next;
  // A call from before the team counted this thread in.
  if (thread >= (call & 511)) continue;
  try {
    exports[names[words[2]]](...args.subarray(0, words[3]));
  } catch {
    // The thread that called says which kernel it was.
    Atomics.add(words, 4, 1);
  }
  Atomics.add(words, 1, 1);
  Atomics.notify(words, 1);
}

function gaveUp() {
  throw new Error("a kernel gave up");
}
