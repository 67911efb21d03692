/** A field of a participant as its template shows it: clusters, bars, and why there is no map. */
import type { FieldMaps } from "../chart/map.ts";
import { heapsAt, heapTotals } from "../chart/heaps.ts";
import { FEWEST_FOR_SHARE, MAX_SHOWN } from "../chart/page-data.ts";
import { sizeKey } from "../chart/size-key.ts";
import { shortened } from "../chart/text-width.ts";
import { CURVE_RESAMPLES } from "../analyse/curve.ts";
import { MIN_MAP_TAGS } from "../analyse/layout.ts";
import { integer, day, inWords, isolated, percent, plural } from "../format.ts";
import { sum } from "../numbers.ts";
import type { RowCounts } from "../privacy/row-counts.ts";
import type { FieldReport } from "../report/field-report.ts";
import { videoUrl } from "../report/addresses.ts";
import { languageWords } from "../report/languages.ts";
import { fieldRow } from "../report/participant-row.ts";
import { type OnMap, onMap, PAGE_ROOM } from "../report/on-map.ts";
import { clusterView, rowsOf, tableOf } from "./cluster-view.ts";
import { shownWords } from "./crowded.ts";
import { inlineJson, pageData } from "./inline-data.ts";
import { curveWords, trustView } from "./trust.ts";
import { estimatedWords } from "./estimated.ts";

/** A map of fewer tags says that it is small. */
const SMALL_MAP = 50;

/**
 * @param caption the lines below a map that is saved
 * @param dated what happened on the days of its rows
 */
export function fieldView(
  field: FieldReport,
  maps: FieldMaps | null,
  caption: readonly string[],
  counts: RowCounts,
  dated: "posted" | "seen" = "posted",
  room = PAGE_ROOM,
) {
  const { tags, clusters, metrics } = field;
  const teller = tellerOf(field);
  const mapped = onMap(field, room);
  const heaps = heapsAt(mapped.tags);
  const most = rowsOf(mapped, room, clusters.length);
  const tables = clusters.map((cluster) => tableOf(mapped, field.audit.used, cluster, most));
  const counted = mapped.tags.map(({ count }) => count);
  return {
    ...field,
    tags: tags.map((tag) => ({
      ...tag,
      shown: shortened(tag.tag, MAX_SHOWN),
      read: tag.words === tag.tag ? null : shortened(tag.words, MAX_SHOWN),
    })),
    apartCount: sum(field.apart.map((i) => tags[i]?.count ?? 0)),
    map: maps?.map ?? null,
    sizes: sizeKey(heapTotals(heaps, counted)),
    curveChart: maps?.curve ?? null,
    curveWords: curveWords(field),
    curveResamples: CURVE_RESAMPLES,
    estimated: estimatedWords(tags.length - field.apart.length),
    videos: videosView(field, mapped),
    isCrowded: mapped.isCrowded,
    shown: maps === null ? null : shownWords(mapped),
    pageData:
      maps === null
        ? null
        : inlineJson(
            pageData(
              field,
              mapped,
              maps,
              caption,
              tables.map(({ listed }) => listed),
            ),
          ),
    periods: periodsView(field, maps, dated),
    why: whyNoMap(field, counts, teller),
    caution: caution(field),
    languages: languageWords(fieldRow(field)),
    clusters: clusters.map((cluster, i) => ({
      ...clusterView(cluster),
      // Of a track that is all occurrences.
      bar: Math.round(1000 * cluster.share) / 10,
      bars: maps?.periods?.paths[i] ?? "",
      peak: maps?.periods?.peaks[i] ?? 0,
      peakShare: percent((maps?.periods?.peaks[i] ?? 0) / 1000),
      ...tables[i],
    })),
    ...(metrics === null ? {} : trustView(metrics, clusters)),
  };
}

/** Each video with its link and its tags, and by which marks of the map they are told; null where none is to be listed. */
function videosView(field: FieldReport, { indexOf }: OnMap) {
  const videos = field.shownVideos ?? [];
  if (videos.length === 0) return null;
  return videos.map(({ id, date, tags }) => ({
    id,
    href: id === null ? null : videoUrl(id),
    date: date === null ? "no date" : day(date),
    tags: tags.map((i) => isolated(shortened(field.tags[i]?.tag ?? "", MAX_SHOWN))).join(", "),
    marks: tags.flatMap((i) => indexOf.get(i) ?? []).join(" "),
  }));
}

