/** A participant's videos by topic: what every figure of the cohort is made of, and drawn again from. */
import type { Random } from "../kernels/random.ts";

export interface VideoTopics {
  /** Topics. */
  readonly k: number;
  /** Videos that have an occurrence. */
  readonly videos: number;
  /** videos × k, row-major: occurrences. */
  readonly counts: Int32Array;
}

/** Occurrences of each topic over all videos. */
export function totals({ k, videos, counts }: VideoTopics): Float64Array {
  const out = new Float64Array(k);
  for (let v = 0; v < videos; v++) for (let t = 0; t < k; t++) out[t]! += counts[v * k + t]!;
  return out;
}

/** @returns shares of 1; all 0 where there is nothing */
export function sharesOf(counts: Float64Array): Float64Array {
  const shares = counts.slice();
  toShares(shares);
  return shares;
}

/** The same in their place. */
export function toShares(counts: Float64Array): void {
  let total = 0;
  for (const count of counts) total += count;
  if (total > 0) for (let t = 0; t < counts.length; t++) counts[t]! /= total;
}

/** The same as lists, by which draws go: a video has few of the topics. */
export interface ListedVideos {
  readonly k: number;
  readonly videos: number;
  /** Length videos + 1: the topics of video v are at start[v] to start[v + 1] − 1, one an occurrence. */
  readonly start: Int32Array;
  readonly topics: Int32Array;
}

export function listed({ k, videos, counts }: VideoTopics): ListedVideos {
  const start = new Int32Array(videos + 1);
  const topics = new Int32Array(counts.reduce((sum, count) => sum + count, 0));
  let at = 0;
  for (let v = 0; v < videos; v++) {
    for (let t = 0; t < k; t++)
      for (let times = counts[v * k + t]!; times > 0; times--) topics[at++] = t;
    start[v + 1] = at;
  }
  return { k, videos, start, topics };
}

/** Totals of `size` videos drawn with replacement. @param out is written anew */
export function drawnTotals(
  of: ListedVideos,
  size: number,
  random: Random,
  out: Float64Array = new Float64Array(of.k),
): Float64Array {
  out.fill(0);
  for (let i = 0; i < size; i++) addVideo(of, Math.floor(random() * of.videos), out);
  return out;
}

/** Brings `size` of the entries to the front, drawn without replacement (Fisher and Yates). */
export function drawToFront(entries: Int32Array, size: number, random: Random): Int32Array {
  for (let i = 0; i < size; i++) {
    const other = i + Math.floor(random() * (entries.length - i));
    const kept = entries[i]!;
    entries[i] = entries[other]!;
    entries[other] = kept;
  }
  return entries.subarray(0, size);
}

/** Totals of these videos. @param out is written anew */
export function totalsOf(
  of: ListedVideos,
  videos: Int32Array,
  out: Float64Array = new Float64Array(of.k),
): Float64Array {
  out.fill(0);
  for (let i = 0; i < videos.length; i++) addVideo(of, videos[i]!, out);
  return out;
}

function addVideo({ start, topics }: ListedVideos, video: number, out: Float64Array): void {
  for (let at = start[video]!; at < start[video + 1]!; at++) out[topics[at]!]! += 1;
}
