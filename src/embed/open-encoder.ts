/** An encoder on whatever backend: texts → vectors. */
import { type RunningBackend, startBackend } from "./backend.ts";
import type { Backend } from "../config/config.ts";
import type { Matrix } from "../kernels/matrix.ts";

export interface Encoder {
  readonly backend: RunningBackend;
  /** Token ids of a text, as the encoder reads it. */
  readonly tokenize: (text: string) => number[];
  /** Row i is the vector of text i: unit length, 512-d. */
  readonly embed: (texts: readonly string[]) => Promise<Matrix>;
}

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
