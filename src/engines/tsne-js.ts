/**
 * tsne-js by choice. It draws from Math.random and takes minutes, so it runs in a worker of its
 * own, where Math.random is a seeded generator.
 */
import { Worker } from "node:worker_threads";
import type { ToLayOut } from "./engine.ts";

/** @returns n × 2, row-major */
export function layOut({
  vectors,
  perplexity,
  seed,
}: Pick<ToLayOut, "vectors" | "perplexity" | "seed">): Promise<Float64Array> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./tsne-js.worker.js", import.meta.url), {
      workerData: {
        vectors,
        perplexity,
        seed,
        random: new URL("../kernels/random.ts", import.meta.url).href,
      },
    });
    worker.once("message", (places: Float64Array) => resolve(places));
    worker.once("error", reject);
    worker.once("exit", (code) => {
      if (code !== 0) reject(new Error(`the tsne-js worker stopped with code ${code}`));
    });
  });
}
