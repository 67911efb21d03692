/** What is known of a field from earlier builds, what is to be found, and in which order that can be. */
import type { Part } from "../config/settings-row.ts";
import type { Settled } from "../config/types.ts";
import type { FieldWords } from "../prepare/read-words.ts";
import type { Analysis, Found } from "./analyse.ts";
import type { AnalysisStore } from "./analysis-store.ts";
import { type Asked, askedOf, type Given } from "./questions.ts";

/** A field as it was counted and read, and what its tags turned out to be. */
export interface FieldResult extends FieldWords {
  /** The tags that were analysed; row i of the analysis is that of tag `mapped[i]`. */
  readonly mapped: readonly number[];
  /** For each of these whether it has a vector of its own. */
  readonly read: readonly boolean[];
  /** Name of the model whose vectors came with the study; null where they are the encoder's. */
  readonly model: string | null;
  readonly analysis: Analysis;
}

export interface Plan {
  readonly field: FieldWords;
  readonly asked: Asked;
  readonly known: Found;
  readonly missing: readonly Part[];
  readonly model: string | null;
}

/** @param participants of the study: where there are few, each has more found out */
export function planField(
  field: FieldWords,
  store: AnalysisStore,
  config: Settled,
  participants: number,
  given: Given | null,
): Plan {
  const asked = askedOf(field, config, participants, given);
  const found = asked.parts.map((part) => store.find(part, asked.questions[part]));
  const missing = asked.parts.filter((_, i) => found[i] === null);
  const known = Object.assign({}, ...found) as Found;
  return { field, asked, known, missing, model: given?.name ?? null };
}

/** Finds some parts of a plan, which may need the number of clusters that the curve supports. */
export type Finder = (best: number | null, parts: readonly Part[]) => Promise<Found>;

/**
 * @param find is asked for missing parts alone
 * @param isShared whether each part has all threads; else parts may be found side by side
 */
export async function finishPlan(
  plan: Plan,
  store: AnalysisStore,
  find: Finder,
  isShared: boolean,
): Promise<FieldResult> {
  const { field, asked, known, missing, model } = plan;
  const run: Finder = async (best, parts) => {
    const wanted = parts.filter((part) => missing.includes(part));
    if (wanted.length === 0) return {};
    const found = await find(best, wanted);
    const kept = wanted.map((part) => store.keep(part, asked.questions[part], partOf(part, found)));
    return Object.assign({}, ...kept) as Found;
  };
  const found = await (isShared ? oneByOne : sideBySide)(plan, run);
  const analysis = { curve: null, ...known, ...found } as Analysis;
  return { ...field, mapped: asked.mapped, read: asked.read, model, analysis };
}

/** Of a plan some questions, as a task has them. */
export function questionsOf({ asked }: Plan, parts: readonly Part[]): Partial<Asked["questions"]> {
  return Object.fromEntries(parts.map((part) => [part, asked.questions[part]]));
}

async function oneByOne({ known }: Plan, run: Finder): Promise<Found> {
  const curve = await run(null, ["curve"]);
  return { ...curve, ...(await run(bestOf({ ...known, ...curve }), ["clusters", "layout"])) };
}

/** Every part by itself; the clusters wait for the curve where it decides how many there are. */
async function sideBySide({ field, known }: Plan, run: Finder): Promise<Found> {
  const curve = run(null, ["curve"]);
  const best = field.config.k === "auto" ? bestOf({ ...known, ...(await curve) }) : null;
  const parts = [run(best, ["clusters"]), run(null, ["layout"]), curve];
  return Object.assign({}, ...(await Promise.all(parts))) as Found;
}

function bestOf({ curve }: Found): number | null {
  return curve?.best ?? null;
}

function partOf(part: Part, { layout, curve, ...clusters }: Found): Found {
  if (part === "clusters") return clusters;
  if (part === "curve") return curve === undefined ? {} : { curve };
  return layout === undefined ? {} : { layout };
}
