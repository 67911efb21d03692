/**
 * How much of each tag lies in which period, as a text of the inline data: digits alone, since a search for
 * somebody's words finds any in letters. Also read in the browser.
 */

/** A slot (0 is all that lies before the first period, 1 the first period) and how much, at least 1. */
export type Held = readonly [slot: number, amount: number];

/**
 * Tags are parted by commas, slots by blanks: how far it is from the slot before, counted from 0, and, as
 * multiples of the number of slots, how many more than one there are.
 *
 * @param held of each tag, the earlier slots first
 * @param slots there are, that before the first period among them
 */
export function periodCode(held: readonly (readonly Held[])[], slots: number): string {
  return held
    .map((own) =>
      own
        .map(([slot, amount], i) => slot - (own[i - 1]?.[0] ?? 0) + slots * (amount - 1))
        .join(" "),
    )
    .join(",");
}

/** The way back. */
export function readPeriods(code: string, slots: number): Held[][] {
  return code.split(",").map((list) => {
    let slot = 0;
    return list.split(" ").flatMap((word): Held[] => {
      if (word === "") return [];
      slot += Number(word) % slots;
      return [[slot, Math.floor(Number(word) / slots) + 1]];
    });
  });
}
