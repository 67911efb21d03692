/** Groups of participants: their shares of topics, as sure as that many participants make them. */
import { seededRandom } from "../kernels/random.ts";
import { around } from "./diversity.ts";
import { type Share, UNKNOWN } from "./share.ts";
import { drawnTotals, listed, sharesOf, totals, type VideoTopics } from "./videos.ts";

const DRAWS = 500;

/** All of a group's videos together. */
export function together(members: readonly VideoTopics[]): VideoTopics {
  const k = members[0]?.k ?? 0;
  const counts = new Int32Array(members.reduce((sum, own) => sum + own.counts.length, 0));
  let at = 0;
  for (const own of members) {
    counts.set(own.counts, at);
    at += own.counts.length;
  }
  return { k, videos: members.reduce((sum, { videos }) => sum + videos, 0), counts };
}

function byContent(a: VideoTopics, b: VideoTopics): number {
  const [one, other] = [totals(a), totals(b)];
  const at = one.findIndex((count, t) => count !== other[t]);
  return a.videos - b.videos || (one[at] ?? 0) - (other[at] ?? 0);
}

/** Shares of all occurrences of a group; drawn anew are its participants, then the videos of each. */
export function groupShares(members: readonly VideoTopics[], seed: number): Share[] {
  // Drawn by place, and so in an order that no name and no file decides.
  const known = members.filter(({ videos }) => videos > 0).toSorted(byContent);
  const counts = totals(together(members));
  if (known.length === 0) return [...counts].map(() => UNKNOWN);
  const shares = sharesOf(counts);
  const random = seededRandom(seed + 3);
  const lists = known.map(listed);
  const draws = Array.from({ length: DRAWS }, () => {
    const sums = new Float64Array(counts.length);
    for (let i = 0; i < lists.length; i++) {
      const own = lists[Math.floor(random() * lists.length)];
      if (own === undefined) continue;
      for (const [t, count] of drawnTotals(own, own.videos, random).entries()) sums[t]! += count;
    }
    return sharesOf(sums);
  });
  return [...counts].map((occurrences, t) => {
    const share = shares[t] ?? 0;
    const drawn = Float64Array.from(draws, (draw) => draw[t] ?? 0);
    return { occurrences, share, ...around(share, drawn, { least: 0, most: 1 }) };
  });
}
