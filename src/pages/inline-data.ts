/** Reports and maps → the JSON that stands in the pages. */
import type { FieldMaps } from "../chart/map.ts";
import type { FieldReport } from "../report/field-report.ts";
import type { OnMap } from "../report/on-map.ts";
import type { StudyReport } from "../report/report.ts";
import { besideCode } from "../chart/beside-code.ts";
import { nearCode } from "../chart/near-code.ts";
import { fitOf } from "../chart/fit.ts";
import { encodePlaces, encodeWhole } from "../chart/places.ts";
import { type Held, periodCode } from "../chart/period-code.ts";
import {
  type CrowdData,
  MAX_SHOWN,
  type PageData,
  type StudyData,
  type TimeData,
} from "../chart/page-data.ts";

/**
 * @param caption the lines below a map that is saved
 * @param listed of each cluster how many tags its table lists
 */
export function pageData(
  field: FieldReport,
  onMap: OnMap,
  maps: FieldMaps,
  caption: readonly string[],
  listed: readonly number[],
): PageData {
  const { tags, nearest, beside, distances } = onMap;
  const indexOf = new Map(tags.map(({ tag }, i) => [tag, i]));
  const places = tags.map(({ x, y }) => ({ x: x ?? 0, y: y ?? 0 }));
  return {
    clusters: tags.map(({ cluster }) => cluster).join(" "),
    counts: tags.map(({ count }) => count).join(" "),
    videos: tags.map(({ videos }) => videos).join(" "),
    distances: tags.map((_, i) => Math.round((distances[i] ?? 0) * 100)).join(" "),
    ...(onMap.isCrowded
      ? { fit: fitOf(places.flatMap(({ x, y }) => [x, y])), xs: "", ys: "" }
      : encodePlaces(places)),
    occurrences: field.audit.used,
    labels: maps.labels,
    ...nearCode(nearest),
    nearFrom: field.nearFrom ?? 0,
    beside: besideCode(beside, field.besideFrom),
    besideFrom: field.besideFrom,
    names: maps.names,
    telling: field.clusters
      .map(({ nameTags }) => nameTags.flatMap((tag) => indexOf.get(tag) ?? []).join(" "))
      .join(","),
    clusterNames: field.clusters.map(({ name }) => name),
    long: longOnes(tags.map(({ tag }) => tag)),
    longWords: longOnes(tags.map(({ tag, words }) => (words === tag ? "" : words))),
    caption,
    time: timeData(field, onMap),
    ...(onMap.isCrowded ? { crowd: crowdData(onMap, places, listed) } : {}),
  };
}

function crowdData(
  { tags, left }: OnMap,
  places: Parameters<typeof encodeWhole>[0],
  listed: readonly number[],
): CrowdData {
  const seen = listed.map(() => 0);
  const unlisted = tags.filter(({ cluster }) => {
    const at = seen[cluster - 1] ?? 0;
    seen[cluster - 1] = at + 1;
    return at >= (listed[cluster - 1] ?? 0);
  });
  return {
    ...encodeWhole(places),
    unlisted: unlisted.map(({ tag }) => tag),
    unlistedWords: unlisted.map(({ tag, words }) => (words === tag ? "" : words)),
    left,
  };
}

function timeData({ timeline }: FieldReport, { indexOf }: OnMap): TimeData | null {
  if (timeline === null) return null;
  const { unit, periods, all, clusters, tags, toldFrom, undated } = timeline;
  const slots = ({ earlier, counts }: typeof all): string => [earlier, ...counts].join(" ");
  const cells = [...indexOf.keys()].map((tag) => tags[tag] ?? []);
  const code = (amount: (cell: (typeof cells)[number][number]) => number): string =>
    periodCode(
      cells.map((own) =>
        own.flatMap((cell): Held[] => (amount(cell) > 0 ? [[cell.slot, amount(cell)]] : [])),
      ),
      periods.length + 1,
    );
  return {
    unit,
    periods,
    slots: slots(all),
    clusterSlots: clusters.map((own) => (own === null ? "" : slots(own))).join(","),
    videoSlots: code(({ videos }) => videos),
    repeatSlots: code(({ count, videos }) => count - videos),
    toldFrom,
    undated,
  };
}

/** Of those that are shown shortened the whole text, by index. */
function longOnes(texts: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    texts.flatMap((text, i) => (text.length > MAX_SHOWN ? [[String(i), text]] : [])),
  );
}

export function studyData({ participants }: StudyReport): StudyData {
  const rows = participants.map(({ videos, fields }) => [
    videos,
    ...fields.map(({ audit }) => audit.used),
  ]);
  return {
    ids: participants.map(({ id }) => id),
    figures: rows.map((row) => row.join(" ")).join(","),
  };
}

/** JSON that may stand in a script element: no markup can begin or end in it. */
export function inlineJson(value: unknown): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}
