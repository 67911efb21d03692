/** Who has which tags, as texts of the inline data. Also read in the browser. */

/** What the cohort's page needs of a field. */
export interface CohortData {
  readonly name: string;
  /** Participants, then groups as their files name them. */
  readonly ids: readonly string[];
  /** Places of rows with videos enough to be compared. */
  readonly enough: readonly number[];
  /** Places of these in the rows of the table of shares, parted by blanks. */
  readonly order: string;
  /** Names of the topics, the first of which is topic 1. */
  readonly topics: readonly string[];
  /** Of each row by topic: share, low and high in ten-thousandths, parted by blanks; topics by commas. */
  readonly shares: readonly string[];
  /** Tags that are told of, which are the first of the shared map's marks. */
  readonly tags: readonly string[];
  /** Of each row: see `heldCode`. */
  readonly held: readonly string[];
  /** Occurrences of each row and of everyone, of tags off the map too. */
  readonly sizes: readonly number[];
  readonly size: number;
  /** Occurrences of everyone, by tag that is told of. */
  readonly counts: string;
}

/** What a reader types for one of many: a group says that it is one. */
export function typedName(id: string): string {
  return id.startsWith("group:") ? `${id.slice("group:".length)} (group)` : id;
}

/** Steps from tag to tag, and how often each stands where that is more than once, e.g. "0 3:2 1". */
export function heldCode(held: Iterable<readonly [number, number]>): string {
  let at = 0;
  return [...held]
    .toSorted(([a], [b]) => a - b)
    .map(([tag, count]) => {
      const step = tag - at;
      at = tag;
      return count === 1 ? String(step) : `${step}:${count}`;
    })
    .join(" ");
}

/** @returns tag → how often */
export function readHeld(code: string): Map<number, number> {
  const held = new Map<number, number>();
  let at = 0;
  for (const word of code.split(" ").filter(Boolean)) {
    const [step = 0, count = 1] = word.split(":").map(Number);
    at += step;
    held.set(at, count);
  }
  return held;
}
