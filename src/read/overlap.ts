/** Files that hold the same videos: equal to, part of, or put together from other files. */
import { type Notice, quote } from "../error.ts";

interface VideoFile {
  readonly id: string;
  readonly file: string;
  readonly rows: readonly { readonly videoId: string }[];
}

/** One notice a file; its counts stay as they are, and totals count distinct videos anyway. */
export function overlaps(files: readonly VideoFile[]): Notice[] {
  const sets = files
    .map(({ id, file, rows }) => ({
      id,
      file,
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
  const notices: Notice[] = [];
  for (const [i, { file, videos }] of sets.entries()) {
    // A file with all of these videos has the rarest of them: only the files with that one are compared.
    const [rarest = []] = [...videos]
      .map((id) => holders.get(id) ?? [])
      .toSorted((a, b) => a.length - b.length);
    for (const j of rarest) {
      const other = sets[j];
      if (other === undefined || i === j || !isSubset(videos, other.videos)) continue;
      if (videos.size < other.videos.size) {
        parts[j]?.push(i);
        notices.push({
          file,
          what: `its videos are part of those of participant ${quote(other.id)}`,
        });
      } else if (i > j)
        notices.push({ file, what: `the same videos as participant ${quote(other.id)}` });
    }
  }
  for (const [j, { file, videos }] of sets.entries()) {
    const own = parts[j] ?? [];
    const union = new Set(own.flatMap((i) => [...(sets[i]?.videos ?? [])]));
    if (own.length > 1 && union.size === videos.size) {
      const names = own.map((i) => quote(sets[i]?.id ?? "")).join(", ");
      notices.push({ file, what: `its videos are those of participants ${names} together` });
    }
  }
  return notices;
}

function isSubset(part: ReadonlySet<string>, whole: ReadonlySet<string>): boolean {
  if (part.size > whole.size) return false;
  for (const id of part) if (!whole.has(id)) return false;
  return true;
}
