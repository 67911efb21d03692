/** Files that hold the same videos: equal to, part of, or put together from other files. */
import { quote } from "../error.ts";

export interface Holder {
  readonly id: string;
  /** Keys of videos that have one; the same with everyone who has the video. */
  readonly videos: ReadonlySet<string>;
}

/** @returns the ids of videos, as far as they have one */
export function videoIds(rows: readonly { readonly videoId: string }[]): ReadonlySet<string> {
  return new Set(rows.map(({ videoId }) => videoId).filter((id) => id !== ""));
}

/** How a file's videos are those of others: all places are among the files. */
interface Overlap {
  readonly kind: "part" | "same" | "together";
  readonly place: number;
  readonly others: readonly number[];
}

/**
 * Of each place its notices; counts stay as they are, and totals count distinct videos anyway.
 *
 * @param called how an id stands in a sentence
 */
export function overlaps(
  holders: readonly Holder[],
  called: (id: string) => string = quote,
): ReadonlyMap<number, readonly string[]> {
  const idAt = (place: number): string => called(holders[place]?.id ?? "");
  const what = ({ kind, others: [other = -1, ...more] }: Overlap): string =>
    kind === "part"
      ? `its videos are part of those of participant ${idAt(other)}`
      : kind === "same"
        ? `the same videos as participant ${idAt(other)}`
        : `its videos are those of participants ${[other, ...more].map(idAt).join(", ")} together`;
  const found = new Map<number, string[]>();
  for (const own of overlapsOf(holders))
    found.set(own.place, [...(found.get(own.place) ?? []), what(own)]);
  return found;
}

/**
 * Those who bring no video of their own to what is pooled: the same as an earlier one, or some others put
 * together.
 *
 * @returns places among the holders
 */
export function repeated(holders: readonly Pick<Holder, "videos">[]): ReadonlySet<number> {
  return new Set(
    overlapsOf(holders)
      .filter(({ kind }) => kind !== "part")
      .map(({ place }) => place),
  );
}

function overlapsOf(holders: readonly Pick<Holder, "videos">[]): Overlap[] {
  const sets = holders
    .map(({ videos }, place) => ({ place, videos }))
    .filter(({ videos }) => videos.size > 0);
  const having = new Map<string, number[]>();
  for (const [i, { videos }] of sets.entries())
    for (const id of videos) {
      const known = having.get(id);
      if (known === undefined) having.set(id, [i]);
      else known.push(i);
    }
  const parts = sets.map(() => [] as number[]);
  const found: Overlap[] = [];
  for (const [i, { place, videos }] of sets.entries()) {
    // A file with all of these videos has the rarest of them: only the files with that one are compared.
    const [rarest = []] = [...videos]
      .map((id) => having.get(id) ?? [])
      .toSorted((a, b) => a.length - b.length);
    for (const j of rarest) {
      const other = sets[j];
      if (other === undefined || i === j || !isSubset(videos, other.videos)) continue;
      if (videos.size < other.videos.size) {
        parts[j]?.push(i);
        found.push({ kind: "part", place, others: [other.place] });
      } else if (i > j) found.push({ kind: "same", place, others: [other.place] });
    }
  }
  for (const [j, { place, videos }] of sets.entries()) {
    const own = parts[j] ?? [];
    const union = new Set(own.flatMap((i) => [...(sets[i]?.videos ?? [])]));
    if (own.length > 1 && union.size === videos.size)
      found.push({ kind: "together", place, others: own.map((i) => sets[i]?.place ?? -1) });
  }
  return found;
}

function isSubset(part: ReadonlySet<string>, whole: ReadonlySet<string>): boolean {
  if (part.size > whole.size) return false;
  for (const id of part) if (!whole.has(id)) return false;
  return true;
}
