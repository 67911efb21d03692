/** One field of one participant: tags, clusters and figures joined, as pages and data files show them. */
import type { FieldResult } from "../analyse/analyse-study.ts";
import { MIN_MAP_TAGS } from "../analyse/layout.ts";
import { MAX_READ_CHARACTERS } from "../embed/batches.ts";
import type { Analysis } from "../analyse/analyse.ts";
import { nameClusters } from "./cluster-names.ts";
import { plural } from "../format.ts";
import { type FieldAudit, type Tag } from "../prepare/count-tags.ts";
import { makeTimeline, type Timeline } from "./timeline.ts";

interface TagReport extends Tag {
  /** 1-based; null below two distinct tags. */
  readonly cluster: number | null;
  /** Map coordinates with 4 decimals, the same for tags of one vector; null below ten vectors. */
  readonly x: number | null;
  readonly y: number | null;
}

export interface ClusterReport {
  readonly id: number;
  /** What people called it, else its most telling tags. */
  readonly name: string;
  /** The name given in study.json, or null. */
  readonly named: string | null;
  readonly nameTags: readonly string[];
  /** Distinct tags. */
  readonly tags: number;
  /** Occurrences. */
  readonly count: number;
  /** Share of the field's occurrences, 0 to 1. */
  readonly share: number;
  readonly silhouette: number | null;
  /** How well it comes back from other seeds, 0 to 1. */
  readonly stability: number;
  /** Its tags lie, on average, nearer to another cluster, or other seeds do not find it. */
  readonly weak: boolean;
}

export interface Metrics {
  /** Distinct tags. */
  readonly n: number;
  readonly k: number;
  readonly perplexity: number | null;
  readonly inertia: number;
  readonly silhouette: number | null;
  readonly stability: number;
  readonly kl: number | null;
  readonly nn10: number | null;
}

export interface FieldReport {
  readonly name: string;
  readonly label: string;
  readonly settings: {
    readonly k: number;
    readonly minCount: number;
    /** How many: some of them are there to hide somebody. */
    readonly stopTags: number;
  };
  readonly audit: FieldAudit;
  /** By falling count, then by code points. */
  readonly tags: readonly TagReport[];
  /** Euclidean distance of each tag to its cluster's centroid, 0 to 2; none without clusters. */
  readonly distances: readonly number[];
  /**
   * For each tag the five nearest in meaning, as indices into the tags, each of another vector;
   * none without a map.
   */
  readonly nearest: readonly (readonly number[])[];
  readonly clusters: readonly ClusterReport[];
  /** Null where no occurrence has a date. */
  readonly timeline: Timeline | null;
  /** Names of study.json that fit no cluster. */
  readonly nameFlags: readonly string[];
  readonly metrics: Metrics | null;
  /** So many vectors fewer than tags: the encoder reads some alike. */
  readonly alike: number;
  /** What the analysis had to do otherwise than asked, e.g. "k 10 clamped to 4 distinct vectors". */
  readonly notices: readonly string[];
}

/** A cluster whose stability is below this is one that other seeds dissolve (Hennig, 2007). */
export const DISSOLVED = 0.5;

/** @param dates of every row of the participant */
export function fieldReport(
  { config, audit, tags, rowsOf, analysis }: FieldResult,
  dates: readonly (string | null)[],
): FieldReport {
  const { clusters, layout, distinctVectors } = analysis;
  const alike = tags.length - distinctVectors;
  const labels = clusters?.labels ?? [];
  const naming = nameClusters(
    config.names,
    new Map(clusters === null ? [] : tags.map(({ tag }, i) => [tag, labels[i] ?? 0])),
  );
  const place = (i: number): number | null => layout?.places[i] ?? null;
  return {
    name: config.name,
    label: config.label,
    settings: { k: config.k, minCount: config.minCount, stopTags: config.stopTags.length },
    audit,
    tags: tags.map((tag, i) => ({
      ...tag,
      cluster: labels[i] ?? null,
      x: place(2 * i),
      y: place(2 * i + 1),
    })),
    distances: clusters?.distances.map(rounded) ?? [],
    nearest: layout?.nearest ?? [],
    clusters: (clusters?.clusters ?? []).map(
      ({ id, name, nameTags, members, count, silhouette, stability }): ClusterReport => ({
        id,
        name: naming.names.get(id) ?? name,
        named: naming.names.get(id) ?? null,
        nameTags,
        tags: members.length,
        count,
        share: rounded(count / audit.used),
        silhouette: silhouette === null ? null : rounded(silhouette),
        stability: rounded(stability),
        weak: (silhouette !== null && silhouette < 0) || stability < DISSOLVED,
      }),
    ),
    timeline: clusters === null ? null : makeTimeline(dates, rowsOf, labels),
    nameFlags: naming.flags,
    metrics:
      clusters === null
        ? null
        : {
            n: tags.length,
            k: clusters.k,
            perplexity: layout === null ? null : rounded(layout.perplexity),
            inertia: rounded(clusters.inertia),
            silhouette: clusters.silhouette === null ? null : rounded(clusters.silhouette),
            stability: rounded(clusters.stability),
            kl: layout === null ? null : rounded(layout.kl),
            nn10: layout === null ? null : rounded(layout.nn10),
          },
    alike,
    notices: [...analysisNotices(config.k, tags, analysis, alike), ...naming.flags],
  };
}

function analysisNotices(
  k: number,
  tags: readonly Tag[],
  { clusters, layout }: Analysis,
  alike: number,
): string[] {
  const notices: string[] = [];
  if (tags.length > 0 && layout === null)
    notices.push(
      tags.length < MIN_MAP_TAGS
        ? `too few tags for a map (${tags.length} distinct); listed`
        : `too few tags for a map (${tags.length} distinct, ${tags.length - alike} told apart by the encoder); listed`,
    );
  if (clusters !== null && clusters.k < k)
    notices.push(`k ${k} clamped to ${clusters.k}, the distinct vectors`);
  if (alike > 0)
    notices.push(
      `${plural(tags.length, "tag has", "tags have")} ${plural(tags.length - alike, "distinct vector")}`,
    );
  const long = tags.filter(({ tag }) => tag.length > MAX_READ_CHARACTERS).length;
  if (long > 0)
    notices.push(
      `${plural(long, "tag")} of more than ${MAX_READ_CHARACTERS} characters; embedded by their beginning, shortened where shown`,
    );
  return notices;
}

/** Six decimals: more than anyone reads, fewer than a last bit can change. */
function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
