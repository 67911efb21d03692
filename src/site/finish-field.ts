/** One field of all participants, from its topics to figures and charts: what a worker does, and what it hands back. */
import { folderOf } from "../cache/folder.ts";
import type { CohortCharts } from "../chart/cohort-charts.ts";
import { drawField } from "../chart/draw.ts";
import type { Settled } from "../config/types.ts";
import { type CohortField, cohortField, type CohortTopics } from "../report/cohort-report.ts";

/** What all fields have in common. */
export interface FieldsShared {
  readonly config: Settled;
  readonly cache: string | null;
  /** Whether small maps have room for a point a tag. */
  readonly roomy: boolean;
}

export interface FinishedField {
  readonly field: CohortField;
  readonly charts: CohortCharts;
  /** Why the cache took nothing more, or null. */
  readonly broken: string | null;
}

export async function finishField(
  topics: CohortTopics,
  shared: FieldsShared,
): Promise<FinishedField> {
  const cache = folderOf(shared);
  const field = cohortField(topics, shared.config);
  const charts = await drawField(field, cache, shared.roomy);
  return { field, charts, broken: cache?.broken ?? null };
}
