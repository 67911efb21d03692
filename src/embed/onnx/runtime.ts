/** onnxruntime-node, an optional package: what we use of it, and how it is found. */

interface Tensor {
  readonly data: Float32Array;
}

interface Session {
  readonly run: (inputs: Readonly<Record<string, Tensor>>) => Promise<Record<string, Tensor>>;
}

export interface OnnxRuntime {
  readonly InferenceSession: {
    readonly create: (model: Uint8Array, options: object) => Promise<Session>;
  };
  readonly Tensor: new (type: "int64", data: BigInt64Array, dims: readonly number[]) => Tensor;
}

export const PACKAGE = "onnxruntime-node";

/** @throws where the package is absent or does not load */
export async function loadRuntime(): Promise<OnnxRuntime> {
  // By a name that is no literal: the compiler would want the package's types.
  return (await import(PACKAGE)) as OnnxRuntime;
}
