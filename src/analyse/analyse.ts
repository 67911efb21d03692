/** Tags and vectors of one field of one participant → clusters, map, quality. Pure. */
import type { ClusterEngine, LayoutEngine } from "../config/types.ts";
import { type Clusters, cluster } from "./cluster.ts";
import type { Matrix } from "../kernels/matrix.ts";
import { countDistinctRows } from "../kernels/matrix.ts";
import { load } from "../kernels/vectors.ts";
import { type Layout, layout, MIN_MAP_TAGS } from "./layout.ts";
import type { Tag } from "../prepare/count-tags.ts";

export interface AnalysisTask {
  readonly tags: readonly Tag[];
  /** Row i is the vector of tag i. */
  readonly vectors: Matrix;
  readonly k: number;
  readonly seed: number;
  readonly perplexity: number;
  readonly clusterEngine: ClusterEngine;
  readonly layoutEngine: LayoutEngine;
  /** Threads that may work on it; no output depends on it. */
  readonly threads: number;
  /** Neither needs the other, so two threads may do one each. */
  readonly parts: readonly Part[];
}

export type Part = "clusters" | "layout";

export interface Analysis {
  /** Null below two distinct tags. */
  readonly clusters: Clusters | null;
  /** Null below ten distinct tags. */
  readonly layout: Layout | null;
  /** Vectors that differ; fewer than the tags where the encoder reads some alike. */
  readonly distinctVectors: number;
}

const MIN_CLUSTER_TAGS = 2;

/** @returns the parts asked for; the count of distinct vectors comes with the clusters */
export async function analyse(task: AnalysisTask): Promise<Partial<Analysis>> {
  const { tags, vectors, k, seed, perplexity, clusterEngine, layoutEngine, threads, parts } = task;
  const found: Partial<Analysis>[] = [];
  const loaded = load(vectors, threads);
  try {
    if (parts.includes("clusters")) {
      const distinctVectors = countDistinctRows(vectors);
      const options = { k: Math.min(k, distinctVectors), seed, engine: clusterEngine };
      const enough = tags.length >= MIN_CLUSTER_TAGS;
      const clusters = enough ? await cluster(tags, vectors, loaded, options) : null;
      found.push({ clusters, distinctVectors });
    }
    if (parts.includes("layout")) {
      const options = { perplexity, seed, engine: layoutEngine };
      const enough = tags.length >= MIN_MAP_TAGS;
      found.push({ layout: enough ? await layout(vectors, loaded, options) : null });
    }
  } finally {
    loaded.team.close();
  }
  return Object.assign({}, ...found) as Partial<Analysis>;
}
