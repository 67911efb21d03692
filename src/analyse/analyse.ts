/** Tags and vectors of one field of one participant → clusters, map, quality. Pure. */
import { collect } from "../collect.ts";
import { CLUSTER_ENGINES } from "../engines/table.ts";
import type { Deciding } from "../config/deciding.ts";
import { type Distinct, distinctRows, everyRow, type Matrix } from "../kernels/matrix.ts";
import { matrixOf, only } from "../kernels/rows.ts";
import { ready, type Vectors } from "../kernels/vectors.ts";
import type { Tag } from "../prepare/count-tags.ts";
import { blended, type ReadRows } from "./blended.ts";
import { type Clusters, cluster } from "./cluster.ts";
import { type Curve, curveOf } from "./curve.ts";
import type { Gathered } from "./gathered.ts";
import { LARGE } from "./large.ts";
import { type Layout, layout, MIN_MAP_TAGS, ofEveryTag } from "./layout.ts";

/** All that decides a part, beside the vectors of its words: what is found is kept under it. */
export interface Questions {
  readonly clusters: Deciding<"clusters"> & Gathered & { readonly tags: readonly Tag[] };
  readonly layout: Deciding<"layout"> & Gathered;
  readonly curve: Deciding<"curve"> & Gathered;
}

export interface AnalysisTask extends ReadRows {
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

/** @returns the parts asked for; the count of distinct vectors comes with the clusters */
export async function analyse(task: AnalysisTask): Promise<Found> {
  const { clusters, layout: map, curve } = task.questions;
  const found = curve === undefined ? {} : await findCurve(task, curve);
  // Both parts are of one field: its vectors are blended, loaded and compared once.
  const of = clusters ?? map;
  if (of === undefined) return found;
  const loaded = loadedOf(task, of);
  if (task.vectors.rows >= LARGE.from) collect();
  try {
    const vectors = matrixOf(loaded);
    const field = { vectors, distinct: distinctRows(vectors), loaded };
    return {
      ...found,
      ...(clusters === undefined ? {} : await findClusters(task, clusters, field)),
      ...(map === undefined ? {} : await findLayout(map, field)),
    };
  } finally {
    loaded.team.close();
  }
}

/** As they came, vectors are let go of with this: those that are blended take as much room again. */
function loadedOf(
  { vectors, read, threads }: AnalysisTask,
  of: Questions["clusters"] | Questions["layout"],
): Vectors {
  return ready(blended({ vectors: vectors.take(), read }, of, of.context, threads));
}

/** The vectors of a field, which rows of them are the same, and the kernels that hold them. */
interface Field {
  readonly vectors: Matrix;
  readonly distinct: Distinct;
  readonly loaded: Vectors;
}

async function findClusters(
  task: AnalysisTask,
  { tags, words, videos, reach, ...settings }: Questions["clusters"],
  { vectors, distinct, loaded }: Field,
): Promise<Found> {
  const distinctVectors = distinct.firsts.length;
  if (tags.length < MIN_CLUSTER_TAGS) return { clusters: null, distinctVectors };
  const wanted = settings.k === "auto" ? (task.best ?? STANDARD_K) : settings.k;
  const clusters = await cluster(
    { tags, words, vectors, loaded, distinct: told(settings, distinct, tags.length) },
    { ...task, ...settings, words, videos, reach },
    Math.min(wanted, distinctVectors),
  );
  return { clusters, distinctVectors };
}

/** The last that is found of a field: of its rows only those that differ are left then. */
async function findLayout(
  question: Questions["layout"],
  { vectors, distinct: all, loaded }: Field,
): Promise<Found> {
  const distinct = told(question, all, vectors.rows);
  if (distinct.firsts.length < MIN_MAP_TAGS) return { layout: null };
  if (distinct.firsts.length === vectors.rows)
    return { layout: await layout(vectors, loaded, question) };
  // Tags of one vector have one place: the map is that of the vectors.
  const own = ready(only(loaded, distinct.firsts));
  return { layout: ofEveryTag(await layout(matrixOf(own), own, question), distinct) };
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
