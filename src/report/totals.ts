/** What of a study is summed over the rows of all participants. */
import { isAggregate } from "../config/aggregate-checks.ts";
import type { Config } from "../config/types.ts";
import type { FieldWords } from "../prepare/read-words.ts";
import { rowCounts } from "../privacy/row-counts.ts";
import type { Study } from "../read/study.ts";
import { type Everyone, everyoneOf } from "./everyone.ts";
import { occurrencesOnVideos } from "./occurrences.ts";
import { rowAudit } from "./rounded-audit.ts";

export interface Totals {
  /** By field; see `StudyReport`. */
  readonly occurrences: readonly number[];
  /** Of an aggregate. */
  readonly everyone: Everyone | null;
}

/** @param fields by participant */
export function totalsOf(
  { participants }: Pick<Study, "participants">,
  fields: readonly (readonly FieldWords[])[],
  config: Config,
): Totals {
  const { round } = rowCounts(config);
  const rowsOf = (at: number) =>
    participants.map(({ rows }, i) => ({ rows, rowsOf: fields[i]?.[at]?.rowsOf ?? [] }));
  const audits = config.fields.map(
    ({ name }, at) => [name, fields.flatMap((own) => own[at]?.audit ?? [])] as const,
  );
  return {
    occurrences: config.fields.map((_, at) => round(occurrencesOnVideos(rowsOf(at)))),
    everyone: isAggregate(config)
      ? everyoneOf(participants.map(rowAudit), new Map(audits), config.minParticipants)
      : null,
  };
}
