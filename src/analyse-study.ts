/** Every field of every participant through `analyse`, on all the threads that may be used. */
import type { analyse, Analysis, AnalysisTask, Part } from "./analyse.ts";
import type { Config } from "./config.ts";
import type { FieldCount } from "./count.ts";
import type { StudyVectors } from "./embed-study.ts";
import { WorkerPool } from "./pool.ts";
import type { FieldResult } from "./report.ts";

/** Tags from which on a map is worth a team of threads of its own. */
const LARGE_MAP = 3000;

const EXPORT: keyof { analyse: typeof analyse } = "analyse";

export type Analysts = WorkerPool<AnalysisTask, Partial<Analysis>>;

/** Threads for `analyseStudy`, which come up while others work. */
export function startAnalysts({ jobs }: Config): Analysts {
  const analysts: Analysts = new WorkerPool(new URL("./analyse.ts", import.meta.url), EXPORT, jobs);
  analysts.start();
  return analysts;
}

/** @returns by participant, then field, in the order of the counts */
export async function analyseStudy(
  counts: readonly (readonly FieldCount[])[],
  vectorsOf: StudyVectors["vectorsOf"],
  analysts: Analysts,
  config: Config,
  onProgress: (done: number, all: number) => void,
): Promise<FieldResult[][]> {
  const { seed, perplexity, clusterEngine, layoutEngine, jobs } = config;
  // The largest first: a thread that starts it last would work on alone.
  const queue = counts.flat().toSorted((a, b) => b.tags.length - a.tags.length);
  const large = queue.filter(({ tags }) => tags.length >= LARGE_MAP);
  const small = queue.slice(large.length);
  const analyses = new Map<FieldCount, Analysis>();
  const analyseField = async (
    field: FieldCount,
    threads: number,
    ...tasks: (readonly Part[])[]
  ): Promise<void> => {
    const { tags, config: own } = field;
    const vectors = vectorsOf(tags.map(({ tag }) => tag));
    const engines = { clusterEngine, layoutEngine };
    const task = { tags, vectors, k: own.k, seed, perplexity, ...engines, threads };
    const found = await Promise.all(tasks.map((parts) => analysts.run({ ...task, parts })));
    analyses.set(field, Object.assign({}, ...found) as Analysis);
    onProgress(analyses.size, queue.length);
  };
  try {
    // A large map takes all threads for itself; small ones are done side by side.
    for (const field of large) await analyseField(field, jobs, ["clusters", "layout"]);
    await Promise.all(small.map((field) => analyseField(field, 1, ["clusters"], ["layout"])));
    return counts.map((fields) =>
      fields.map((field) => {
        const analysis = analyses.get(field);
        if (analysis === undefined) throw new Error("a field was not analysed");
        return { ...field, analysis };
      }),
    );
  } finally {
    await analysts.close();
  }
}
