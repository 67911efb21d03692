/** Plain JavaScript: Node 20 starts no worker from TypeScript. tsx then lets it import some. */
import { parentPort, workerData } from "node:worker_threads";

// In the package it is JavaScript already.
if (workerData.random.endsWith(".ts")) (await import("tsx/esm/api")).register();
const { seededRandom } = await import(workerData.random);
const { vectors, perplexity, seed } = workerData;
Math.random = seededRandom(seed);
const { default: TSNE } = await import("tsne-js");

const rows = Array.from({ length: vectors.rows }, (_, i) =>
  Array.from(vectors.data.subarray(i * vectors.cols, (i + 1) * vectors.cols)),
);
const model = new TSNE({
  dim: 2,
  perplexity,
  earlyExaggeration: 4,
  learningRate: 100,
  nIter: 1000,
});
model.init({ data: rows, type: "dense" });
model.run();
parentPort?.postMessage(Float64Array.from(model.getOutput().flat()));
