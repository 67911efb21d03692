/** One participant joined: a JSON-safe object, which its page and its data files are made of. */
import type { FieldResult } from "../analyse/plan.ts";
import type { Settled } from "../config/types.ts";
import { rowCounts } from "../privacy/row-counts.ts";
import { type Participant, videosOf } from "../read/participant.ts";
import { besideFrom } from "./beside.ts";
import { type Days, joinDays } from "./days.ts";
import { type FieldReport, fieldReport } from "./field-report.ts";
import { networkOf } from "./network.ts";
import { type RowAudit, rowAudit, roundedField, roundedRows } from "./rounded-audit.ts";
import { shownVideos } from "./shown-videos.ts";
import { toldFrom } from "./told-periods.ts";

export interface ParticipantReport {
  readonly id: string;
  /** Rows, of which some may repeat a video; rounded under pseudonyms, as is the audit. */
  readonly videos: number;
  readonly audit: RowAudit;
  /** First and last day of the videos, or null where no row has one. */
  readonly days: Days | null;
  /** Where its days are those of viewings. */
  readonly dated?: "seen";
  readonly fields: readonly FieldReport[];
  readonly notices: readonly string[];
}

/**
 * @param results by field
 * @param notices about its file, as a page shows them
 */
export function participantReport(
  participant: Participant,
  results: readonly FieldResult[],
  config: Settled,
  notices: readonly string[],
): ParticipantReport {
  const counts = rowCounts(config);
  const dates = participant.rows.map(({ date }) => date);
  const videoOf = videosOf(participant.rows);
  return {
    id: participant.id,
    videos: counts.round(participant.rows.length),
    audit: roundedRows(rowAudit(participant), counts),
    days: joinDays(dates.map((date) => (date === null ? null : { first: date, last: date }))),
    ...(participant.dated === undefined ? {} : { dated: participant.dated }),
    fields: results.map((result) => {
      const field = fieldReport(result, dates, besideFrom(config), toldFrom(config), videoOf);
      return {
        ...field,
        audit: roundedField(field.audit, counts),
        // Checked with study.json; a site under codes never lists them, whoever calls.
        shownVideos:
          config.showVideos && !config.pseudonyms
            ? shownVideos(participant.rows, result.rowsOf)
            : null,
        network: config.network ? networkOf(result, besideFrom(config)) : null,
      };
    }),
    notices,
  };
}
