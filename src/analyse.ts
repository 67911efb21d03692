/** Tags and vectors of one field of one participant → clusters, map, quality. Pure. */
import { type Clusters, cluster } from "./cluster.ts";
import type { ClusterEngine, LayoutEngine } from "./config.ts";
import type { Matrix } from "./kernels/matrix.ts";
import { countDistinctRows } from "./kernels/matrix.ts";
import { load } from "./kernels/vectors.ts";
import { type Layout, layout, MIN_MAP_TAGS } from "./layout.ts";
import type { Tag } from "./tags.ts";

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
}

export interface Analysis {
  /** Null below two distinct tags. */
  readonly clusters: Clusters | null;
  /** Null below ten distinct tags. */
  readonly layout: Layout | null;
  /** Vectors that differ; fewer than the tags where the encoder reads some alike. */
  readonly distinctVectors: number;
}

const MIN_CLUSTER_TAGS = 2;

export async function analyse(task: AnalysisTask): Promise<Analysis> {
  const { tags, vectors, k, seed, perplexity, clusterEngine, layoutEngine, threads } = task;
  const distinctVectors = countDistinctRows(vectors);
  if (tags.length < MIN_CLUSTER_TAGS) return { clusters: null, layout: null, distinctVectors };
  const loaded = load(vectors, threads);
  try {
    const clusters = cluster(tags, vectors, loaded, {
      k: Math.min(k, distinctVectors),
      seed,
      engine: clusterEngine,
    });
    if (tags.length < MIN_MAP_TAGS) return { clusters, layout: null, distinctVectors };
    const map = await layout(vectors, loaded, {
      perplexity,
      seed,
      engine: layoutEngine,
    });
    return { clusters, layout: map, distinctVectors };
  } finally {
    loaded.team.close();
  }
}
