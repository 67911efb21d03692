/** What an analysis is told of a field's tags, beside their vectors: a row each, in one order. */

export interface Gathered {
  /** What the encoder was given of each tag. */
  readonly words: readonly string[];
  /** For each distinct video its tags, rising, a tag as often as the video's rows hold it. */
  readonly videos: readonly (readonly number[])[];
  /** Tags of reach: they stand on any video, so they are nobody's context. */
  readonly reach: readonly number[];
}

/** A caption has no room for more; what holds more is no video's, and its pairs are the square of them. */
const MOST_TAGS = 200;

/**
 * The tags of each video, each once and without those of reach: what stands together. None of a video of
 * more than 200, whose tags say nothing of each other.
 */
export function contextsOf({ videos, reach }: Omit<Gathered, "words">): number[][] {
  const out = new Set(reach);
  return videos.map((tags) => {
    const own = [...new Set(tags)].filter((tag) => !out.has(tag));
    return own.length > MOST_TAGS ? [] : own;
  });
}
