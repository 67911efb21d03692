/** The tags of a study → the words of each: what is embedded, and what names are made of. */
import { writingOf } from "../clean/clean.ts";
import type { Config } from "../config/types.ts";
import type { Study } from "../read/study.ts";
import { countStudy, type FieldCount } from "./count-study.ts";
import { asWritten, type Reading } from "./reading/reading.ts";

export interface FieldWords extends FieldCount {
  /** For each tag its words. */
  readonly readings: readonly Reading[];
}

/** @returns by participant, then field, in the study's order */
export function prepareStudy(study: Study, config: Config): Promise<FieldWords[][]> {
  return readWords(countStudy(study, config), config);
}

/** @param counts by participant, then field */
async function readWords(
  counts: readonly (readonly FieldCount[])[],
  { readings }: Pick<Config, "readings">,
): Promise<FieldWords[][]> {
  // Word lists take longer to load than a study without hashtags takes in all.
  const { tagReader } = counts.flat().some(isOfWords)
    ? await import("./reading/tag-reader.ts")
    : { tagReader: () => asWritten };
  return counts.map((fields) => {
    // A page depends on its participant's file alone, and on what is shown of it.
    const phrases = fields
      .filter(({ config: { name } }) => writingOf(name) === "phrases")
      .flatMap(({ tags }) => tags.map(({ tag }) => tag));
    const read = tagReader({ phrases, readings });
    return fields.map((field) => {
      const reader = isOfWords(field) ? read : asWritten;
      return { ...field, readings: field.tags.map(({ tag }) => reader(tag)) };
    });
  });
}

/** Whether the letters of its tags are to be read as words; phrases are words as they are. */
function isOfWords({ config: { name, reading } }: FieldCount): boolean {
  return reading === "words" && writingOf(name) === "hashtags";
}
