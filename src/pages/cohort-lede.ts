/** What differs most, in words that never go past the figures. */
import { POOL } from "../cohort/aggregate.ts";
import type { CohortField, CohortRow } from "../report/cohort-report.ts";

/** A topic of which one participant has more than everybody else, interval against interval. */
export interface Contrast {
  readonly id: string;
  /** 1-based. */
  readonly topic: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
  /** The highest end of anybody else's interval. */
  readonly others: number;
  /** Whoever has most of it beside them. */
  readonly next: {
    readonly id: string;
    readonly share: number;
    readonly low: number;
    readonly high: number;
  } | null;
}

const MOST = 3;

/** Whether somebody has videos enough for the rarefied figure: of fewer, shares could be nearly anything. */
export function hasEnough({ diversity }: Pick<CohortRow, "diversity">): boolean {
  return diversity.some(({ rarefiedTo }) => rarefiedTo !== null);
}

/** Those with enough videos to be compared; nobody where they are not two. */
export function compared(rows: readonly CohortRow[]): readonly CohortRow[] {
  const enough = rows.filter(hasEnough);
  return enough.length < 2 ? [] : enough;
}

/** Who may be chosen to stand side by side: everyone together holds each of the others. */
export function comparable({ rows, participants }: CohortField): readonly CohortRow[] {
  return participants === 0 ? rows.filter(({ id }) => id !== POOL) : rows;
}

/** Whom the page is about: participants, or in an aggregate groups. */
export function subjects(field: CohortField): readonly CohortRow[] {
  const { rows, participants } = field;
  return participants === 0 ? comparable(field) : rows.slice(0, participants);
}

/** @returns the clearest first, one a participant while there are others */
export function contrasts(field: CohortField): Contrast[] {
  const people = compared(subjects(field));
  const found = field.topics
    .filter(({ verdict }) => verdict !== "mixed")
    .flatMap(({ id: topic }) => {
      const told = people.flatMap(({ id, shares }) => {
        const share = shares[topic - 1] ?? null;
        return share === null ? [] : [{ ...share, id }];
      });
      // Whoever it is, of everybody else one of the first two is the first.
      const highest = told.toSorted((a, b) => b.high - a.high).slice(0, 2);
      const most = told.toSorted((a, b) => b.share - a.share).slice(0, 2);
      return told.flatMap(({ id, share, low, high }): Contrast[] => {
        const others = highest.find((other) => other.id !== id)?.high ?? 0;
        const next = most.find((other) => other.id !== id) ?? null;
        return low <= others ? [] : [{ id, topic, share, low, high, others, next }];
      });
    })
    .toSorted((a, b) => b.low - b.others - (a.low - a.others));
  const first = found.filter(({ id }, i) => found.findIndex((other) => other.id === id) === i);
  return [...first, ...found.filter((own) => !first.includes(own))].slice(0, MOST);
}
