/** What differs between participants, as the cohort's page and files show it. */
import type { Clusters } from "../analyse/cluster.ts";
import type { Layout } from "../analyse/layout.ts";
import type { FieldResult } from "../analyse/plan.ts";
import type { Distinctive } from "../cohort/distinctive.ts";
import { aggregateFigures } from "../cohort/aggregate.ts";
import { fieldFigures, type FieldFigures, type Row } from "../cohort/field-figures.ts";
import { rarefiedTo } from "../cohort/diversity.ts";
import type { CohortPlan } from "../cohort/plan.ts";
import { isAggregate } from "../config/aggregate-checks.ts";
import type { Config } from "../config/types.ts";
import { rowCounts } from "../privacy/row-counts.ts";
import { sum } from "../numbers.ts";
import { type ClusterReport, clusterReports } from "./cluster-report.ts";

interface CohortTag {
  readonly tag: string;
  readonly words: string;
  /** 1-based. */
  readonly topic: number;
  /** How many have it, and how often all of them together. */
  readonly participants: number;
  readonly count: number;
  /** Null off the map. */
  readonly x: number | null;
  readonly y: number | null;
}

/** Its number of videos as it may be shown. */
export interface CohortRow extends Omit<Row, "distinctive"> {
  readonly distinctive: readonly (Omit<Distinctive, "tag"> & {
    readonly tag: string;
    readonly words: string;
    readonly topic: number;
  })[];
}

export interface CohortField extends Omit<FieldFigures, "rows"> {
  readonly name: string;
  readonly label: string;
  /** The largest first, by the mean of participants' shares. */
  readonly topics: readonly ClusterReport[];
  /** By falling mean share. */
  readonly tags: readonly CohortTag[];
  /** Participants in their order, then groups. */
  readonly rows: readonly CohortRow[];
  /** How many of the rows are participants. */
  readonly participants: number;
  /** Videos that diversity is rarefied to; null where nobody has enough. */
  readonly rarefiedTo: number | null;
  /** Tags of too few participants to be told; in an aggregate rounded, and null where they are of too few. */
  readonly untold: number | null;
  /** In an aggregate alone: groups that are not told of. */
  readonly untoldGroups?: number;
}

/** A field of all participants, and the topics and the places that an analysis found of its tags. */
export interface CohortTopics extends Pick<CohortPlan, "field" | "pool" | "repeated"> {
  readonly clusters: Clusters;
  /** What its tags weigh together. */
  readonly used: number;
  /** Of the shared map. */
  readonly layout: Layout | null;
}

/**
 * @param results of the plans' topics and maps, in their order
 * @returns of each field that has topics
 */
export function topicsOf(
  plans: readonly CohortPlan[],
  results: readonly FieldResult[],
): CohortTopics[] {
  const left = [...results];
  return plans.flatMap(({ field, pool, repeated, topics: asked, map }) => {
    const found = asked === null ? undefined : left.shift();
    const layout = map === null ? null : (left.shift()?.analysis.layout ?? null);
    const clusters = found?.analysis.clusters ?? null;
    if (clusters === null || found === undefined) return [];
    const used = sum(found.tags.map(({ count }) => count));
    return [{ field, pool, repeated, clusters, used, layout }];
  });
}

export function cohortField(
  { field, pool, repeated, clusters, used, layout }: CohortTopics,
  config: Pick<Config, "groups" | "seed" | "pseudonyms" | "pages" | "minParticipants">,
): CohortField {
  const counts = rowCounts(config);
  const { labels } = clusters;
  const clusterOf = new Map(pool.tags.map(({ tag }, i) => [tag, labels[i] ?? 1]));
  const topics = clusterReports(clusters.clusters, field, clusterOf, used).clusters;
  const tags = pool.tags.map(({ tag, reading, participants, count }, i): CohortTag => ({
    tag,
    words: reading.words,
    topic: labels[i] ?? 1,
    participants,
    count,
    x: layout?.places[2 * i] ?? null,
    y: layout?.places[2 * i + 1] ?? null,
  }));
  const figures = isAggregate(config)
    ? togetherOf({ pool, repeated }, labels, topics.length, config)
    : eachOf(pool, labels, topics.length, config);
  return {
    name: field.name,
    label: field.label,
    topics,
    tags,
    ...figures,
    rows: figures.rows.map((row) => ({
      ...row,
      videos: counts.round(row.videos),
      distinctive: row.distinctive.map(({ tag: at, ...own }) => {
        const { tag = "", words = "", topic = 1 } = tags[at] ?? {};
        return { ...own, tag, words, topic };
      }),
    })),
  };
}

type Figures = Omit<FieldFigures, "rows"> &
  Pick<CohortField, "participants" | "rarefiedTo" | "untold" | "untoldGroups"> & {
    readonly rows: readonly Row[];
  };

/** Of every participant, and of groups. */
function eachOf(
  pool: CohortPlan["pool"],
  labels: ArrayLike<number>,
  k: number,
  config: Pick<Config, "groups" | "seed" | "pseudonyms">,
): Figures {
  const exact = rarefiedTo(pool.members.map(({ videos }) => ({ videos: videos.length })));
  const size = exact === null ? null : rowCounts(config).down(exact);
  const drawing = { seed: config.seed, size };
  return {
    ...fieldFigures(pool, labels, k, Object.fromEntries(config.groups), drawing),
    participants: pool.members.length,
    rarefiedTo: size,
    untold: pool.untold,
  };
}

/** Of everyone together, and of groups. */
function togetherOf(
  { pool, repeated }: Pick<CohortPlan, "pool" | "repeated">,
  labels: ArrayLike<number>,
  k: number,
  config: Pick<Config, "groups" | "seed" | "pseudonyms" | "pages" | "minParticipants">,
): Figures {
  const { seed, minParticipants: least } = config;
  const { down, round } = rowCounts(config);
  const { untold, untoldOf } = pool;
  return {
    ...aggregateFigures(pool, labels, k, config.groups, { seed, least, repeated, down }),
    participants: 0,
    untold: untoldOf > 0 && untoldOf < least ? null : round(untold),
  };
}
