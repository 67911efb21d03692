/** A study's fields → what is to be analysed of all participants together, beside their own analyses. */
import type { Config, FieldConfig } from "../config/types.ts";
import type { Part } from "../config/settings-row.ts";
import type { FieldWords } from "../prepare/read-words.ts";
import { repeated } from "../read/overlap.ts";
import type { Study } from "../read/study.ts";
import { type Pool, pooledField, poolOf } from "./pool.ts";
import { summaryOf } from "./summary.ts";

/** To be analysed as any other: only topics of one, only a map of the other. */
type PooledWords = FieldWords & { readonly parts: readonly Part[] };

export interface CohortPlan {
  readonly field: FieldConfig;
  readonly pool: Pool;
  /** Places of participants who bring nothing of their own. */
  readonly repeated: ReadonlySet<number>;
  /** Of each participant where occurrences of the field went. */
  readonly audits: readonly FieldWords["audit"][];
  /** All tags, for their topics; null where there are too few. */
  readonly topics: PooledWords | null;
  /** Those of most weight, for the shared map. */
  readonly map: PooledWords | null;
}

/** @returns a plan for each field; none where there is nobody to compare, or nobody wants it */
export function planCohort(
  { participants }: Study,
  fields: readonly (readonly FieldWords[])[],
  config: Config,
): CohortPlan[] {
  if (participants.length < 2 || config.cohort.off) return [];
  const pooling = { repeated: repeated(participants), minParticipants: config.minParticipants };
  return config.fields.map((field, at) => {
    const summaries = participants.flatMap((participant, i) => {
      const own = fields[i]?.[at];
      return own === undefined ? [] : [summaryOf(participant, own)];
    });
    const pool = poolOf(summaries, pooling);
    const pooled = pooledField(pool, field, config.cohort.k);
    const audits = fields.flatMap((own) => own[at]?.audit ?? []);
    const plan = { field, pool, repeated: pooling.repeated, audits };
    if (pooled === null) return { ...plan, topics: null, map: null };
    return {
      ...plan,
      topics: { ...pooled, parts: ["clusters"] },
      map: { ...ofMost(pooled, config.cohort.map), parts: ["layout"] },
    };
  });
}

/** What of it is to be analysed. */
export function pooledWords(plans: readonly CohortPlan[]): FieldWords[] {
  return plans.flatMap(({ topics, map }) => [topics, map]).filter((words) => words !== null);
}

/** The first n tags, which are those of most weight, and what the videos hold of them. */
function ofMost(field: FieldWords, n: number): FieldWords {
  if (field.tags.length <= n) return field;
  return {
    ...field,
    tags: field.tags.slice(0, n),
    readings: field.readings.slice(0, n),
    videos: field.videos.map((tags) => tags.filter((tag) => tag < n)),
  };
}
