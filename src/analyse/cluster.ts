/** Vectors of one field → clusters in order of size, with names and silhouettes. */
import type { Deciding } from "../config/deciding.ts";
import { centroidsOf, inertias, squaredDistance } from "../kernels/centroids.ts";
import type { EachRow } from "../kernels/distances.ts";
import type { Distinct, Matrix } from "../kernels/matrix.ts";
import { agreement, clusterStability, silhouettes } from "../kernels/quality.ts";
import { rowsOfVectors, type Vectors } from "../kernels/vectors.ts";
import type { Tag } from "../prepare/count-tags.ts";
import { CLUSTER_ENGINES } from "../engines/table.ts";
import { mean, sum } from "../numbers.ts";

interface Cluster {
  /** 1-based; 1 has the most occurrences. */
  readonly id: number;
  /** Its most frequent and central tags, comma-separated, e.g. "trump, biden, election". */
  readonly name: string;
  /** The tags of the name. */
  readonly nameTags: readonly string[];
  /** Indices into the field's tags, by falling count. */
  readonly members: readonly number[];
  /** Occurrences. */
  readonly count: number;
  /** Mean over its distinct vectors, −1 to 1; null where there is one cluster only. */
  readonly silhouette: number | null;
  /** How well it comes back from four other seeds, 0 to 1; at 0.5 and less it is dissolved. */
  readonly stability: number;
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
  /** Mean adjusted Rand index over the clusterings of five seeds: 1 where they are the same. */
  readonly stability: number;
}

/**
 * @param tags at least one, in the order of the rows of `vectors`, which are also `loaded`
 * @param distinct rows: each counts once in silhouettes and stability
 * @param settings with k at most the number of distinct vectors
 */
export async function cluster(
  tags: readonly Tag[],
  vectors: Matrix,
  loaded: Vectors,
  distinct: Distinct,
  { k, seed, clusterEngine }: Deciding<"clusters">,
): Promise<Clusters> {
  const weights = Float64Array.from(tags, ({ count }) => count);
  const group = await CLUSTER_ENGINES[clusterEngine].load();
  const run = group({ vectors, loaded, weights, k });
  const runs = Array.from({ length: STABILITY_SEEDS }, (_, i) => run((seed + i) % 2 ** 32));
  const raw = runs[0] ?? new Int32Array(tags.length);
  const inertia = inertias(vectors, weights, raw, k);
  const once = (of: Int32Array): Int32Array =>
    Int32Array.from(distinct.firsts, (at) => of[at] ?? 0);
  const widths = silhouettes(among(rowsOfVectors(loaded), tags.length, distinct), once(raw));
  const centroids = centroidsOf(vectors, weights, raw, k);
  const squared = Float64Array.from(raw, (c, i) => squaredDistance(vectors, i, centroids, c));
  const nearness = centralities(squared, raw, centroids.mass, inertia);
  const stabilities = clusterStability(once(raw), runs.slice(1).map(once), k);
  const order = bySize(raw, tags);
  const rank = new Map(order.map((old, i) => [old, i + 1]));
  const labels = Array.from(raw, (old) => rank.get(old) ?? 0);
  const clusters = order.map((old, i): Cluster => {
    const members = labels.flatMap((label, at) => (label === i + 1 ? [at] : []));
    const nameTags = tellingTags(members, tags, nearness);
    const own = new Set(members.map((at) => distinct.kinds[at] ?? 0));
    return {
      id: i + 1,
      name: nameTags.join(", "),
      nameTags,
      members,
      count: sum(members.map((at) => tags[at]?.count ?? 0)),
      silhouette: widths === null ? null : mean([...own].map((kind) => widths[kind] ?? 0)),
      stability: stabilities[old] ?? 0,
    };
  });
  const silhouette = widths === null ? null : mean(widths);
  return {
    clusters,
    labels,
    distances: Array.from(squared, (d) => Math.sqrt(Math.max(0, d))),
    k: clusters.length,
    inertia: sum(inertia),
    silhouette,
    stability: agreement(runs.map(once)),
  };
}

/** The distances of distinct rows among each other. */
function among(eachRow: EachRow, n: number, { firsts, kinds }: Distinct): EachRow {
  if (firsts.length === n) return eachRow;
  const own = new Float32Array(firsts.length);
  return (look) =>
    eachRow((row, i) => {
      const kind = kinds[i] ?? 0;
      if (firsts[kind] !== i) return;
      for (const [at, first] of firsts.entries()) own[at] = row[first] ?? 0;
      look(own, kind);
    });
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

const NAME_TAGS = 3;
/** The seed asked for and the four after it. */
const STABILITY_SEEDS = 5;

/**
 * The tags that are both frequent and central: by √count × centrality. The root and the power of
 * centrality keep a generic tag such as "fyp" from naming a cluster at whose edge it lies.
 */
function tellingTags(
  members: readonly number[],
  tags: readonly Tag[],
  centrality: Float64Array,
): string[] {
  const score = (at: number): number => Math.sqrt(tags[at]?.count ?? 0) * (centrality[at] ?? 0);
  return members
    .map((at) => ({ at, score: score(at) }))
    .toSorted((a, b) => b.score - a.score || a.at - b.at)
    .slice(0, NAME_TAGS)
    .map(({ at }) => tags[at]?.tag ?? "");
}

/**
 * 1 where a tag lies on all of its cluster, 0 opposite to it: the fourth power of
 * 1 − mean squared distance / 4, unit vectors being at most 4 apart.
 */
function centralities(
  squared: Float64Array,
  labels: Int32Array,
  mass: ArrayLike<number>,
  inertia: Float64Array,
): Float64Array {
  return Float64Array.from(labels, (c, i) => {
    // Mean squared distance to a cluster = that to its centroid + the cluster's own spread.
    const spread = (inertia[c] ?? 0) / (mass[c] ?? 1);
    const near = 1 - ((squared[i] ?? 0) + spread) / 4;
    return near * near * near * near;
  });
}
