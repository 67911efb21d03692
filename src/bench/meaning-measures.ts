/** How much clusters mean, by evidence that they were not made from. */
import { mean, sum } from "../numbers.ts";

/** A tag as it was grouped. */
export interface Grouped {
  readonly tag: string;
  readonly cluster: number;
  /** Of reach: it stands on any video, so it forms no pairs. */
  readonly reach: boolean;
  /** On the map, where there is one. */
  readonly place: readonly [number, number] | null;
}

/** What no build has seen. */
export interface Truth {
  /** The distinct tags of each of some further videos. */
  readonly videos: readonly (readonly string[])[];
  /** What a tag is about, of those of which it is known. */
  readonly sectionOf: ReadonlyMap<string, string>;
}

export interface Measures extends HeldOut {
  /** Adjusted mutual information of clusters and sections; 0 is chance, 1 is the same. */
  readonly ami: number;
  /** Mean normalised pointwise mutual information of the most frequent tags of each cluster, −1 to 1. */
  readonly npmi: number;
  /** How much oftener than by chance a tag's nearest on the map is of its section; null without a map. */
  readonly nearest: number | null;
}

export interface HeldOut {
  /** Held-out modularity; 0 for noise, for one giant cluster and for popularity alone. */
  readonly q: number;
  /** How much oftener two tags of a video share a cluster than two drawn at random. */
  readonly lift: number;
  /** Inverse Simpson index of the clusters' sizes in tags: lift grows with it. */
  readonly effective: number;
}

/** Of a longer list of tags not every two have to do with each other. */
const MOST_TAGS = 30;
const TOP = 10;
/** A tag on fewer videos says nothing of what it stands with. */
const LEAST_VIDEOS = 3;
/** A share over fewer places is chance. */
const LEAST_PLACES = 21;

/** @param tags by falling count */
export function measure(tags: readonly Grouped[], { videos, sectionOf }: Truth): Measures {
  const known = tags.flatMap(({ tag, cluster, place }) => {
    const section = sectionOf.get(tag);
    return section === undefined ? [] : [{ cluster, section, place }];
  });
  const placed = known.flatMap(({ place, section }) =>
    place === null ? [] : [{ place, section }],
  );
  return {
    ...heldOut(tags, videos),
    ami: adjustedMutualInformation(
      known.map(({ cluster }) => cluster),
      known.map(({ section }) => section),
    ),
    npmi: coherence(tags, videos),
    nearest: placed.length < LEAST_PLACES ? null : nearestAlike(placed),
  };
}

/**
 * Modularity (Newman and Girvan, 2004) over the pairs of tags of each video; a video of m tags counts
 * 1/(m − 1) for each pair.
 */
export function heldOut(tags: readonly Grouped[], videos: Truth["videos"]): HeldOut {
  const clusterOf = new Map(
    tags.filter(({ reach }) => !reach).map(({ tag, cluster }) => [tag, cluster]),
  );
  const ends = new Map<number, number>();
  let same = 0;
  let pairs = 0;
  for (const video of videos) {
    const own = video.flatMap((tag) => clusterOf.get(tag) ?? []);
    if (own.length < 2 || own.length > MOST_TAGS) continue;
    pairs += own.length / 2;
    for (const [cluster, size] of tally(own)) {
      same += (size * (size - 1)) / 2 / (own.length - 1);
      ends.set(cluster, (ends.get(cluster) ?? 0) + size);
    }
  }
  const effective = 1 / repeated(tally(clusterOf.values()));
  if (pairs === 0) return { q: 0, lift: 0, effective };
  const share = same / pairs;
  return { q: share - repeated(ends), lift: share * effective, effective };
}

