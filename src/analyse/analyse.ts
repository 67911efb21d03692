/** Tags and vectors of one field of one participant → clusters, map, quality. Pure. */
import { CLUSTER_ENGINES } from "../engines/table.ts";
import type { Deciding } from "../config/deciding.ts";
import type { Part } from "../config/settings-row.ts";
import { type Distinct, distinctRows, everyRow, takeRows } from "../kernels/matrix.ts";
import { load } from "../kernels/vectors.ts";
import type { Tag } from "../prepare/count-tags.ts";
import { blended, type Read } from "./blended.ts";
import { type Clusters, cluster } from "./cluster.ts";
import { type Curve, curveOf } from "./curve.ts";
import type { Gathered } from "./gathered.ts";
import { type Layout, layout, MIN_MAP_TAGS, ofEveryTag } from "./layout.ts";

/** All that decides a part, beside the vectors of its words: what is found is kept under it. */
export interface Questions {
  readonly clusters: Deciding<"clusters"> & Gathered & { readonly tags: readonly Tag[] };
  readonly layout: Deciding<"layout"> & Gathered;
  readonly curve: Deciding<"curve"> & Gathered;
}

export interface AnalysisTask extends Read {
  /** Threads that may work on it; no output depends on it. */
  readonly threads: number;
  /** What the curve supports, where that is the number of clusters asked for. */
  readonly best: number | null;
  /** No part needs another, so that threads may do one each; but `auto` needs the curve. */
  readonly questions: Partial<Questions>;
}

export interface Analysis {
  /** Null below two distinct tags. */
  readonly clusters: Clusters | null;
  /** Null below ten distinct vectors. */
  readonly layout: Layout | null;
  /** Null where it was not asked for, or too few vectors and videos leave no choice. */
  readonly curve: Curve | null;
  /** Vectors that differ; fewer than the tags where some are alike in words and company. */
  readonly distinctVectors: number;
}

/** What a part brings. */
export type Found = Partial<Analysis>;

const MIN_CLUSTER_TAGS = 2;
/** Where the curve leaves no choice. */
const STANDARD_K = 10;

const ANSWERS: {
  readonly [P in Part]: (task: AnalysisTask, question: Questions[P]) => Promise<Found>;
} = { clusters: findClusters, layout: findLayout, curve: findCurve };

/** @returns the parts asked for; the count of distinct vectors comes with the clusters */
export async function analyse(task: AnalysisTask): Promise<Found> {
  const { clusters, layout: map, curve } = task.questions;
  return {
    ...(curve === undefined ? {} : await ANSWERS.curve(task, curve)),
    ...(clusters === undefined ? {} : await ANSWERS.clusters(task, clusters)),
    ...(map === undefined ? {} : await ANSWERS.layout(task, map)),
  };
}

async function findClusters(task: AnalysisTask, question: Questions["clusters"]): Promise<Found> {
  const { tags, words, videos, reach, ...settings } = question;
  const { threads, best } = task;
  const vectors = blended(task, question, settings.context, threads);
  const distinct = distinctRows(vectors);
  const distinctVectors = distinct.firsts.length;
  if (tags.length < MIN_CLUSTER_TAGS) return { clusters: null, distinctVectors };
  const wanted = settings.k === "auto" ? (best ?? STANDARD_K) : settings.k;
  const loaded = load(vectors, threads);
  try {
    const clusters = await cluster(
      { tags, words, vectors, loaded, distinct: told(settings, distinct, tags.length) },
      { ...task, ...settings, words, videos, reach },
      Math.min(wanted, distinctVectors),
    );
    return { clusters, distinctVectors };
  } finally {
    loaded.team.close();
  }
}

async function findLayout(task: AnalysisTask, question: Questions["layout"]): Promise<Found> {
  const vectors = blended(task, question, question.context, task.threads);
  const distinct = told(question, distinctRows(vectors), vectors.rows);
  if (distinct.firsts.length < MIN_MAP_TAGS) return { layout: null };
  // Tags of one vector have one place: the map is that of the vectors.
  const each = takeRows(vectors, distinct.firsts);
  const loaded = load(each, task.threads);
  try {
    return { layout: ofEveryTag(await layout(each, loaded, question), distinct) };
  } finally {
    loaded.team.close();
  }
}

async function findCurve(task: AnalysisTask, question: Questions["curve"]): Promise<Found> {
  const group = await CLUSTER_ENGINES[question.clusterEngine].load();
  return { curve: curveOf({ ...task, ...question }, question.seed, group) };
}

/** The notebook took every tag for itself, also where the encoder cannot tell it from another. */
function told(
  { method }: Pick<Deciding<"layout">, "method">,
  distinct: Distinct,
  n: number,
): Distinct {
  return method === "notebook" ? everyRow(n) : distinct;
}
