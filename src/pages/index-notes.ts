/** What is said below the table of the study's page: what its colours, lists and search are of. */
import type { StudyTags } from "../chart/page-data.ts";
import { integer, isolated, listed, plural } from "../format.ts";
import type { SharedRows } from "./shared-rows.ts";

interface Field {
  readonly name: string;
  readonly label: string;
  /** Null where its maps are each participant's own. */
  readonly shared: SharedRows | null;
}

export function notesOf(
  fields: readonly Field[],
  tags: readonly StudyTags[],
  roomy: boolean,
): string {
  const [first] = fields;
  const nouns = (of: readonly Field[]): string =>
    listed(of.map(({ label }) => isolated(label.toLowerCase())));
  const shared = fields.filter((field) => field.shared !== null);
  const own = fields.filter((field) => field.shared === null);
  const noun = first === undefined ? "" : nouns([first]);
  const many = roomy
    ? ""
    : ` With so many participants, a small map shows which ${shared.length > 0 ? "topic" : "cluster"} has the most tags in each part of it.`;
  return [
    first !== undefined && first.shared !== null ? topicsNote(noun, first.shared.hasMixed) : "",
    shared.length === 0
      ? ""
      : `Small maps of ${nouns(shared)} are one map of all participants: the ground is everybody’s, the marks are the participant’s own tags, in the colours of the study’s topics. They can be compared from row to row.${many}`,
    first !== undefined && first.shared === null
      ? `Largest clusters are those of the ${noun}.`
      : "",
    own.length === 0
      ? ""
      : `${shared.length === 0 ? "" : `Small maps of ${nouns(own)} are each participant’s own. `}Colours, shapes and numbers rank the clusters within one map, the largest first. They do not match from map to map.${shared.length === 0 ? many : ""}`,
    ...tags.filter(({ left }) => left > 0).map(searchNote),
  ]
    .filter((note) => note !== "")
    .join(" ");
}

function topicsNote(noun: string, hasMixed: boolean): string {
  const mixed = hasMixed
    ? " Topics without a clear theme (grey, “mixed” on the map) are not listed."
    : "";
  return `Largest topics are those of the study that most of a participant’s ${noun} belong to, with their share; tags of reach are left out of it.${mixed}`;
}

function searchNote({ field, noun, tags, left }: StudyTags): string {
  return `The search knows ${plural(tags.length, "tag")} of ${isolated(noun)}, those of most weight; ${integer(left)} more are in data/cohort.${field}.tags.csv.`;
}
