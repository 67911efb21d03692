/** A participant's page: each field's map, clusters and tables. */
import { TABLE_COLUMNS } from "../chart/page-data.ts";
import { compareAddress } from "../report/compare-address.ts";
import { rowCounts } from "../privacy/row-counts.ts";
import { clusterTopics } from "./cluster-topics.ts";
import { captionLines, citationLine } from "./citation.ts";
import { fieldView } from "./field-view.ts";
import { headlineOf } from "./headline.ts";
import type { Sources } from "./page-kind.ts";

/** What its template shows, but for the frame of every page. */
export function participantView(
  { study, mapsOf, config, versions }: Sources,
  participant: Sources["study"]["participants"][number],
) {
  const cite = citationLine(config, versions, participant.id);
  const counts = rowCounts(config);
  return {
    participant,
    compare:
      study.cohort.length > 0 && participant.videos > 0 ? compareAddress(participant.id) : null,
    topics: Object.fromEntries(
      participant.fields.map((field) => [field.name, clusterTopics(field, study.cohort)]),
    ),
    cite,
    headline: headlineOf,
    tableColumns: TABLE_COLUMNS,
    fieldNames: participant.fields.map(({ name }) => name).join(" "),
    fields: participant.fields.map((field) =>
      fieldView(
        field,
        mapsOf(participant.id, field.name),
        captionLines(field, config, participant.id, cite),
        counts,
        participant.dated ?? "posted",
      ),
    ),
  };
}
