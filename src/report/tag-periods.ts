/** How each tag's occurrences lie in the periods. */

/** What a tag has in a slot: 0 is all periods before the first that is shown, 1 the first one. */
export interface Cell {
  readonly slot: number;
  readonly count: number;
  /** Rows, 1 to count. */
  readonly videos: number;
  /** Videos of these rows, 1 to videos: rows may repeat one. */
  readonly distinct: number;
}

/**
 * @param slotOfRow of each row, null without a date
 * @param rowsOf for each tag the rows of its occurrences, a row as often as it holds the tag
 * @param videoOf of each row the number of its video
 * @returns for each tag its cells, the earlier first
 */
export function cellsOf(
  slotOfRow: readonly (number | null)[],
  rowsOf: readonly (readonly number[])[],
  videoOf: readonly number[],
): Cell[][] {
  return rowsOf.map((rows) => {
    const bySlot = new Map<number, number[]>();
    for (const row of rows) {
      const slot = slotOfRow[row] ?? null;
      if (slot === null) continue;
      const own = bySlot.get(slot);
      if (own === undefined) bySlot.set(slot, [row]);
      else own.push(row);
    }
    return [...bySlot]
      .toSorted(([a], [b]) => a - b)
      .map(([slot, own]) => ({
        slot,
        count: own.length,
        videos: new Set(own).size,
        distinct: new Set(own.map((row) => videoOf[row])).size,
      }));
  });
}
