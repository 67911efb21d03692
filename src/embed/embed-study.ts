/** The tags that an analysis waits for → their vectors: kept ones, and the rest by the encoder. */
import { commandLine } from "../called.ts";
import type { RunningBackend } from "./backend.ts";
import { VectorStore } from "./vector-store.ts";
import type { CacheFolder } from "../cache/folder.ts";
import { encoderId } from "./encoder-id.ts";
import { plural } from "../format.ts";
import { makeMatrix, type Matrix, takeRows } from "../kernels/matrix.ts";
import { DIMENSIONS } from "./weights.ts";
import type { Progress } from "../progress.ts";

/** Seconds of embedding from which on a faster encoder is worth a word. */
const WORTH_A_HINT = 8;
/** How much faster the native encoder is: measured in docs/decisions/0008. */
const NATIVE_GAIN = 3;

export interface StudyVectors {
  /** One row for each of the texts, which must be among those embedded. */
  readonly vectorsOf: (texts: readonly string[]) => Matrix;
}

export interface EmbedOptions {
  readonly backend: RunningBackend;
  readonly cache: CacheFolder | null;
  /** Threads. */
  readonly jobs: number;
}

/** @throws InputError where the backend cannot run here */
export async function embedStudy(
  texts: readonly string[],
  { backend, cache, jobs }: EmbedOptions,
  progress: Progress,
): Promise<StudyVectors> {
  const report = progress.stage("embed");
  const vectors = makeMatrix(texts.length, DIMENSIONS);
  const store = new VectorStore(cache, encoderId(backend), DIMENSIONS);
  const found = store.read(texts, vectors);
  progress.fromCache(found.size, texts.length);
  const missing = texts.flatMap((_, row) => (found.has(row) ? [] : [row]));
  if (missing.length > 0) {
    // TensorFlow.js takes longer to load than a build with nothing to embed does.
    const { embedTexts } = await import("./encode-texts.ts");
    const news = missing.map((row) => texts[row] ?? "");
    progress.say(
      `${news.length} of ${plural(texts.length, "distinct tag")} to embed, encoder on ${backend}`,
    );
    const start = performance.now();
    await embedTexts(news, { backend, jobs }, report, (rows, own) => {
      for (const [i, row] of rows.entries())
        vectors.data.set(
          own.data.subarray(i * DIMENSIONS, (i + 1) * DIMENSIONS),
          (missing[row] ?? 0) * DIMENSIONS,
        );
      store.write(
        rows.map((row) => news[row] ?? ""),
        own,
      );
    });
    const seconds = (performance.now() - start) / 1000;
    if (backend === "wasm" && seconds > WORTH_A_HINT)
      progress.say(
        `note: that took ${Math.round(seconds)} s; --backend auto would take about ${Math.ceil(seconds / NATIVE_GAIN)} s, once ${commandLine("setup", "native")} has installed a faster encoder`,
      );
  }
  const rowOf = new Map(texts.map((text, row) => [text, row]));
  return { vectorsOf: vectorsBy(vectors, rowOf) };
}

/** @param rowOf of each text, among all vectors */
export function vectorsBy(
  vectors: Matrix,
  rowOf: ReadonlyMap<string, number>,
): StudyVectors["vectorsOf"] {
  return (wanted) =>
    takeRows(
      vectors,
      wanted.map((text) => {
        const row = rowOf.get(text);
        if (row === undefined) throw new Error(`no vector for ${JSON.stringify(text)}`);
        return row;
      }),
    );
}
