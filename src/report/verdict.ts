/** What a cluster can be trusted for, in one word and the reasons: from three figures together. */
import type { Cluster } from "../analyse/cluster.ts";

/**
 * stable: videos drawn again bring it back. fair: much of it. loose: its borders shift, but its tags stand
 * together on videos left out. unsure: neither its borders nor its tags are borne out. mixed: no few tags
 * tell what it holds.
 */
export const VERDICTS = ["stable", "fair", "loose", "unsure", "mixed"] as const;
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
  if (stability === null) return "unsure";
  if (stability >= STABLE) return "stable";
  if (stability >= UNSTABLE) return "fair";
  return kept !== null && expected !== null && kept >= BORNE_OUT * expected ? "loose" : "unsure";
}
