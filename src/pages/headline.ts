/** The clusters that a participant's first sentences name. */
import type { ClusterReport } from "../report/cluster-report.ts";

const NAMED = 3;

type Counted = Pick<ClusterReport, "count" | "verdict">;

/**
 * The largest clusters whose name covers them, and how a sentence on them begins: others may be as large, or
 * larger and mixed.
 *
 * @returns null where no name covers its cluster
 */
export function headlineOf<C extends Counted>(
  clusters: readonly C[],
): { readonly begin: string; readonly verb: "is" | "are"; readonly named: readonly C[] } | null {
  const covered = clusters.filter(({ verdict }) => verdict !== "mixed");
  const named = covered.slice(0, NAMED);
  const least = named.at(-1)?.count;
  if (least === undefined) return null;
  const isCut = covered[NAMED]?.count === least;
  const mixed = clusters.some(({ verdict, count }) => verdict === "mixed" && count >= least);
  const one = named.length === 1 && !isCut;
  const begin = isCut ? "Among the largest clusters" : `The largest cluster${one ? "" : "s"}`;
  return {
    begin: mixed ? `${begin} that a name covers` : begin,
    verb: one ? "is" : "are",
    named,
  };
}
