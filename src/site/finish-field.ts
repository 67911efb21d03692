/** One field of all participants, from its topics to figures and charts: what a worker does, and what it hands back. */
import { CacheFolder } from "../cache/folder.ts";
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
  { config, cache: path, roomy }: FieldsShared,
): Promise<FinishedField> {
  const cache = path === null ? null : new CacheFolder(path);
  const field = cohortField(topics, config);
  const charts = await drawField(field, cache, roomy);
  return { field, charts, broken: cache?.broken ?? null };
}
