/** Participants, gathered → the whole site: what only all of them together decide. */
import { dirname } from "node:path";
import { collect } from "../collect.ts";
import { analyseStudy, planAnalyses } from "../analyse/analyse-study.ts";
import type { FieldResult } from "../analyse/plan.ts";
import { type ChartsOf, isRoomy } from "../chart/draw.ts";
import { planCohort, pooledWords } from "../cohort/plan.ts";
import type { Settled } from "../config/types.ts";
import type { VectorSource } from "../embed/choose-vectors.ts";
import { FiledVectors } from "../embed/filed-vectors.ts";
import { MODEL_HASH } from "../embed/weights.ts";
import type { StudyTopics } from "../pages/cluster-topics.ts";
import type { Progress } from "../progress.ts";
import { topicsOf } from "../report/cohort-report.ts";
import { type Gathered, noticesOf } from "../report/member.ts";
import { makeReport, type StudyReport } from "../report/report.ts";
import { totalsOf } from "../report/totals.ts";
import type { Shared } from "./finish-participant.ts";
import { type FinishedField, unpackField } from "./finish-field.ts";
import { finishFields } from "./finish-fields.ts";
import { worthWorkers } from "./gather-study.ts";
import { finishStudy } from "./finish-study.ts";
import { makeSite, type Site } from "./make-site.ts";
import { versionsOf } from "./manifest.ts";
import { drafted, type SiteFolder } from "./site-folder.ts";
import { firstOf, textsOf, type UnitPlan } from "./units.ts";

export interface Completing {
  readonly gathered: Gathered;
  readonly units: readonly UnitPlan[];
  readonly source: VectorSource;
}

export interface Made extends Site {
  readonly report: StudyReport;
  /** The folder in which something of the old site had to be kept, or null. */
  readonly left: string | null;
}

/** Whose vectors take more room than a small study's workers. */
const MANY_TEXTS = 20_000;

/** @throws InputError where the site cannot be written, or a unit cannot be read; the old site stays */
export async function completeSite(
  folder: SiteFolder,
  completing: Completing,
  progress: Progress,
): Promise<Made> {
  const { gathered, units, source } = completing;
  const { config, members } = gathered;
  const { fields, results, vectors } = await analysed(folder, completing, progress);
  if (worthWorkers(members.length)) collect();
  const notices = noticesOf(gathered).map((told) => told.map(({ shown }) => shown));
  return drafted(folder, async (stage) => {
    const topics = new Map(fields.map(({ name, topics: own }) => [name, own]));
    const shared = shareOf(config, members.length, source, stage, { topics });
    const given = { results, vectors, embed: source.embed, notices };
    const finished = await finishStudy(units, shared, given, progress);
    vectors.close();
    const { cache } = source;
    if (cache !== null)
      cache.broken ??=
        [...fields, ...finished].find(({ broken }) => broken !== null)?.broken ?? null;
    progress.stage("write");
    const parts = fields.map(unpackField);
    const cohort = parts.map(({ field }) => field);
    const charts = new Map(parts.map(({ field, charts: own }) => [field.name, own]));
    const report = makeReport(gathered, totalsOf(members, config), finished, cohort);
    const chartsOf: ChartsOf = (field) => charts.get(field) ?? null;
    return { report, ...(await makeSite(shared.setting, report, finished, chartsOf, stage)) };
  });
}

interface Analysed {
  readonly vectors: FiledVectors;
  readonly fields: readonly FinishedField[];
  /** By unit, of those that are analysed before the others. */
  readonly results: readonly (readonly FieldResult[])[];
}

/** What all together are asked is let go of with this: it is as large as the study. */
async function analysed(
  { path }: Pick<SiteFolder, "path">,
  { gathered: { config, members }, units, source }: Completing,
  progress: Progress,
): Promise<Analysed> {
  // Rows that were read are with their packs by now.
  if (worthWorkers(members.length)) collect();
  const plans = planCohort(members, config);
  const first = [...firstOf(units), pooledWords(plans)];
  const vectors = await FiledVectors.open(dirname(path));
  const analyses = planAnalyses(first, vectors, source, config, members.length);
  const texts = textsOf(units, analyses.texts);
  await keepVectors(vectors, texts, source, members.length);
  const ids = units.map(({ id }) => id);
  const results = await analyseStudy(analyses, config.jobs, progress, ids);
  const shared = { config, cache: source.cache?.path ?? null, roomy: isRoomy(members.length) };
  const topics = topicsOf(plans, results.at(-1) ?? []);
  const fields = await finishFields(topics, shared, members.length, progress);
  return { fields, results: results.slice(0, -1), vectors };
}

/** As they came from the encoder, vectors are given back once they are filed. @param people who are worked on */
export async function keepVectors(
  vectors: FiledVectors,
  texts: readonly string[],
  { embed }: Pick<VectorSource, "embed">,
  people: number,
): Promise<void> {
  await vectors.keep(texts, await embed(texts));
  if (worthWorkers(people) || texts.length >= MANY_TEXTS) collect();
}

/**
 * @param people participants of the study
 * @param cohort topics by field; null where units are made for others to finish
 */
export function shareOf(
  config: Settled,
  people: number,
  { backend, given, id, cache }: VectorSource,
  stage: string,
  cohort: { readonly topics: StudyTopics } | null,
): Shared {
  const versions = versionsOf(MODEL_HASH, backend, config.network);
  const model = given === null ? null : { name: given.name, dimensions: given.dimensions };
  return {
    setting: { config, backend, model, versions },
    people,
    roomy: isRoomy(people),
    source: id,
    cache: cache?.path ?? null,
    stage,
    // Where nobody is compared there are none.
    topics: cohort === null || cohort.topics.size === 0 ? null : cohort.topics,
    isPart: cohort === null,
  };
}
