/** What a kind of page says of itself: a row of the table in pages.ts. */
import type { Drawings } from "../chart/draw.ts";
import type { Config } from "../config/types.ts";
import type { StudyReport } from "../report/report.ts";
import type { Sharing } from "./sharing.ts";

/** What pages are made from. */
export interface Sources extends Drawings {
  readonly study: StudyReport;
  readonly config: Config;
  readonly backend: string;
  /** Whose vectors came with the study, and how many numbers each has; null where the encoder made them. */
  readonly model: { readonly name: string; readonly dimensions: number } | null;
  /** Name and version, in the order shown; the first is Tagscape's own. */
  readonly versions: readonly (readonly [string, string])[];
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
