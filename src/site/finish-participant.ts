/** One participant, from counts to finished files: what a worker does, and what it hands back. */
import { deserialize } from "node:v8";
import { analyse, type Analysis } from "../analyse/analyse.ts";
import { AnalysisStore } from "../analyse/analysis-store.ts";
import { type FieldResult, finishPlan, planField, questionsOf } from "../analyse/plan.ts";
import { askedOf, type Given, type Vectored } from "../analyse/questions.ts";
import { readDocument, writeDocument } from "../cache/documents.ts";
import { CacheFolder } from "../cache/folder.ts";
import { drawParticipant } from "../chart/draw.ts";
import type { Matrix } from "../kernels/matrix.ts";
import { renderer } from "../pages/frame.ts";
import type { Setting } from "../pages/page-kind.ts";
import type { Around } from "../pages/participant-page.ts";
import type { StudyTopics } from "../pages/cluster-topics.ts";
import type { FieldWords } from "../prepare/read-words.ts";
import type { Participant } from "../read/participant.ts";
import { participantReport } from "../report/participant-report.ts";
import type { ParticipantRow } from "../report/participant-row.ts";
import { linksOf, type PageLinks } from "./links.ts";
import { writeFiles } from "./stage.ts";
import { filesOf, makeUnit, type Unit } from "./unit.ts";

/** What all participants have in common. */
export interface Shared {
  readonly setting: Setting;
  /** Participants of the study. */
  readonly people: number;
  /** Whether small maps have room for a point a tag. */
  readonly roomy: boolean;
  /** What the vectors come from, as the cache names it. */
  readonly source: string;
  readonly cache: string | null;
  readonly stage: string;
  readonly topics: StudyTopics | null;
}

/** A field's vectors, or what was found of it before. */
export interface FieldInput {
  readonly analysis: Analysis | null;
  /** Which vectors came with the study; null where they are the encoder's. */
  readonly vectored: Vectored | null;
  /** A row for each text that its analysis asks for; null where none is needed. */
  readonly vectors: Matrix | null;
}

export interface FinishTask {
  /** Of the unit in the cache; null where it is to be made. */
  readonly known: boolean;
  readonly key: string;
  /** Of `pack`. */
  readonly packed: Uint8Array;
  readonly fields: readonly FieldInput[];
  readonly around: Omit<Around, "topics">;
}

export interface Finished {
  readonly row: ParticipantRow;
  readonly minis: Unit["minis"];
  /** path → sha256 */
  readonly files: readonly (readonly [string, string])[];
  readonly page: readonly [string, PageLinks];
  /** Why the cache took nothing more, or null. */
  readonly broken: string | null;
}

/** @returns null where the unit that was known cannot be read */
export async function finishParticipant(
  task: FinishTask,
  shared: Shared,
): Promise<Finished | null> {
  const { setting, stage, topics } = shared;
  const cache = cacheOf(shared);
  const unit = task.known
    ? (readDocument(cache, "units", task.key) as Unit | null)
    : await unitOf(task, shared, cache);
  if (unit === null) return null;
  if (!task.known) writeDocument(cache, "units", task.key, unit);
  const files = filesOf(setting, unit, { ...task.around, topics }, renderOf(setting));
  const hashes = await writeFiles(stage, files);
  const path = `${unit.row.id}.html`;
  return {
    row: { ...unit.row, notices: task.around.notices },
    minis: unit.minis,
    files: [...hashes],
    page: [path, linksOf(files.get(path) ?? "")],
    broken: cache?.broken ?? null,
  };
}

async function unitOf(
  { packed, fields }: FinishTask,
  shared: Shared,
  cache: CacheFolder | null,
): Promise<Unit> {
  const { setting, people, roomy, source } = shared;
  const own = deserialize(packed) as Packed;
  const store = new AnalysisStore(cache, source);
  const results: FieldResult[] = [];
  for (const [i, field] of own.fields.entries()) {
    const input = fields[i];
    if (input === undefined) throw new Error("a field without its vectors");
    results.push(await resultOf(field, input, store, setting, people));
  }
  const report = participantReport(own.participant, results, setting.config, []);
  const { maps } = await drawParticipant(report, cache, roomy);
  return makeUnit(setting, report, maps, renderOf(setting));
}

/** A participant's rows, and what was counted of them: as bytes they take a tenth of the memory. */
export interface Packed {
  readonly participant: Participant;
  readonly fields: readonly FieldWords[];
}

async function resultOf(
  field: FieldWords,
  { analysis, vectored, vectors }: FieldInput,
  store: AnalysisStore,
  { config, model }: Setting,
  people: number,
): Promise<FieldResult> {
  const given: Given | null =
    vectored === null || model === null ? null : { name: model.name, among: () => vectored };
  if (analysis !== null) {
    const { mapped, read } = askedOf(field, config, people, given);
    return { ...field, mapped, read, model: given?.name ?? null, analysis };
  }
  const plan = planField(field, store, config, people, given);
  return finishPlan(
    plan,
    store,
    (best, parts) => {
      if (vectors === null) throw new Error("an analysis without vectors");
      const { read } = plan.asked;
      return analyse({ vectors, read, threads: 1, best, questions: questionsOf(plan, parts) });
    },
    true,
  );
}

let render: ReturnType<typeof renderer> | null = null;

/** Templates are compiled once a worker. */
function renderOf(setting: Setting): ReturnType<typeof renderer> {
  return (render ??= renderer(setting));
}

function cacheOf({ cache }: Shared): CacheFolder | null {
  return cache === null ? null : new CacheFolder(cache);
}
