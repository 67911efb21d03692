/** The distinct tags of the whole study → their vectors, each text once. */
import type { RunningBackend } from "./backend.ts";
import type { Config } from "./config.ts";
import type { FieldCount } from "./count.ts";
import { openEncoder } from "./embed.ts";
import { type Matrix, takeRows } from "./kernels/matrix.ts";
import type { Progress } from "./progress.ts";

export interface StudyVectors {
  /** One row for each of the texts, which must be tags of the study. */
  readonly vectorsOf: (texts: readonly string[]) => Matrix;
  readonly backend: RunningBackend;
}

/** @throws InputError where the backend cannot run here */
export async function embedStudy(
  counts: readonly (readonly FieldCount[])[],
  { backend: wanted }: Config,
  progress: Progress,
): Promise<StudyVectors> {
  const report = progress.stage("embed");
  const texts = [
    ...new Set(counts.flat().flatMap(({ tags }) => tags.map(({ tag }) => tag))),
  ].toSorted();
  const encoder = await openEncoder(wanted);
  progress.say(`${texts.length} distinct tags, encoder on ${encoder.backend}`);
  const vectors = await encoder.embed(texts, report);
  const rowOf = new Map(texts.map((text, row) => [text, row]));
  return {
    vectorsOf: (wantedTexts) =>
      takeRows(
        vectors,
        wantedTexts.map((text) => {
          const row = rowOf.get(text);
          if (row === undefined) throw new Error(`no vector for ${JSON.stringify(text)}`);
          return row;
        }),
      ),
    backend: encoder.backend,
  };
}
