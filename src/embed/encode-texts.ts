/** New texts → vectors: in this thread, or by an encoder on every core where they are many. */
import type { Encoder } from "./encoder.ts";
import type { RunningBackend } from "./backend.ts";
import { openEncoder } from "./open-encoder.ts";
import { makeMatrix, type Matrix } from "../kernels/matrix.ts";
import { WorkerPool } from "../worker-pool.ts";

/**
 * Fewer texts are embedded sooner than a second encoder is up. Of more, a process each is faster than threads of
 * one, which wait while it cuts texts into tokens; and what an encoder takes of memory goes with it.
 */
const WORTH_A_POOL: Readonly<Record<RunningBackend, number>> = {
  wasm: 800,
  native: 8000,
  // TensorFlow's own takes all cores, or the one accelerator.
  node: Number.POSITIVE_INFINITY,
  "node-gpu": Number.POSITIVE_INFINITY,
};
/** Encoders at most: each takes 0.3 GB. */
const MOST_ENCODERS = 8;
/** Texts of a task: large enough for full batches, small enough to be shared out evenly. */
const TASK = 256;
/** Vectors that are handed on, and kept, at a time. */
const KEPT = 4096;

/** Of what a task is, for messages. */
const ENCODING = "embed";

interface EmbedTask {
  readonly texts: readonly string[];
  readonly backend: RunningBackend;
  /** For a backend that has threads of its own. */
  readonly threads: number;
}

let encoder: Promise<Encoder> | null = null;

/** For the threads of the pool: an encoder each. */
export async function embedTask({ texts, backend, threads }: EmbedTask): Promise<Matrix> {
  encoder ??= openEncoder(backend, threads);
  return (await encoder).embed(texts);
}

const EXPORT: keyof { embedTask: typeof embedTask } = "embedTask";

/**
 * @param take gets vectors as they come, and the rows of their texts
 * @throws InputError where the backend cannot run here
 */
export async function embedTexts(
  texts: readonly string[],
  { backend, jobs }: { backend: RunningBackend; jobs: number },
  onProgress: (done: number, all: number) => void,
  take: (rows: readonly number[], vectors: Matrix) => void,
): Promise<void> {
  // Texts of like length together: batches of equal token length are then full.
  const order = texts.map((_, row) => row);
  order.sort((a, b) => (texts[a]?.length ?? 0) - (texts[b]?.length ?? 0) || a - b);
  const tasks = Array.from({ length: Math.ceil(order.length / TASK) }, (_, task) =>
    order.slice(task * TASK, (task + 1) * TASK),
  );
  const several = jobs > 1 && texts.length >= WORTH_A_POOL[backend];
  const pool = several
    ? new WorkerPool<EmbedTask, Matrix>(
        new URL(import.meta.url),
        EXPORT,
        Math.min(jobs, MOST_ENCODERS),
      )
    : null;
  const collector = collect(texts.length, onProgress, take);
  const run = async (rows: readonly number[]): Promise<void> => {
    const threads = pool === null ? jobs : Math.max(1, Math.floor(jobs / MOST_ENCODERS));
    const task = { texts: rows.map((row) => texts[row] ?? ""), backend, threads };
    collector.add(rows, await (pool === null ? embedTask(task) : pool.run(() => task, ENCODING)));
  };
  try {
    if (pool !== null) await Promise.all(tasks.map(run));
    else for (const task of tasks) await run(task);
  } finally {
    await pool?.close();
    collector.flush();
  }
}

/** Collects vectors and hands them on in large pieces, so that the cache keeps them in few files. */
function collect(
  all: number,
  onProgress: (done: number, all: number) => void,
  take: (rows: readonly number[], vectors: Matrix) => void,
): { add: (rows: readonly number[], vectors: Matrix) => void; flush: () => void } {
  let done = 0;
  let waiting: { row: number; vectors: Matrix; at: number }[] = [];
  const flush = (): void => {
    if (waiting.length === 0) return;
    const cols = waiting[0]?.vectors.cols ?? 0;
    const joined = makeMatrix(waiting.length, cols);
    for (const [i, { vectors, at }] of waiting.entries())
      joined.data.set(vectors.data.subarray(at * cols, (at + 1) * cols), i * cols);
    take(
      waiting.map(({ row }) => row),
      joined,
    );
    waiting = [];
  };
  return {
    add: (rows, vectors) => {
      for (const [at, row] of rows.entries()) waiting.push({ row, vectors, at });
      done += rows.length;
      onProgress(done, all);
      if (waiting.length >= KEPT) flush();
    },
    flush,
  };
}
