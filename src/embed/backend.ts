/** Which backend runs the encoder: its packages, and how each starts. */
import { commandLine } from "../called.ts";
import type { Backend } from "../config/types.ts";
import { type Fault, InputError } from "../error.ts";
import { isInstalled } from "./installed.ts";
import { loadRuntime, PACKAGE } from "./onnx/runtime.ts";

/** A backend that has started, e.g. "wasm" or "node-gpu", as the manifest names it. */
export type RunningBackend = Exclude<Backend, "auto">;

/** The package that each runs on, and what `npm run setup` calls it. */
export const OPTIONAL = {
  "node-gpu": { name: "@tensorflow/tfjs-node-gpu", setup: "gpu" },
  native: { name: PACKAGE, setup: "native" },
  node: { name: "@tensorflow/tfjs-node", setup: "node" },
} as const;

const OR = "or use --backend wasm";

/**
 * @param threads for a backend that has threads of its own
 * @throws InputError where it cannot run here
 */
export async function startBackend(backend: RunningBackend, threads: number): Promise<void> {
  if (backend === "wasm") return startWasm();
  const { name, setup } = OPTIONAL[backend];
  const install = commandLine("setup", setup);
  if (!isInstalled(name))
    throw refusal(backend, `${name} is not installed`, `${install} installs it, ${OR}`);
  try {
    if (backend === "native") await loadRuntime();
    else {
      // TensorFlow.js takes long to load, and the others do without it.
      const { loadTensorFlow } = await import("./tensorflow.ts");
      const onGpu = await loadTensorFlow(name, threads);
      if (backend === "node-gpu" && !onGpu)
        throw refusal(backend, `${name} is installed, but finds no GPU`, GPU);
    }
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw unusable(backend, error);
  }
}

const GPU = `see that nvidia-smi shows one, and that CUDA and cuDNN are those of its TensorFlow (11.2 and 8.1 for the binary that setup downloads), ${OR}`;

/** A fault of a backend whose package is there. */
export function unusable(backend: keyof typeof OPTIONAL, error: unknown): InputError {
  const { name, setup } = OPTIONAL[backend];
  const message = error instanceof Error ? error.message : String(error);
  const what = `${name} is installed, but does not work: ${message.trim().split("\n")[0]}`;
  const install = commandLine("setup", setup);
  const library = /lib[\w+-]+\.so[\w.]*/.exec(message)?.[0];
  const again =
    backend === "native" ? install : `${install}, or ${install} --from-source, makes it anew`;
  const todo =
    library === undefined ? `${again}, ${OR}` : `${library} has to be found by this system, ${OR}`;
  return refusal(backend, what, todo, error);
}

function refusal(backend: RunningBackend, what: string, todo: string, cause?: unknown): InputError {
  const fault: Fault = { file: `--backend ${backend}`, what, todo };
  return new InputError([fault], { cause });
}

async function startWasm(): Promise<void> {
  const tf = await import("@tensorflow/tfjs-core");
  await import("@tensorflow/tfjs-backend-wasm");
  if (!(await tf.setBackend("wasm")))
    throw refusal("wasm", "WebAssembly did not start", "install again: npm ci");
}
