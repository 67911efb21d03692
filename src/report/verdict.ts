/** What a cluster can be trusted for, in one word and the reasons: from three figures together. */
import type { Cluster } from "../analyse/cluster.ts";

/**
 * stable: videos drawn again bring it back. fair: much of it. loose: its borders shift, but what it comes
 * back as holds together on videos left out. unsure: neither is borne out. untold: none of its tags stand
 * on videos enough to tell; a cluster that is one video comes back whole or not at all. mixed: its name
 * tells of less than half of it.
 */
export const VERDICTS = ["stable", "fair", "loose", "unsure", "untold", "mixed"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Hennig (2007): below the first a cluster is unstable, from the second on stable. */
export const UNSTABLE = 0.6;
export const STABLE = 0.75;
/** A name whose tags and those near them hold less of a cluster's occurrences does not cover it. */
const COVERED = 0.5;
/** Pairs on videos left out that stay within, over those that chance would bring: below this they bear nothing out. */
const BORNE_OUT = 2;

export function verdictOf({
  coverage,
  stability,
  kept,
  expected,
}: Pick<Cluster, "coverage" | "stability" | "kept" | "expected">): Verdict {
  if (coverage < COVERED) return "mixed";
  if (stability === null || kept === null || expected === null) return "untold";
  if (stability >= STABLE) return "stable";
  if (stability >= UNSTABLE) return "fair";
  return kept >= BORNE_OUT * expected ? "loose" : "unsure";
}
