/** What resampled videos say of each cluster: whether it comes back, and whether others bear it out. */
import { contextsOf } from "./gathered.ts";
import type { Sample } from "./resample.ts";

export interface Evidence {
  /**
   * Mean over the resamples of the largest Jaccard similarity to one of their clusters, among the tags
   * that the resample holds (Hennig, 2007), 0 to 1; null where no resample holds any of its tags.
   */
  readonly stability: number | null;
  /**
   * Of the pairs of tags on videos that were not drawn that touch the cluster that it came back as, the
   * share that stays within that, 0 to 1, and what is to be expected of a cluster so large; null where
   * there is no such pair.
   */
  readonly kept: number | null;
  readonly expected: number | null;
}

/**
 * @param labels 0-based cluster of every tag
 * @param reach tags that form no pairs
 */
export function evidenceOf(
  labels: Int32Array,
  k: number,
  samples: readonly Sample[],
  reach: readonly number[],
): Evidence[] {
  const stability = new Float64Array(k);
  const seen = new Int32Array(k);
  const within = new Float64Array(k);
  const ends = new Float64Array(k);
  const chance = new Float64Array(k);
  for (const sample of samples) {
    const pairs = pairsOf(sample, reach, labels.length);
    for (const [c, best] of bestMatches(labels, k, sample).entries()) {
      if (best === null) continue;
      seen[c] = seen[c]! + 1;
      stability[c] = stability[c]! + best.jaccard;
      const own = pairs.ends[best.cluster] ?? 0;
      within[c] = within[c]! + (pairs.within[best.cluster] ?? 0);
      ends[c] = ends[c]! + own;
      if (pairs.all > 0) chance[c] = chance[c]! + (own * own) / pairs.all;
    }
  }
  return Array.from({ length: k }, (_, c) => ({
    stability: seen[c] === 0 ? null : stability[c]! / seen[c]!,
    kept: ends[c] === 0 ? null : within[c]! / ends[c]!,
    expected: ends[c] === 0 ? null : chance[c]! / ends[c]!,
  }));
}

interface Match {
  readonly cluster: number;
  readonly jaccard: number;
}

/** For each cluster the one of the sample that is most like it; null where the sample has none of its tags. */
function bestMatches(
  labels: Int32Array,
  k: number,
  { present, labels: theirs }: Sample,
): (Match | null)[] {
  const others = theirs.reduce((most, label) => Math.max(most, label + 1), 0);
  const both = new Int32Array(k * others);
  const own = new Int32Array(k);
  const their = new Int32Array(others);
  for (const [at, tag] of present.entries()) {
    const [c, d] = [labels[tag]!, theirs[at]!];
    both[c * others + d]! += 1;
    own[c]! += 1;
    their[d]! += 1;
  }
  return Array.from(own, (size, c) => {
    let best: Match | null = null;
    if (size === 0) return best;
    for (let d = 0; d < others; d++) {
      const shared = both[c * others + d]!;
      const jaccard = shared / (size + their[d]! - shared);
      if (best === null || jaccard > best.jaccard) best = { cluster: d, jaccard };
    }
    return best;
  });
}

interface Pairs {
  /** By cluster of the sample: pairs within it, counted at both ends, and all ends of pairs. */
  readonly within: Float64Array;
  readonly ends: Float64Array;
  readonly all: number;
}

/** The pairs of tags on videos that were not drawn; m tags of a video bring m in all. */
export function pairsOf(
  { present, labels, heldOut }: Sample,
  reach: readonly number[],
  n: number,
): Pairs {
  const labelOf = new Int32Array(n).fill(-1);
  for (const [at, tag] of present.entries()) labelOf[tag] = labels[at]!;
  const k = labels.reduce((most, label) => Math.max(most, label + 1), 0);
  const within = new Float64Array(k);
  const ends = new Float64Array(k);
  let all = 0;
  for (const tags of contextsOf({ videos: heldOut, reach })) {
    const own = tags.map((tag) => labelOf[tag]!).filter((label) => label >= 0);
    if (own.length < 2) continue;
    const sizes = new Map<number, number>();
    for (const label of own) sizes.set(label, (sizes.get(label) ?? 0) + 1);
    for (const [label, size] of sizes) {
      within[label]! += (size * (size - 1)) / (own.length - 1);
      ends[label]! += size;
    }
    all += own.length;
  }
  return { within, ends, all };
}
