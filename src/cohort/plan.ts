/** A study's fields → what is to be analysed of all participants together, beside their own analyses. */
import type { FieldConfig, Settled } from "../config/types.ts";
import type { Part } from "../config/settings-row.ts";
import type { FieldWords } from "../prepare/read-words.ts";
import { type Holder, repeated } from "../read/overlap.ts";
import { type Pool, pooledField, poolOf } from "./pool.ts";
import type { Summary } from "./summary.ts";

/** To be analysed as any other: only topics of one, only a map of the other. */
type PooledWords = FieldWords & { readonly parts: readonly Part[] };

/** What the cohort is told of a participant. */
export interface CohortMember extends Pick<Holder, "videos"> {
  readonly id: string;
  readonly fields: readonly {
    readonly audit: FieldWords["audit"];
    readonly summary: Summary;
  }[];
}

export interface CohortPlan {
  readonly field: FieldConfig;
  readonly pool: Pool;
  /** Places of participants who bring nothing of their own. */
  readonly repeated: ReadonlySet<number>;
  /** All tags, for their topics; null where there are too few. */
  readonly topics: PooledWords | null;
  /** Those of most weight, for the shared map. */
  readonly map: PooledWords | null;
}

/** @returns a plan for each field; none where there is nobody to compare, or nobody wants it */
export function planCohort(members: readonly CohortMember[], config: Settled): CohortPlan[] {
  if (members.length < 2 || config.cohort.off) return [];
  const pooling = { repeated: repeated(members), minParticipants: config.minParticipants };
  return config.fields.map((field, at) => {
    const summaries = members.flatMap(({ fields }) => fields[at]?.summary ?? []);
    const pool = poolOf(summaries, pooling);
    const pooled = pooledField(pool, field, config.cohort.k);
    const plan = { field, pool, repeated: pooling.repeated };
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
