/** Every field of every participant: what is kept from earlier builds, and the rest by `analyse`. */
import type { Part } from "../config/settings-row.ts";
import type { Config } from "../config/types.ts";
import type { StudyVectors } from "../embed/embed-study.ts";
import type { OwnVectors } from "../embed/own/own-vectors.ts";
import type { FieldWords } from "../prepare/read-words.ts";
import type { Progress } from "../progress.ts";
import { WorkerPool } from "../worker-pool.ts";
import type { analyse, Analysis, AnalysisTask, Found } from "./analyse.ts";
import type { AnalysisStore } from "./analysis-store.ts";
import { type Asked, askedOf } from "./questions.ts";

/** Tags from which on a map is worth a team of threads of its own. */
const LARGE_MAP = 3000;

const EXPORT: keyof { analyse: typeof analyse } = "analyse";

/** A field as it was counted and read, and what its tags turned out to be. */
export interface FieldResult extends FieldWords {
  /** The tags that were analysed; row i of the analysis is that of tag `mapped[i]`. */
  readonly mapped: readonly number[];
  /** For each of these whether it has a vector of its own. */
  readonly read: readonly boolean[];
  /** Name of the model whose vectors came with the study; null where they are the encoder's. */
  readonly model: string | null;
  readonly analysis: Analysis;
}

/** What is known of a field, and what is to be found. */
interface Plan {
  readonly field: FieldWords;
  readonly asked: Asked;
  readonly known: Found;
  readonly missing: readonly Part[];
  readonly model: string | null;
}

/** The analyses of a study that are to be made; threads for them come up while others work. */
export interface Analyses {
  readonly plans: readonly Plan[];
  readonly store: AnalysisStore;
  /** Null where all is known. */
  readonly pool: WorkerPool<AnalysisTask, Found> | null;
  /** The distinct texts whose vectors are needed, in order of code points. */
  readonly texts: readonly string[];
}

/** @param participants of the study: where there are few, each has more found out */
export function planAnalyses(
  fields: readonly (readonly FieldWords[])[],
  store: AnalysisStore,
  config: Config,
  given: OwnVectors | null = null,
  participants = fields.length,
): Analyses {
  const plans = fields.flat().map((field): Plan => {
    const asked = askedOf(field, config, participants, given);
    const found = asked.parts.map((part) => store.find(part, asked.questions[part]));
    const missing = asked.parts.filter((_, i) => found[i] === null);
    const known = Object.assign({}, ...found) as Found;
    return { field, asked, known, missing, model: given?.name ?? null };
  });
  const open = plans.filter(({ missing }) => missing.length > 0);
  const texts = open.flatMap(({ asked }) => asked.texts);
  const pool =
    open.length === 0
      ? null
      : new WorkerPool<AnalysisTask, Found>(
          new URL("./analyse.ts", import.meta.url),
          EXPORT,
          Math.min(config.jobs, 3 * open.length),
        );
  pool?.start();
  return { plans, store, pool, texts: [...new Set(texts)].toSorted() };
}

/** @returns by participant, then field, in the order of the fields */
export async function analyseStudy(
  fields: readonly (readonly FieldWords[])[],
  { plans, store, pool }: Analyses,
  vectorsOf: StudyVectors["vectorsOf"],
  jobs: number,
  progress: Progress,
): Promise<FieldResult[][]> {
  const report = progress.stage("analyse");
  const open = plans.filter(({ missing }) => missing.length > 0).length;
  progress.fromCache(plans.length - open, plans.length);
  const results = new Map<FieldWords, FieldResult>();
  const finish = async (plan: Plan, threads: number): Promise<void> => {
    const { field, asked, known, missing, model } = plan;
    const run = async (best: number | null, parts: readonly Part[]): Promise<Found> => {
      const wanted = parts.filter((part) => missing.includes(part));
      if (wanted.length === 0) return {};
      if (pool === null) throw new Error("no threads for an analysis");
      const questions = Object.fromEntries(wanted.map((part) => [part, asked.questions[part]]));
      const { read } = asked;
      const found = await pool.run({
        vectors: vectorsOf(asked.texts),
        read,
        threads,
        best,
        questions,
      });
      const kept = wanted.map((part) =>
        store.keep(part, asked.questions[part], partOf(part, found)),
      );
      return Object.assign({}, ...kept) as Found;
    };
    const found = await (threads > 1 ? oneByOne : sideBySide)(plan, run);
    const analysis = { curve: null, ...known, ...found } as Analysis;
    const { mapped, read } = asked;
    results.set(field, { ...field, mapped, read, model, analysis });
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

type Run = (best: number | null, parts: readonly Part[]) => Promise<Found>;

/** One part after another, each with all threads. */
async function oneByOne({ known }: Plan, run: Run): Promise<Found> {
  const curve = await run(null, ["curve"]);
  return { ...curve, ...(await run(bestOf({ ...known, ...curve }), ["clusters", "layout"])) };
}

/** Every part in a thread of its own; the clusters wait for the curve where it decides how many there are. */
async function sideBySide({ field, known }: Plan, run: Run): Promise<Found> {
  const curve = run(null, ["curve"]);
  const best = field.config.k === "auto" ? bestOf({ ...known, ...(await curve) }) : null;
  const parts = [run(best, ["clusters"]), run(null, ["layout"]), curve];
  return Object.assign({}, ...(await Promise.all(parts))) as Found;
}

function bestOf({ curve }: Found): number | null {
  return curve?.best ?? null;
}

function partOf(part: Part, { layout, curve, ...clusters }: Found): Found {
  if (part === "clusters") return clusters;
  if (part === "curve") return curve === undefined ? {} : { curve };
  return layout === undefined ? {} : { layout };
}
