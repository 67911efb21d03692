/** What clusters are called: the tags that are frequent, set them apart from the others, and cover them. */
import { centroidsOf } from "../kernels/centroids.ts";
import { listedRows } from "../kernels/listed-rows.ts";
import type { Matrix } from "../kernels/matrix.ts";
import { rowsOfVectors, type Vectors } from "../kernels/vectors.ts";
import { sum } from "../numbers.ts";

export interface Name {
  /** Indices of the tags of the name, the most telling first. */
  readonly tags: readonly number[];
  /** Share of the cluster's occurrences whose tag is one of these or near one of them, 0 to 1. */
  readonly coverage: number;
}

export interface ToName {
  readonly vectors: Matrix;
  readonly weights: Float64Array;
  readonly counts: readonly number[];
  /** What each tag is called in a name. */
  readonly words: readonly string[];
  /** 0-based cluster of every tag. */
  readonly labels: Int32Array;
  readonly k: number;
  /** The same vectors. */
  readonly loaded: Vectors;
  /** Squared distance up to which two tags are near. */
  readonly near: number;
}

const NAME_TAGS = 3;

/**
 * @param most tags of each cluster that may be of its name: of more the heaviest and most telling
 * @returns a name for each cluster from 0 to k − 1
 */
export function tellingNames(field: ToName, most: number): Name[] {
  const { labels, k, counts, words } = field;
  const contrast = contrasts(field);
  const clusters = Array.from({ length: k }, (): number[] => []);
  for (const [i, c] of labels.entries()) clusters[c]!.push(i);
  const weight = (i: number): number => counts[i]! * contrast[i]!;
  const candidates = clusters.map((members) =>
    members.length <= most
      ? members
      : members.toSorted((a, b) => weight(b) - weight(a) || a - b).slice(0, most),
  );
  const nearby = nearMembers(field, candidates.flat());
  return clusters.map((members, c) => {
    const covered = new Set<number>();
    const chosen: number[] = [];
    const called = new Set<string>();
    while (chosen.length < NAME_TAGS) {
      let best: number | null = null;
      let most = Number.NEGATIVE_INFINITY;
      for (const i of candidates[c]!) {
        if (chosen.includes(i) || called.has(words[i]!)) continue;
        const news = sum(nearby[i]!.filter((j) => !covered.has(j)).map((j) => counts[j]!));
        const score = Math.sqrt(counts[i]! * (news + counts[i]! / 2)) * contrast[i]!;
        if (score > most) [best, most] = [i, score];
      }
      if (best === null) break;
      chosen.push(best);
      called.add(words[best]!);
      for (const j of nearby[best]!) covered.add(j);
    }
    const own = sum(members.map((i) => counts[i]!));
    return { tags: chosen, coverage: sum([...covered].map((j) => counts[j]!)) / own };
  });
}

/** What a tag keeps that is hardly nearer to its own cluster than to the next. */
const LEAST_CONTRAST = 0.01;

/** By how much the cosine to the centre of its own cluster is above that to the next, for each tag. */
function contrasts({ vectors, weights, labels, k }: ToName): Float64Array {
  const { rows, d } = centroidsOf(vectors, weights, labels, k);
  const lengths = Float64Array.from({ length: k }, (_, c) => {
    let squares = 0;
    for (let at = c * d; at < (c + 1) * d; at++) squares += rows[at]! * rows[at]!;
    return Math.sqrt(squares) || 1;
  });
  return Float64Array.from(labels, (own, i) => {
    let mine = 0;
    let next = -1;
    for (let c = 0; c < k; c++) {
      const cosine = product(vectors.data, i * d, rows, c * d, d) / lengths[c]!;
      if (c === own) mine = cosine;
      else next = Math.max(next, cosine);
    }
    return Math.max(LEAST_CONTRAST, mine - next);
  });
}

/** Four sums side by side: one alone waits for its own last addition. */
function product(a: Float32Array, i: number, b: Float64Array, j: number, length: number): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let at = 0;
  for (; at + 3 < length; at += 4) {
    s0 += a[i + at]! * b[j + at]!;
    s1 += a[i + at + 1]! * b[j + at + 1]!;
    s2 += a[i + at + 2]! * b[j + at + 2]!;
    s3 += a[i + at + 3]! * b[j + at + 3]!;
  }
  for (; at < length; at++) s0 += a[i + at]! * b[j + at]!;
  return s0 + s1 + (s2 + s3);
}

/** For each of some tags those of its own cluster that are near it, itself among them. */
function nearMembers({ loaded, labels, near }: ToName, of: readonly number[]): number[][] {
  const nearby: number[][] = Array.from(labels, () => []);
  const eachRow = of.length === labels.length ? rowsOfVectors(loaded) : listedRows(loaded, of);
  eachRow((row, i) => {
    const own = nearby[i]!;
    for (let j = 0; j < labels.length; j++)
      if (labels[j] === labels[i] && (j === i || row[j]! <= near)) own.push(j);
  });
  return nearby;
}
