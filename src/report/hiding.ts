/**
 * Tags whose counts together are told for each period, or can be worked out: what may be told of each, so that the
 * rest of it stays hidden among the others. The tags of a group stand in one order everywhere.
 */
import { sum } from "../numbers.ts";
import type { Cell } from "./tag-periods.ts";

export type Cells = readonly (readonly Cell[])[];

/** Whatever is left untold could lie in at least so many periods, and be of so many tags. */
const AMONG = 3;

/**
 * @param cells of each tag
 * @param frequent those of them that may be told
 * @param from a part of fewer videos must not be found out
 * @returns those that are told
 */
export function toldOf(cells: Cells, frequent: Cells, from: number): Cells {
  return movable(cells, guarded(cells, frequent), from);
}

interface Part extends Cell {
  /** Index in its group. */
  readonly tag: number;
}

/** Whether each part of a tag on fewer videos could as well lie in other periods, for all that is told. */
export function hides(cells: Cells, told: Cells, from: number): boolean {
  const untold = untoldOf(cells, told);
  return untold.every((part) => part.distinct >= from || isMovable(part, untold, told));
}

/** So much of other tags lies in two other periods at least, of two tags at least, that both could be exchanged. */
function isMovable(part: Part, untold: readonly Part[], told: Cells): boolean {
  const slots = new Set<number>();
  const tags = new Set<number>();
  let count = 0;
  return untold.some((other) => {
    if (other.tag === part.tag || other.slot === part.slot) return false;
    if (has(told[part.tag], other.slot) || has(told[other.tag], part.slot)) return false;
    slots.add(other.slot);
    tags.add(other.tag);
    count += other.count;
    return count >= part.count && slots.size >= AMONG - 1 && tags.size >= AMONG - 1;
  });
}

function untoldOf(cells: Cells, told: Cells): Part[] {
  return cells.flatMap((own, tag) =>
    own.filter(({ slot }) => !has(told[tag], slot)).map((cell) => ({ tag, ...cell })),
  );
}

function has(own: readonly Cell[] | undefined, slot: number): boolean {
  return own?.some((cell) => cell.slot === slot) === true;
}

/**
 * What is told of tags can be taken from what is told of all of them. Cells are withdrawn, the smallest first,
 * until that leaves something in each period, of several tags, and to each tag that is not told of wholly
 * several periods.
 */
function guarded(cells: Cells, frequent: Cells): Cells {
  const told = frequent.map((own) => [...own]);
  const isWhole = (tag: number): boolean => told[tag]?.length === cells[tag]?.length;
  if (told.every((_, tag) => isWhole(tag))) return told;
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

/** What is told of a tag pins down the rest of it: cells are withdrawn, the smallest first, until it does not. */
function movable(cells: Cells, guardedCells: Cells, from: number): Cells {
  const told = [...guardedCells];
  for (const part of untoldOf(cells, told)) {
    if (part.distinct >= from) continue;
    const smallest = (told[part.tag] ?? []).toSorted((a, b) => a.videos - b.videos);
    for (const { slot } of smallest) {
      if (isMovable(part, untoldOf(cells, told), told)) break;
      told[part.tag] = (told[part.tag] ?? []).filter((cell) => cell.slot !== slot);
    }
  }
  return told;
}
