/**
 * Counts of rows as a site may show them: as they are; or, where participants go by codes, so coarse
 * that they do not tie a raw file to its code. docs/decisions/0012 says what is lost and what is not hidden.
 */
import { isAggregate } from "../config/aggregate-checks.ts";
import type { Config } from "../config/types.ts";
import { integer, plural } from "../format.ts";

/** The figure that stands for 1 to 9; no other count is rounded to it. */
const UNDER_TEN = 5;

export interface RowCounts {
  /** The count as it is shown; a larger count is never shown as a smaller one. */
  readonly round: (count: number) => number;
  /** A number of videos to draw as many of everybody's: no more than the count. */
  readonly down: (count: number) => number;
  /** Of a rounded count: "about 460 videos", "fewer than 10 videos" */
  readonly words: (rounded: number, noun: string) => string;
  /** Of the whole of something: "All 460 hashtags", "All hashtags (about 460)". */
  readonly all: (rounded: number, nouns: string) => string;
  /** The same for a cell of a table: "460", "<10". */
  readonly figure: (rounded: number) => string;
  /** What such figures are called: "Rows", or "Rows, about". */
  readonly head: (text: string) => string;
}

const EXACT: RowCounts = {
  round: (n) => n,
  down: (n) => n,
  words: plural,
  // What a field is called has one form, which is that of many.
  all: (n, nouns) => (n === 1 ? `All ${nouns} (1)` : `All ${integer(n)} ${nouns}`),
  figure: integer,
  head: (text) => text,
};

const COARSE: RowCounts = {
  round: coarse,
  down: (n) => n - (n % unitOf(n)),
  words: (n, noun) => `${amount(n)} ${noun}s`,
  all: (n, nouns) => `All ${nouns} (${amount(n)})`,
  figure: (n) => (n === UNDER_TEN ? "<10" : integer(n)),
  head: (text) => `${text}, about`,
};

function amount(rounded: number): string {
  if (rounded === 0) return "0";
  return rounded === UNDER_TEN ? "fewer than 10" : `about ${integer(rounded)}`;
}

/** What a site shows decides how exactly it may count: an aggregate never does. */
export interface Shows {
  readonly pseudonyms: boolean;
  readonly pages?: Config["pages"];
}

export function rowCounts(shows: Shows): RowCounts {
  return shows.pseudonyms || isAggregate(shows) ? COARSE : EXACT;
}

/** To two leading digits, and to tens at least: 14 → 10, 463 → 460, 1,250 → 1,300. */
function coarse(count: number): number {
  if (count < 10) return count === 0 ? 0 : UNDER_TEN;
  const unit = unitOf(count);
  return Math.round(count / unit) * unit;
}

function unitOf(count: number): number {
  return Math.max(10, Number(`1e${String(count).length - 2}`));
}

/** A whole number that stands alone, or what stands between quotes. */
const NUMBER =
  /"(?:[^"\\]|\\.)*"|(?<![\p{L}\p{N}_.,+-])(?:\d{1,3}(?:,\d{3})+|\d+)(?![\p{L}\p{N}_]|[.,+-]\d)/gu;

/** One of something, which a rounded count speaks of as of many. */
const ONE =
  /(?<![\p{L}\p{N}_.,+-])1 ((?:[a-z]+ )?(?:row|cell|line|list|item|text|hashtag|header|video_id))(?: (has|was|is|does|[a-z]+s))?(?![\p{L}_])/gu;
const OF_MANY: Readonly<Record<string, string>> = {
  has: "have",
  was: "were",
  is: "are",
  does: "do",
};

/** A notice about a participant's file: whatever number stands in it counts rows or cells of it. */
export function roundedNotice(what: string): string {
  const ofMany = what.replace(ONE, (_, noun: string, verb: string | undefined) => {
    const many = verb === undefined ? "" : ` ${OF_MANY[verb] ?? verb.slice(0, -1)}`;
    return `1 ${noun}s${many}`;
  });
  return ofMany.replace(NUMBER, (found) => {
    if (found.startsWith('"')) return found;
    return amount(coarse(Number(found.replaceAll(",", ""))));
  });
}
