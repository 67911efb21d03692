/** What the templates show, worked out: words for figures, lengths of bars, why there is no map. */
import type { Config } from "../config/types.ts";
import type { FieldMaps, MapsOf } from "../chart/map.ts";
import { areFew } from "../chart/few.ts";
import { clusterLook } from "../chart/symbols.ts";
import { shortened } from "../chart/text-width.ts";
import { fieldFor } from "../config/config.ts";
import { titleOf } from "../report/cluster-names.ts";
import { DISSOLVED } from "../report/field-report.ts";
import { day, fixed, inWords, listed, plural, shareFigure } from "../format.ts";
import { inlineJson, pageData } from "./inline-data.ts";
import { MAX_SHOWN } from "../chart/page-data.ts";
import { CLUSTER_ENGINES, LAYOUT_ENGINES } from "../analyse/engines/table.ts";
import { MIN_MAP_TAGS } from "../analyse/layout.ts";
import type { ClusterReport, FieldReport, Metrics } from "../report/field-report.ts";
import { allNotices, type StudyReport } from "../report/report.ts";
import type { RowCounts } from "../privacy/row-counts.ts";

/** Rows of a cluster's table before the fold. */
const HEAD_ROWS = 8;
const SMALL_MAP = 50;
const BAR = 36;

/** @param caption the lines below a map that is saved */
export function fieldView(
  field: FieldReport,
  maps: FieldMaps | null,
  caption: readonly string[],
  counts: RowCounts,
) {
  const { tags, clusters, metrics } = field;
  const largest = clusters[0]?.count ?? 1;
  return {
    ...field,
    tags: tags.map((tag) => ({ ...tag, shown: shortened(tag.tag, MAX_SHOWN) })),
    map: maps?.map ?? null,
    pageData: maps === null ? null : inlineJson(pageData(field, maps, caption)),
    weeks: weeksView(field, maps),
    why: whyNoMap(field, counts),
    caution: caution(field),
    clusters: clusters.map((cluster, i) => ({
      ...clusterView(cluster),
      bar: tenths((100 * cluster.count) / largest),
      weeks: maps?.weeks?.paths[i] ?? "",
      peak: maps?.weeks?.peaks[i] ?? 0,
      ...tableOf(field, cluster.id),
    })),
    ...(metrics === null ? {} : trustView(metrics, clusters)),
  };
}

/** How the study, or one participant of it, is cited; its version and date are the study's own. */
export function citationLine({ title, citation }: Config, version: string, participant?: string) {
  const parts = [
    title,
    ...(citation.version === undefined ? [] : [`version ${citation.version}`]),
    ...(citation.date === undefined ? [] : [day(citation.date)]),
  ];
  const who = participant === undefined ? "" : ` Participant ${participant}.`;
  return `${parts.join(", ")}.${who} Made with Tagscape ${version}.`;
}

export function captionLines(
  field: FieldReport,
  config: Config,
  participant: string,
  citation: string,
): string[] {
  const { label, tags, audit, metrics } = field;
  const figures = `${plural(tags.length, "distinct tag")}, ${plural(audit.used, "occurrence")}`;
  const made = `k-means, k ${metrics?.k ?? 0}; t-SNE, perplexity ${metrics?.perplexity ?? 0}; seed ${config.seed}`;
  return [
    `${label} of participant ${participant}: ${figures}. Near means alike; far distances carry no meaning.`,
    `${citation} Universal Sentence Encoder; ${made}.`,
  ];
}

function clusterView(cluster: ClusterReport) {
  const { head, rest } = titleOf(cluster);
  return {
    ...cluster,
    look: clusterLook(cluster.id),
    first: shortened(head, 40),
    rest: rest.map((tag) => shortened(tag, 40)).join(", "),
    weakWords: weakWords(cluster),
  };
}

/** Why a cluster is weak, or null. */
function weakWords({ weak, silhouette, stability }: ClusterReport): string | null {
  if (!weak) return null;
  const reasons = [
    ...(silhouette !== null && silhouette < 0
      ? ["its tags lie, on average, nearer to another"]
      : []),
    ...(stability < DISSOLVED ? ["other seeds do not find it again"] : []),
  ];
  return reasons.join(", and ");
}

function tableOf({ tags, distances, audit }: FieldReport, cluster: number) {
  const own = tags
    .map((tag, i) => ({ ...tag, distance: distances[i] ?? 0 }))
    .filter((tag) => tag.cluster === cluster);
  const most = own[0]?.count ?? 1;
  const rows = own.map((tag) => ({
    ...tag,
    shown: shortened(tag.tag, MAX_SHOWN),
    bar: tenths((BAR * tag.count) / most),
    share: shareFigure(tag.count / audit.used),
    distance: fixed(tag.distance, 2),
  }));
  return { head: rows.slice(0, HEAD_ROWS), more: rows.slice(HEAD_ROWS) };
}

/** The weeks' common axis; null where nothing has a date. */
function weeksView({ timeline }: FieldReport, maps: FieldMaps | null) {
  const chart = maps?.weeks ?? null;
  const [first] = timeline?.weeks ?? [];
  const last = timeline?.weeks.at(-1);
  if (chart === null || first === undefined || last === undefined) return null;
  return {
    unit: timeline?.unit ?? "week",
    width: chart.width,
    startShare: fixed((100 * chart.start) / chart.width, 1),
    earlier: chart.start > 0,
    most: Math.max(1, ...chart.peaks),
    first: day(first),
    last: day(last),
    count: timeline?.weeks.length ?? 0,
  };
}

function tenths(value: number): number {
  return Math.max(1, Math.round(value * 10) / 10);
}

