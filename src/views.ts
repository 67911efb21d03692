/** What the templates show, worked out: words for figures, lengths of bars, why there is no map. */
import type { FieldMaps, MapsOf } from "./chart/map.ts";
import { clusterLook } from "./chart/symbols.ts";
import { shortened } from "./chart/text-width.ts";
import { type Config, fieldFor } from "./config.ts";
import { fixed, integer, inWords, listed, plural } from "./format.ts";
import { MIN_MAP_TAGS } from "./layout.ts";
import {
  allNotices,
  type ClusterReport,
  type FieldReport,
  type Metrics,
  type StudyReport,
  type TagReport,
} from "./report.ts";

/** Rows of a cluster's table before the fold. */
const HEAD_ROWS = 8;
const SMALL_MAP = 50;
const MAX_SHOWN = 80;
const BAR = 56;

export function fieldView(field: FieldReport, maps: FieldMaps | null) {
  const { tags, clusters, metrics } = field;
  const largest = clusters[0]?.count ?? 1;
  return {
    ...field,
    tags: tags.map((tag) => ({ ...tag, shown: shortened(tag.tag, MAX_SHOWN) })),
    map: maps?.map ?? null,
    why: whyNoMap(field),
    caution: caution(field),
    clusters: clusters.map((cluster) => ({
      ...clusterView(cluster),
      bar: tenths((100 * cluster.count) / largest),
      ...tableOf(tags.filter((tag) => tag.cluster === cluster.id)),
    })),
    ...(metrics === null ? {} : trustView(metrics, clusters)),
  };
}

function clusterView(cluster: ClusterReport) {
  const [first = "", ...rest] = cluster.nameTags.map((tag) => shortened(tag, 40));
  return { ...cluster, look: clusterLook(cluster.id), first, rest: rest.join(", ") };
}

function tableOf(tags: readonly TagReport[]) {
  const most = tags[0]?.count ?? 1;
  const rows = tags.map((tag) => ({
    ...tag,
    shown: shortened(tag.tag, MAX_SHOWN),
    bar: tenths((BAR * tag.count) / most),
  }));
  return { head: rows.slice(0, HEAD_ROWS), more: rows.slice(HEAD_ROWS) };
}

function tenths(value: number): number {
  return Math.max(1, Math.round(value * 10) / 10);
}

function whyNoMap({ tags, label, audit }: FieldReport): string {
  const noun = label.toLowerCase();
  if (tags.length === 0)
    return audit.occurrences === 0
      ? `None of these videos carried ${noun}.`
      : `All ${integer(audit.occurrences)} ${noun} were left out by the study’s settings; the audit says by which.`;
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
        .slice(0, 4)
        .map((cluster) => {
          const { look, first: head, share } = clusterView(cluster);
          const second = cluster.nameTags[1];
          const rest = second === undefined ? "" : `, ${shortened(second, 40)}`;
          return { id: cluster.id, look, first: head, rest, share };
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

export function methodView(study: StudyReport, config: Config) {
  const overrides = [...config.overrides].flatMap(([participant, fields]) =>
    [...fields.keys()].flatMap((name) => {
      const field = config.fields.find((known) => known.name === name);
      if (field === undefined) return [];
      const { k, minCount, stopTags } = fieldFor(config, participant, field);
      const stop = stopTags.length === 0 ? "none" : stopTags.join(", ");
      return [{ participant, field: field.label, k, minCount, stopTags: stop }];
    }),
  );
  return { study, config, overrides, notices: allNotices(study) };
}
