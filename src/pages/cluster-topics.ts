/** Which topic of all participants most of a participant's cluster belongs to. */
import { shortened } from "../chart/text-width.ts";
import { sum } from "../numbers.ts";
import { titleOf } from "../report/cluster-title.ts";
import type { ClusterReport } from "../report/cluster-report.ts";
import type { CohortField } from "../report/cohort-report.ts";

export interface ClusterTopic {
  readonly href: string;
  readonly name: string;
  /** Of the cluster's occurrences that are compared, above 0, at most 1. */
  readonly share: number;
}

interface Called {
  readonly name: string;
  /** The tag, and what it is read as; none of a name that study.json gives. */
  readonly from: readonly string[];
}

/** What is told of a field of all participants on each one's page. */
export interface FieldTopics {
  /** Of each tag that is compared. */
  readonly topicOf: ReadonlyMap<string, number>;
  /** What topics may be called, topic 1 first; the first of each that is not stopped is what it is called. */
  readonly names: readonly (readonly Called[])[];
}

/** By field. */
export type StudyTopics = ReadonlyMap<string, FieldTopics>;

/** What must be known of a field to tell the topics of its clusters: a row a tag, in one order. */
export interface ClusteredTags {
  readonly name: string;
  readonly tags: readonly string[];
  readonly counts: readonly number[];
  /** 1-based, or null. */
  readonly clusters: readonly (number | null)[];
}

export function fieldTopics({ tags, topics }: Pick<CohortField, "tags" | "topics">): FieldTopics {
  return {
    topicOf: new Map(tags.map(({ tag, topic }) => [tag, topic])),
    names: topics.map(called),
  };
}

function called(topic: ClusterReport): Called[] {
  const nameOf = (own: ClusterReport): string => shortened(titleOf(own).head, 40);
  if (topic.named !== null) return [{ name: nameOf(topic), from: [] }];
  return topic.nameWords.map((word, i) => ({
    name: nameOf({ ...topic, nameWords: [word] }),
    from: [topic.nameTags[i] ?? word, word],
  }));
}

/**
 * @param stopped tags that the participant's page must not show: others may have them, and they name a topic
 * @returns by 1-based cluster its topic by occurrences; none of one that nobody compares
 */
export function topicsOf(
  { name, tags, counts, clusters }: ClusteredTags,
  study: StudyTopics | null,
  stopped: ReadonlySet<string>,
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
      const names = field?.names[topic - 1] ?? [];
      const shown = names.find(({ from }) => !from.some((tag) => stopped.has(tag)));
      return [cluster, { href, name: shown?.name ?? String(topic), share }];
    }),
  );
}
