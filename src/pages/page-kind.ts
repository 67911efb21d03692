/** What pages are made from, and what a kind of page says of itself: a row of the table in pages.ts. */
import type { ChartsOf } from "../chart/draw.ts";
import type { Settled } from "../config/types.ts";
import type { StudyReport } from "../report/report.ts";
import type { Sharing } from "./sharing.ts";

/** What every page is made from. */
export interface Setting {
  readonly config: Settled;
  readonly backend: string;
  /** Whose vectors came with the study, and how many numbers each has; null where the encoder made them. */
  readonly model: { readonly name: string; readonly dimensions: number } | null;
  /** Name and version, in the order shown; the first is Tagscape's own. */
  readonly versions: readonly (readonly [string, string])[];
}

/** What the study's own pages are made from. */
export interface Sources extends Setting {
  readonly study: StudyReport;
  /** The small map of a participant's field; null where there is none. */
  readonly miniOf: (participant: string, field: string) => string | null;
  readonly chartsOf: ChartsOf;
}

/** One of the site's own pages; its name in the table is that of its file and of its template. */
export interface PageKind {
  /** Class of the page's body. */
  readonly kind: string;
  readonly title: (study: StudyReport) => string;
  /** Its template, where that bears another name in some studies. */
  readonly template?: (study: StudyReport) => string;
  /** Whether a site has it; each has, where nothing is said. */
  readonly isThere?: (study: StudyReport) => boolean;
  /** The link by which the navigation leads here; null for a page outside of it. */
  readonly link: string | null;
  /** Null for a page that nobody shares. */
  readonly share: ((sources: Sources) => Sharing) | null;
  /** What its template shows. */
  readonly view: (sources: Sources) => object;
}
