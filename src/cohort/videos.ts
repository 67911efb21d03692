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
  let total = 0;
  for (const count of counts) total += count;
  return total === 0 ? new Float64Array(counts.length) : counts.map((count) => count / total);
}

/** Totals of `size` videos drawn with replacement. */
export function drawnTotals(of: VideoTopics, size: number, random: Random): Float64Array {
  const out = new Float64Array(of.k);
  for (let i = 0; i < size; i++) addVideo(of, Math.floor(random() * of.videos), out);
  return out;
}

/** Videos in a random order (Fisher and Yates). */
export function shuffled({ videos }: VideoTopics, random: Random): Int32Array {
  const order = new Int32Array(videos);
  for (let i = 0; i < videos; i++) order[i] = i;
  for (let i = videos - 1; i > 0; i--) {
    const other = Math.floor(random() * (i + 1));
    const kept = order[i]!;
    order[i] = order[other]!;
    order[other] = kept;
  }
  return order;
}

/** Totals of these videos. */
export function totalsOf(of: VideoTopics, videos: Int32Array): Float64Array {
  const out = new Float64Array(of.k);
  for (let i = 0; i < videos.length; i++) addVideo(of, videos[i]!, out);
  return out;
}

function addVideo({ k, counts }: VideoTopics, video: number, out: Float64Array): void {
  for (let t = 0; t < k; t++) out[t]! += counts[video * k + t]!;
}
