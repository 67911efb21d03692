/** Fields of which each part is worth a thread, or all threads: those of few participants, and large ones. */
import type { Settled } from "../config/types.ts";
import type { VectorSource } from "../embed/choose-vectors.ts";
import type { FiledVectors } from "../embed/filed-vectors.ts";
import type { FieldWords } from "../prepare/read-words.ts";
import type { Progress } from "../progress.ts";
import { WorkerPool } from "../worker-pool.ts";
import type { Found } from "./analyse.ts";
import type { analyseFiled, FiledTask } from "./analyse-filed.ts";
import { AnalysisStore } from "./analysis-store.ts";
import { type FieldResult, finishPlan, type Plan, planField, questionsOf } from "./plan.ts";
import { givenOf } from "./questions.ts";

/** Tags from which on a map is worth a team of threads of its own. */
const LARGE_MAP = 3000;

const EXPORT: keyof { analyseFiled: typeof analyseFiled } = "analyseFiled";

/** The analyses of a study that are to be made; threads for them come up while others work. */
export interface Analyses {
  readonly vectors: FiledVectors;
  readonly fields: readonly (readonly FieldWords[])[];
  readonly plans: readonly Plan[];
  readonly store: AnalysisStore;
  /** Null where all is known. */
  readonly pool: WorkerPool<FiledTask, Found> | null;
  /** The distinct texts whose vectors are needed, in order of code points. */
  readonly texts: readonly string[];
}

/**
 * @param fields in groups
 * @param vectors of their texts, once they are known
 * @param source of the vectors
 * @param participants of the study: where there are few, each has more found out
 */
export function planAnalyses(
  fields: readonly (readonly FieldWords[])[],
  vectors: FiledVectors,
  { cache, id, given }: Pick<VectorSource, "cache" | "id" | "given">,
  config: Settled,
  participants = fields.length,
): Analyses {
  const store = new AnalysisStore(cache, id);
  const own = given === null ? null : givenOf(given);
  const plans = fields.flat().map((field) => planField(field, store, config, participants, own));
  const open = plans.filter(({ missing }) => missing.length > 0);
  const texts = open.flatMap(({ asked }) => asked.texts);
  const pool =
    open.length === 0
      ? null
      : new WorkerPool<FiledTask, Found>(
          new URL("./analyse-filed.ts", import.meta.url),
          EXPORT,
          Math.min(config.jobs, 3 * open.length),
          vectors.descriptor,
        );
  pool?.start();
  return { fields, vectors, plans, store, pool, texts: [...new Set(texts)].toSorted() };
}

/**
 * @param whose the groups are, for messages: the last may be of all participants together
 * @returns in the groups and the order of the fields
 */
export async function analyseStudy(
  { fields, vectors, plans, store, pool }: Analyses,
  jobs: number,
  progress: Progress,
  whose: readonly string[] = [],
): Promise<FieldResult[][]> {
  const report = progress.stage("analyse");
  const open = plans.filter(({ missing }) => missing.length > 0).length;
  progress.fromCache(plans.length - open, plans.length);
  const results = new Map<FieldWords, FieldResult>();
  const names = new Map(
    fields.flatMap((own, at) =>
      own.map((field) => [field, `${whose[at] ?? "all participants"}, ${field.config.name}`]),
    ),
  );
  const finish = async (plan: Plan, threads: number): Promise<void> => {
    const { texts, read } = plan.asked;
    const of = names.get(plan.field) ?? plan.field.config.name;
    const result = await finishPlan(
      plan,
      store,
      (best, parts) => {
        if (pool === null) throw new Error("no threads for an analysis");
        const questions = questionsOf(plan, parts);
        const make = () => ({ vectors: vectors.rowsOf(texts), read, threads, best, questions });
        return pool.run(make, of);
      },
      threads > 1,
    );
    results.set(plan.field, result);
    report(results.size, plans.length);
  };
  // The largest first: a thread that starts it last would work on alone.
  const queue = plans.toSorted((a, b) => b.field.tags.length - a.field.tags.length);
  const large = queue.filter(({ field }) => field.tags.length >= LARGE_MAP);
  try {
    // A large map takes all threads for itself; small ones are done side by side.
    for (const plan of large) await finish(plan, jobs);
    await Promise.all(queue.slice(large.length).map((plan) => finish(plan, 1)));
    return fields.map((own) =>
      own.map((field) => {
        const result = results.get(field);
        if (result === undefined) throw new Error("a field was not analysed");
        return result;
      }),
    );
  } finally {
    await pool?.close();
  }
}
