/** Which tags of a field stand on videos together, as far as a site may tell. */
import { contextsOf, type Gathered } from "../analyse/gathered.ts";

export interface Beside {
  /** Indices of two tags, the lower first. */
  readonly tags: readonly [number, number];
  /** Distinct videos that hold both. */
  readonly videos: number;
}

/** What stands together once may be chance; and where participants go by codes, it tells one video from all others. */
export function besideFrom({ pseudonyms }: { readonly pseudonyms: boolean }): number {
  return pseudonyms ? 3 : 2;
}

/**
 * @param from fewer videos than that are passed over; tags of reach are too, which stand beside anything
 * @returns the pairs in the order of their tags
 */
export function besideOf(field: Omit<Gathered, "words">, from: number): Beside[] {
  const contexts = contextsOf(field);
  const held = new Map<number, number>();
  for (const tags of contexts) for (const tag of tags) held.set(tag, (held.get(tag) ?? 0) + 1);
  const pairs = new Map<number, Map<number, number>>();
  for (const context of contexts) {
    // A tag on too few videos has no such pair: this keeps a video of very many tags cheap.
    const tags = context.filter((tag) => (held.get(tag) ?? 0) >= from).toSorted((a, b) => a - b);
    for (const [i, a] of tags.entries()) {
      const own = pairs.get(a) ?? new Map<number, number>();
      pairs.set(a, own);
      for (const b of tags.slice(i + 1)) own.set(b, (own.get(b) ?? 0) + 1);
    }
  }
  return [...pairs]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([a, own]) =>
      [...own]
        .filter(([, videos]) => videos >= from)
        .toSorted(([b], [c]) => b - c)
        .map(([b, videos]): Beside => ({ tags: [a, b], videos })),
    );
}
