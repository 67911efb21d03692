/** Vectors of one field → clusters in order of size, with names and what they can be trusted for. */
import type { Deciding } from "../config/deciding.ts";
import { CLUSTER_ENGINES } from "../engines/table.ts";
import { centroidsOf, inertias, squaredDistance } from "../kernels/centroids.ts";
import type { Distinct, Matrix } from "../kernels/matrix.ts";
import type { Vectors } from "../kernels/vectors.ts";
import { mean, sum } from "../numbers.ts";
import type { Tag } from "../prepare/count-tags.ts";
import { type Evidence, evidenceOf } from "./evidence.ts";
import { LARGE, rowsFor } from "./large.ts";
import { tellingNames } from "./names.ts";
import { NEAR_ROWS, nearWithin } from "./nearness.ts";
import { resamples, type Resampling } from "./resample.ts";
import { separationOf } from "./separation.ts";
import { weightsOf } from "./weights.ts";

export interface Cluster extends Evidence {
  /** 1-based; 1 has the most occurrences. */
  readonly id: number;
  /** Its most telling tags, as written, and their words, e.g. "nfl playoffs", "travis kelce". */
  readonly nameTags: readonly string[];
  readonly nameWords: readonly string[];
  /** Share of its occurrences whose tag is one of the name's or near one of them, 0 to 1. */
  readonly coverage: number;
  /** Indices into the field's tags, by falling count. */
  readonly members: readonly number[];
  /** Occurrences. */
  readonly count: number;
  /** Tags that stand on more than one video: on these the evidence of other videos rests. */
  readonly recurring: number;
  /** Mean over its distinct vectors, −1 to 1; null where there is one cluster only. */
  readonly silhouette: number | null;
}

export interface Clusters {
  readonly clusters: readonly Cluster[];
  /** 1-based cluster of every tag. */
  readonly labels: readonly number[];
  /** Euclidean distance of every tag to the centroid of its cluster, 0 to 2. */
  readonly distances: readonly number[];
  /** Clusters wanted, clamped to the distinct vectors. */
  readonly k: number;
  readonly inertia: number;
  readonly silhouette: number | null;
  /** Mean over the clusters that were resampled, 0 to 1; null where none could be. */
  readonly stability: number | null;
}

interface Field {
  /** At least two, in the order of the rows of `vectors`, which are also `loaded`. */
  readonly tags: readonly Tag[];
  /** What each is called in a name. */
  readonly words: readonly string[];
  readonly vectors: Matrix;
  readonly loaded: Vectors;
  /** Rows: each counts once in silhouettes. */
  readonly distinct: Distinct;
}

/**
 * @param k at most the number of distinct vectors
 * @param largeFrom tags from which on figures are estimated: see large.ts
 */
export async function cluster(
  { tags, words, vectors, loaded, distinct }: Field,
  settings: Omit<Deciding<"clusters">, "k"> & Resampling,
  k: number,
  largeFrom: number = LARGE.from,
): Promise<Clusters> {
  const counts = tags.map(({ count }) => count);
  const weights = weightsOf(settings.weights, counts);
  const group = await CLUSTER_ENGINES[settings.clusterEngine].load();
  const isLarge = tags.length >= largeFrom;
  const starts = isLarge ? { starts: LARGE.starts } : {};
  const raw = group({ vectors, loaded, weights, k, ...starts })(settings.seed);
  const inertia = inertias(vectors, weights, raw, k);
  const judged = isLarge ? LARGE.judged : tags.length;
  const separation = separationOf(loaded, raw, distinct, judged);
  const near = nearWithin(rowsFor(loaded, NEAR_ROWS, isLarge), tags.length);
  const named = { vectors, weights, counts, words, labels: raw, k, loaded, near };
  const names = tellingNames(named, isLarge ? LARGE.candidates : tags.length);
  const evidence = evidenceOf(
    raw,
    k,
    resamples(settings, { k, seed: settings.seed, group, isLarge }),
    settings.reach,
  );
  const onVideos = new Int32Array(tags.length);
  for (const video of settings.videos)
    for (const at of new Set(video)) onVideos[at] = onVideos[at]! + 1;
  const centroids = centroidsOf(vectors, weights, raw, k);
  const order = bySize(raw, tags);
  const rank = new Map(order.map((old, i) => [old, i + 1]));
  const labels = Array.from(raw, (old) => rank.get(old) ?? 0);
  const clusters = order.map((old, i): Cluster => {
    const members = labels.flatMap((label, at) => (label === i + 1 ? [at] : []));
    const { tags: telling = [], coverage = 0 } = names[old] ?? {};
    return {
      id: i + 1,
      nameTags: telling.map((at) => tags[at]?.tag ?? ""),
      nameWords: telling.map((at) => words[at] ?? ""),
      coverage,
      members,
      count: sum(members.map((at) => counts[at] ?? 0)),
      recurring: members.filter((at) => (onVideos[at] ?? 0) > 1).length,
      silhouette: separation?.of(members) ?? null,
      ...(evidence[old] ?? { stability: null, kept: null, expected: null }),
    };
  });
  const known = clusters.flatMap(({ stability }) => stability ?? []);
  return {
    clusters,
    labels,
    distances: Array.from(raw, (c, i) =>
      Math.sqrt(Math.max(0, squaredDistance(vectors, i, centroids, c))),
    ),
    k: clusters.length,
    inertia: sum(inertia),
    silhouette: separation?.all ?? null,
    stability: known.length === 0 ? null : mean(known),
  };
}

/** Old labels by falling occurrences, then by their first tag. */
function bySize(labels: Int32Array, tags: readonly Tag[]): number[] {
  const counts = new Map<number, { count: number; first: number }>();
  for (const [i, label] of labels.entries()) {
    const known = counts.get(label) ?? { count: 0, first: i };
    known.count += tags[i]?.count ?? 0;
    counts.set(label, known);
  }
  return [...counts.entries()]
    .toSorted(([, a], [, b]) => b.count - a.count || a.first - b.first)
    .map(([label]) => label);
}
