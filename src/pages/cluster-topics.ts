/** Which topic of all participants most of a participant's cluster belongs to. */
import { shortened } from "../chart/text-width.ts";
import { sum } from "../numbers.ts";
import { titleOf } from "../report/cluster-title.ts";
import type { CohortField } from "../report/cohort-report.ts";

export interface ClusterTopic {
  readonly href: string;
  readonly name: string;
  /** Of the cluster's occurrences that are compared, above 0, at most 1. */
  readonly share: number;
}

/** By field. */
export type StudyTopics = ReadonlyMap<
  string,
  {
    /** Of each tag that is compared. */
    readonly topicOf: ReadonlyMap<string, number>;
    /** What topics are called, topic 1 first. */
    readonly names: readonly string[];
  }
>;

/** What must be known of a field to tell the topics of its clusters: a row a tag, in one order. */
export interface ClusteredTags {
  readonly name: string;
  readonly tags: readonly string[];
  readonly counts: readonly number[];
  /** 1-based, or null. */
  readonly clusters: readonly (number | null)[];
}

/** @returns null where nobody is compared */
export function studyTopics(cohort: readonly CohortField[]): StudyTopics | null {
  if (cohort.length === 0) return null;
  return new Map(
    cohort.map(({ name, tags, topics }) => [
      name,
      {
        topicOf: new Map(tags.map(({ tag, topic }) => [tag, topic])),
        names: topics.map((topic) => shortened(titleOf(topic).head, 40)),
      },
    ]),
  );
}

/** @returns by 1-based cluster its topic by occurrences; none of one that nobody compares */
export function topicsOf(
  { name, tags, counts, clusters }: ClusteredTags,
  study: StudyTopics | null,
): ReadonlyMap<number, ClusterTopic> {
  const field = study?.get(name);
  const found = new Map<number, Map<number, number>>();
  for (const [i, tag] of tags.entries()) {
    const [topic, cluster = null] = [field?.topicOf.get(tag), clusters[i]];
    if (topic === undefined || cluster === null) continue;
    const own = found.get(cluster) ?? new Map<number, number>();
    own.set(topic, (own.get(topic) ?? 0) + (counts[i] ?? 0));
    found.set(cluster, own);
  }
  return new Map(
    [...found].map(([cluster, own]) => {
      const [best] = [...own].toSorted(([a, m], [b, n]) => n - m || a - b);
      const [topic = 1, count = 0] = best ?? [];
      const share = count / sum([...own.values()]);
      const href = `cohort.html#${name}-topic-${topic}`;
      return [cluster, { href, name: field?.names[topic - 1] ?? "", share }];
    }),
  );
}
