/** How far a map is to be trusted: figures as places on a scale, and in words. */
import { fixed, inWords, listed } from "../format.ts";
import type { ClusterReport } from "../report/cluster-report.ts";
import { NEARLY } from "../analyse/curve.ts";
import type { FieldReport, Metrics } from "../report/field-report.ts";
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
      nn10: `Of each tag’s ten nearest, about ${inWords(kept)} ${kept === 1 ? "is" : "are"} among its ten nearest on the map.`,
      silhouette: silhouetteWords(silhouette),
      stability: stabilityWords(stability, clusters),
    },
    doubtful: doubtful(clusters),
  };
}

/** "2 of 10 are unsure, 1 is mixed", or null. */
function doubtful(clusters: readonly ClusterReport[]): string | null {
  const parts = (["loose", "unsure", "untold", "mixed"] satisfies Verdict[]).flatMap((verdict) => {
    const count = clusters.filter((cluster) => cluster.verdict === verdict).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? "is" : "are"} ${verdict}`];
  });
  return parts.length === 0 ? null : `Of ${clusters.length}, ${parts.join(", ")}.`;
}

/** What the curve supports, and what the map has. */
export function curveWords({ curve, clusters, settings }: FieldReport): string | null {
  if (curve === null) return null;
  const { points, best } = curve;
  const most = Math.max(...points.map(({ coherence }) => coherence));
  const near = points.filter(({ coherence }) => coherence >= NEARLY * most).map(({ k }) => k);
  const stability = points.find(({ k }) => k === best)?.stability ?? 0;
  const why =
    most <= 0
      ? `No number is borne out by videos left out; by silhouette it would be ${best}.`
      : near.length === 1
        ? `Coherence is best at ${best} clusters, and within a tenth of that at no other number.`
        : `Coherence is within a tenth of its best at ${listed(rangesOf(near))} clusters. Among these numbers ${best} comes back best (${fixed(stability, 2)}).`;
  const used = clusters.length;
  const own =
    settings.k === "auto"
      ? `This map has ${used}, which the curve supports.`
      : used === best
        ? `This map has them.`
        : `This map has ${used}.`;
  return `${why} ${own}`;
}

/** 4, 5, 6, 9 → "4 to 6", "9". */
function rangesOf(numbers: readonly number[]): string[] {
  const ranges: [from: number, to: number][] = [];
  for (const n of numbers) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === n - 1) last[1] = n;
    else ranges.push([n, n]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from} to ${to}`));
}

function stabilityWords(stability: number | null, clusters: readonly ClusterReport[]): string {
  if (stability === null) return "There are too few videos to draw some of them again.";
  if (clusters.every(({ kept }) => kept === null))
    return "Too few videos share tags for this to mean anything.";
  if (stability >= STABLE) return "Videos drawn again bring nearly the same clusters.";
  if (stability >= UNSTABLE)
    return "Videos drawn again bring much the same clusters, with other borders.";
  return "Videos drawn again move the borders of most clusters: see what is said of each, and take these as one reading among several.";
}

function silhouetteWords(silhouette: number | null): string {
  if (silhouette === null) return "There is one cluster only, so nothing to part.";
  if (silhouette < 0.1)
    return "Clusters touch. Read them as neighbourhoods of one continuous field, not as separate types.";
  if (silhouette < 0.3) return "Clusters overlap at their edges; their cores differ.";
  return "Clusters are well apart.";
}
