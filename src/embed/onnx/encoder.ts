/** The encoder on onnxruntime-node: the same weights, in far less time than WebAssembly. */
import type { Encoder } from "../encoder.ts";
import { loadTokenizer } from "@tensorflow-models/universal-sentence-encoder";
import { batches, readable } from "../batches.ts";
import { makeMatrix, type Matrix } from "../../kernels/matrix.ts";
import { DIMENSIONS, readModel, vocabularyUrl } from "../weights.ts";
import { encoderModel, INPUTS, MAX_TOKENS, OUTPUT } from "./network.ts";
import { loadRuntime } from "./runtime.ts";

/**
 * Texts of every batch, filled up where there are fewer: the runtime's products take another way for
 * another number of rows, and a vector's bits must not depend on what else is embedded with it.
 */
const BATCH = 48;

/** @param threads of the runtime */
export async function openNativeEncoder(threads: number): Promise<Encoder> {
  const [runtime, model] = await Promise.all([loadRuntime(), readModel()]);
  const [tokenizer, session] = await Promise.all([
    loadTokenizer(vocabularyUrl(model)),
    runtime.InferenceSession.create(encoderModel(model), { intraOpNumThreads: threads }),
  ]);
  const tokenize = (text: string): number[] => tokenizer.encode(readable(text));

  const run = async (ids: readonly (readonly number[])[]): Promise<Float32Array> => {
    const length = ids[0]?.length ?? 0;
    const positions = Array.from({ length }, (_, i) => i);
    const integers = (values: readonly number[], dims: readonly number[]) =>
      new runtime.Tensor("int64", BigInt64Array.from(values, BigInt), dims);
    const { [OUTPUT]: vectors } = await session.run({
      [INPUTS.ids]: integers(ids.flat(), [ids.length, length]),
      [INPUTS.positions]: integers(positions, [length]),
    });
    if (vectors === undefined) throw new Error("the native encoder gave no vectors");
    return vectors.data;
  };

  const embed: Encoder["embed"] = async (texts): Promise<Matrix> => {
    const out = makeMatrix(texts.length, DIMENSIONS);
    const ids = texts.map((text) => tokenize(text).slice(0, MAX_TOKENS));
    for (const batch of batches(
      ids.map(({ length }) => length),
      BATCH,
    )) {
      const full = Array.from({ length: BATCH }, (_, at) => batch[at] ?? batch[0] ?? 0);
      const rows = await run(full.map((i) => ids[i] ?? []));
      for (const [row, i] of batch.entries())
        out.data.set(rows.subarray(row * DIMENSIONS, (row + 1) * DIMENSIONS), i * DIMENSIONS);
    }
    return out;
  };
  return { backend: "native", tokenize, embed };
}
