/** The clusters of a field as pages and data files show them. */
import type { Cluster } from "../analyse/cluster.ts";
import type { FieldConfig } from "../config/types.ts";
import { type Naming, nameClusters } from "./cluster-names.ts";
import { rounded } from "../numbers.ts";
import { type Verdict, verdictOf } from "./verdict.ts";

export interface ClusterReport {
  readonly id: number;
  /** What people called it, else the words of its most telling tags, behind "mixed: " where they do not cover it. */
  readonly name: string;
  /** The name given in study.json, or null. */
  readonly named: string | null;
  /** The tags of the name, as written, and what they were read as. */
  readonly nameTags: readonly string[];
  readonly nameWords: readonly string[];
  /** Distinct tags. */
  readonly tags: number;
  /** Occurrences. */
  readonly count: number;
  /** Share of the field's occurrences, 0 to 1. */
  readonly share: number;
  readonly silhouette: number | null;
  /** Share of its occurrences whose tag is one of the name's or near one of them, 0 to 1. */
  readonly coverage: number;
  /** How well it comes back from resampled videos, 0 to 1; null where that cannot be told. */
  readonly stability: number | null;
  /**
   * Of the pairs of tags on videos left out that touch the cluster that it comes back as, the share within
   * that, and what chance would bring, 0 to 1; null where there is none.
   */
  readonly kept: number | null;
  readonly expected: number | null;
  /** Tags that stand on more than one video: these figures rest on them. */
  readonly recurring: number;
  readonly verdict: Verdict;
}

/**
 * @param clusterOf 1-based cluster of each tag that has one
 * @param used occurrences of the field
 */
export function clusterReports(
  clusters: readonly Cluster[],
  { names }: Pick<FieldConfig, "names">,
  clusterOf: ReadonlyMap<string, number>,
  used: number,
): { readonly clusters: readonly ClusterReport[]; readonly flags: Naming["flags"] } {
  const naming = nameClusters(names, clusterOf);
  const taken = new Set<string>();
  const reports = clusters.map((cluster): ClusterReport => {
    const { id, nameTags, nameWords, members, count, silhouette, stability } = cluster;
    const { coverage, kept, expected, recurring } = cluster;
    const named = naming.names.get(id) ?? null;
    const verdict = verdictOf(cluster);
    const words = nameWords.join(", ");
    const own = named ?? (verdict === "mixed" ? `mixed: ${words}` : words);
    const name = taken.has(own) ? `${own} (${id})` : own;
    taken.add(name);
    return {
      id,
      name,
      named,
      nameTags,
      nameWords,
      tags: members.length,
      count,
      share: rounded(count / used),
      silhouette: orNull(silhouette),
      coverage: rounded(coverage),
      stability: orNull(stability),
      kept: orNull(kept),
      expected: orNull(expected),
      recurring,
      verdict,
    };
  });
  return { clusters: reports, flags: naming.flags };
}

function orNull(value: number | null): number | null {
  return value === null ? null : rounded(value);
}
