/** What rows of the study's page show alike, so that they can be compared: a small map of the shared one, and topics. */
import { clusterLook } from "../chart/symbols.ts";
import { shortened } from "../chart/text-width.ts";
import { isolated } from "../format.ts";
import type { CohortField } from "../report/cohort-report.ts";
import { titleOf } from "../report/cluster-title.ts";
import type { Sources } from "./page-kind.ts";

export interface SharedRows {
  /** What all small maps of the field stand on. */
  readonly ground: string;
  /** Null of a participant without a tag on the shared map. */
  readonly miniOf: (participant: string) => string | null;
  /** The largest of a participant, as many as asked. */
  readonly topicsOf: (participant: string, most: number) => readonly RowCluster[];
  /** Whether some topic is in no row, since no few tags tell what it holds. */
  readonly hasMixed: boolean;
}

/** A topic, or a cluster of a map of one's own, as a row lists it. */
export interface RowCluster {
  readonly look: ReturnType<typeof clusterLook>;
  readonly href: string;
  readonly first: string;
  readonly rest: string;
  /** Of the participant's occurrences, but for tags of reach. */
  readonly share: number;
}

/** @returns null where nobody is compared, or on no map */
export function sharedRows(
  field: string,
  { study, chartsOf }: Pick<Sources, "study" | "chartsOf">,
): SharedRows | null {
  const cohort = study.cohort.find(({ name }) => name === field);
  const minis = chartsOf(field)?.minis ?? null;
  if (cohort === undefined || minis === null) return null;
  const placeOf = new Map(cohort.rows.map(({ id }, place) => [id, place]));
  const at = (id: string): number => placeOf.get(id) ?? -1;
  return {
    ground: minis.ground,
    miniOf: (id) => minis.rows[at(id)] ?? null,
    topicsOf: (id, most) => largestTopics(cohort, at(id)).slice(0, most),
    hasMixed: cohort.topics.some(({ verdict }) => verdict === "mixed"),
  };
}

function largestTopics({ name, topics, rows }: CohortField, place: number): RowCluster[] {
  const shares = rows[place]?.shares ?? [];
  return topics
    .map((topic, t) => ({ topic, share: shares[t]?.share ?? 0 }))
    .filter(({ topic, share }) => share > 0 && topic.verdict !== "mixed")
    .toSorted((a, b) => b.share - a.share || a.topic.id - b.topic.id)
    .map(({ topic, share }) => {
      const { head, rest } = titleOf(topic);
      const [second] = rest;
      return {
        look: clusterLook(topic.id),
        href: `cohort.html#${name}-topic-${topic.id}`,
        first: shortened(head, 40),
        rest: second === undefined ? "" : `, ${isolated(shortened(second, 40))}`,
        share,
      };
    });
}
