/** What an encoder is, on whatever backend: texts → vectors. */
import type { Matrix } from "../kernels/matrix.ts";
import type { RunningBackend } from "./backend.ts";

export interface Encoder {
  readonly backend: RunningBackend;
  /** Token ids of a text, as the encoder reads it. */
  readonly tokenize: (text: string) => number[];
  /** Row i is the vector of text i: unit length, 512-d. */
  readonly embed: (texts: readonly string[]) => Promise<Matrix>;
}
