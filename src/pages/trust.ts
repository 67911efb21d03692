/** How far a map is to be trusted: figures as places on a scale, and in words. */
import { fixed, inWords } from "../format.ts";
import type { ClusterReport } from "../report/cluster-report.ts";
import type { Metrics } from "../report/field-report.ts";
import { STABLE, UNSTABLE, type Verdict } from "../report/verdict.ts";

export function trustView(metrics: Metrics, clusters: readonly ClusterReport[]) {
  const { nn10, silhouette, stability } = metrics;
  const kept = Math.round((nn10 ?? 0) * 10);
  return {
    meters: {
      nn10: fixed((nn10 ?? 0) * 200, 1),
      silhouette: fixed(100 + (silhouette ?? 0) * 100, 1).replace("−", "-"),
      stability: fixed((stability ?? 0) * 200, 1),
    },
    words: {
      nn10: `Of each tag’s ten nearest in meaning, about ${inWords(kept)} ${kept === 1 ? "is" : "are"} among its ten nearest on the map.`,
      silhouette: silhouetteWords(silhouette),
      stability: stabilityWords(stability),
    },
    doubtful: doubtful(clusters),
  };
}

/** "2 of 10 are unsure, 1 is mixed", or null. */
function doubtful(clusters: readonly ClusterReport[]): string | null {
  const parts = (["loose", "unsure", "mixed"] satisfies Verdict[]).flatMap((verdict) => {
    const count = clusters.filter((cluster) => cluster.verdict === verdict).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? "is" : "are"} ${verdict}`];
  });
  return parts.length === 0 ? null : `Of ${clusters.length}, ${parts.join(", ")}.`;
}

function stabilityWords(stability: number | null): string {
  if (stability === null) return "There are too few videos to draw some of them again.";
  if (stability >= STABLE) return "Videos drawn again bring nearly the same clusters.";
  if (stability >= UNSTABLE)
    return "Videos drawn again bring much the same clusters, with other borders.";
  return "Videos drawn again bring quite other clusters: take these as one reading among several.";
}

function silhouetteWords(silhouette: number | null): string {
  if (silhouette === null) return "There is one cluster only, so nothing to part.";
  if (silhouette < 0.1)
    return "Clusters touch. Read them as neighbourhoods of one continuous field, not as separate types.";
  if (silhouette < 0.3) return "Clusters overlap at their edges; their cores differ.";
  return "Clusters are well apart.";
}
