/** What a page's script needs of a field, and the sizes that its tables have. Also read in the browser. */
import type { CohortData } from "./cohort-code.ts";
import type { NearCode } from "./near-code.ts";
import type { Fit } from "./fit.ts";
import type { WholePlaces } from "./places.ts";

/** Columns of a cluster's table, and by what of a tag each is sorted. */
export const TABLE_COLUMNS = [
  { head: "Tag", by: "tag" },
  { head: "Count", by: "count" },
  { head: "Share, %", by: "share" },
  { head: "Videos", by: "videos" },
  { head: "Distance", by: "distance" },
] as const;
/** A share of fewer occurrences is chance: one more or less would move it by a twentieth. */
export const FEWEST_FOR_SHARE = 20;
/** Rows of a cluster's table before the fold. */
export const HEAD_ROWS = 8;
/** The longest bar in it, in pixels. */
export const BAR = 36;

/** @returns pixels, to a tenth; what is not nothing can be seen */
export function barWidth(value: number, most: number, longest: number): number {
  return Math.max(1, Math.round(((longest * value) / most) * 10) / 10);
}

/** Tags longer than this are shown shortened in tables and lists; the data keeps them whole. */
export const MAX_SHOWN = 80;

/** The first line of a cluster's name on the map: characters, and ems, so that it fits on a phone in any script. */
export const NAME_CHARACTERS = 24;
export const NAME_EMS = 20;

/** A cluster's name on the map, in units of the plate. */
export interface NamePlace {
  readonly first: string;
  readonly rest: string;
  readonly x: number;
  readonly y: number;
  /** Shown from this scale on. */
  readonly minScale: number;
}

export interface PageData extends NearCode {
  /** 1-based cluster of each tag, in order. Its row in that cluster's table has the same order. */
  readonly clusters: string;
  /** Figures of each tag in the same order: occurrences, rows, hundredths of its distance. */
  readonly counts: string;
  readonly videos: string;
  readonly distances: string;
  /** Its map coordinates: see chart/places.ts. */
  readonly fit: Fit;
  readonly xs: string;
  readonly ys: string;
  /** Of the field, of which a tag's share is one. */
  readonly occurrences: number;
  /** Where labels stand: see chart/label-codes.ts. */
  readonly labels: string;
  /** The cosine from which on two tags are near. */
  readonly nearFrom: number;
  /** Which tags stand together, see chart/beside-code.ts, and on how many videos at least. */
  readonly beside: string;
  readonly besideFrom: number;
  /** By cluster. */
  readonly names: readonly NamePlace[];
  /** Of each cluster the tags that its name is made of, the most telling first; clusters are parted by commas. */
  readonly telling: string;
  /** The same names whole, as the data files have them. */
  readonly clusterNames: readonly string[];
  /** Tags that a table shows shortened, by index, and what tags were read as, likewise. */
  readonly long: Readonly<Record<string, string>>;
  readonly longWords: Readonly<Record<string, string>>;
  /** The lines below a map that is saved. */
  readonly caption: readonly string[];
  /** Null where nothing has a date. */
  readonly time: TimeData | null;
  /** Of a crowded field what no element of the page holds. */
  readonly crowd?: CrowdData;
}

export interface CrowdData extends WholePlaces {
  /** Tags that no table lists, in their order, and what they were read as, empty where that is the tag. */
  readonly unlisted: readonly string[];
  readonly unlistedWords: readonly string[];
  /** How many tags of the field are not on the page, of no more occurrences than the last that is. */
  readonly left: number;
}

/** Occurrences by periods. A slot is a period by its number from 1 on, or 0 for all earlier ones. */
export interface TimeData {
  readonly unit: "week" | "month";
  /** As in the data file, the oldest first. */
  readonly periods: readonly string[];
  /** Of the whole field, slot by slot. */
  readonly slots: string;
  /** The same of each cluster, empty of one whose are not told; clusters are parted by commas. */
  readonly clusterSlots: string;
  /** Rows of each tag by slot, see chart/period-code.ts, and occurrences beyond one a row likewise. */
  readonly videoSlots: string;
  readonly repeatSlots: string;
  /** On fewer videos than that a tag's part of a period is not told. */
  readonly toldFrom: number;
  /** Occurrences that are in no period. */
  readonly undated: number;
}

/** What the script needs of the study's page. */
export interface StudyData {
  /** Of the participants, in the order of the page's rows. */
  readonly ids: readonly string[];
  /** Of each participant, in order: videos, then occurrences of each field; parted by commas. */
  readonly figures: string;
}

/** Who has which tags of a field that is compared. */
export interface StudyTags {
  readonly field: string;
  /** What its tags are called, e.g. "hashtags". */
  readonly noun: string;
  /** By falling weight. */
  readonly tags: readonly string[];
  /** What those were read as that were read otherwise, by index. */
  readonly words: Readonly<Record<string, string>>;
  /** Of each tag the places of those who have it, see `heldCode`; tags are parted by commas. */
  readonly held: string;
  /** How many more tags there are, of less weight. */
  readonly left: number;
}

/** Keys of codes and figures, in which a search for somebody's words or numbers finds anything. */
export const CODES: readonly (
  keyof PageData | keyof CrowdData | keyof TimeData | keyof StudyData | keyof CohortData
)[] = [
  "clusters",
  "counts",
  "videos",
  "distances",
  "xs",
  "ys",
  "places",
  "labels",
  "nearTags",
  "nearCosines",
  "nearBonds",
  "telling",
  "beside",
  "slots",
  "clusterSlots",
  "videoSlots",
  "repeatSlots",
  "figures",
  "shares",
  "held",
];
