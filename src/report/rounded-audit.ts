/** An audit that still adds up once its counts of rows are rounded. */
import type { FieldAudit } from "../prepare/count-tags.ts";
import type { RowCounts } from "../privacy/row-counts.ts";
import type { Participant } from "../read/participant.ts";
import { sum } from "../numbers.ts";

/** Where every row of a file went: rows = used + skipped. */
export interface RowAudit {
  readonly rows: number;
  readonly used: number;
  /**
   * Lines that are no row, `header` only where the header is there again; and rows that the study's lists
   * left out, only where it has lists.
   */
  readonly skipped: {
    readonly blank: number;
    readonly header?: number;
    readonly notIncluded?: number;
  };
}

/** @returns where the rows of a participant went */
export function rowAudit({ rows, blankLines, headersAgain, notIncluded }: Participant): RowAudit {
  return {
    rows: rows.length + blankLines + headersAgain + (notIncluded ?? 0),
    used: rows.length,
    skipped: {
      blank: blankLines,
      ...(headersAgain === 0 ? {} : { header: headersAgain }),
      ...(notIncluded === undefined ? {} : { notIncluded }),
    },
  };
}

/** Rows = used + skipped, also of rounded ones. */
export function roundedRows({ used, skipped }: RowAudit, { round }: RowCounts): RowAudit {
  const rounded = { used: round(used), skipped: roundedEach(skipped, round) };
  return { rows: rounded.used + sum(Object.values(rounded.skipped)), ...rounded };
}

/**
 * Occurrences = used + empty + stop + rare, also of rounded ones. Those used stay as they are: they are
 * the sum of the tags' counts, which are shown.
 */
export function roundedField(audit: FieldAudit, { round }: RowCounts): FieldAudit {
  const { used, skipped, missing, cleaned, divided } = audit;
  const rounded = roundedEach(skipped, round);
  const change =
    sum(Object.values(rounded)) -
    rounded.malformed -
    (sum(Object.values(skipped)) - skipped.malformed);
  return {
    occurrences: audit.occurrences + change,
    used,
    skipped: rounded,
    missing: round(missing),
    cleaned: round(cleaned),
    ...(divided === undefined ? {} : { divided: round(divided) }),
  };
}

function roundedEach<T extends Readonly<Record<string, number>>>(
  counts: T,
  round: RowCounts["round"],
): T {
  return Object.fromEntries(
    Object.entries(counts).map(([reason, count]) => [reason, round(count)]),
  ) as T;
}
