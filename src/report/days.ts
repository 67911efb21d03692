/** First and last days. */

export interface Days {
  readonly first: string;
  readonly last: string;
}

/** @returns null where none is known */
export function joinDays(all: readonly (Days | null)[]): Days | null {
  const known = all.filter((days): days is Days => days !== null);
  const [start] = known;
  if (start === undefined) return null;
  return known.reduce(
    (joined, { first, last }) => ({
      first: first < joined.first ? first : joined.first,
      last: last > joined.last ? last : joined.last,
    }),
    start,
  );
}
