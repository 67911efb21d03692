/** The topics of a field → what differs between participants, and how sure that is. Pure. */
import { type Distinctive, distinctive } from "./distinctive.ts";
import { type Diversity, diversity } from "./diversity.ts";
import { exposure } from "./exposure.ts";
import type { Share } from "./share.ts";
import { groupShares, together } from "./groups.ts";
import { type Held, heldOf } from "./held.ts";
import { leafOrder, MOST_LEAVES } from "./leaf-order.ts";
import { divergence, type Likeness, likeness } from "./likeness.ts";
import type { Pool } from "./pool.ts";
import { totals, type VideoTopics } from "./videos.ts";

/** A participant, or a group of them. */
export interface Row {
  /** A group's stands behind "group:". */
  readonly id: string;
  /** Distinct videos that have a tag of the pool. */
  readonly videos: number;
  /** Occurrences of tags of the pool. */
  readonly occurrences: number;
  /** By topic, in the order of the topics; null of one that is not told. */
  readonly shares: readonly (Share | null)[];
  readonly diversity: readonly Diversity[];
  /** The most distinctive first. */
  readonly distinctive: readonly Distinctive[];
  readonly held: Held;
}

export interface FieldFigures {
  /** Participants in their order, then groups. */
  readonly rows: readonly Row[];
  /** Of participants alone. */
  readonly likeness: readonly Likeness[];
  /** An order of the participants, and one of the topics, in which likes stand together. */
  readonly order: { readonly participants: readonly number[]; readonly topics: readonly number[] };
}

interface Drawing {
  readonly seed: number;
  /** Videos that diversity is rarefied to; null where nobody has enough. */
  readonly size: number | null;
}

/** How a file of the cohort names a group. */
export const GROUP = "group:";

/**
 * @param topics 1-based topic of each tag of the pool
 * @param k topics
 * @param groups name → ids
 */
export function fieldFigures(
  pool: Pool,
  topics: ArrayLike<number>,
  k: number,
  groups: Readonly<Record<string, readonly string[]>>,
  { seed, size }: Drawing,
): FieldFigures {
  const counts = Float64Array.from(pool.tags, ({ count }) => count);
  const members = pool.members.map((member) => ({
    ...member,
    topics: videoTopics(member.videos, topics, k),
  }));
  const row = (
    id: string,
    videos: Pool["videos"],
    own: VideoTopics,
    shares: readonly Share[],
  ): Row => ({
    id,
    videos: videos.length,
    occurrences: videos.reduce((sum, tags) => sum + tags.length, 0),
    shares,
    diversity: diversity(own, size, seed),
    distinctive: distinctive({ videos, pool: counts }, seed),
    held: heldOf(videos),
  });
  const participants = members.map(({ id, videos, topics: own }) =>
    row(id, videos, own, exposure(own)),
  );
  const grouped = Object.entries(groups).flatMap(([name, ids]) => {
    const own = members.filter(({ id }) => ids.includes(id));
    if (own.length === 0) return [];
    const parts = own.map((member) => member.topics);
    const videos = own.flatMap((member) => member.videos);
    return [row(`${GROUP}${name}`, videos, together(parts), groupShares(parts, seed))];
  });
  return {
    rows: [...participants, ...grouped],
    likeness: likeness(
      members.map((member) => member.topics),
      seed,
    ),
    order: ordersOf(members.map((member) => member.topics)),
  };
}

export function videoTopics(
  videos: Pool["videos"],
  topics: ArrayLike<number>,
  k: number,
): VideoTopics {
  const counts = new Int32Array(videos.length * k);
  for (const [v, tags] of videos.entries())
    for (const tag of tags) counts[v * k + (topics[tag] ?? 1) - 1]! += 1;
  return { k, videos: videos.length, counts };
}

/** Too many for a tree: by the topic of which each has most, and of equals by how much. */
function byLargest(shares: readonly Float64Array[], topics: readonly number[]): number[] {
  const largest = shares.map((own) => {
    const place = topics.reduce(
      (best, t, at) => ((own[t] ?? 0) > (own[topics[best] ?? 0] ?? 0) ? at : best),
      0,
    );
    return { place, share: own[topics[place] ?? 0] ?? 0 };
  });
  return [...shares.keys()].toSorted((a, b) => {
    const [one, other] = [largest[a], largest[b]];
    if (one === undefined || other === undefined) return 0;
    return one.place - other.place || other.share - one.share || a - b;
  });
}

/** By the divergence of participants' shares, and of topics' shares over participants. */
function ordersOf(members: readonly VideoTopics[]): FieldFigures["order"] {
  const rows = members.map((own) => totals(own));
  const k = members[0]?.k ?? 0;
  const shares = rows.map((counts) => {
    const all = counts.reduce((sum, count) => sum + count, 0);
    return counts.map((count) => count / Math.max(1, all));
  });
  const columns = Array.from({ length: k }, (_, t) =>
    Float64Array.from(shares, (own) => own[t] ?? 0),
  );
  const between = (all: readonly Float64Array[]): number[][] =>
    all.map((a) => all.map((b) => (a === b ? 0 : divergence(a, b))));
  const topics = leafOrder(between(columns));
  const participants =
    rows.length > MOST_LEAVES ? byLargest(shares, topics) : leafOrder(between(rows));
  return { participants, topics };
}
