/** How much of what a participant saw belongs to each topic, with an interval that knows videos. */
import { betaQuantile } from "./beta.ts";
import { type Interval, type Share, UNKNOWN } from "./share.ts";
import { totals, type VideoTopics } from "./videos.ts";

/** Both tails together. */
const MISSED = 0.05;

/**
 * Jeffreys intervals at the effective number of occurrences: the tags of a video come together, so there
 * are fewer independent ones than occurrences, by the design effect (Kish 1965; Korn and Graubard 1998).
 *
 * @returns for each topic; shares of 0 within [0, 1] where there is no occurrence
 */
export function exposure(of: VideoTopics): Share[] {
  const counts = totals(of);
  const all = counts.reduce((sum, count) => sum + count, 0);
  if (all === 0) return [...counts].map(() => UNKNOWN);
  const effective = all / designEffect(of, counts, all);
  return [...counts].map((occurrences) => {
    const share = occurrences / all;
    return { occurrences, share, ...jeffreys(share, effective) };
  });
}

/** The interval of a share of so many independent occurrences; one that is 0 or 1 is its own end. */
export function jeffreys(share: number, n: number): Interval {
  const [a, b] = [share * n + 0.5, (1 - share) * n + 0.5];
  const low = share === 0 ? 0 : betaQuantile(MISSED / 2, a, b);
  const high = share === 1 ? 1 : betaQuantile(1 - MISSED / 2, a, b);
  return { low: Math.min(low, share), high: Math.max(high, share) };
}

/**
 * How many times the variance of shares is that of as many independent occurrences: the variance of a ratio
 * over videos (linearised), pooled over the topics.
 *
 * @returns at least 1, and at most the number of occurrences, which is that of one video
 */
function designEffect(
  { k, videos, counts }: VideoTopics,
  topics: ArrayLike<number>,
  all: number,
): number {
  if (videos < 2) return Math.max(1, all);
  let [between, alone] = [0, 0];
  for (let t = 0; t < k; t++) {
    const share = topics[t]! / all;
    alone += (share * (1 - share)) / all;
  }
  for (let v = 0; v < videos; v++) {
    let size = 0;
    for (let t = 0; t < k; t++) size += counts[v * k + t]!;
    for (let t = 0; t < k; t++) {
      const off = counts[v * k + t]! - (topics[t]! / all) * size;
      between += off * off;
    }
  }
  between *= videos / (videos - 1) / (all * all);
  return alone === 0 ? 1 : Math.min(all, Math.max(1, between / alone));
}
