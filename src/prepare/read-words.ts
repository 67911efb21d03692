/** The tags of a participant → the words of each: what is embedded, and what names are made of. */
import { writingOf } from "../clean/clean.ts";
import type { Settled } from "../config/types.ts";
import type { Participant } from "../read/participant.ts";
import { countParticipant, type FieldCount } from "./count-study.ts";
import { asWritten, type Reading } from "./reading/reading.ts";

export interface FieldWords extends FieldCount {
  /** For each tag its words. */
  readonly readings: readonly Reading[];
}

/** @returns by field, in the study's order */
export async function prepareParticipant(
  participant: Pick<Participant, "id" | "rows">,
  config: Settled,
): Promise<FieldWords[]> {
  const fields = countParticipant(participant, config);
  // Word lists take longer to load than a study without hashtags takes in all.
  const { tagReader } = fields.some(isOfWords)
    ? await import("./reading/tag-reader.ts")
    : { tagReader: () => asWritten };
  // A page depends on its participant's file alone, and on what is shown of it.
  const phrases = fields
    .filter(({ config: { name } }) => writingOf(name) === "phrases")
    .flatMap(({ tags }) => tags.map(({ tag }) => tag));
  const read = tagReader({ phrases, readings: config.readings });
  return fields.map((field) => {
    const reader = isOfWords(field) ? read : asWritten;
    return { ...field, readings: field.tags.map(({ tag }) => reader(tag)) };
  });
}

/** @returns by participant, then field, in the study's order */
export async function prepareStudy(
  { participants }: { readonly participants: readonly Pick<Participant, "id" | "rows">[] },
  config: Settled,
): Promise<FieldWords[][]> {
  const prepared: FieldWords[][] = [];
  for (const participant of participants)
    prepared.push(await prepareParticipant(participant, config));
  return prepared;
}

/** Whether the letters of its tags are to be read as words; phrases are words as they are. */
function isOfWords({ config: { name, reading } }: FieldCount): boolean {
  return reading === "words" && writingOf(name) === "hashtags";
}
