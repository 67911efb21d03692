/** A cluster as the pages show it: its look, its name, what it is worth, its table. */
import { clusterLook } from "../chart/symbols.ts";
import { BAR, barWidth, HEAD_ROWS, MAX_SHOWN } from "../chart/page-data.ts";
import { shortened } from "../chart/text-width.ts";
import { fixed, integer, isolated, plural, shareFigure } from "../format.ts";
import { titleOf } from "../report/cluster-title.ts";
import type { Verdict } from "../report/verdict.ts";
import type { ClusterReport } from "../report/cluster-report.ts";
import type { OnMap, PageRoom } from "../report/on-map.ts";

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

/** @returns how many rows the table of each cluster may have: in a crowded field all have the same room */
export function rowsOf({ isCrowded }: OnMap, { rows }: PageRoom, clusters: number): number {
  return isCrowded ? Math.max(HEAD_ROWS, Math.floor(rows / clusters)) : Infinity;
}

/**
 * The rows of a cluster's table, before the fold and after it, and what of the cluster is not in it.
 *
 * @param used occurrences of the field
 * @param most rows
 */
export function tableOf(
  { tags, distances, left }: OnMap,
  used: number,
  { id, tags: all }: Pick<ClusterReport, "id" | "tags">,
  most: number,
) {
  const members = tags
    .map((tag, i) => ({ ...tag, distance: distances[i] ?? 0 }))
    .filter((tag) => tag.cluster === id);
  const own = members.slice(0, most);
  const largest = own[0]?.count ?? 1;
  const rows = own.map((tag) => ({
    ...tag,
    shown: shortened(tag.tag, MAX_SHOWN),
    read: tag.words === tag.tag ? null : shortened(tag.words, MAX_SHOWN),
    bar: barWidth(tag.count, largest, BAR),
    share: shareFigure(tag.count / used),
    distance: fixed(tag.distance, 2),
  }));
  return {
    head: rows.slice(0, HEAD_ROWS),
    more: rows.slice(HEAD_ROWS),
    listed: own.length,
    onPage: members.length,
    note: listedWords(own.length, members.length, left > 0 ? all : members.length),
  };
}

/** Of which tags a table is; null where of all. */
function listedWords(listed: number, onPage: number, all: number): string | null {
  if (listed === all) return null;
  if (onPage === 0)
    return `None of its ${plural(all, "tag")} is on the map: they occur too rarely. The field’s CSV has them.`;
  const map =
    all === onPage
      ? ""
      : `the map, and the CSV beside this, have the ${integer(onPage)} of most occurrences, `;
  const most = all === onPage ? " of most occurrences" : "";
  return `Of its ${integer(all)} tags ${map}this table has ${integer(listed)}${most}; the CSV under “Download” has all.`;
}
