/** The steps from the notebook to the default, and the sample built by each as a site would be. */
import { availableParallelism, tmpdir } from "node:os";
import { analyseStudy, planAnalyses } from "../analyse/analyse-study.ts";
import type { FieldResult } from "../analyse/plan.ts";
import { askedOf } from "../analyse/questions.ts";
import { makeConfig } from "../config/config.ts";
import type { Config, Settings, SettingsFile } from "../config/types.ts";
import { FiledVectors } from "../embed/filed-vectors.ts";
import { embedStudy } from "../embed/embed-study.ts";
import { encoderId } from "../embed/encoder-id.ts";
import { type FieldWords, prepareStudy } from "../prepare/read-words.ts";
import { makeProgress } from "../progress.ts";
import type { Study } from "../read/study.ts";

export interface Step {
  readonly name: string;
  readonly settings: Settings;
  /** Whether phrases are as in the step before: they are words, and of reach none is. */
  readonly hashtagsOnly: boolean;
}

const WORDS = { reading: "words", context: 0, weights: "count", reach: "keep" } as const;

/** Each adds one thing to the one before; the last is the default. */
export const STEPS: readonly Step[] = [
  { name: "as written (notebook)", settings: { method: "notebook" }, hashtagsOnly: false },
  { name: "words", settings: WORDS, hashtagsOnly: true },
  { name: "root weights", settings: { ...WORDS, weights: "root" }, hashtagsOnly: false },
  { name: "context, centred", settings: { reach: "keep" }, hashtagsOnly: false },
  { name: "reach apart", settings: {}, hashtagsOnly: true },
];

/** By it figures are the same on every machine. */
const BACKEND = "wasm";

/** The sample's settings with others in their place. */
export function configOf(data: string, file: SettingsFile, settings: Settings): Config {
  const settled = { ...file.settings, curve: false, ...settings };
  return makeConfig({ data, "no-cache": true }, { ...file, settings: settled });
}

/**
 * @param configs by step, then seed; the seeds of a step differ in nothing else
 * @returns what a build finds: by step, seed, participant and field
 */
export async function buildSteps(
  study: Study,
  configs: readonly (readonly [Config, ...Config[]])[],
): Promise<FieldResult[][][][]> {
  const progress = makeProgress({
    stream: process.stderr,
    quiet: true,
    now: () => performance.now(),
  });
  const steps: { fields: FieldWords[][]; seeds: readonly [Config, ...Config[]] }[] = [];
  for (const seeds of configs) steps.push({ fields: await prepareStudy(study, seeds[0]), seeds });
  const texts = steps.flatMap(({ fields, seeds: [config] }) =>
    fields.flat().flatMap((field) => askedOf(field, config, fields.length).texts),
  );
  const embedding = { backend: BACKEND, cache: null, jobs: availableParallelism() } as const;
  const distinct = [...new Set(texts)].toSorted();
  const vectors = await FiledVectors.open(tmpdir());
  await vectors.keep(distinct, await embedStudy(distinct, embedding, progress));
  const source = { cache: null, id: encoderId(BACKEND), given: null };
  const found: FieldResult[][][][] = [];
  for (const { fields, seeds } of steps) {
    const results: FieldResult[][][] = [];
    for (const config of seeds) {
      const analyses = planAnalyses(fields, vectors, source, config);
      results.push(await analyseStudy(analyses, config.jobs, progress));
    }
    found.push(results);
  }
  vectors.close();
  return found;
}
