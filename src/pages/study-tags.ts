/** What the search of the study's page knows of tags: who has which. */
import { heldCode } from "../chart/cohort-code.ts";
import type { StudyTags } from "../chart/page-data.ts";
import { heldPairs } from "../cohort/held.ts";
import type { CohortField } from "../report/cohort-report.ts";

/** Of a field so many pairs of a tag and a participant: they take about 300 kB. */
const MOST_HELD = 60_000;

/**
 * The tags of most weight, until they and those who have them are too many; the data files have all.
 *
 * @param ids of the participants, in the order of the page's rows
 */
export function studyTags(
  { name, label, tags, rows }: Pick<CohortField, "name" | "label" | "tags" | "rows">,
  ids: readonly string[],
): StudyTags {
  const held = new Map(rows.map((row) => [row.id, row.held]));
  const holders = tags.map((): Map<number, number> => new Map());
  for (const [row, id] of ids.entries())
    for (const [tag] of heldPairs(held.get(id) ?? new Int32Array())) holders[tag]?.set(row, 1);
  let pairs = 0;
  const end = holders.findIndex(({ size }) => (pairs += size) > MOST_HELD);
  const shown = end === -1 ? tags : tags.slice(0, end);
  return {
    field: name,
    noun: label.toLowerCase(),
    tags: shown.map(({ tag }) => tag),
    words: Object.fromEntries(
      shown.flatMap(({ tag, words }, i) => (words === tag ? [] : [[String(i), words]])),
    ),
    held: shown.map((_, i) => heldCode(holders[i] ?? new Map())).join(","),
    left: tags.length - shown.length,
  };
}
