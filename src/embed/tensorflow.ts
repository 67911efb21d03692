/** TensorFlow's own library, by tfjs-node or its twin with CUDA: optional packages that share one binding. */
import util from "node:util";
import * as tf from "@tensorflow/tfjs-core";

/** Of Node's `util`: gone since Node 23, and the binding still calls them. */
const GONE = {
  isArray: Array.isArray,
  isNullOrUndefined: (value: unknown): boolean => value === null || value === undefined,
};

/** What the backend is beside what every backend is. */
interface Native {
  readonly isUsingGpuDevice?: boolean;
}

/**
 * Loads a package, which takes the process for itself: a second one would register each of its
 * operations again and leave open which of the two computes.
 *
 * @param threads of the library
 * @returns whether it computes on a GPU
 * @throws where the package does not load
 */
export async function loadTensorFlow(packageName: string, threads: number): Promise<boolean> {
  Object.assign(util, GONE);
  process.env.TF_CPP_MIN_LOG_LEVEL ??= "3";
  process.env.TF_NUM_INTRAOP_THREADS ??= String(threads);
  await import(packageName);
  if (!(await tf.setBackend("tensorflow"))) throw new Error("its backend did not start");
  return native().isUsingGpuDevice === true;
}

function native(): Native {
  return tf.getBackend() === "tensorflow" ? (tf.backend() as Native) : {};
}
