/** One field of one participant: tags, clusters and figures joined, as pages and data files show them. */
import type { Curve } from "../analyse/curve.ts";
import { contextsOf } from "../analyse/gathered.ts";
import { isContext } from "../kernels/cooccurrence.ts";
import type { FieldConfig } from "../config/types.ts";
import type { Reading } from "../prepare/reading/reading.ts";
import { rounded, sum } from "../numbers.ts";
import { type Beside, besideFrom, besideOf } from "./beside.ts";
import type { Network } from "./network.ts";
import type { ShownVideo } from "./shown-videos.ts";
import { type ClusterReport, clusterReports } from "./cluster-report.ts";
import { type Neighbour, neighboursOf } from "./neighbours.ts";
import type { FieldResult } from "../analyse/plan.ts";
import { MIN_MAP_TAGS } from "../analyse/layout.ts";
import { MAX_READ_CHARACTERS } from "../embed/batches.ts";
import type { Analysis } from "../analyse/analyse.ts";
import type { Clusters } from "../analyse/cluster.ts";
import { plural } from "../format.ts";
import { type FieldAudit, type Tag } from "../prepare/count-tags.ts";
import { toldFrom } from "./told-periods.ts";
import { makeTimeline, type Timeline } from "./timeline.ts";

interface TagReport extends Tag {
  /** What it was read as: what the encoder was given, and what names are made of. */
  readonly words: string;
  /** 1-based; null below two distinct tags, and of tags of reach that are set apart. */
  readonly cluster: number | null;
  /** Map coordinates with 4 decimals, the same for tags of one vector; null where there is no cluster, or no map. */
  readonly x: number | null;
  readonly y: number | null;
}

export interface Metrics {
  /** Distinct tags. */
  readonly n: number;
  readonly k: number;
  readonly perplexity: number | null;
  readonly inertia: number;
  readonly silhouette: number | null;
  readonly stability: number | null;
  readonly kl: number | null;
  readonly nn10: number | null;
}

export interface FieldReport {
  readonly name: string;
  readonly label: string;
  readonly settings: {
    readonly k: number | "auto";
    readonly minCount: number;
    /** How many: some of them are there to hide somebody. */
    readonly stopTags: number;
    /** Name of the model whose vectors came with the study, where some did. */
    readonly vectors?: string;
  } & Pick<FieldConfig, "method" | "reading" | "context" | "weights" | "reach">;
  readonly audit: FieldAudit;
  /** By falling count, then by code points. */
  readonly tags: readonly TagReport[];
  /** Euclidean distance of each tag to its cluster's centroid, 0 to 2; null where it has none. */
  readonly distances: readonly (number | null)[];
  /** For each tag the five nearest in meaning, each of another vector; none without a map. */
  readonly nearest: readonly (readonly Neighbour[])[];
  /** The cosine from which on two tags are near; null without a map. */
  readonly nearFrom: number | null;
  /** Which tags stand together on at least `besideFrom` videos. */
  readonly beside: readonly Beside[];
  readonly besideFrom: number;
  readonly clusters: readonly ClusterReport[];
  /** Null where no occurrence has a date, or codes let none be told. */
  readonly timeline: Timeline | null;
  /** Names of study.json that fit no cluster. */
  readonly nameFlags: readonly string[];
  readonly metrics: Metrics | null;
  /** So many vectors fewer than tags: some are alike in words and company. */
  readonly alike: number;
  /** Tags of reach that are set apart: neither clustered nor mapped. */
  readonly apart: readonly number[];
  /** Tags that the encoder cannot read, or of which no vector was given: placed by the company they keep, and those that keep none, together. */
  readonly unread: readonly number[];
  readonly unreadAlone: readonly number[];
  /** How many tags were read how. */
  readonly readings: Readonly<Record<Reading["how"], number>>;
  /** What other numbers of clusters would give, or null. */
  readonly curve: Curve | null;
  /** The videos, where study.json asks for them; else null. */
  readonly shownVideos: readonly ShownVideo[] | null;
  /** For Gephi, where study.json asks for it; else null. */
  readonly network: Network | null;
  /** What the analysis had to do otherwise than asked, e.g. "k 10 clamped to 4 distinct vectors". */
  readonly notices: readonly string[];
}

/**
 * @param dates of every row of the participant
 * @param from on so many videos two tags stand together to be told
 * @param inPeriod on so many videos a tag stands in a period to be told of in it
 * @param videoOf of every row the number of its video
 */
