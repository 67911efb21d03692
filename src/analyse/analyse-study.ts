/** Every field of every participant: what is kept from earlier builds, and the rest by `analyse`. */
import type { Config } from "../config/types.ts";
import type { Part } from "../config/settings-row.ts";
import type { analyse, Analysis, AnalysisTask, Questions } from "./analyse.ts";
import type { AnalysisStore, Found } from "./analysis-store.ts";
import type { FieldCount } from "../prepare/count-study.ts";
import type { StudyVectors } from "../embed/embed-study.ts";
import { questionsOf } from "./questions.ts";
import { WorkerPool } from "../worker-pool.ts";
import type { Progress } from "../progress.ts";

/** Tags from which on a map is worth a team of threads of its own. */
const LARGE_MAP = 3000;
const PARTS: readonly Part[] = ["clusters", "layout"];

const EXPORT: keyof { analyse: typeof analyse } = "analyse";

/** A field as it was counted, and what its tags turned out to be. */
export interface FieldResult extends FieldCount {
  readonly analysis: Analysis;
}

/** What is known of a field, and what is to be found. */
interface Plan {
  readonly field: FieldCount;
  readonly questions: Questions;
  readonly known: Found;
  readonly missing: readonly Part[];
}

/** The analyses of a study that are to be made; threads for them come up while others work. */
export interface Analyses {
  readonly plans: readonly Plan[];
  readonly store: AnalysisStore;
  /** Null where all is known. */
  readonly pool: WorkerPool<AnalysisTask, Partial<Analysis>> | null;
  /** The distinct tags whose vectors are needed, in order of code points. */
  readonly texts: readonly string[];
}

export function planAnalyses(
  counts: readonly (readonly FieldCount[])[],
  store: AnalysisStore,
  config: Config,
): Analyses {
  const plans = counts.flat().map((field): Plan => {
    const questions = questionsOf(field, config);
    const found = PARTS.map((part) => store.find(part, questions[part]));
    const missing = PARTS.filter((_, i) => found[i] === null);
    return { field, questions, known: Object.assign({}, ...found) as Found, missing };
  });
  const open = plans.filter(({ missing }) => missing.length > 0);
  const tags = open.flatMap(({ field }) => field.tags.map(({ tag }) => tag));
  const pool =
    open.length === 0
      ? null
      : new WorkerPool<AnalysisTask, Partial<Analysis>>(
          new URL("./analyse.ts", import.meta.url),
          EXPORT,
          Math.min(config.jobs, 2 * open.length),
        );
  pool?.start();
  return { plans, store, pool, texts: [...new Set(tags)].toSorted() };
}

/** @returns by participant, then field, in the order of the counts */
export async function analyseStudy(
  counts: readonly (readonly FieldCount[])[],
  { plans, store, pool }: Analyses,
  vectorsOf: StudyVectors["vectorsOf"],
  jobs: number,
  progress: Progress,
): Promise<FieldResult[][]> {
  const report = progress.stage("analyse");
  const open = plans.filter(({ missing }) => missing.length > 0).length;
  progress.fromCache(plans.length - open, plans.length);
  const analyses = new Map<FieldCount, Analysis>();
  const finish = async (
    { field, questions, known, missing }: Plan,
    threads: number,
    ...tasks: (readonly Part[])[]
  ): Promise<void> => {
    const run = async (parts: readonly Part[]): Promise<Found[]> => {
      if (pool === null) throw new Error("no threads for an analysis");
      const vectors = vectorsOf(field.tags.map(({ tag }) => tag));
      const asked = Object.fromEntries(parts.map((part) => [part, questions[part]]));
      const found = await pool.run({ vectors, threads, questions: asked });
      return parts.map((part) => store.keep(part, questions[part], partOf(part, found)));
    };
    const found = await Promise.all(
      tasks
        .map((parts) => parts.filter((part) => missing.includes(part)))
        .filter((parts) => parts.length > 0)
        .map(run),
    );
    analyses.set(field, Object.assign({}, known, ...found.flat()) as Analysis);
    report(analyses.size, plans.length);
  };
  // The largest first: a thread that starts it last would work on alone.
  const queue = plans.toSorted((a, b) => b.field.tags.length - a.field.tags.length);
  const large = queue.filter(({ field }) => field.tags.length >= LARGE_MAP);
  try {
    // A large map takes all threads for itself; small ones are done side by side.
    for (const plan of large) await finish(plan, jobs, PARTS);
    await Promise.all(
      queue.slice(large.length).map((plan) => finish(plan, 1, ["clusters"], ["layout"])),
    );
    return counts.map((fields) =>
      fields.map((field) => {
        const analysis = analyses.get(field);
        if (analysis === undefined) throw new Error("a field was not analysed");
        return { ...field, analysis };
      }),
    );
  } finally {
    await pool?.close();
  }
}

function partOf(part: Part, { layout, ...clusters }: Found): Found {
  if (part === "clusters") return clusters;
  return layout === undefined ? {} : { layout };
}
