/** Files that hold the same videos: equal to, part of, or put together from other files. */
import { type Notice, quote } from "../error.ts";

interface VideoFile {
  readonly id: string;
  readonly file: string;
  readonly rows: readonly { readonly videoId: string }[];
}

/** How a file's videos are those of others: all places are among the files. */
interface Overlap {
  readonly kind: "part" | "same" | "together";
  readonly place: number;
  readonly others: readonly number[];
}

/** One notice a file; its counts stay as they are, and totals count distinct videos anyway. */
export function overlaps(files: readonly VideoFile[]): Notice[] {
  const idAt = (place: number): string => quote(files[place]?.id ?? "");
  const what = ({ kind, others: [other = -1, ...more] }: Overlap): string =>
    kind === "part"
      ? `its videos are part of those of participant ${idAt(other)}`
      : kind === "same"
        ? `the same videos as participant ${idAt(other)}`
        : `its videos are those of participants ${[other, ...more].map(idAt).join(", ")} together`;
  return overlapsOf(files).map((own) => ({ file: files[own.place]?.file ?? "", what: what(own) }));
}

/**
 * Those who bring no video of their own to what is pooled: the same as an earlier one, or some others put
 * together.
 *
 * @returns places among the files
 */
export function repeated(files: readonly VideoFile[]): ReadonlySet<number> {
  return new Set(
    overlapsOf(files)
      .filter(({ kind }) => kind !== "part")
      .map(({ place }) => place),
  );
}

function overlapsOf(files: readonly VideoFile[]): Overlap[] {
  const sets = files
    .map(({ rows }, place) => ({
      place,
      videos: new Set(rows.map(({ videoId }) => videoId).filter((id) => id !== "")),
    }))
    .filter(({ videos }) => videos.size > 0);
  const holders = new Map<string, number[]>();
  for (const [i, { videos }] of sets.entries())
    for (const id of videos) {
      const known = holders.get(id);
      if (known === undefined) holders.set(id, [i]);
      else known.push(i);
    }
  const parts = sets.map(() => [] as number[]);
  const found: Overlap[] = [];
  for (const [i, { place, videos }] of sets.entries()) {
    // A file with all of these videos has the rarest of them: only the files with that one are compared.
    const [rarest = []] = [...videos]
      .map((id) => holders.get(id) ?? [])
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
