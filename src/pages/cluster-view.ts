/** A cluster as the pages show it: its look, its name, why it is weak, its table. */
import { clusterLook } from "../chart/symbols.ts";
import { BAR, barWidth, HEAD_ROWS, MAX_SHOWN } from "../chart/page-data.ts";
import { shortened } from "../chart/text-width.ts";
import { fixed, isolated, shareFigure } from "../format.ts";
import { titleOf } from "../report/cluster-names.ts";
import { type ClusterReport, DISSOLVED, type FieldReport } from "../report/field-report.ts";

export function clusterView(cluster: ClusterReport) {
  const { head, rest } = titleOf(cluster);
  return {
    ...cluster,
    look: clusterLook(cluster.id),
    first: shortened(head, 40),
    rest: rest.map((tag) => isolated(shortened(tag, 40))).join(", "),
    weakWords: weakWords(cluster),
  };
}

/** Why a cluster is weak, or null. */
function weakWords({ weak, silhouette, stability }: ClusterReport): string | null {
  if (!weak) return null;
  const reasons = [
    ...(silhouette !== null && silhouette < 0
      ? ["its tags lie, on average, nearer to another"]
      : []),
    ...(stability < DISSOLVED ? ["other seeds do not find it again"] : []),
  ];
  return reasons.join(", and ");
}

/** The rows of a cluster's table, before the fold and after it. */
export function tableOf({ tags, distances, audit }: FieldReport, cluster: number) {
  const own = tags
    .map((tag, i) => ({ ...tag, distance: distances[i] ?? 0 }))
    .filter((tag) => tag.cluster === cluster);
  const most = own[0]?.count ?? 1;
  const rows = own.map((tag) => ({
    ...tag,
    shown: shortened(tag.tag, MAX_SHOWN),
    bar: barWidth(tag.count, most, BAR),
    share: shareFigure(tag.count / audit.used),
    distance: fixed(tag.distance, 2),
  }));
  return { head: rows.slice(0, HEAD_ROWS), more: rows.slice(HEAD_ROWS) };
}
