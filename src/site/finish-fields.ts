/** What differs between participants, a field a worker where they are many: it takes longer than a page, and much memory. */
import type { Progress } from "../progress.ts";
import type { CohortTopics } from "../report/cohort-report.ts";
import { WorkerPool } from "../worker-pool.ts";
import { finishField, type FieldsShared, type FinishedField } from "./finish-field.ts";
import { worthWorkers } from "./gather-study.ts";

const EXPORT: keyof { finishField: typeof finishField } = "finishField";

/** @returns in the order of the topics */
export async function finishFields(
  topics: readonly CohortTopics[],
  shared: FieldsShared,
  participants: number,
  progress: Progress,
): Promise<FinishedField[]> {
  if (topics.length === 0) return [];
  const report = progress.stage("cohort");
  const { jobs } = shared.config;
  const pool = worthWorkers(participants)
    ? new WorkerPool<CohortTopics, FinishedField>(
        new URL("./finish-field.ts", import.meta.url),
        EXPORT,
        Math.min(jobs, topics.length),
      )
    : null;
  pool?.share(shared);
  let done = 0;
  const finish = async (own: CohortTopics): Promise<FinishedField> => {
    const of = `all participants, ${own.field.name}`;
    const finished = await (pool === null ? finishField(own, shared) : pool.run(() => own, of));
    report(++done, topics.length);
    return finished;
  };
  try {
    return await Promise.all(topics.map(finish));
  } finally {
    await pool?.close();
  }
}
