/** What the script of the cohort's page needs of a field. */
import { type CohortData, heldCode } from "../chart/cohort-code.ts";
import { heldPairs } from "../cohort/held.ts";
import type { CohortField } from "../report/cohort-report.ts";
import { titleOf } from "../report/cluster-title.ts";
import { sum } from "../numbers.ts";
import { comparable, hasEnough } from "./cohort-lede.ts";

const PARTS = 10_000;
/** Rows times tags that a page has room to tell of: of a thousand rows the 400 tags of most weight. */
const ROOM = 400_000;

export function cohortData(field: CohortField): CohortData {
  const { name, topics, tags, order, participants } = field;
  const rows = comparable(field);
  // Tags of the map are the first ones.
  const shown = tags
    .filter(({ x }) => x !== null)
    .slice(0, Math.floor(ROOM / Math.max(1, rows.length)));
  return {
    name,
    ids: rows.map(({ id }) => id),
    enough: [...rows.keys()].filter((at) => rows[at] !== undefined && hasEnough(rows[at])),
    order: [...order.participants, ...rows.slice(participants).keys()]
      .map((place, at) => (at < participants ? place : participants + place))
      .join(" "),
    topics: topics.map((topic) => titleOf(topic).head),
    shares: rows.map(({ shares }) =>
      shares
        .map((own) =>
          own === null
            ? ""
            : [own.share, own.low, own.high].map((part) => Math.round(PARTS * part)).join(" "),
        )
        .join(","),
    ),
    tags: shown.map(({ tag }) => tag),
    held: rows.map(({ held }) =>
      heldCode([...heldPairs(held)].filter(([tag]) => tag < shown.length)),
    ),
    sizes: rows.map(({ occurrences }) => occurrences),
    size: sum(tags.map(({ count }) => count)),
    counts: shown.map(({ count }) => count).join(" "),
  };
}
