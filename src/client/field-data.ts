/** A field as the page holds it: marks of the map, rows of the tables and the inline data, joined. */
import { type Point, markRadius, radiusUnit } from "../chart/fit.ts";
import { type Near, readNear } from "../chart/near-code.ts";
import { type Companion, readBeside } from "../chart/beside-code.ts";
import { decodeLabels } from "../chart/label-codes.ts";
import { heapLabel, heapsOf, heapTotals } from "../chart/heaps.ts";
import type { Side } from "../chart/labels.ts";
import type { CrowdData, PageData } from "../chart/page-data.ts";
import { type ClusterLook, clusterLook, looksMixed } from "../chart/symbols.ts";
import { all, one } from "./dom.ts";
import { type MarkPlace, readPlaces } from "./mark-places.ts";
import { sum } from "../numbers.ts";
import { type Range, readTime, type Time } from "./time.ts";

export interface Mark extends Point {
  readonly index: number;
  readonly tag: string;
  /** What it was read as, where that is not the tag itself. */
  readonly words: string | null;
  readonly count: number;
  /** Whether a range may hold more of it than is told. */
  readonly isLeast: boolean;
  readonly videos: number;
  /** 1-based. */
  readonly cluster: number;
  /** Of all occurrences, 0 to 1. */
  readonly share: number;
  /** To the centroid of its cluster, 0 to 2, to two decimals. */
  readonly distance: number;
  /** Its map coordinates, as the data files have them. */
  readonly layout: Point;
  /** Of its mark, at scale 1, in units of the plate. */
  readonly radius: number;
  /** Indices of all tags on its mark, in order, itself among them; the mark is the first one's. */
  readonly heap: readonly number[];
  /** Occurrences of all of them. */
  readonly total: number;
  /** What the label of its mark says. */
  readonly title: string;
  readonly label: { readonly side: Side; readonly minScale: number } | null;
  /** The nearest in meaning, the nearest first. */
  readonly nearest: readonly Near[];
  /** Those that stand on videos with it, the most often first. */
  readonly beside: readonly Companion[];
  /** Null where its table does not list it: those of a crowded field list the most frequent. */
  readonly row: HTMLTableRowElement | null;
}

/** Of a tag that a table lists. */
export type ListedMark = Mark & { readonly row: HTMLTableRowElement };

export function isListed(mark: Mark): mark is ListedMark {
  return mark.row !== null;
}

export interface Cluster extends ClusterLook {
  readonly id: number;
  /** As it came, or as its reader calls it in this view of the page. */
  title: string;
  name: PageData["names"][number] & { readonly isWhole?: boolean };
  /** As the data files have it. */
  whole: string;
  /** Indices of the tags that its name came of, the most telling first. */
  readonly telling: readonly number[];
  /** Its ground on the plate. */
  readonly ground: string;
  readonly card: HTMLElement;
  readonly link: HTMLAnchorElement;
}

export interface FieldData {
  readonly name: string;
  readonly label: string;
  /** With the counts of the range; all of them, by falling count in all periods. */
  marks: readonly Mark[];
  /** The same with the counts of all periods. */
  readonly whole: readonly Mark[];
  /** What is counted; null counts all. Set by in-range.ts alone, with the marks. */
  range: Range | null;
  /** Null where nothing has a date. */
  readonly time: Time | null;
  readonly clusters: readonly Cluster[];
  readonly indexOf: ReadonlyMap<string, number>;
  /** How many tags of the field, of no more occurrences than the last of these, are not on the page. */
  readonly left: number;
  /** How many of these its tables list. */
  readonly listed: number;
  /** Tags of reach, which are on no map. */
  readonly apart: readonly string[];
  /** The cosine from which on two tags are near. */
  readonly nearFrom: number;
  /** On so many videos two tags stand together to be told. */
  readonly besideFrom: number;
  /** What this map is, and how it was made. */
  readonly caption: readonly string[];
  /** The page's own title. */
  readonly page: string;
  /** How far the map is to be trusted, a line for each figure, and what else the page says of it. */
  readonly trust: readonly string[];
  readonly cautions: readonly string[];
  /** The newest first; none where the study does not list them. */
  readonly videos: readonly Video[];
}

interface Video {
  /** Null where it has no id. */
  readonly link: HTMLAnchorElement | null;
  readonly date: string;
  /** Indices of marks. */
  readonly tags: readonly number[];
}

