/** One field of all participants, from its topics to figures and charts: what a worker does, and what it hands back. */
import { deserialize, serialize } from "node:v8";
import { folderOf } from "../cache/folder.ts";
import type { CohortCharts } from "../chart/cohort-charts.ts";
import { drawField } from "../chart/draw.ts";
import type { Settled } from "../config/types.ts";
import { type FieldTopics, fieldTopics } from "../pages/cluster-topics.ts";
import { type CohortField, cohortField, type CohortTopics } from "../report/cohort-report.ts";

/** What all fields have in common. */
export interface FieldsShared {
  readonly config: Settled;
  readonly cache: string | null;
  /** Whether small maps have room for a point a tag. */
  readonly roomy: boolean;
}

export interface FinishedField {
  readonly name: string;
  /** What participants' pages are told of it. */
  readonly topics: FieldTopics;
  /** Of a `FieldPart`, which is large and asked for once all pages are made: see `unpackField`. */
  readonly packed: Uint8Array;
  /** Why the cache took nothing more, or null. */
  readonly broken: string | null;
}

/** What the study's pages show of a field. */
interface FieldPart {
  readonly field: CohortField;
  readonly charts: CohortCharts;
}

export async function finishField(
  topics: CohortTopics,
  shared: FieldsShared,
): Promise<FinishedField> {
  const cache = folderOf(shared);
  const field = cohortField(topics, shared.config);
  const part: FieldPart = { field, charts: await drawField(field, cache, shared.roomy) };
  const { name } = field;
  return {
    name,
    topics: fieldTopics(field),
    packed: serialize(part),
    broken: cache?.broken ?? null,
  };
}

export function unpackField({ packed }: FinishedField): FieldPart {
  return deserialize(packed) as FieldPart;
}
