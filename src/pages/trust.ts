/** How far a map is to be trusted: figures as places on a scale, and in words. */
import { fixed, inWords } from "../format.ts";
import { type ClusterReport, DISSOLVED, type Metrics } from "../report/field-report.ts";

export function trustView(metrics: Metrics, clusters: readonly ClusterReport[]) {
  const { nn10, silhouette } = metrics;
  const weak = clusters.filter((cluster) => cluster.weak).length;
  const kept = Math.round((nn10 ?? 0) * 10);
  return {
    meters: {
      nn10: fixed((nn10 ?? 0) * 200, 1),
      silhouette: fixed(100 + (silhouette ?? 0) * 100, 1).replace("−", "-"),
      stability: fixed(Math.max(0, metrics.stability) * 200, 1),
    },
    words: {
      nn10: `Of each tag’s ten nearest in meaning, about ${inWords(kept)} ${kept === 1 ? "is" : "are"} among its ten nearest on the map.`,
      silhouette: silhouetteWords(silhouette),
      stability: stabilityWords(metrics.stability),
    },
    weak: weak === 0 ? null : `${weak} of ${clusters.length} ${weak === 1 ? "is" : "are"} marked`,
  };
}

function stabilityWords(stability: number): string {
  if (stability >= 0.8) return "Other seeds find nearly the same clusters.";
  if (stability >= DISSOLVED) return "Other seeds find much the same clusters, with other borders.";
  return "Other seeds find quite other clusters: take these as one reading among several.";
}

function silhouetteWords(silhouette: number | null): string {
  if (silhouette === null) return "There is one cluster only, so nothing to part.";
  if (silhouette < 0.1)
    return "Clusters touch. Read them as neighbourhoods of one continuous field, not as separate types.";
  if (silhouette < 0.3) return "Clusters overlap at their edges; their cores differ.";
  return "Clusters are well apart.";
}
