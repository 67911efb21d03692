/** Summaries of all participants → one field of all their tags, to be clustered and mapped as anybody's is. */
import type { FieldConfig } from "../config/types.ts";
import type { FieldWords } from "../prepare/read-words.ts";
import type { Reading } from "../prepare/reading/reading.ts";
import type { Summary } from "./summary.ts";

/** Topics are at most a quarter of the texts that differ. */
const TAGS_A_TOPIC = 4;

interface PooledTag {
  readonly tag: string;
  readonly reading: Reading;
  /** Occurrences over all who count, each once. */
  readonly count: number;
  /** How many of them have it. */
  readonly participants: number;
  /** Mean over them of its share of their occurrences, 0 to 1: they weigh the same however much they gave. */
  readonly share: number;
}

export interface Pool {
  /** By falling share, then by code points. */
  readonly tags: readonly PooledTag[];
  /** Of each participant, in their order: each video's tags in the pool, one as often as it stands there. */
  readonly members: readonly {
    readonly id: string;
    readonly videos: readonly (readonly number[])[];
  }[];
  /** The distinct videos of all, in an order that no participant's place decides. */
  readonly videos: readonly (readonly number[])[];
  /** Tags of fewer participants than are to be told of, and how many participants have such. */
  readonly untold: number;
  readonly untoldOf: number;
}

export interface Pooling {
  /** Places of those who bring nothing of their own: see read/overlap.ts. */
  readonly repeated: ReadonlySet<number>;
  /** Of fewer participants no tag is told. */
  readonly minParticipants: number;
}

export function poolOf(
  summaries: readonly Summary[],
  { repeated, minParticipants }: Pooling,
): Pool {
  const found = new Map<string, { readings: Reading[]; count: number; share: number }>();
  const counting = summaries.filter((_, place) => !repeated.has(place));
  for (const { tags, videos } of counting) {
    const counts = countsIn(tags.length, videos);
    const all = counts.reduce((sum, count) => sum + count, 0);
    for (const [i, { tag, reading }] of tags.entries()) {
      const known = found.get(tag) ?? { readings: [], count: 0, share: 0 };
      known.readings.push(reading);
      known.count += counts[i] ?? 0;
      known.share += (counts[i] ?? 0) / Math.max(1, all) / counting.length;
      found.set(tag, known);
    }
  }
  const tags = [...found]
    .filter(([, { readings }]) => readings.length >= minParticipants)
    .map(([tag, { readings, count, share }]): PooledTag => ({
      tag,
      reading: mostCommon(readings),
      count,
      participants: readings.length,
      share,
    }))
    .toSorted((a, b) => b.share - a.share || (a.tag < b.tag ? -1 : 1));
  const indexOf = new Map(tags.map(({ tag }, i) => [tag, i]));
  const members = summaries.map(({ id, tags: own, videos }) => ({
    id,
    keys: videos.map(({ key }) => key),
    videos: videos.map((video) =>
      video.tags.flatMap((tag) => indexOf.get(own[tag]?.tag ?? "") ?? []).toSorted((a, b) => a - b),
    ),
  }));
  return {
    tags,
    members: members.map(({ id, videos }) => ({
      id,
      videos: videos.filter(({ length }) => length > 0),
    })),
    videos: distinctVideos(members.filter((_, place) => !repeated.has(place))),
    untold: found.size - tags.length,
    untoldOf: counting.filter((own) => own.tags.some(({ tag }) => !indexOf.has(tag))).length,
  };
}

/** @returns null where there is too little to compare */
export function pooledField(pool: Pool, config: FieldConfig, k: number): FieldWords | null {
  const texts = new Set(pool.tags.map(({ reading }) => reading.words)).size;
  const topics = Math.min(k, Math.floor(texts / TAGS_A_TOPIC));
  if (topics < 2) return null;
  const own: FieldConfig = { ...config, k: topics, curve: false };
  const occurrences = pool.tags.reduce((sum, { count }) => sum + count, 0);
  const videosOf = pool.tags.map(() => 0);
  for (const tags of pool.videos) for (const tag of new Set(tags)) videosOf[tag]! += 1;
  return {
    config: own,
    // Weights are by shares, so that every participant's voice is as loud, on the scale of counts.
    tags: pool.tags.map(({ tag, share }, i) => ({
      tag,
      count: share * occurrences,
      videos: videosOf[i] ?? 0,
    })),
    readings: pool.tags.map(({ reading }) => reading),
    rowsOf: [],
    reach: [],
    videos: pool.videos,
    audit: NOTHING,
  };
}

const NOTHING: FieldWords["audit"] = {
  occurrences: 0,
  used: 0,
  skipped: { malformed: 0, empty: 0, stop: 0, rare: 0 },
  missing: 0,
  cleaned: 0,
};

function countsIn(n: number, videos: Summary["videos"]): number[] {
  const counts = Array.from({ length: n }, () => 0);
  for (const { tags } of videos) for (const tag of tags) counts[tag]! += 1;
  return counts;
}

/** One participant's phrases may read a tag otherwise: most decide, then code points. */
function mostCommon(readings: readonly Reading[]): Reading {
  const [first] = readings;
  if (first !== undefined && readings.every((reading) => reading === first)) return first;
  const votes = new Map<string, { reading: Reading; n: number }>();
  for (const reading of readings) {
    const key = JSON.stringify([reading.words, reading.how]);
    const known = votes.get(key);
    if (known === undefined) votes.set(key, { reading, n: 1 });
    else known.n += 1;
  }
  const [best] = [...votes].toSorted(([a, m], [b, n]) => n.n - m.n || (a < b ? -1 : 1));
  return best?.[1].reading ?? { words: "", how: "as written" };
}

/** A video that several have counts once; where exports of it differ, the one with most tags. */
function distinctVideos(
  members: readonly {
    readonly keys: readonly (string | null)[];
    readonly videos: readonly (readonly number[])[];
  }[],
): (readonly number[])[] {
  const known = new Map<string, readonly number[]>();
  const alone: (readonly number[])[] = [];
  for (const { keys, videos } of members)
    for (const [i, tags] of videos.entries()) {
      const key = keys[i] ?? null;
      if (tags.length === 0) continue;
      if (key === null) alone.push(tags);
      else {
        const other = known.get(key);
        if (other === undefined || isFuller(tags, other)) known.set(key, tags);
      }
    }
  return [...known.values(), ...alone].toSorted(compareLists);
}

function isFuller(a: readonly number[], b: readonly number[]): boolean {
  return a.length > b.length || (a.length === b.length && compareLists(a, b) < 0);
}

function compareLists(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return a.length - b.length;
}
