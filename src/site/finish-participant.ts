/** One participant, from counts to finished files: what a worker does, and what it hands back. */
import { serialize } from "node:v8";
import { analyse, type Analysis } from "../analyse/analyse.ts";
import { analyseFiled } from "../analyse/analyse-filed.ts";
import { AnalysisStore } from "../analyse/analysis-store.ts";
import { type FieldResult, finishPlan, planField, questionsOf } from "../analyse/plan.ts";
import { type Given, mappedOf, type Vectored } from "../analyse/questions.ts";
import { readDocument, writeDocument } from "../cache/documents.ts";
import { type CacheFolder, folderOf } from "../cache/folder.ts";
import { drawParticipant } from "../chart/draw.ts";
import type { FiledRows } from "../embed/filed-vectors.ts";
import { type Matrix, rowsIn } from "../kernels/matrix.ts";
import { renderer } from "../pages/frame.ts";
import type { Setting } from "../pages/page-kind.ts";
import type { Around } from "../pages/participant-page.ts";
import type { StudyTopics } from "../pages/cluster-topics.ts";
import type { FieldWords } from "../prepare/read-words.ts";
import { participantReport } from "../report/participant-report.ts";
import type { ParticipantRow } from "../report/participant-row.ts";
import { unpack } from "./gather-participant.ts";
import { linksOf, type PageLinks } from "./links.ts";
import { type KeptUnit, readUnit, unitFile } from "./part-unit.ts";
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
  /** Whether the unit itself is written, for others to finish. */
  readonly isPart: boolean;
}

/** A field's vectors, or what was found of it before. */
export interface FieldInput {
  readonly analysis: Analysis | null;
  /** Which vectors came with the study; null where they are the encoder's. */
  readonly vectored: Vectored | null;
  /** A row for each text that its analysis asks for, or where it is in the shared file; null where none is needed. */
  readonly vectors: Matrix | FiledRows | null;
}

/** Where a participant's unit comes from. */
export type UnitSource =
  | { readonly from: "cache"; readonly key: string }
  | ({ readonly from: "part" } & KeptUnit)
  | {
      readonly from: "rows";
      /** In the cache. */
      readonly key: string;
      /** Of a `Packed`: see `unpack`. */
      readonly packed: Uint8Array;
      readonly fields: readonly FieldInput[];
    };

export interface FinishTask {
  readonly unit: UnitSource;
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

/** @returns null where the unit that is kept cannot be read, or is not as it was written */
export async function finishParticipant(
  task: FinishTask,
  shared: Shared,
): Promise<Finished | null> {
  const { setting, stage, topics, isPart } = shared;
  const cache = folderOf(shared);
  const unit = await unitOf(task.unit, shared, cache);
  if (unit === null) return null;
  const path = `${unit.row.id}.html`;
  const files = isPart
    ? new Map([[unitFile(unit.row.id), serialize(unit)]])
    : filesOf(setting, unit, { ...task.around, topics }, renderOf(setting));
  const hashes = await writeFiles(stage, files);
  return {
    row: { ...unit.row, notices: task.around.notices },
    minis: unit.minis,
    files: [...hashes],
    page: [path, linksOf(String(files.get(path) ?? ""))],
    broken: cache?.broken ?? null,
  };
}

async function unitOf(
  source: UnitSource,
  shared: Shared,
  cache: CacheFolder | null,
): Promise<Unit | null> {
  if (source.from === "cache") return readDocument(cache, "units", source.key) as Unit | null;
  if (source.from === "part") return readUnit(source);
  const unit = await unitOfRows(source, shared, cache);
  writeDocument(cache, "units", source.key, unit);
  return unit;
}

async function unitOfRows(
  { packed, fields }: Extract<UnitSource, { readonly from: "rows" }>,
  shared: Shared,
  cache: CacheFolder | null,
): Promise<Unit> {
  const { setting, people, roomy, source } = shared;
  const own = unpack(packed);
  const store = new AnalysisStore(cache, source);
  const results: FieldResult[] = [];
  for (const [i, field] of own.fields.entries()) {
    const input = fields[i];
    if (input === undefined) throw new Error("a field without its vectors");
    results.push(await resultOf(field, input, store, setting, people));
  }
  const report = participantReport(own.participant, results, setting.config, []);
  const maps = await drawParticipant(report, cache, roomy);
  return makeUnit(setting, report, maps, renderOf(setting));
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
    const { mapped, read } = mappedOf(field, given);
    return { ...field, mapped, read, model: given?.name ?? null, analysis };
  }
  const plan = planField(field, store, config, people, given);
  return finishPlan(
    plan,
    store,
    (best, parts) => {
      if (vectors === null) throw new Error("an analysis without vectors");
      const { read } = plan.asked;
      const task = { read, threads: 1, best, questions: questionsOf(plan, parts) };
      if ("data" in vectors) return analyse({ ...task, vectors: rowsIn(vectors) });
      return analyseFiled({ ...task, vectors });
    },
    true,
  );
}

let render: ReturnType<typeof renderer> | null = null;

/** Templates are compiled once a worker. */
function renderOf(setting: Setting): ReturnType<typeof renderer> {
  return (render ??= renderer(setting));
}
