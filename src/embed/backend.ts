/** Which backend runs the encoder: found, started and named. */
import type { Backend } from "../config/types.ts";
import { InputError } from "../error.ts";
import { loadRuntime, PACKAGE } from "./onnx/runtime.ts";

/** A backend that has started, e.g. "wasm" or "node-gpu", as the manifest names it. */
export type RunningBackend = Exclude<Backend, "auto">;

interface Start {
  readonly name: RunningBackend;
  /** Why it cannot run here, or null where it now does. */
  readonly start: () => Promise<string | null>;
}

const STARTS: readonly Start[] = [
  { name: "node-gpu", start: () => startNative("@tensorflow/tfjs-node-gpu", true) },
  { name: "native", start: startOnnx },
  { name: "node", start: () => startNative("@tensorflow/tfjs-node", false) },
  { name: "wasm", start: startWasm },
];

const REMEDY: Readonly<Record<RunningBackend, string>> = {
  "node-gpu": "npm run setup -- gpu installs it (NVIDIA GPU with CUDA), or use --backend wasm",
  native: "npm run setup -- native installs it, or use --backend wasm",
  node: "npm run setup -- node installs it, or use --backend wasm",
  wasm: "install again: npm ci",
};

/** The backend that will run; one that is named need not be started to be known. */
export function resolveBackend(wanted: Backend): Promise<RunningBackend> {
  return wanted === "auto" ? startBackend(wanted) : Promise.resolve(wanted);
}

/**
 * @param wanted a backend, or "auto" for the fastest that loads and has its hardware
 * @throws InputError where the backend asked for cannot run here
 */
export async function startBackend(wanted: Backend): Promise<RunningBackend> {
  const reasons: string[] = [];
  for (const { name, start } of STARTS) {
    if (wanted !== "auto" && wanted !== name) continue;
    const reason = await start();
    if (reason === null) return name;
    reasons.push(reason);
  }
  const todo = wanted === "auto" ? REMEDY.wasm : REMEDY[wanted];
  throw new InputError([{ file: `--backend ${wanted}`, what: reasons.join(", "), todo }]);
}

async function startWasm(): Promise<string | null> {
  const tf = await import("@tensorflow/tfjs-core");
  await import("@tensorflow/tfjs-backend-wasm");
  return (await tf.setBackend("wasm")) ? null : "WebAssembly did not start";
}

async function startOnnx(): Promise<string | null> {
  try {
    await loadRuntime();
    return null;
  } catch (error) {
    return absence(PACKAGE, error);
  }
}

function absence(packageName: string, error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  const absent = code === "ERR_MODULE_NOT_FOUND" && message.includes(packageName);
  return `${packageName} ${absent ? "is not installed" : `does not load: ${message.split("\n")[0]}`}`;
}

/** The native packages share one backend name, "tensorflow". */
async function startNative(packageName: string, needsGpu: boolean): Promise<string | null> {
  try {
    await import(packageName);
  } catch (error) {
    return absence(packageName, error);
  }
  const tf = await import("@tensorflow/tfjs-core");
  if (!(await tf.setBackend("tensorflow"))) return `${packageName} did not start`;
  const { isUsingGpuDevice } = tf.backend() as { isUsingGpuDevice?: boolean };
  return needsGpu && isUsingGpuDevice !== true ? `${packageName} finds no GPU` : null;
}
