/** All participants, by workers that take one each: what is held at a time does not grow with their number. */
import type { FieldResult } from "../analyse/plan.ts";
import { isRoomy } from "../chart/draw.ts";
import type { Config } from "../config/types.ts";
import type { VectorSource } from "../embed/choose-vectors.ts";
import type { StudyVectors } from "../embed/embed-study.ts";
import { MODEL_HASH } from "../embed/weights.ts";
import { studyTopics } from "../pages/cluster-topics.ts";
import type { CohortField } from "../report/cohort-report.ts";
import type { StudyNotices } from "../report/notices.ts";
import type { Progress } from "../progress.ts";
import { WorkerPool } from "../worker-pool.ts";
import type { Finished, finishParticipant, FinishTask, Shared } from "./finish-participant.ts";
import { versionsOf } from "./manifest.ts";
import { textsOf, type UnitPlan } from "./units.ts";

const EXPORT: keyof { finishParticipant: typeof finishParticipant } = "finishParticipant";

/** Beside what the workers share. */
export interface Given {
  /** By unit, of those that were analysed before. */
  readonly results: readonly (readonly FieldResult[])[];
  readonly vectorsOf: StudyVectors["vectorsOf"];
  readonly source: Pick<VectorSource, "embed">;
  readonly notices: StudyNotices;
}

export function shareOf({
  config,
  source,
  cohort,
  stage,
  people,
}: {
  readonly config: Config;
  readonly source: VectorSource;
  readonly cohort: readonly CohortField[];
  readonly stage: string;
  readonly people: number;
}): Shared {
  const { backend, given: model, id, cache } = source;
  const versions = versionsOf(MODEL_HASH, backend, config.network);
  const { settingsFile: _, ...settled } = config;
  const named = model === null ? null : { name: model.name, dimensions: model.dimensions };
  return {
    setting: { config: settled, backend, model: named, versions },
    people,
    roomy: isRoomy(people),
    source: id,
    cache: cache?.path ?? null,
    stage,
    topics: studyTopics(cohort),
  };
}

/** @returns in the order of the units */
export async function finishStudy(
  units: readonly UnitPlan[],
  shared: Shared,
  { results, vectorsOf, source, notices }: Given,
  progress: Progress,
): Promise<Finished[]> {
  const report = progress.stage("participants");
  progress.fromCache(units.filter(({ known }) => known).length, units.length);
  const pool = new WorkerPool<FinishTask, Finished | null>(
    new URL("./finish-participant.ts", import.meta.url),
    EXPORT,
    Math.min(shared.setting.config.jobs, units.length),
  );
  pool.share(shared);
  const places = new Map(units.map(({ id }, at) => [id, at]));
  const finished = new Map<string, Finished>();
  const run = async (unit: UnitPlan, vectors: StudyVectors["vectorsOf"]): Promise<boolean> => {
    const { id, key, packed } = unit;
    const at = places.get(id) ?? 0;
    const found = await pool.run(() => ({
      key,
      packed,
      known: unit.known,
      fields: unit.fields.map(({ vectored, texts }, i) => {
        const analysis = results[at]?.[i]?.analysis ?? null;
        return {
          analysis,
          vectored,
          vectors: unit.known || analysis !== null ? null : vectors(texts),
        };
      }),
      around: {
        notices: notices.of(unit.file),
        beside: [units[at - 1]?.id, units[at + 1]?.id] as const,
      },
    }));
    if (found === null) return false;
    finished.set(id, found);
    report(finished.size, units.length);
    return true;
  };
  try {
    // The largest first: a worker that starts it last would work on alone.
    const queue = units.toSorted((a, b) => b.packed.byteLength - a.packed.byteLength);
    const done = await Promise.all(queue.map((unit) => run(unit, vectorsOf)));
    const again = queue
      .filter((_, i) => done[i] !== true)
      .map((own) => ({ ...own, known: false, before: null }));
    if (again.length > 0) {
      const more = await source.embed(textsOf(again, []));
      await Promise.all(again.map((unit) => run(unit, more.vectorsOf)));
    }
    return units.map(({ id }) => {
      const own = finished.get(id);
      if (own === undefined) throw new Error(`participant ${id} was not finished`);
      return own;
    });
  } finally {
    await pool.close();
  }
}
