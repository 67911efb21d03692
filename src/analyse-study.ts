/** Every field of every participant through `analyse`, on all the threads that may be used. */
import type { analyse, Analysis, AnalysisTask } from "./analyse.ts";
import type { Config } from "./config.ts";
import type { FieldCount } from "./count.ts";
import type { StudyVectors } from "./embed-study.ts";
import { WorkerPool } from "./pool.ts";
import type { FieldResult } from "./report.ts";

const EXPORT: keyof { analyse: typeof analyse } = "analyse";

/** @returns by participant, then field, in the order of the counts */
export async function analyseStudy(
  counts: readonly (readonly FieldCount[])[],
  vectorsOf: StudyVectors["vectorsOf"],
  config: Config,
  onProgress: (done: number, all: number) => void,
): Promise<FieldResult[][]> {
  const { seed, perplexity, clusterEngine, layoutEngine, jobs } = config;
  // The largest first: a thread that starts it last would work on alone.
  const queue = counts.flat().toSorted((a, b) => b.tags.length - a.tags.length);
  const pool = new WorkerPool<AnalysisTask, Analysis>(
    new URL("./analyse.ts", import.meta.url),
    EXPORT,
    Math.min(jobs, queue.length),
  );
  let done = 0;
  try {
    const analyses = new Map(
      await Promise.all(
        queue.map(async (field): Promise<[FieldCount, Analysis]> => {
          const { tags, config: own } = field;
          const vectors = vectorsOf(tags.map(({ tag }) => tag));
          const { k } = own;
          const engines = { clusterEngine, layoutEngine };
          const task = { tags, vectors, k, seed, perplexity, ...engines, threads: 1 };
          const analysis = await pool.run(task);
          onProgress(++done, queue.length);
          return [field, analysis];
        }),
      ),
    );
    return counts.map((fields) =>
      fields.map((field) => {
        const analysis = analyses.get(field);
        if (analysis === undefined) throw new Error("a field was not analysed");
        return { ...field, analysis };
      }),
    );
  } finally {
    await pool.close();
  }
}
