/** Distinct texts → one vector each, by the Universal Sentence Encoder on TensorFlow.js. */
import type { Encoder } from "./encoder.ts";
import { setImmediate as nextTurn } from "node:timers/promises";
import {
  loadTokenizer,
  type Tokenizer,
  UniversalSentenceEncoder,
} from "@tensorflow-models/universal-sentence-encoder";
import * as tf from "@tensorflow/tfjs-core";
import type { RunningBackend } from "./backend.ts";
import { batches, readable } from "./batches.ts";
import { makeMatrix, type Matrix } from "../kernels/matrix.ts";
import { DIMENSIONS, type Model, readModel, vocabularyUrl } from "./weights.ts";

/**
 * Texts of one batch. They have equal token length, so nothing is padded: the batch is fast, and
 * a vector has the same bits in whatever batch it is.
 */
const BATCH = 48;

/** @param backend one that has started */
export async function openTensorFlowEncoder(
  backend: Exclude<RunningBackend, "native">,
): Promise<Encoder> {
  const model = await readModel();
  const url = vocabularyUrl(model);
  const [tokenizer, encoder] = await Promise.all([loadTokenizer(url), loadEncoder(model, url)]);
  return {
    backend,
    tokenize: (text) => tokenizer.encode(readable(text)),
    embed: (texts) => embedAll(texts, tokenizer, encoder),
  };
}

/** Of every encoder an address of its own: two that answer to one are refused. */
let loaded = 0;

/** The package can load from addresses only, so the weights at hand get an address of their own. */
async function loadEncoder(
  { topology, weightSpecs, weights }: Model,
  vocabUrl: string,
): Promise<UniversalSentenceEncoder> {
  const modelUrl = `package:universal-sentence-encoder-lite/${loaded++}`;
  tf.io.registerLoadRouter((url) =>
    url === modelUrl
      ? tf.io.fromMemory({
          modelTopology: topology,
          weightSpecs: [...weightSpecs],
          weightData: weights,
        })
      : (null as unknown as tf.io.IOHandler),
  );
  const encoder = new UniversalSentenceEncoder();
  await encoder.load({ modelUrl, vocabUrl });
  return encoder;
}

async function embedAll(
  texts: readonly string[],
  tokenizer: Tokenizer,
  encoder: UniversalSentenceEncoder,
): Promise<Matrix> {
  const out = makeMatrix(texts.length, DIMENSIONS);
  const lengths = texts.map((text) => tokenizer.encode(readable(text)).length);
  for (const batch of batches(lengths, BATCH)) {
    const tensor = await encoder.embed(batch.map((i) => readable(texts[i] ?? "")));
    const rows = await tensor.data();
    tensor.dispose();
    for (const [row, i] of batch.entries())
      out.data.set(rows.subarray(row * DIMENSIONS, (row + 1) * DIMENSIONS), i * DIMENSIONS);
    // WebAssembly holds the thread: let Ctrl-C and the progress bar in between.
    await nextTurn();
  }
  return out;
}