export function fieldReport(
  result: FieldResult,
  dates: readonly (string | null)[],
  from = besideFrom({ pseudonyms: false }),
  inPeriod = toldFrom({ pseudonyms: false }),
  videoOf: readonly number[] = dates.map((_, row) => row),
): FieldReport {
  const { config, audit, tags, readings, rowsOf, mapped, reach, model, analysis } = result;
  const { clusters, layout, distinctVectors, curve } = analysis;
  const rowOf = new Map(mapped.map((tag, row) => [tag, row]));
  const of = <T>(tag: number, values: ArrayLike<T> | undefined, step = 1, at = 0): T | null => {
    const row = rowOf.get(tag);
    return row === undefined ? null : (values?.[step * row + at] ?? null);
  };
  const labels = tags.map((_, i) => of(i, clusters?.labels));
  const clusterOf = new Map(
    tags.flatMap(({ tag }, i) => {
      const cluster = labels[i] ?? null;
      return cluster === null ? [] : [[tag, cluster] as const];
    }),
  );
  const alike = mapped.length - distinctVectors;
  const told = clusterReports(clusters?.clusters ?? [], config, clusterOf, audit.used);
  return {
    name: config.name,
    label: config.label,
    settings: { ...settingsOf(config), ...(model === null ? {} : { vectors: model }) },
    audit,
    tags: tags.map((tag, i) => ({
      ...tag,
      words: readings[i]?.words ?? tag.tag,
      cluster: labels[i] ?? null,
      x: of(i, layout?.places, 2),
      y: of(i, layout?.places, 2, 1),
    })),
    distances: tags.map((_, i) => {
      const distance = of(i, clusters?.distances);
      return distance === null ? null : rounded(distance);
    }),
    nearest: neighboursOf(result),
    nearFrom: layout?.nearFrom ?? null,
    beside: besideOf(result, from),
    besideFrom: from,
    clusters: told.clusters,
    timeline: clusters === null ? null : makeTimeline(dates, rowsOf, labels, inPeriod, videoOf),
    nameFlags: told.flags,
    metrics: clusters === null ? null : metricsOf(mapped.length, clusters, layout),
    alike,
    apart: config.reach === "apart" ? reach : [],
    ...unreadOf(result),
    readings: countReadings(readings),
    curve,
    shownVideos: null,
    network: null,
    notices: [...analysisNotices(result), ...told.flags],
  };
}

function settingsOf(config: FieldConfig): FieldReport["settings"] {
  const { k, minCount, stopTags, method, reading, context, weights, reach } = config;
  return { k, minCount, stopTags: stopTags.length, method, reading, context, weights, reach };
}

/** @param n tags that were analysed */
function metricsOf(n: number, clusters: Clusters, layout: Analysis["layout"]): Metrics {
  const { k, inertia, silhouette, stability } = clusters;
  return {
    n,
    k,
    perplexity: layout === null ? null : rounded(layout.perplexity),
    inertia: rounded(inertia),
    silhouette: silhouette === null ? null : rounded(silhouette),
    stability: stability === null ? null : rounded(stability),
    kl: layout === null ? null : rounded(layout.kl),
    nn10: layout === null ? null : rounded(layout.nn10),
  };
}

/** Tags without a vector of their own, and those of them that no company places either. */
function unreadOf({
  config,
  videos,
  reach,
  mapped,
  read,
}: FieldResult): Pick<FieldReport, "unread" | "unreadAlone"> {
  const inCompany = new Set(
    config.context === 0 ? [] : contextsOf({ videos, reach }).filter(isContext).flat(),
  );
  const unread = mapped.filter((_, row) => read[row] === false);
  return { unread, unreadAlone: unread.filter((i) => !inCompany.has(i)) };
}

function countReadings(readings: readonly Reading[]): FieldReport["readings"] {
  const count = (how: Reading["how"]): number =>
    sum(readings.map((own) => Number(own.how === how)));
  return {
    "as written": count("as written"),
    split: count("split"),
    "own phrase": count("own phrase"),
    set: count("set"),
  };
}

function analysisNotices(result: FieldResult): string[] {
  const { config, tags, read, model, analysis } = result;
  const { clusters, layout, distinctVectors } = analysis;
  const { k } = config;
  const mapped = result.mapped.length;
  const alike = mapped - distinctVectors;
  const notices: string[] = [];
  if (tags.length > 0 && layout === null) {
    const apart = tags.length - mapped;
    const but = [
      ...(mapped < MIN_MAP_TAGS
        ? []
        : [`${distinctVectors} told apart by ${model === null ? "the encoder" : "their vectors"}`]),
      ...(apart === 0 ? [] : [`${apart} of reach set apart`]),
    ];
    const all = [`${tags.length} distinct`, ...but].join(", ");
    notices.push(`too few tags for a map (${all}); listed`);
  }
  if (clusters !== null && k !== "auto" && clusters.k < k)
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
  const without = read.filter((own) => !own).length;
  if (model !== null && without > 0)
    notices.push(
      `${without} of ${plural(mapped, "tag")} without a vector of ${model}; placed by ${config.context === 0 ? "nothing, since the context is 0" : "the company that they keep"}`,
    );
  return notices;
}
