/** Tags and vectors of one field of one participant → clusters, map, quality. Pure. */
import type { Deciding } from "../config/deciding.ts";
import { type Clusters, cluster } from "./cluster.ts";
import { distinctRows, type Matrix, takeRows } from "../kernels/matrix.ts";
import { load } from "../kernels/vectors.ts";
import { type Layout, layout, MIN_MAP_TAGS, ofEveryTag } from "./layout.ts";
import type { Tag } from "../prepare/count-tags.ts";

/** All that decides a part, beside the vectors of its tags: what is found is kept under it. */
export interface Questions {
  readonly clusters: Deciding<"clusters"> & { readonly tags: readonly Tag[] };
  /** A map does not know how often a tag occurs. */
  readonly layout: Deciding<"layout"> & { readonly tags: readonly string[] };
}

export interface AnalysisTask {
  /** Row i is the vector of tag i. */
  readonly vectors: Matrix;
  /** Threads that may work on it; no output depends on it. */
  readonly threads: number;
  /** Neither part needs the other, so two threads may do one each. */
  readonly questions: Partial<Questions>;
}

export interface Analysis {
  /** Null below two distinct tags. */
  readonly clusters: Clusters | null;
  /** Null below ten distinct vectors. */
  readonly layout: Layout | null;
  /** Vectors that differ; fewer than the tags where the encoder reads some alike. */
  readonly distinctVectors: number;
}

const MIN_CLUSTER_TAGS = 2;

/** @returns the parts asked for; the count of distinct vectors comes with the clusters */
export async function analyse({
  vectors,
  threads,
  questions,
}: AnalysisTask): Promise<Partial<Analysis>> {
  const found: Partial<Analysis>[] = [];
  const distinct = distinctRows(vectors);
  const distinctVectors = distinct.firsts.length;
  let loaded = load(vectors, threads);
  try {
    if (questions.clusters !== undefined) {
      const { tags, ...settings } = questions.clusters;
      const clamped = { ...settings, k: Math.min(settings.k, distinctVectors) };
      const enough = tags.length >= MIN_CLUSTER_TAGS;
      const clusters = enough ? await cluster(tags, vectors, loaded, distinct, clamped) : null;
      found.push({ clusters, distinctVectors });
    }
    if (questions.layout !== undefined) {
      const { tags, ...settings } = questions.layout;
      if (distinctVectors < MIN_MAP_TAGS) found.push({ layout: null });
      else if (distinctVectors === tags.length)
        found.push({ layout: await layout(vectors, loaded, settings) });
      else {
        // Tags of one vector have one place: the map is that of the vectors.
        const each = takeRows(vectors, distinct.firsts);
        loaded.team.close();
        loaded = load(each, threads);
        found.push({ layout: ofEveryTag(await layout(each, loaded, settings), distinct) });
      }
    }
  } finally {
    loaded.team.close();
  }
  return Object.assign({}, ...found) as Partial<Analysis>;
}
