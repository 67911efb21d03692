/**
 * `npm run bench -- --only meaning`: what each step of reading and grouping does to the meaning of the
 * sample's clusters, with communities of co-occurrence as the peer.
 */
import { fileURLToPath } from "node:url";
import type { FieldResult } from "../analyse/plan.ts";
import { contextsOf } from "../analyse/gathered.ts";
import { askedOf } from "../analyse/questions.ts";
import { writingOf } from "../clean/clean.ts";
import { readSettings } from "../config/study-json.ts";
import type { Config } from "../config/types.ts";
import { InputError } from "../error.ts";
import { mean } from "../numbers.ts";
import { readStudy, type Study } from "../read/study.ts";
import { type Grouped, heldOut, measure, type Measures } from "./meaning-measures.ts";
import { buildSteps, configOf, STEPS } from "./meaning-steps.ts";
import { sampleTruth } from "./sample-truth.ts";

const SAMPLE = fileURLToPath(new URL("../../data/", import.meta.url));
const PARTICIPANTS = 3;
const SEEDS = [42, 43, 44, 45];
const PEER = "Louvain, as many";

/** Of a step, the means over all seeds. */
export interface MeaningRow extends Measures {
  readonly participant: string;
  readonly field: string;
  readonly step: string;
}

/** @param folder for what is written on the way */
export async function benchMeaning(folder: string): Promise<MeaningRow[]> {
  const communities = await peer();
  const file = await readSettings(SAMPLE);
  const configs = STEPS.map(({ settings }) => {
    const [first, ...others] = SEEDS.map((seed) => configOf(SAMPLE, file, { ...settings, seed }));
    return [first!, ...others] as const;
  });
  const standard = configOf(SAMPLE, file, {});
  const truths = await sampleTruth(standard, folder);
  const study = largest(await readStudy(standard));
  const found = await buildSteps(study, configs);
  return study.participants.flatMap(({ id }, participant) =>
    standard.fields.flatMap(({ name }, at) => {
      const truth = truths.get(name);
      if (truth === undefined) return [];
      const rowOf = (step: string, runs: readonly (readonly Grouped[])[]): MeaningRow => ({
        participant: id,
        field: name,
        step,
        ...means(runs.map((tags) => measure(tags, truth))),
      });
      const fields = found.map((seeds) => seeds.map((results) => results[participant]![at]!));
      const rows = STEPS.flatMap(({ name: step, hashtagsOnly }, i) =>
        hashtagsOnly && writingOf(name) !== "hashtags"
          ? []
          : [rowOf(step, fields[i]!.map(groupedOf))],
      );
      const wanted = rows.at(-1)!.effective;
      const field = fields.at(-1)![0]!;
      const peers = SEEDS.map((seed) => peerOf(communities, field, standard, wanted, seed));
      return [...rows, rowOf(PEER, peers)];
    }),
  );
}

type Communities = typeof import("./louvain.ts").communities;

/** @throws InputError where the package is not installed, which is a contributor's */
async function peer(): Promise<Communities> {
  try {
    return (await import("./louvain.ts")).communities;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== "ERR_MODULE_NOT_FOUND") throw cause;
    const what = "the peer, graphology, is not installed";
    throw new InputError([{ file: "--only meaning", what, todo: "npm ci --include=dev" }], {
      cause,
    });
  }
}

/** The participants with the most videos. */
function largest({ participants, ...study }: Study): Study {
  const most = participants.toSorted((a, b) => b.rows.length - a.rows.length);
  return { ...study, participants: most.slice(0, PARTICIPANTS) };
}

/** The tags that were clustered, by falling count. */
function groupedOf({ tags, mapped, reach, analysis }: FieldResult): Grouped[] {
  const { clusters, layout } = analysis;
  const ofReach = new Set(reach);
  return mapped.map((at, row) => ({
    tag: tags[at]?.tag ?? "",
    cluster: clusters?.labels[row] ?? 0,
    reach: ofReach.has(at),
    place: layout === null ? null : [layout.places[2 * row]!, layout.places[2 * row + 1]!],
  }));
}

/** The same tags in communities of what stands together, at an effective number near the one wanted. */
function peerOf(
  communities: Communities,
  field: FieldResult,
  config: Config,
  wanted: number,
  seed: number,
): Grouped[] {
  const tags = groupedOf(field);
  const withLabels = (labels: readonly number[]): Grouped[] =>
    tags.map((tag, row) => ({ ...tag, cluster: labels[row]!, place: null }));
  const { videos, reach } = askedOf(field, config, PARTICIPANTS).questions.clusters;
  const count = (labels: readonly number[]): number => heldOut(withLabels(labels), []).effective;
  const graph = { videos: contextsOf({ videos, reach }), tags: tags.length };
  return withLabels(communities(graph, { wanted, count, seed }));
}

function means(runs: readonly Measures[]): Measures {
  const of = (figure: (run: Measures) => number): number => mean(runs.map(figure));
  const mapped = runs.every(({ nearest }) => nearest !== null);
  return {
    q: of(({ q }) => q),
    lift: of(({ lift }) => lift),
    effective: of(({ effective }) => effective),
    ami: of(({ ami }) => ami),
    npmi: of(({ npmi }) => npmi),
    nearest: mapped ? of(({ nearest }) => nearest ?? 0) : null,
  };
}

export function meaningTable(rows: readonly MeaningRow[]): string {
  const head = ["participant", "field", "clusters", "effective", "q", "lift", "ami", "npmi"];
  const lines = rows.map(({ participant, field, step, effective, q, lift, ami, npmi, nearest }) => [
    participant,
    field,
    step,
    effective.toFixed(1),
    q.toFixed(3),
    lift.toFixed(2),
    ami.toFixed(3),
    npmi.toFixed(2),
    nearest === null ? "–" : nearest.toFixed(2),
  ]);
  const columns = [...head, "nearest"];
  return [columns, columns.map(() => "---"), ...lines]
    .map((cells) => `| ${cells.join(" | ")} |\n`)
    .join("");
}
