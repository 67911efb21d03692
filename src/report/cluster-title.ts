/** The parts of a cluster's name by size. */
import type { ClusterReport } from "./cluster-report.ts";

/** What a cluster is called in large type, and the tags that stand beside it in small. */
export function titleOf({
  named,
  nameWords,
  verdict,
}: Pick<ClusterReport, "named" | "nameWords" | "verdict">): {
  head: string;
  rest: readonly string[];
} {
  const [first = "", ...others] = nameWords;
  if (named !== null) return { head: named, rest: nameWords };
  return { head: verdict === "mixed" ? `mixed: ${first}` : first, rest: others };
}
