/**
 * The settings that decide a part of an analysis, by their rows. An analysis is given these and no
 * other, and is kept under the same object: what is not declared is neither read nor forgotten.
 */
import type { Settled, FieldConfig } from "./types.ts";
import type { Part, Rows, ValueOf } from "./settings-row.ts";
import { FIELD, STUDY } from "./settings-table.ts";

const ROWS = { ...STUDY, ...FIELD };
type AllRows = typeof ROWS;
type PartsOf<R> = R extends { decides: readonly (infer P)[] } ? P : never;

export type Deciding<P extends Part> = {
  readonly [N in keyof AllRows as P extends PartsOf<AllRows[N]> ? N : never]: ValueOf<
    AllRows[N]["is"]
  >;
};

/** @param field the settings of the field, for the participant in question */
export function decidingOf<P extends Part>(
  part: P,
  study: Settled,
  field: FieldConfig,
): Deciding<P> {
  return decidingAmong(ROWS, part, { ...study, ...field }) as Deciding<P>;
}

/** @param values by key; of rows that do not decide the part none is in the answer */
export function decidingAmong(
  rows: Rows,
  part: Part,
  values: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(rows)
      .filter(([, { decides }]) => decides?.includes(part))
      .map(([key]) => [key, values[key]]),
  );
}
