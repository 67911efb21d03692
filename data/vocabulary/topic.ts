// What a topic of the synthetic study is made of, and two ways to write its word lists compactly.

/** An event that makes one topic loud for a week or two: the reason that weekly charts have peaks. */
export type Story = {
  /** A day in the story's loudest week, e.g. "2024-02-11". */
  on: string;
  /** Loudness against 1 for the topic's everyday videos. */
  heat: number;
  tags: string[];
  searches: string[];
  captions: string[];
};

export type Topic = {
  name: string;
  /** Stem of the fictional usernames, e.g. "sportsdesk" → "synthetic_sportsdesk_03". */
  desk: string;
  /** Share of all videos, relative to the other topics. */
  popularity: number;
  /** Tags that most of the topic's videos draw from, the most frequent first. */
  core: string[];
  /** Tags of the long tail, the most frequent first. */
  tail: string[];
  /** Rare tags that a parser can trip over: emoji, other scripts, apostrophes and spaces. */
  unusual: string[];
  /** Every stem takes every ending: "courtroom" + "tok". */
  stems: string[];
  endings: string[];
  /** Endings for names of places: "ohio" + "weather". */
  local: string[];
  /** Suggested searches as written, the most frequent first. */
  searches: string[];
  /** Each subject fits each aspect's "{s}"; "{p}" takes a place. */
  subjects: string[];
  aspects: string[];
  captions: string[];
  /** Topics whose tags turn up now and then in this one's videos. */
  near: string[];
  stories: Story[];
};

/** "a b\n c" → ["a", "b", "c"] */
export function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== "");
}

/** "how to a, why b,\n c" → ["how to a", "why b", "c"] */
export function phrases(text: string): string[] {
  return text
    .split(",")
    .map((phrase) => phrase.trim().replace(/\s+/g, " "))
    .filter((phrase) => phrase !== "");
}
