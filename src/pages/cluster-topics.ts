/** Which topic of all participants most of a participant's cluster belongs to. */
import { shortened } from "../chart/text-width.ts";
import type { CohortField } from "../report/cohort-report.ts";
import { titleOf } from "../report/cluster-title.ts";
import type { FieldReport } from "../report/field-report.ts";

export interface ClusterTopic {
  readonly href: string;
  readonly name: string;
}

/** @returns for each cluster its topic by occurrences; null of one that nobody compares */
export function clusterTopics(
  { name, tags, clusters }: Pick<FieldReport, "name" | "tags" | "clusters">,
  cohort: readonly CohortField[],
): (ClusterTopic | null)[] {
  const field = cohort.find((own) => own.name === name);
  if (field === undefined) return clusters.map(() => null);
  const topicOf = new Map(field.tags.map(({ tag, topic }) => [tag, topic]));
  const counts = clusters.map(() => new Map<number, number>());
  for (const { tag, cluster, count } of tags) {
    const topic = topicOf.get(tag);
    const own = counts[(cluster ?? 0) - 1];
    if (topic !== undefined) own?.set(topic, (own.get(topic) ?? 0) + count);
  }
  return counts.map((own) => {
    const [best] = [...own].toSorted(([a, m], [b, n]) => n - m || a - b);
    const topic = field.topics[(best?.[0] ?? 0) - 1];
    if (topic === undefined) return null;
    const href = `cohort.html#${name}-topic-${topic.id}`;
    return { href, name: shortened(titleOf(topic).head, 40) };
  });
}