/** Adjusted by its expectation over labels of the same sizes (Vinh et al., 2010), by the arithmetic mean of entropies. */
export function adjustedMutualInformation<X, Y>(x: readonly X[], y: readonly Y[]): number {
  const n = x.length;
  const sizes = { x: [...tally(x).values()], y: [...tally(y).values()] };
  const both = new Map<X, Map<Y, number>>();
  for (const [i, label] of x.entries()) {
    const row = both.get(label) ?? new Map<Y, number>();
    row.set(y[i]!, (row.get(y[i]!) ?? 0) + 1);
    both.set(label, row);
  }
  const entropies = [entropy(sizes.x, n), entropy(sizes.y, n)];
  const joint = entropy(
    [...both.values()].flatMap((row) => [...row.values()]),
    n,
  );
  const most = sum(entropies) / 2;
  const expected = expectedInformation(sizes.x, sizes.y, n);
  return most > expected ? (sum(entropies) - joint - expected) / (most - expected) : 0;
}

/** The mean of MI over all ways to deal out labels of these sizes, in nats: hypergeometric. */
function expectedInformation(xs: readonly number[], ys: readonly number[], n: number): number {
  const ln = new Float64Array(n + 1);
  for (let i = 2; i <= n; i++) ln[i] = ln[i - 1]! + Math.log(i);
  let expected = 0;
  for (const a of xs)
    for (const b of ys) {
      const margins = ln[a]! + ln[b]! + ln[n - a]! + ln[n - b]! - ln[n]!;
      for (let k = Math.max(1, a + b - n); k <= Math.min(a, b); k++) {
        const ways = ln[k]! + ln[a - k]! + ln[b - k]! + ln[n - a - b + k]!;
        expected += (k / n) * Math.log((n * k) / (a * b)) * Math.exp(margins - ways);
      }
    }
  return expected;
}

/** Normalised pointwise mutual information (Bouma, 2009) of each cluster's top tags, its mean over clusters. */
export function coherence(tags: readonly Grouped[], videos: Truth["videos"]): number {
  const holds = new Map<string, Set<number>>();
  for (const [at, video] of videos.entries())
    for (const tag of video) holds.set(tag, (holds.get(tag) ?? new Set()).add(at));
  const scores = [...new Set(tags.map(({ cluster }) => cluster))].flatMap((c) => {
    const own = tags.filter(({ cluster, reach }) => cluster === c && !reach);
    const told = own
      .slice(0, TOP)
      .map(({ tag }) => holds.get(tag) ?? new Set<number>())
      .filter(({ size }) => size >= LEAST_VIDEOS);
    const pairs = told.flatMap((a, i) => told.slice(0, i).map((b) => npmi(a, b, videos.length)));
    return pairs.length === 0 ? [] : [mean(pairs)];
  });
  return scores.length === 0 ? 0 : mean(scores);
}

function npmi(a: ReadonlySet<number>, b: ReadonlySet<number>, n: number): number {
  let both = 0;
  for (const at of a) if (b.has(at)) both += 1;
  if (both === 0) return -1;
  if (both === n) return 1;
  return Math.log((both * n) / (a.size * b.size)) / -Math.log(both / n);
}

/** Share of tags whose nearest is of their section, over what sections dealt out anew would give. */
export function nearestAlike(
  tags: readonly { readonly place: readonly [number, number]; readonly section: string }[],
): number {
  const hits = tags.map(({ place: [x, y], section }, i) => {
    let nearest: string | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (const [j, other] of tags.entries()) {
      const far = (other.place[0] - x) ** 2 + (other.place[1] - y) ** 2;
      if (j !== i && far < least) [nearest, least] = [other.section, far];
    }
    return nearest === section ? 1 : 0;
  });
  const sizes = [...tally(tags.map(({ section }) => section)).values()];
  const chance = sum(sizes.map((size) => (size * (size - 1)) / (tags.length - 1)));
  return chance === 0 ? 0 : sum(hits) / chance;
}

function tally<T>(values: Iterable<T>): Map<T, number> {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** The chance that two drawn at random, with replacement, are of one kind. */
function repeated(counts: ReadonlyMap<unknown, number>): number {
  const all = sum(counts.values());
  return sum([...counts.values()].map((count) => (count / all) ** 2));
}

function entropy(sizes: readonly number[], n: number): number {
  return -sum(sizes.map((size) => (size / n) * Math.log(size / n)));
}
