/** What differs most, in words that never go past the figures. */
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
}

const MOST = 3;

/** Whether somebody has videos enough for the rarefied figure: of fewer, shares could be nearly anything. */
function hasEnough({ diversity }: Pick<CohortRow, "diversity">): boolean {
  return diversity.some(({ rarefiedTo }) => rarefiedTo !== null);
}

/** Those with enough videos to be compared; nobody where they are not two. */
export function compared(rows: readonly CohortRow[]): readonly CohortRow[] {
  const enough = rows.filter(hasEnough);
  return enough.length < 2 ? [] : enough;
}

/** @returns the clearest first, one a participant while there are others */
export function contrasts({ topics, rows, participants }: CohortField): Contrast[] {
  const people = compared(rows.slice(0, participants));
  const found = topics
    .filter(({ verdict }) => verdict !== "mixed")
    .flatMap(({ id: topic }) =>
      people.flatMap(({ id, shares }): Contrast[] => {
        const own = shares[topic - 1];
        const others = Math.max(
          0,
          ...people
            .filter((other) => other.id !== id)
            .map((other) => other.shares[topic - 1]?.high ?? 0),
        );
        if (own === undefined || own.low <= others) return [];
        return [{ id, topic, share: own.share, low: own.low, high: own.high, others }];
      }),
    )
    .toSorted((a, b) => b.low - b.others - (a.low - a.others));
  const first = found.filter(({ id }, i) => found.findIndex((other) => other.id === id) === i);
  return [...first, ...found.filter((own) => !first.includes(own))].slice(0, MOST);
}