export function readField(section: HTMLElement): FieldData {
  const name = section.id;
  const data = JSON.parse(one(`#data-${name}`, section).textContent ?? "") as PageData;
  const telling = data.telling.split(",").map(numbersIn);
  const links = all<HTMLAnchorElement>(".legend a", section);
  const cards = all<HTMLElement>(".card", section);
  const clusters = cards.map((card, i): Cluster => {
    const link = links[i];
    const place = data.names[i];
    if (link === undefined || place === undefined) throw new Error(`cluster ${i + 1} is not whole`);
    return {
      id: i + 1,
      title: one(".lg-name b", link).textContent?.trim() ?? "",
      ...clusterLook(i + 1, looksMixed(card.classList)),
      whole: data.clusterNames[i] ?? "",
      name: place,
      telling: telling[i] ?? [],
      ground: section.querySelector(`.land [data-c="${i + 1}"]`)?.getAttribute("d") ?? "",
      card,
      link,
    };
  });
  const marks = readMarks(section, data, cards);
  return {
    name,
    label: one("h2", section).textContent ?? "",
    marks,
    whole: marks,
    range: null,
    time: data.time === null ? null : readTime(data.time),
    clusters,
    left: data.crowd?.left ?? 0,
    listed: sum(marks.map(({ row }) => Number(row !== null))),
    apart: all(".apart bdi", section).map(textOf),
    indexOf: new Map(marks.map(({ tag, index }) => [tag, index])),
    nearFrom: data.nearFrom,
    besideFrom: data.besideFrom,
    caption: data.caption,
    page: document.title,
    trust: all(".trust dl > div", section).flatMap(trustLine),
    cautions: all(".heed", section).map(textOf),
    videos: all<HTMLElement>(".videos li", section).map((row) => ({
      link: row.querySelector("a"),
      date: textOf(row.querySelector("span")),
      tags: numbersIn(row.dataset["t"] ?? ""),
    })),
  };
}

function readMarks(section: HTMLElement, data: PageData, cards: readonly HTMLElement[]): Mark[] {
  const clusterOf = numbersIn(data.clusters);
  const figures = [data.counts, data.videos, data.distances].map(numbersIn);
  const [counts, videos, distances] = figures;
  const nearest = readNear(data);
  const beside = readBeside(data.beside, data.besideFrom, clusterOf.length);
  const labels = decodeLabels(data.labels);
  const places = readPlaces(section, data, clusterOf);
  const rows = cards.map((card) => all<HTMLTableRowElement>("tbody tr", card));
  const next = cards.map(() => 0);
  let unlisted = 0;
  const marks = clusterOf.map((cluster, index) => {
    const at = next[cluster - 1] ?? 0;
    next[cluster - 1] = at + 1;
    const row = rows[cluster - 1]?.[at] ?? null;
    const place = places[index];
    const texts = row === null ? data.crowd && unlistedTexts(data.crowd, unlisted++) : textsIn(row);
    if (texts === undefined || place === undefined) throw new Error(`tag ${index} is not whole`);
    const count = counts?.[index] ?? 0;
    return {
      index,
      tag: data.long[index] ?? texts.tag,
      words: data.longWords[index] ?? (texts.words || null),
      count,
      isLeast: false,
      videos: videos?.[index] ?? 0,
      cluster,
      share: count / data.occurrences,
      distance: (distances?.[index] ?? 0) / 100,
      ...place,
      label: labels[index] ?? null,
      nearest: nearest[index] ?? [],
      beside: beside[index] ?? [],
      row,
    };
  });
  return heaped(marks);
}

interface Texts {
  readonly tag: string;
  /** Empty where the tag was read as it is. */
  readonly words: string;
}

function textsIn(row: HTMLTableRowElement): Texts {
  const cell = row.querySelector("td");
  return { tag: textOf(cell?.firstChild), words: textOf(cell?.querySelector("i")) };
}

function unlistedTexts({ unlisted, unlistedWords }: CrowdData, at: number): Texts {
  return { tag: unlisted[at] ?? "", words: unlistedWords[at] ?? "" };
}

/** Tags that stand on another's mark are joined to it. */
function heaped(
  tags: readonly (Omit<Mark, "heap" | "total" | "title" | "radius"> & Pick<MarkPlace, "key">)[],
): Mark[] {
  const heaps = heapsOf(tags.map(({ key }) => key));
  const totals = heapTotals(
    heaps,
    tags.map(({ count }) => count),
  );
  const unit = radiusUnit(totals);
  const titles = new Map(
    [...new Set(heaps)].map((heap) => [heap, heapLabel(heap.flatMap((i) => tags[i]?.tag ?? []))]),
  );
  return tags.map((tag): Mark => {
    const heap = heaps[tag.index] ?? [];
    const total = totals[tag.index] ?? 0;
    const title = titles.get(heap) ?? "";
    return { ...tag, heap, total, title, radius: markRadius(total, unit) };
  });
}

/**
 * One for each mark that has any size: several tags may stand on it. The large ones first, so that small
 * ones are not buried.
 */
export function drawnMarks({ marks }: Pick<FieldData, "marks">): Mark[] {
  const byTotal = new Map<number, Mark[]>();
  for (const mark of marks) {
    if (mark.heap[0] !== mark.index || mark.total === 0) continue;
    const known = byTotal.get(mark.total);
    if (known === undefined) byTotal.set(mark.total, [mark]);
    else known.push(mark);
  }
  return [...byTotal].toSorted(([a], [b]) => b - a).flatMap(([, own]) => own);
}

/** A figure of its section with what it means; what has no figure of its own is told elsewhere. */
function trustLine(part: Element): string[] {
  const figure = part.querySelector("dd > b");
  if (figure === null) return [];
  return [`${textOf(one("dt", part))} ${textOf(figure)}. ${textOf(one("p", part))}`];
}

function textOf(node: Node | null | undefined): string {
  return node?.textContent?.trim() ?? "";
}

/** "7 2 1" → 7, 2, 1. */
function numbersIn(text: string): number[] {
  return text === "" ? [] : text.split(" ").map(Number);
}
