/** The topics of a field → figures of everyone and of groups, none of which is one participant's. Pure. */
import { distinctive } from "./distinctive.ts";
import { diversity, rarefiedTo } from "./diversity.ts";
import { type Places, toldGroups, toldItems } from "./few.ts";
import { type FieldFigures, GROUP, type Row, videoTopics } from "./field-figures.ts";
import { groupShares, together } from "./groups.ts";
import { heldOf } from "./held.ts";
import type { Pool } from "./pool.ts";

/** How a file of the cohort names everyone together: no participant's page can be called so. */
export const POOL = "pool:everyone";

export interface AggregateFigures extends FieldFigures {
  /** Videos that diversity is rarefied to; null where no row has enough. */
  readonly rarefiedTo: number | null;
  /** Groups of too few participants, or that would leave too few apart. */
  readonly untoldGroups: number;
}

interface Telling {
  readonly seed: number;
  /** Of fewer participants nothing is told. */
  readonly least: number;
  /** Places of those who bring nothing of their own: see read/overlap.ts. */
  readonly repeated: Places;
  /** A number of videos, as it may be drawn. */
  readonly down: (videos: number) => number;
}

/**
 * @param topics 1-based topic of each tag of the pool
 * @param k topics
 * @param groups name → ids
 * @returns everyone's row, then those of groups that are told; a share is null where too few of a group have the topic
 */
export function aggregateFigures(
  pool: Pool,
  topics: ArrayLike<number>,
  k: number,
  groups: ReadonlyMap<string, readonly string[]>,
  { seed, least, repeated, down }: Telling,
): AggregateFigures {
  const members = pool.members.filter(({ videos }, i) => videos.length > 0 && !repeated.has(i));
  const all = new Set(members.keys());
  const named = [...groups].map(([name, ids]) => ({
    id: `${GROUP}${name}`,
    places: new Set([...all].filter((i) => ids.includes(members[i]?.id ?? ""))),
  }));
  const told = toldGroups(
    all,
    named.map(({ places }) => places),
    least,
  ).flatMap((at) => named[at] ?? []);
  const parts = told.map(({ places }) => places);
  const holders = holdersOf(members, pool.tags.length);
  const byTopic = Array.from({ length: k }, (_, t) =>
    [...holders.keys()].filter((tag) => topics[tag] === t + 1),
  );
  const open = toldItems(
    byTopic.map((tags) => new Set(tags.flatMap((tag) => [...(holders[tag] ?? [])]))),
    parts,
    least,
  );
  // Topics that no group is told of count as one: their sum is known, and no more.
  const placeOf = [...byTopic.keys()].map((t) => (open.has(t) ? [...open].indexOf(t) + 1 : 0));
  const merged = Int32Array.from(topics, (topic) => placeOf[topic - 1] || open.size + 1);
  const size = open.size + (open.size < k ? 1 : 0);
  const tags = toldTags(merged, size, holders, parts, least);

  const rows = [{ id: POOL, places: all }, ...told].map(({ id, places }) => {
    const own = members.filter((_, i) => places.has(i));
    const videos = own.flatMap((member) => member.videos);
    const apart = own.map((member) => videoTopics(member.videos, topics, k));
    const counted = together(own.map((member) => videoTopics(member.videos, merged, size)));
    return { id, videos, shares: groupShares(apart, seed), counted };
  });
  const enough = rarefiedTo(rows.map(({ videos }) => ({ videos: videos.length })));
  const drawn = enough === null ? null : down(enough);
  const counts = Float64Array.from(pool.tags, ({ count }) => count);
  return {
    rows: rows.map(({ id, videos, shares, counted }): Row => {
      const isPool = id === POOL;
      return {
        id,
        videos: videos.length,
        occurrences: videos.reduce((sum, own) => sum + own.length, 0),
        shares: shares.map((share, t) => (isPool || open.has(t) ? share : null)),
        diversity: diversity(counted, drawn, seed),
        distinctive: isPool
          ? []
          : distinctive({ videos, pool: counts }, seed).filter(({ tag }) => tags.has(tag)),
        held: isPool ? new Int32Array() : heldOf(videos, (tag) => tags.has(tag)),
      };
    }),
    // Of two groups the differences of shares tell more, and a floor is of one participant's videos.
    likeness: [],
    order: { participants: [], topics: [...byTopic.keys()] },
    rarefiedTo: drawn,
    untoldGroups: named.length - told.length,
  };
}

/** Tags that may be told of every group: the others of a topic are the difference from its sum. */
function toldTags(
  merged: ArrayLike<number>,
  topics: number,
  holders: readonly Places[],
  groups: readonly Places[],
  least: number,
): Set<number> {
  const found = new Set<number>();
  for (let topic = 1; topic <= topics; topic++) {
    const tags = [...holders.keys()].filter((tag) => merged[tag] === topic);
    const own = tags.map((tag) => holders[tag] ?? new Set<number>());
    for (const at of toldItems(own, groups, least)) found.add(tags[at] ?? 0);
  }
  return found;
}

/** For each tag the places of those who have it. */
function holdersOf(members: Pool["members"], tags: number): Set<number>[] {
  const holders = Array.from({ length: tags }, () => new Set<number>());
  for (const [place, { videos }] of members.entries())
    for (const video of videos) for (const tag of video) holders[tag]?.add(place);
  return holders;
}