function whyNoMap({ tags, label, audit }: FieldReport, counts: RowCounts): string {
  const noun = label.toLowerCase();
  if (tags.length === 0)
    return audit.occurrences === 0
      ? `None of these videos carried ${noun}.`
      : `${counts.all(audit.occurrences, noun)} were left out by the study’s settings; the audit says by which.`;
  return `${plural(tags.length, "distinct tag")}: too few for a map. Below ${inWords(MIN_MAP_TAGS)}, positions would invent structure that is not there, so the tags are listed.`;
}

function caution({ tags, alike }: FieldReport): string | null {
  const parts: string[] = [];
  if (tags.length >= MIN_MAP_TAGS && tags.length < SMALL_MAP)
    parts.push(
      `A small map: ${tags.length} tags are few for t-SNE, and another seed may place them quite otherwise. Trust the tables first.`,
    );
  if (alike > 0 && alike >= tags.length * 0.02)
    parts.push(
      `${plural(alike, "tag")} cannot be told from another by the encoder, which knows English; they share a place.`,
    );
  return parts.length === 0 ? null : parts.join(" ");
}

function trustView(metrics: Metrics, clusters: readonly ClusterReport[]) {
  const { nn10, silhouette } = metrics;
  const weak = clusters.filter((cluster) => cluster.weak).length;
  const kept = Math.round((nn10 ?? 0) * 10);
  return {
    meters: {
      nn10: fixed((nn10 ?? 0) * 200, 1),
      silhouette: fixed(100 + (silhouette ?? 0) * 100, 1).replace("−", "-"),
      stability: fixed(Math.max(0, metrics.stability) * 200, 1),
    },
    words: {
      nn10: `Of each tag’s ten nearest in meaning, about ${inWords(kept)} ${kept === 1 ? "is" : "are"} among its ten nearest on the map.`,
      silhouette: silhouetteWords(silhouette),
      stability: stabilityWords(metrics.stability),
    },
    weak: weak === 0 ? null : `${weak} of ${clusters.length} ${weak === 1 ? "is" : "are"} marked`,
  };
}

function stabilityWords(stability: number): string {
  if (stability >= 0.8) return "Other seeds find nearly the same clusters.";
  if (stability >= 0.5) return "Other seeds find much the same clusters, with other borders.";
  return "Other seeds find quite other clusters: take these as one reading among several.";
}

function silhouetteWords(silhouette: number | null): string {
  if (silhouette === null) return "There is one cluster only, so nothing to part.";
  if (silhouette < 0.1)
    return "Clusters touch. Read them as neighbourhoods of one continuous field, not as separate types.";
  if (silhouette < 0.3) return "Clusters overlap at their edges; their cores differ.";
  return "Clusters are well apart.";
}

export function indexView(study: StudyReport, mapsOf: MapsOf) {
  const few = areFew(study.participants.length);
  const fields = (study.participants[0]?.fields ?? []).map(({ name, label }, i) => ({
    name,
    label,
    used: sum(study.participants.map((p) => p.fields[i]?.audit.used ?? 0)),
    most: Math.max(1, ...study.participants.map((p) => p.fields[i]?.audit.used ?? 0)),
  }));
  const mostVideos = Math.max(1, ...study.participants.map(({ videos }) => videos));
  const rows = study.participants.map(({ id, videos, days, fields: own }) => {
    const first = own[0];
    return {
      id,
      videos,
      days,
      videosBar: barLength(videos, mostVideos),
      fields: own.map((field, i) => ({
        name: field.name,
        label: field.label,
        used: field.audit.used,
        distinct: field.tags.length,
        bar: barLength(field.audit.used, fields[i]?.most ?? 1),
        mini: mapsOf(id, field.name)?.mini ?? null,
        why:
          field.tags.length === 0
            ? "Nothing to map"
            : `Listed, not mapped: under ${inWords(MIN_MAP_TAGS)} distinct tags`,
      })),
      clusterField: first?.name ?? "",
      clusters: (first !== undefined && mapsOf(id, first.name) !== null ? first.clusters : [])
        .slice(0, few ? 4 : 3)
        .map((cluster) => {
          const { look, first: head, share, rest } = clusterView(cluster);
          const [second] = rest.split(", ");
          return { id: cluster.id, look, first: head, rest: second ? `, ${second}` : "", share };
        }),
      instead:
        videos === 0
          ? "The file has a header and no row."
          : listed((first?.tags ?? []).slice(0, 6).map(({ tag }) => shortened(tag, 40))),
    };
  });
  const people = study.participants.length;
  return {
    study,
    few,
    fields,
    rows,
    clusterLabel: fields[0]?.label ?? "",
    participants: `${inWords(people)} ${people === 1 ? "participant" : "participants"}`,
    lens: listed(fields.map(({ label }) => `their ${label.toLowerCase()}`)),
  };
}

function barLength(value: number, most: number): number {
  return Math.round((1060 * value) / most) / 10;
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}

/** Of stop tags only their number is told: some are there to hide somebody. */
export function methodView(study: StudyReport, config: Config) {
  const overrides = [...config.overrides].flatMap(([participant, fields]) =>
    [...fields.keys()].flatMap((name) => {
      const field = config.fields.find((known) => known.name === name);
      if (field === undefined) return [];
      const { k, minCount, stopTags } = fieldFor(config, participant, field);
      return [{ participant, field: field.label, k, minCount, stopTags: stopTags.length }];
    }),
  );
  const engines = {
    cluster: CLUSTER_ENGINES[config.clusterEngine],
    layout: LAYOUT_ENGINES[config.layoutEngine],
  };
  return { study, config, engines, overrides, notices: allNotices(study) };
}
