/**
 * Names that people gave in study.json. A name is known by a few tags, not by a cluster's number,
 * so it finds its cluster again after a rebuild; where its tags have scattered it is not used.
 */
import type { NameRule } from "../config/types.ts";
import { quote } from "../error.ts";
import { listed } from "../format.ts";

export interface Naming {
  /** By 1-based cluster. */
  readonly names: ReadonlyMap<number, string>;
  /** Names that could not be used, and why. */
  readonly flags: readonly string[];
}

/**
 * A name goes to the cluster that holds most of its tags, if that is more than half of those that
 * occur. One whose tags do not occur at all belongs to other participants and is passed over.
 *
 * @param clusterOf 1-based cluster of each tag of the field
 */
export function nameClusters(
  rules: readonly NameRule[],
  clusterOf: ReadonlyMap<string, number>,
): Naming {
  const names = new Map<number, string>();
  const flags: string[] = [];
  const held = rules.map(({ name, tags }) => {
    const present = tags.filter((tag) => clusterOf.has(tag));
    const counts = new Map<number, number>();
    for (const tag of present) {
      const cluster = clusterOf.get(tag) ?? 0;
      counts.set(cluster, (counts.get(cluster) ?? 0) + 1);
    }
    const [best] = [...counts].toSorted(([a, n], [b, m]) => m - n || a - b);
    return { name, present, clusters: [...counts.keys()].toSorted((a, b) => a - b), best };
  });
  // The name with most tags in a cluster has it; of equals the first of study.json.
  for (const { name, present, clusters, best } of held.toSorted(
    (a, b) => (b.best?.[1] ?? 0) - (a.best?.[1] ?? 0),
  )) {
    if (best === undefined) continue;
    const [cluster, count] = best;
    const taken = names.get(cluster);
    if (2 * count <= present.length)
      flags.push(
        `the name ${quote(name)} is not used: its tags have scattered over clusters ${listed(clusters.map(String))}`,
      );
    else if (taken !== undefined)
      flags.push(
        `the name ${quote(name)} is not used: cluster ${cluster} holds more tags of ${quote(taken)}`,
      );
    else names.set(cluster, name);
  }
  return { names, flags };
}
