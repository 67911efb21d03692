/** Opens the encoder on the backend that is wanted. */
import type { Backend } from "../config/types.ts";
import { InputError } from "../error.ts";
import { WorkerPool } from "../worker-pool.ts";
import { OPTIONAL, type RunningBackend, startBackend, unusable } from "./backend.ts";
import type { Encoder } from "./encoder.ts";
import { isInstalled } from "./installed.ts";

/** The fastest first; wasm runs everywhere. */
const AUTO = ["node-gpu", "native", "node", "wasm"] as const;

export interface Opening {
  /** For a backend that has threads of its own. */
  readonly threads: number;
  /** Of what `auto` passes over though it is installed. */
  readonly say: (note: string) => void;
}

/** The backend that will run; one that is named need not be opened to be known. */
export async function resolveBackend(wanted: Backend, opening: Opening): Promise<RunningBackend> {
  if (wanted !== "auto") return wanted;
  for (const backend of AUTO) {
    if (backend === "wasm") break;
    if (!isInstalled(OPTIONAL[backend].name)) continue;
    try {
      await tryElsewhere({ backend, threads: opening.threads });
      return backend;
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      const [fault] = error.faults;
      opening.say(`--backend auto passes over ${backend}: ${fault?.what}; ${fault?.todo}`);
    }
  }
  return "wasm";
}

interface Trial {
  readonly backend: keyof typeof OPTIONAL;
  readonly threads: number;
}

/** For a process of its own: whether a backend works. */
export async function tryBackend({ backend, threads }: Trial): Promise<null> {
  await openEncoder(backend, threads);
  return null;
}

const EXPORT: keyof { tryBackend: typeof tryBackend } = "tryBackend";

/** What has been loaded cannot be unloaded, so that a trial which fails must not be here. */
async function tryElsewhere(trial: Trial): Promise<void> {
  const pool = new WorkerPool<Trial, null>(new URL(import.meta.url), EXPORT, 1);
  try {
    await pool
      .run(() => trial, null)
      .catch((error: unknown) => {
        // A library may end its process.
        throw error instanceof InputError ? error : unusable(trial.backend, error);
      });
  } finally {
    await pool.close();
  }
}

/** Any: that it has a vector shows that the backend computes. */
const WORD = "news";

/**
 * Open once a word has its vector: a binding that loads may yet fail at its first operation.
 *
 * @param threads for a backend that has threads of its own
 * @throws InputError where the backend cannot run here or the weights are not the published ones
 */
export async function openEncoder(backend: RunningBackend, threads = 1): Promise<Encoder> {
  await startBackend(backend, threads);
  if (backend === "wasm") return openOn(backend, threads);
  const encoder = await openOn(backend, threads);
  try {
    const { data } = await encoder.embed([WORD]);
    if (!data.every(Number.isFinite)) throw new Error("the vector of a word is not of numbers");
    return encoder;
  } catch (error) {
    throw unusable(backend, error);
  }
}

async function openOn(backend: RunningBackend, threads: number): Promise<Encoder> {
  if (backend === "native") {
    const { openNativeEncoder } = await import("./onnx/encoder.ts");
    return openNativeEncoder(threads);
  }
  const { openTensorFlowEncoder } = await import("./use-tfjs.ts");
  return openTensorFlowEncoder(backend);
}
