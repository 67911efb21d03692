/**
 * Which figures of groups may be told, so that no sum and no difference of them is of too few participants.
 * Groups part the participants: whatever is added or taken away of groups is of whole parts.
 */

/** Places of participants: the members of a group, or those who have a tag or a topic. */
export type Places = ReadonlySet<number>;

/**
 * @param all those who have anything
 * @returns places among the groups, in their order: each with no fewer than `least`, in every part that it leaves
 */
export function toldGroups(all: Places, groups: readonly Places[], least: number): number[] {
  return groups.reduce<number[]>((told, group, at) => {
    const size = [...group].filter((place) => all.has(place)).length;
    const parted = [...told, at].flatMap((i) => groups[i] ?? []);
    return size >= least && areMany(all, parted, least) ? [...told, at] : told;
  }, []);
}

/**
 * Of items whose sum is told of each group. What is left untold is the difference: it must be of nobody or of
 * many, or an item that fewest have joins it.
 *
 * @param holders for each item who has it
 * @returns places of those that may be told of every group
 */
export function toldItems(
  holders: readonly Places[],
  groups: readonly Places[],
  least: number,
): Set<number> {
  const open = [...holders.keys()].filter((i) => areMany(holders[i] ?? [], groups, least));
  const told = new Set(open);
  const rest = new Set(holders.flatMap((own, i) => (told.has(i) ? [] : [...own])));
  const byFewest = open.toSorted((a, b) => sizeOf(holders, a) - sizeOf(holders, b) || b - a);
  for (const i of byFewest) {
    if (areMany(rest, groups, least)) break;
    told.delete(i);
    for (const place of holders[i] ?? []) rest.add(place);
  }
  return told;
}

function sizeOf(holders: readonly Places[], i: number): number {
  return holders[i]?.size ?? 0;
}

/** Whether each part that is there has no fewer than `least`. */
function areMany(places: Iterable<number>, groups: readonly Places[], least: number): boolean {
  const parts = new Map<string, number>();
  for (const place of places) {
    const part = groups.map((group) => (group.has(place) ? "1" : "0")).join("");
    parts.set(part, (parts.get(part) ?? 0) + 1);
  }
  return [...parts.values()].every((size) => size >= least);
}
