/** The name of an encoder in the cache: everything that decides a vector beside its text. */
import { MAX_READ_CHARACTERS } from "./batches.ts";
import packageJson from "../../package.json" with { type: "json" };
import type { RunningBackend } from "./backend.ts";
import { MODEL_HASH } from "./weights.ts";
import table from "../clean/characters.json" with { type: "json" };

const { dependencies, peerDependencies } = packageJson;

/** The packages that compute on each backend. */
const RELEASES: Readonly<Record<RunningBackend, string>> = {
  wasm: dependencies["@tensorflow/tfjs-backend-wasm"],
  // Its batches are full since they were left to what was new.
  native: `${peerDependencies["onnxruntime-node"]} full`,
  node: peerDependencies["@tensorflow/tfjs-node"],
  "node-gpu": peerDependencies["@tensorflow/tfjs-node-gpu"],
};

export function encoderId(backend: RunningBackend): string {
  const use = dependencies["@tensorflow-models/universal-sentence-encoder"];
  return [MODEL_HASH, use, backend, RELEASES[backend], MAX_READ_CHARACTERS, table.unicode].join(
    " ",
  );
}
