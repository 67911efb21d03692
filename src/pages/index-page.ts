/** The study's page: its figures, and a row a participant. */
import { MIN_MAP_TAGS } from "../analyse/layout.ts";
import { isRoomy } from "../chart/draw.ts";
import { shortened } from "../chart/text-width.ts";
import { inWords, isolated, listed } from "../format.ts";
import { sum } from "../numbers.ts";
import { aboutView } from "./about.ts";
import { citationLine } from "./citation.ts";
import { clusterView } from "./cluster-view.ts";
import { inlineJson, studyData } from "./inline-data.ts";
import type { Sources } from "./page-kind.ts";

export function indexView({ study, miniOf, config, versions }: Sources) {
  const roomy = isRoomy(study.participants.length);
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
      videosBar: columnBar(videos, mostVideos),
      fields: own.map((field, i) => ({
        name: field.name,
        label: field.label,
        used: field.audit.used,
        distinct: field.tags,
        bar: columnBar(field.audit.used, fields[i]?.most ?? 1),
        mini: miniOf(id, field.name),
        why:
          field.tags === 0
            ? "Nothing to map"
            : `Listed, not mapped: under ${inWords(MIN_MAP_TAGS)} ${field.tags < MIN_MAP_TAGS ? "distinct tags" : "tags that the encoder tells apart"}`,
      })),
      clusterField: first?.name ?? "",
      clusters: (first !== undefined && miniOf(id, first.name) !== null ? first.clusters : [])
        .slice(0, roomy ? 4 : 3)
        .map((cluster) => {
          const { look, first: head, share, rest } = clusterView(cluster);
          const [second] = rest.split(", ");
          return { id: cluster.id, look, first: head, rest: second ? `, ${second}` : "", share };
        }),
      instead:
        videos === 0
          ? "The file has a header and no row."
          : listed((first?.first ?? []).map((tag) => isolated(shortened(tag, 40)))),
    };
  });
  const people = study.participants.length;
  return {
    study,
    about: aboutView(config),
    cite: citationLine(config, versions),
    roomy,
    studyData: inlineJson(studyData(study)),
    fields,
    rows,
    clusterLabel: fields[0]?.label ?? "",
    participants: `${inWords(people)} ${people === 1 ? "participant" : "participants"}`,
    lens: listed(fields.map(({ label }) => `their ${isolated(label.toLowerCase())}`)),
  };
}

/** In pixels, of a figure of the table against the largest of its column. */
function columnBar(value: number, most: number): number {
  return Math.round((1060 * value) / most) / 10;
}
