/** A participant's page: each field's map, clusters and tables. */
import { TABLE_COLUMNS } from "../chart/page-data.ts";
import { rowCounts } from "../privacy/row-counts.ts";
import { captionLines, citationLine } from "./citation.ts";
import { fieldView } from "./field-view.ts";
import type { Sources } from "./page-kind.ts";

/** Clusters that the first sentence of the page names. */
const NAMED = 3;

/** What its template shows, but for the frame of every page. */
export function participantView(
  { mapsOf, config, versions }: Sources,
  participant: Sources["study"]["participants"][number],
) {
  const cite = citationLine(config, versions, participant.id);
  const counts = rowCounts(config);
  return {
    participant,
    cite,
    named: NAMED,
    largest: largestWords,
    tableColumns: TABLE_COLUMNS,
    fieldNames: participant.fields.map(({ name }) => name).join(" "),
    fields: participant.fields.map((field) =>
      fieldView(
        field,
        mapsOf(participant.id, field.name),
        captionLines(field, config, participant.id, cite),
        counts,
      ),
    ),
  };
}

/** How a sentence that names the first three clusters begins: a fourth may be as large as the third. */
export function largestWords(clusters: readonly { readonly count: number }[]): string {
  if (clusters.length === 1) return "The largest cluster";
  const isCut = clusters.length > NAMED && clusters[NAMED]?.count === clusters[NAMED - 1]?.count;
  return isCut ? "Among the largest clusters" : "The largest clusters";
}
