/** Where the rows and occurrences of all participants together went, no reason told that is of too few of them. */
import { sum } from "../numbers.ts";
import type { FieldAudit } from "../prepare/count-tags.ts";
import { rowCounts } from "../privacy/row-counts.ts";
import type { RowAudit } from "./rounded-audit.ts";

/** Rounded; null where fewer participants have any than are told of. */
type Told = number | null;

export interface Everyone {
  readonly rows: Told;
  readonly used: Told;
  readonly skipped: Readonly<Record<"blank" | "header" | "notIncluded", Told>>;
  /** By field. */
  readonly fields: Readonly<
    Record<
      string,
      {
        readonly occurrences: Told;
        readonly used: Told;
        readonly skipped: Readonly<Record<keyof FieldAudit["skipped"], Told>>;
        readonly missing: Told;
        readonly cleaned: Told;
        readonly divided: Told;
      }
    >
  >;
}

/**
 * @param rows of each participant
 * @param fields of each participant, by field
 * @param least of fewer participants nothing is told
 */
export function everyoneOf(
  rows: readonly RowAudit[],
  fields: ReadonlyMap<string, readonly FieldAudit[]>,
  least: number,
): Everyone {
  const { round } = rowCounts({ pseudonyms: true });
  const told = <T>(all: readonly T[], pick: (own: T) => number): Told => {
    const some = all.map(pick).filter((count) => count > 0);
    return some.length > 0 && some.length < least ? null : round(sum(some));
  };
  return {
    rows: told(rows, (own) => own.rows),
    used: told(rows, (own) => own.used),
    skipped: {
      blank: told(rows, ({ skipped }) => skipped.blank),
      header: told(rows, ({ skipped }) => skipped.header ?? 0),
      notIncluded: told(rows, ({ skipped }) => skipped.notIncluded ?? 0),
    },
    fields: Object.fromEntries(
      [...fields].map(([name, all]) => [
        name,
        {
          occurrences: told(all, (own) => own.occurrences),
          used: told(all, (own) => own.used),
          skipped: {
            malformed: told(all, ({ skipped }) => skipped.malformed),
            empty: told(all, ({ skipped }) => skipped.empty),
            stop: told(all, ({ skipped }) => skipped.stop),
            rare: told(all, ({ skipped }) => skipped.rare),
          },
          missing: told(all, (own) => own.missing),
          cleaned: told(all, (own) => own.cleaned),
          divided: told(all, (own) => own.divided ?? 0),
        },
      ]),
    ),
  };
}
