/** Opens the encoder on the backend that is wanted. */
import type { Backend } from "../config/types.ts";
import { startBackend } from "./backend.ts";
import type { Encoder } from "./encoder.ts";

/**
 * @param threads for a backend that has threads of its own
 * @throws InputError where the backend cannot run here or the weights are not the published ones
 */
export async function openEncoder(wanted: Backend, threads = 1): Promise<Encoder> {
  const backend = await startBackend(wanted);
  if (backend === "native") {
    const { openNativeEncoder } = await import("./onnx/encoder.ts");
    return openNativeEncoder(threads);
  }
  const { openTensorFlowEncoder } = await import("./use-tfjs.ts");
  return openTensorFlowEncoder(backend);
}
