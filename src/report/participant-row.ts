/** What the study's own pages, its manifest and its notices tell of a participant: small, where a report is not. */
import type { ClusterReport } from "./cluster-report.ts";
import type { FieldReport } from "./field-report.ts";
import type { ParticipantReport } from "./participant-report.ts";

/** Clusters that a row may name, and tags where there is none. */
const CLUSTERS = 4;
const TAGS = 6;

type Kept = "name" | "label" | "settings" | "audit" | "metrics" | "readings" | "notices";

export interface FieldRow extends Pick<FieldReport, Kept> {
  /** How many distinct tags, those of reach that are set apart, and those that have no vector of their own. */
  readonly tags: number;
  readonly apart: number;
  readonly unread: number;
  /** The largest whose name covers them. */
  readonly clusters: readonly ClusterReport[];
  /** The most frequent tags. */
  readonly first: readonly string[];
}

export interface ParticipantRow extends Omit<ParticipantReport, "fields"> {
  readonly fields: readonly FieldRow[];
}

export function rowOf({ fields, ...participant }: ParticipantReport): ParticipantRow {
  return { ...participant, fields: fields.map(fieldRow) };
}

export function fieldRow(field: FieldReport): FieldRow {
  const { name, label, settings, audit, metrics, readings, notices } = field;
  const { tags, apart, unread, clusters } = field;
  return {
    name,
    label,
    settings,
    audit,
    metrics,
    readings,
    notices,
    tags: tags.length,
    apart: apart.length,
    unread: unread.length,
    clusters: clusters.filter(({ verdict }) => verdict !== "mixed").slice(0, CLUSTERS),
    first: tags.slice(0, TAGS).map(({ tag }) => tag),
  };
}
