/** Distinct texts → one vector each, by the Universal Sentence Encoder on TensorFlow.js. */
import { setImmediate as nextTurn } from "node:timers/promises";
import {
  loadTokenizer,
  type Tokenizer,
  UniversalSentenceEncoder,
} from "@tensorflow-models/universal-sentence-encoder";
import * as tf from "@tensorflow/tfjs-core";
import { type RunningBackend, startBackend } from "./backend.ts";
import type { Backend } from "./config.ts";
import { makeMatrix, type Matrix } from "./kernels/matrix.ts";
import { type Model, readModel } from "./model.ts";
import { MAX_READ_CHARACTERS } from "./tags.ts";

const DIMENSIONS = 512;

/**
 * Texts of one batch. They have equal token length, so nothing is padded: the batch is fast, and
 * a vector has the same bits in whatever batch it is.
 */
const BATCH = 48;

export interface Encoder {
  readonly backend: RunningBackend;
  /** Token ids of a text, as the encoder reads it. */
  readonly tokenize: (text: string) => number[];
  /** Row i is the vector of text i: unit length, 512-d. */
  readonly embed: (
    texts: readonly string[],
    onProgress?: (done: number, all: number) => void,
  ) => Promise<Matrix>;
}

/** @throws InputError where the backend cannot run here or the weights are not the published ones */
export async function openEncoder(wanted: Backend): Promise<Encoder> {
  const [backend, model] = await Promise.all([startBackend(wanted), readModel()]);
  const vocabularyUrl = `data:application/json;base64,${Buffer.from(model.vocabularyJson).toString("base64")}`;
  const [tokenizer, encoder] = await Promise.all([
    loadTokenizer(vocabularyUrl),
    loadEncoder(model, vocabularyUrl),
  ]);
  return {
    backend,
    tokenize: (text) => tokenizer.encode(readable(text)),
    embed: (texts, onProgress = () => {}) => embedAll(texts, tokenizer, encoder, onProgress),
  };
}

const MODEL_URL = "package:universal-sentence-encoder-lite";

/** The package can load from addresses only, so the weights at hand get an address of their own. */
async function loadEncoder(
  { topology, weightSpecs, weights }: Model,
  vocabularyUrl: string,
): Promise<UniversalSentenceEncoder> {
  tf.io.registerLoadRouter((url) =>
    url === MODEL_URL
      ? tf.io.fromMemory({
          modelTopology: topology,
          weightSpecs: [...weightSpecs],
          weightData: weights,
        })
      : (null as unknown as tf.io.IOHandler),
  );
  const encoder = new UniversalSentenceEncoder();
  await encoder.load({ modelUrl: MODEL_URL, vocabUrl: vocabularyUrl });
  return encoder;
}

async function embedAll(
  texts: readonly string[],
  tokenizer: Tokenizer,
  encoder: UniversalSentenceEncoder,
  onProgress: (done: number, all: number) => void,
): Promise<Matrix> {
  const out = makeMatrix(texts.length, DIMENSIONS);
  let done = 0;
  for (const batch of batches(texts, tokenizer)) {
    const tensor = await encoder.embed(batch.map((i) => readable(texts[i] ?? "")));
    const rows = await tensor.data();
    tensor.dispose();
    for (const [row, i] of batch.entries())
      out.data.set(rows.subarray(row * DIMENSIONS, (row + 1) * DIMENSIONS), i * DIMENSIONS);
    done += batch.length;
    onProgress(done, texts.length);
    // WebAssembly holds the thread: let Ctrl-C and the progress bar in between.
    await nextTurn();
  }
  return out;
}

/** Indices of the texts in batches of equal token length, short ones first. */
function batches(texts: readonly string[], tokenizer: Tokenizer): number[][] {
  const byLength = new Map<number, number[]>();
  for (const [i, text] of texts.entries()) {
    const { length } = tokenizer.encode(readable(text));
    const known = byLength.get(length);
    if (known === undefined) byLength.set(length, [i]);
    else known.push(i);
  }
  return [...byLength.keys()]
    .toSorted((a, b) => a - b)
    .flatMap((length) => {
      const all = byLength.get(length) ?? [];
      return Array.from({ length: Math.ceil(all.length / BATCH) }, (_, b) =>
        all.slice(b * BATCH, (b + 1) * BATCH),
      );
    });
}

function readable(text: string): string {
  if (text.length <= MAX_READ_CHARACTERS) return text;
  return Array.from(text.slice(0, 2 * MAX_READ_CHARACTERS))
    .slice(0, MAX_READ_CHARACTERS)
    .join("");
}
