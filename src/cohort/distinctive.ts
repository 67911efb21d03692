/** Tags that a participant has more often than the others, and how sure that is. */
import { seededRandom } from "../kernels/random.ts";
import type { Interval } from "./share.ts";
import { type Counts, logOdds, withoutOwn } from "./log-odds.ts";

export interface Distinctive extends Interval {
  /** Index in the pool. */
  readonly tag: number;
  /** The participant's own. */
  readonly count: number;
  readonly videos: number;
  /** Difference of the log-odds of participant and others, in nats; above 0 where the participant has it more often. */
  readonly logOdds: number;
}

/** A participant's tags in the pool, and how all of it is counted. */
export interface Counted {
  /** For each video its tags, one as often as the video holds it. */
  readonly videos: readonly (readonly number[])[];
  /** Occurrences of each tag of the pool over all participants; its sum is the pool's size. */
  readonly pool: Float64Array;
}

/** On fewer videos a tag is somebody's chance. */
const LEAST_VIDEOS = 3;
const DRAWS = 200;

/** @returns those that the participant has more often than the others, the most so first */
export function distinctive({ videos, pool }: Counted, seed: number): Distinctive[] {
  const poolSize = pool.reduce((sum, count) => sum + count, 0);
  const held = heldBy(videos);
  const size = videos.reduce((sum, tags) => sum + tags.length, 0);
  const oddsOf = (tag: number, count: number, all: number): number =>
    oddsAgainst({ tag: count, all }, { tag: pool[tag] ?? 0, all: poolSize });
  const found = [...held]
    .filter(([, on]) => on.size >= LEAST_VIDEOS)
    .map(([tag, on]) => {
      const count = [...on.values()].reduce((sum, times) => sum + times, 0);
      return { tag, on, count, figure: oddsOf(tag, count, size) };
    })
    .filter(({ figure }) => figure > 0)
    .toSorted((a, b) => b.figure - a.figure || a.tag - b.tag);
  const draws = timesDrawn(videos.length, seed);
  const sizes = draws.map((times) =>
    videos.reduce((sum, tags, v) => sum + (times[v] ?? 0) * tags.length, 0),
  );
  return found.map(({ tag, on, count, figure }) => {
    const places = Int32Array.from(on.keys());
    const here = Int32Array.from(on.values());
    const prior = { tag: pool[tag] ?? 0, all: poolSize };
    const others = withoutOwn(prior, { tag: count, all: size });
    const drawn = draws.map((times, at) => {
      let own = 0;
      for (let i = 0; i < places.length; i++) own += here[i]! * times[places[i]!]!;
      // The others and the prior stay as they are: a draw without the tag would leave it no prior.
      return logOdds({ tag: own, all: sizes[at] ?? 0 }, others, prior);
    });
    drawn.sort((a, b) => a - b);
    const at = (share: number): number => drawn[Math.round(share * (DRAWS - 1))] ?? figure;
    return {
      tag,
      count,
      videos: on.size,
      logOdds: figure,
      low: Math.min(figure, at(0.025)),
      high: Math.max(figure, at(0.975)),
    };
  });
}

/** Of a participant against everybody else in the pool, which is the prior too. */
function oddsAgainst(own: Counts, pool: Counts): number {
  return logOdds(own, withoutOwn(pool, own), pool);
}

/** tag → video → how often it holds the tag. */
function heldBy(videos: Counted["videos"]): Map<number, Map<number, number>> {
  const held = new Map<number, Map<number, number>>();
  for (const [video, tags] of videos.entries())
    for (const tag of tags) {
      const on = held.get(tag) ?? new Map<number, number>();
      on.set(video, (on.get(video) ?? 0) + 1);
      held.set(tag, on);
    }
  return held;
}

/** For each draw how often each of n videos is in it. */
function timesDrawn(n: number, seed: number): Int32Array[] {
  const random = seededRandom(seed);
  return Array.from({ length: DRAWS }, () => {
    const times = new Int32Array(n);
    for (let i = 0; i < n; i++) times[Math.floor(random() * n)]! += 1;
    return times;
  });
}
