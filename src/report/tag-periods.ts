/**
 * How each tag's occurrences lie in the periods, as far as a site may tell. Where participants go by codes
 * that is less than all: docs/decisions/0031 says against what, and what is lost.
 */
import { sum } from "../numbers.ts";

/** What a tag has in a slot: 0 is all periods before the first that is shown, 1 the first one. */
export interface Cell {
  readonly slot: number;
  readonly count: number;
  /** Rows, 1 to count. */
  readonly videos: number;
}

/** Whatever is left untold could lie in at least so many periods, and be of so many tags. */
const AMONG = 3;

/** Under codes a tag's part of a month on one or two videos would tell a video from all others. */
export function toldFrom({ pseudonyms }: { readonly pseudonyms: boolean }): number {
  return pseudonyms ? 3 : 1;
}

/**
 * @param slotOfRow of each row, null without a date
 * @param rowsOf for each tag the rows of its occurrences, a row as often as it holds the tag
 * @returns for each tag its cells, the earlier first
 */
export function cellsOf(
  slotOfRow: readonly (number | null)[],
  rowsOf: readonly (readonly number[])[],
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
      .map(([slot, own]) => ({ slot, count: own.length, videos: new Set(own).size }));
  });
}

/**
 * @param cells of each tag
 * @param labels 1-based cluster of each tag; a tag in none is told nothing of
 * @param from a cell of fewer videos is left untold; 1 tells all
 */
export function toldCells(
  cells: readonly (readonly Cell[])[],
  labels: readonly (number | null)[],
  from: number,
): readonly (readonly Cell[])[] {
  if (from === 1) return cells.map((own, i) => ((labels[i] ?? null) === null ? [] : own));
  const told = cells.map((): readonly Cell[] => []);
  for (const label of new Set(labels)) {
    if (label === null) continue;
    const members = labels.flatMap((own, i) => (own === label ? [i] : []));
    const kept = guarded(
      members.map((i) => cells[i] ?? []),
      from,
    );
    for (const [at, i] of members.entries()) told[i] = kept[at] ?? [];
  }
  return told;
}

/**
 * A cluster's own counts are told for each period, so what is told of its tags can be taken from them. Cells
 * are withdrawn, the smallest first, until that leaves something in each period, of several tags, and to each
 * tag that is not told of wholly several periods.
 */
function guarded(cells: readonly (readonly Cell[])[], from: number): Cell[][] {
  const told = cells.map((own) => own.filter(({ videos }) => videos >= from));
  const isWhole = (tag: number): boolean => told[tag]?.length === cells[tag]?.length;
  if (told.every((_, tag) => isWhole(tag))) return told;
  const has = (own: readonly Cell[] | undefined, slot: number): boolean =>
    own?.some((cell) => cell.slot === slot) === true;
  const slots = [...new Set(cells.flat().map(({ slot }) => slot))].toSorted((a, b) => a - b);
  const withdraw = (tag: number, slot: number): void => {
    told[tag] = (told[tag] ?? []).filter((cell) => cell.slot !== slot);
  };
  for (const slot of slots) {
    const smallest = told
      .flatMap((own, tag) =>
        own.filter((cell) => cell.slot === slot).map((cell) => ({ tag, ...cell })),
      )
      .toSorted((a, b) => a.videos - b.videos || b.tag - a.tag);
    for (const { tag } of smallest) {
      const left = sum(cells.map((own, i) => Number(has(own, slot) && !has(told[i], slot))));
      const among = told.filter((own, i) => !isWhole(i) && !has(own, slot)).length;
      if (left > 0 && among >= AMONG) break;
      withdraw(tag, slot);
    }
  }
  for (const tag of told.keys()) {
    const smallest = (told[tag] ?? []).toSorted((a, b) => a.videos - b.videos || a.slot - b.slot);
    for (const { slot } of smallest) {
      if (isWhole(tag) || slots.length - (told[tag]?.length ?? 0) >= AMONG) break;
      withdraw(tag, slot);
    }
  }
  return told;
}
