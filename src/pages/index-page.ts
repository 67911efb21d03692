/** The study's page: its figures, and a row a participant. */
import { MIN_MAP_TAGS } from "../analyse/layout.ts";
import { isRoomy } from "../chart/draw.ts";
import { shortened } from "../chart/text-width.ts";
import { inWords, isolated, listed } from "../format.ts";
import { compareAddress } from "../report/compare-address.ts";
import type { FieldRow } from "../report/participant-row.ts";
import { aboutView } from "./about.ts";
import { citationLine } from "./citation.ts";
import { clusterView } from "./cluster-view.ts";
import { notesOf } from "./index-notes.ts";
import { inlineJson, studyData } from "./inline-data.ts";
import type { Sources } from "./page-kind.ts";
import { type RowCluster, type SharedRows, sharedRows } from "./shared-rows.ts";
import { studyTags } from "./study-tags.ts";

export function indexView({ study, miniOf, chartsOf, config, versions }: Sources) {
  const roomy = isRoomy(study.participants.length);
  const most = roomy ? 4 : 3;
  const fields = (study.participants[0]?.fields ?? []).map(({ name, label }, i) => ({
    name,
    label,
    used: study.occurrences[i] ?? 0,
    shared: sharedRows(name, { study, chartsOf }),
    most: Math.max(1, ...study.participants.map((p) => p.fields[i]?.audit.used ?? 0)),
  }));
  const mostVideos = Math.max(1, ...study.participants.map(({ videos }) => videos));
  const ids = study.participants.map(({ id }) => id);
  const rows = study.participants.map(({ id, videos, days, fields: own }) => {
    const first = own[0];
    const shared = fields[0]?.shared ?? null;
    return {
      id,
      compare: study.cohort.length > 0 && videos > 0 ? compareAddress(id) : null,
      videos,
      days,
      videosBar: columnBar(videos, mostVideos),
      fields: own.map((field, i) => ({
        name: field.name,
        label: field.label,
        used: field.audit.used,
        distinct: field.tags,
        bar: columnBar(field.audit.used, fields[i]?.most ?? 1),
        ...smallMap(field, fields[i]?.shared ?? null, id, miniOf),
      })),
      clusters:
        shared !== null
          ? shared.topicsOf(id, most)
          : ownClusters(
              first !== undefined && miniOf(id, first.name) !== null ? first : null,
              id,
              most,
            ),
      instead:
        videos === 0
          ? "The file has a header and no row."
          : listed((first?.first ?? []).map((tag) => isolated(shortened(tag, 40)))),
    };
  });
  const tags = study.cohort.map((field) => studyTags(field, ids));
  const people = study.participants.length;
  return {
    study,
    about: aboutView(config),
    cite: citationLine(config, versions),
    roomy,
    studyData: inlineJson(studyData(study)),
    tagData: tags.map((own) => ({ field: own.field, json: inlineJson(own) })),
    fields,
    rows,
    note: notesOf(fields, tags, roomy),
    largest: (fields[0]?.shared ?? null) === null ? "Largest clusters" : "Largest topics",
    participants: `${inWords(people)} ${people === 1 ? "participant" : "participants"}`,
    lens: listed(fields.map(({ label }) => `their ${isolated(label.toLowerCase())}`)),
  };
}

/** On the shared map where there is one, or else the participant's own. */
function smallMap(
  { name, tags }: FieldRow,
  shared: SharedRows | null,
  id: string,
  miniOf: Sources["miniOf"],
): { readonly mini: string | null; readonly why: string } {
  if (tags === 0) return { mini: null, why: "Nothing to map" };
  if (shared !== null)
    return { mini: shared.miniOf(id), why: "None of these tags is on the shared map" };
  const few = tags < MIN_MAP_TAGS ? "distinct tags" : "tags that the encoder tells apart";
  return {
    mini: miniOf(id, name),
    why: `Listed, not mapped: under ${inWords(MIN_MAP_TAGS)} ${few}`,
  };
}

/** The largest clusters of a map of one's own. */
function ownClusters(field: FieldRow | null, id: string, most: number): RowCluster[] {
  if (field === null) return [];
  return field.clusters.slice(0, most).map((cluster) => {
    const { look, first, share, rest } = clusterView(cluster);
    const [second] = rest.split(", ");
    const href = `${id}.html#${field.name}-${cluster.id}`;
    return { look, href, first, rest: second ? `, ${second}` : "", share };
  });
}

/** In pixels, of a figure of the table against the largest of its column. */
function columnBar(value: number, most: number): number {
  return Math.round((1060 * value) / most) / 10;
}
