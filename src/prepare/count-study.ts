/** A study's rows → tags with counts, for every participant and field. */
import type { Config, FieldConfig } from "../config/types.ts";
import { fieldFor } from "../config/config.ts";
import type { Study } from "../read/study.ts";
import { writingOf } from "../clean/clean.ts";
import { countTags, type TagCount } from "./count-tags.ts";

export interface FieldCount extends TagCount {
  readonly config: FieldConfig;
}

/** @returns by participant, then field, in the study's order */
export function countStudy({ participants }: Study, config: Config): FieldCount[][] {
  return participants.map(({ id, rows }) =>
    config.fields.map((field) => {
      const own = fieldFor(config, id, field);
      const cells = rows.map((row) => row.cells.get(field.name) ?? "missing");
      return { config: own, ...countTags(cells, own, writingOf(field.name)) };
    }),
  );
}
