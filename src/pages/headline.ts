/** The clusters that a participant's first sentences name. */
import type { ClusterReport } from "../report/cluster-report.ts";

const NAMED = 3;

type Counted = Pick<ClusterReport, "count" | "verdict">;

/**
 * The largest clusters whose name covers them, and how a sentence on them begins: others may be as large, or
 * larger and mixed.
 *
 * @param noun of the field, e.g. "hashtags"
 * @returns null where no name covers its cluster
 */
export function headlineOf<C extends Counted>(
  clusters: readonly C[],
  noun: string,
): { readonly begin: string; readonly named: readonly C[] } | null {
  const covered = clusters.filter(({ verdict }) => verdict !== "mixed");
  const named = covered.slice(0, NAMED);
  const least = named.at(-1)?.count;
  if (least === undefined) return null;
  const isCut = covered[NAMED]?.count === least;
  const one = named.length === 1 && !isCut;
  const verb = one ? "is" : "are";
  const mixed = clusters.some(({ verdict, count }) => verdict === "mixed" && count >= least);
  if (mixed) {
    const among = isCut ? "among the largest" : "the largest";
    return { begin: `Of the clusters of ${noun} that a name covers, ${among} ${verb}`, named };
  }
  const begin = isCut ? "Among the largest clusters" : `The largest cluster${one ? "" : "s"}`;
  return { begin: `${begin} of the ${noun} ${verb}`, named };
}
