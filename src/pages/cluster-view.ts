/** A cluster as the pages show it: its look, its name, what it is worth, its table. */
import { clusterLook } from "../chart/symbols.ts";
import { BAR, barWidth, HEAD_ROWS, MAX_SHOWN } from "../chart/page-data.ts";
import { shortened } from "../chart/text-width.ts";
import { fixed, isolated, plural, shareFigure } from "../format.ts";
import { titleOf } from "../report/cluster-title.ts";
import type { Verdict } from "../report/verdict.ts";
import type { ClusterReport } from "../report/cluster-report.ts";
import type { OnMap } from "../report/on-map.ts";

export function clusterView(cluster: ClusterReport) {
  const { head, rest } = titleOf(cluster);
  return {
    ...cluster,
    look: clusterLook(cluster.id, cluster.verdict === "mixed"),
    first: shortened(head, 40),
    size: cluster.tags === 1 ? "a single tag" : plural(cluster.tags, "tag"),
    rest: rest.map((tag) => isolated(shortened(tag, 40))).join(", "),
    doubt: DOUBTS[cluster.verdict],
  };
}

/** What a reader is told of a cluster, in a word and in a sentence; null where there is nothing to doubt. */
const DOUBTS: Readonly<Record<Verdict, { readonly word: string; readonly why: string } | null>> = {
  stable: null,
  fair: null,
  loose: {
    word: "loose",
    why: "what it is about holds on videos left out, but other videos would draw its borders elsewhere",
  },
  unsure: {
    word: "unsure",
    why: "neither its borders nor its pairs of tags are borne out by other videos",
  },
  untold: {
    word: "untold",
    why: "too few videos share its tags to tell whether others would bring it",
  },
  mixed: { word: "mixed", why: "its name tells of less than half of it" },
};

/**
 * The rows of a cluster's table, before the fold and after it.
 *
 * @param used occurrences of the field
 */
export function tableOf({ tags, distances }: OnMap, used: number, cluster: number) {
  const own = tags
    .map((tag, i) => ({ ...tag, distance: distances[i] ?? 0 }))
    .filter((tag) => tag.cluster === cluster);
  const most = own[0]?.count ?? 1;
  const rows = own.map((tag) => ({
    ...tag,
    shown: shortened(tag.tag, MAX_SHOWN),
    read: tag.words === tag.tag ? null : shortened(tag.words, MAX_SHOWN),
    bar: barWidth(tag.count, most, BAR),
    share: shareFigure(tag.count / used),
    distance: fixed(tag.distance, 2),
  }));
  return { head: rows.slice(0, HEAD_ROWS), more: rows.slice(HEAD_ROWS) };
}
