/** Everything joined: one JSON-safe object a participant, which pages and data files are made of. */
import { relative, sep } from "node:path";
import type { Analysis } from "./analyse.ts";
import type { Config, FieldConfig } from "./config.ts";
import type { Notice } from "./error.ts";
import type { Participant, Study } from "./study.ts";
import { type FieldAudit, MAX_READ_CHARACTERS, type Tag } from "./tags.ts";

export interface TagReport extends Tag {
  /** 1-based; null below two distinct tags. */
  readonly cluster: number | null;
  /** Map coordinates with 4 decimals; null below ten distinct tags. */
  readonly x: number | null;
  readonly y: number | null;
}

export interface ClusterReport {
  readonly id: number;
  readonly name: string;
  readonly nameTags: readonly string[];
  /** Distinct tags. */
  readonly tags: number;
  /** Occurrences. */
  readonly count: number;
  /** Share of the field's occurrences, 0 to 1. */
  readonly share: number;
  readonly silhouette: number | null;
  /** Its tags lie, on average, nearer to another cluster. */
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
    readonly stopTags: readonly string[];
  };
  readonly audit: FieldAudit;
  /** By falling count, then by code points. */
  readonly tags: readonly TagReport[];
  readonly clusters: readonly ClusterReport[];
  readonly metrics: Metrics | null;
  /** Tags of which the encoder reads another one alike. */
  readonly alike: number;
  /** What the analysis had to do otherwise than asked, e.g. "k 10 clamped to 4 distinct vectors". */
  readonly notices: readonly string[];
}

export interface ParticipantReport {
  readonly id: string;
  /** Rows, of which some may repeat a video. */
  readonly videos: number;
  readonly audit: {
    readonly rows: number;
    readonly used: number;
    readonly skipped: { readonly blank: number };
  };
  /** First and last day of the videos, or null where no row has one. */
  readonly days: { readonly first: string; readonly last: string } | null;
  readonly fields: readonly FieldReport[];
  readonly notices: readonly string[];
}

export interface StudyReport {
  readonly title: string;
  readonly participants: readonly ParticipantReport[];
  /** Videos of the whole study, each counted once. */
  readonly videos: number;
  readonly days: ParticipantReport["days"];
  /** Notices that belong to no participant. */
  readonly notices: readonly string[];
}

export interface FieldResult {
  readonly config: FieldConfig;
  readonly audit: FieldAudit;
  readonly tags: readonly Tag[];
  readonly analysis: Analysis;
}

/** @param results by participant, then field, in the study's order */
export function makeReport(
  config: Config,
  study: Study,
  results: readonly (readonly FieldResult[])[],
): StudyReport {
  const noticesOf = (file: string): string[] =>
    study.notices.filter((notice) => notice.file === file).map(withLine);
  const participants = study.participants.map((participant, i): ParticipantReport => ({
    id: participant.id,
    videos: participant.rows.length,
    audit: {
      rows: participant.rows.length + participant.blankLines,
      used: participant.rows.length,
      skipped: { blank: participant.blankLines },
    },
    days: daysOf(participant),
    fields: (results[i] ?? []).map(fieldReport),
    notices: noticesOf(participant.file),
  }));
  const files = new Set(study.participants.map(({ file }) => file));
  return {
    title: config.title,
    participants,
    videos: study.videos,
    days: joinDays(participants.map(({ days }) => days)),
    notices: study.notices
      .filter(({ file }) => !files.has(file))
      .map((notice) => placed(notice, config.dataDir)),
  };
}

/** The same text wherever the study's folder lies. */
function placed(notice: Notice, dataDir: string): string {
  const name = relative(dataDir, notice.file).split(sep).join("/");
  return name === "" ? withLine(notice) : `${name}: ${withLine(notice)}`;
}

function withLine({ line, what }: Notice): string {
  return line === undefined ? what : `line ${line}: ${what}`;
}

function fieldReport({ config, audit, tags, analysis }: FieldResult): FieldReport {
  const { clusters, layout, distinctVectors } = analysis;
  const alike = tags.length - distinctVectors;
  const place = (i: number): number | null => layout?.places[i] ?? null;
  return {
    name: config.name,
    label: config.label,
    settings: { k: config.k, minCount: config.minCount, stopTags: config.stopTags },
    audit,
    tags: tags.map((tag, i) => ({
      ...tag,
      cluster: clusters?.labels[i] ?? null,
      x: place(2 * i),
      y: place(2 * i + 1),
    })),
    clusters: (clusters?.clusters ?? []).map(
      ({ id, name, nameTags, members, count, silhouette }): ClusterReport => ({
        id,
        name,
        nameTags,
        tags: members.length,
        count,
        share: rounded(count / audit.used),
        silhouette: silhouette === null ? null : rounded(silhouette),
        weak: silhouette !== null && silhouette < 0,
      }),
    ),
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
    notices: analysisNotices(config.k, tags, analysis, alike),
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
    notices.push(`too few tags for a map (${tags.length} distinct); listed`);
  if (clusters !== null && clusters.k < k)
    notices.push(`k ${k} clamped to ${clusters.k}, the distinct vectors`);
  if (alike > 0) notices.push(`${alike} tags have the same vector as another`);
  const long = tags.filter(({ tag }) => tag.length > MAX_READ_CHARACTERS).length;
  if (long > 0)
    notices.push(
      `${long} tags of more than ${MAX_READ_CHARACTERS} characters; embedded by their beginning, shortened where shown`,
    );
  return notices;
}

/** Every notice of a report, one line each, as the method page lists them. */
export function allNotices({ notices, participants }: StudyReport): string[] {
  return [
    ...notices,
    ...participants.flatMap(({ id, notices: own, fields }) => [
      ...own.map((notice) => `participant ${id}: ${notice}`),
      ...fields.flatMap((field) =>
        field.notices.map((notice) => `participant ${id}, ${field.label}: ${notice}`),
      ),
    ]),
  ];
}

/** Six decimals: more than anyone reads, fewer than a last bit can change. */
function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

type Days = NonNullable<ParticipantReport["days"]>;

function daysOf({ rows }: Participant): Days | null {
  return joinDays(rows.map(({ date }) => (date === null ? null : { first: date, last: date })));
}

function joinDays(all: readonly (Days | null)[]): Days | null {
  const known = all.filter((days): days is Days => days !== null);
  const [start] = known;
  if (start === undefined) return null;
  return known.reduce(
    (joined, { first, last }) => ({
      first: first < joined.first ? first : joined.first,
      last: last > joined.last ? last : joined.last,
    }),
    start,
  );
}
