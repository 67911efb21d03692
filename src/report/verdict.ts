/** What a cluster can be trusted for, in one word and the reasons: from three figures together. */
import type { Cluster } from "../analyse/cluster.ts";

/**
 * clear: about one thing by its own tags, and found again in resampled videos. fair: one of these in
 * part. unsure: videos drawn again bring other clusters. mixed: no few tags tell what it holds.
 */
export type Verdict = "clear" | "fair" | "unsure" | "mixed";

/** Hennig (2007): below the first a cluster is unstable, from the second on stable. */
export const UNSTABLE = 0.6;
export const STABLE = 0.75;
/** A name whose tags and those near them hold less of a cluster's occurrences does not cover it. */
export const COVERED = 0.5;
/** Pairs on videos left out that stay within, over those that chance would bring: below this they bear nothing out. */
export const BORNE_OUT = 2;

export function verdictOf({
  coverage,
  stability,
  kept,
  expected,
}: Pick<Cluster, "coverage" | "stability" | "kept" | "expected">): Verdict {
  if (coverage < COVERED) return "mixed";
  const stable = stability !== null && stability >= STABLE;
  const unstable = stability !== null && stability < UNSTABLE;
  const borneOut = kept !== null && expected !== null && kept >= BORNE_OUT * expected;
  if (stable && borneOut) return "clear";
  return unstable ? "unsure" : "fair";
}
