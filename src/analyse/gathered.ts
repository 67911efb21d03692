/** What an analysis is told of a field's tags, beside their vectors: a row each, in one order. */

export interface Gathered {
  /** What each tag is read as, by which it is named. */
  readonly words: readonly string[];
  /** What each vector is of, where that is not its words: the tag, of vectors that came with the study. */
  readonly texts?: readonly string[];
  /** For each distinct video its tags, rising, a tag as often as the video's rows hold it. */
  readonly videos: readonly (readonly number[])[];
  /** Tags of reach: they stand on any video, so they are nobody's context. */
  readonly reach: readonly number[];
}

/** The tags of each video, each once and without those of reach: what stands together. */
export function contextsOf({ videos, reach }: Omit<Gathered, "words">): number[][] {
  const out = new Set(reach);
  return videos.map((tags) => tags.filter((tag, i) => tag !== tags[i - 1] && !out.has(tag)));
}