/** The periods' common axis; null where nothing has a date. */
function periodsView({ timeline }: FieldReport, maps: FieldMaps | null, dated: "posted" | "seen") {
  const chart = maps?.periods ?? null;
  const [first] = timeline?.periods ?? [];
  const last = timeline?.periods.at(-1);
  if (chart === null || first === undefined || last === undefined) return null;
  return {
    unit: timeline?.unit ?? "week",
    dated,
    width: chart.width,
    earlier: chart.start > 0,
    volume: chart.volume,
    most: chart.most,
    mostTold: integer(chart.most),
    highest: Math.max(0, ...chart.peaks),
    highestShare: percent(Math.max(0, ...chart.peaks) / 1000),
    hasThin: chart.hasThin,
    untold: untoldClusters(timeline),
    fewest: FEWEST_FOR_SHARE,
    first: day(first),
    last: day(last),
  };
}

/** What tells tags apart, or does not: "that the encoder cannot". */
function tellerOf({ settings }: FieldReport): string {
  return settings.vectors === undefined
    ? "the encoder, which knows English,"
    : `the vectors of ${isolated(settings.vectors)}`;
}

/** Which have no bars under codes; null where all have. */
function untoldClusters(timeline: FieldReport["timeline"]): string | null {
  const untold = timeline?.clusters.filter((own) => own === null).length ?? 0;
  return untold === 0 ? null : plural(untold, "cluster has", "clusters have");
}

function whyNoMap(field: FieldReport, counts: RowCounts, teller: string): string {
  const { label, audit, alike } = field;
  const apart = new Set(field.apart);
  const tags = field.tags.filter((_, i) => !apart.has(i));
  const noun = label.toLowerCase();
  if (tags.length === 0 && apart.size > 0)
    return `${plural(apart.size, "distinct tag")} of reach alone, which say nothing of what a video is about.`;
  if (tags.length === 0)
    return audit.occurrences === 0
      ? `None of these videos carried ${noun}.`
      : `${counts.all(audit.occurrences, noun)} were left out by the study’s settings; the audit says by which.`;
  const told = tags.length - alike;
  const enough = tags.length >= MIN_MAP_TAGS;
  if (enough && told === 1)
    return `${plural(tags.length, "distinct tag")} that ${teller} cannot tell apart. On a map they would be one mark, so they are listed.`;
  const others =
    field.apart.length === 0 ? "" : `, beside ${plural(field.apart.length, "tag")} of reach`;
  const tells = field.settings.vectors === undefined ? "tells" : "tell";
  const only = enough ? `, of which ${teller} ${tells} ${told} apart` : "";
  return `${plural(tags.length, "distinct tag")}${others}${only}: too few for a map. Below ${inWords(MIN_MAP_TAGS)}, positions would invent structure that is not there, so the tags are listed.`;
}

/** Of all its tags, whether or not the page has room for them. */
function caution(field: FieldReport): string | null {
  const { alike, unread, unreadAlone, settings } = field;
  const tags = field.tags.filter(({ cluster }) => cluster !== null);
  const heaps = heapsAt(tags);
  const parts: string[] = [];
  const shared = heaps.filter((heap) => heap.length > 1).length;
  const told = tags.length - alike;
  if (told >= MIN_MAP_TAGS && told < SMALL_MAP)
    parts.push(
      `A small map: ${told} ${alike > 0 ? "places" : "tags"} are few for t-SNE, and another seed may place them quite otherwise. Trust the tables first.`,
    );
  const isGiven = settings.vectors !== undefined;
  const placed = unread.length - unreadAlone.length;
  if (placed > 0)
    parts.push(
      `${plural(placed, "tag")} ${isGiven ? "without a vector" : "that the encoder cannot read, in another script or without words,"} ${placed === 1 ? "is" : "are"} placed by the tags of the same videos, and by nothing else.`,
    );
  if (unreadAlone.length > 0 && isGiven)
    parts.push(
      `${plural(unreadAlone.length, "tag without a vector keeps", "tags without a vector keep")} no company either: they stand on one mark.`,
    );
  else if (unreadAlone.length > 0)
    parts.push(
      `${plural(unreadAlone.length, "tag that the encoder cannot read keeps", "tags that the encoder cannot read keep")} no company either: unread, they stand on one mark.`,
    );
  if (tags[0]?.x !== null && alike > unreadAlone.length && alike >= tags.length * 0.02)
    parts.push(
      `${plural(shared, "tag")} cannot be told from another; those that are alike in words and company stand on one mark, and neighbours and silhouette count them once.`,
    );
  return parts.length === 0 ? null : parts.join(" ");
}
