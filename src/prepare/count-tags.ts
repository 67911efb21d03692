/** Lists of a field → distinct tags with counts, and where every occurrence went. */
import type { FieldConfig } from "../config/config.ts";
import { compose, fold } from "../clean/letters.ts";

/**
 * Code points of a tag that the encoder reads. Attention takes memory by the square of the length:
 * a tag of 10,000 characters would want gigabytes and means nothing to a sentence encoder.
 */
export const MAX_READ_CHARACTERS = 1000;

export interface Tag {
  readonly tag: string;
  /** Occurrences. */
  readonly count: number;
  /** Rows that hold it. */
  readonly videos: number;
}

/** Occurrences in = used + empty + stop + rare; malformed and missing count cells. */
export interface FieldAudit {
  readonly occurrences: number;
  readonly used: number;
  readonly skipped: {
    /** Cells that are no Python list. */
    readonly malformed: number;
    /** Occurrences of which nothing is left once cleaned. */
    readonly empty: number;
    readonly stop: number;
    readonly rare: number;
  };
  /** Cells without a list: empty, nan or None. They hold no occurrence. */
  readonly missing: number;
  /** Occurrences from which zero-width or control characters were removed. */
  readonly cleaned: number;
}

/** A cell of a field: its items, or why there are none. */
export type Cell = readonly string[] | "missing" | "malformed";

export interface TagCount {
  /** By falling count, then by code points. */
  readonly tags: readonly Tag[];
  /** For each tag the rows of its occurrences, a row as often as it holds the tag. */
  readonly rowsOf: readonly (readonly number[])[];
  readonly audit: FieldAudit;
}

/** @param cells the field's cell of every row of a participant */
export function countTags(
  cells: readonly Cell[],
  { minCount, stopTags }: Pick<FieldConfig, "minCount" | "stopTags">,
): TagCount {
  const stop = new Set(stopTags);
  const found = new Map<string, number[]>();
  const skipped = { malformed: 0, empty: 0, stop: 0, rare: 0 };
  let occurrences = 0;
  let missing = 0;
  let cleaned = 0;
  for (const [row, cell] of cells.entries()) {
    if (cell === "malformed") skipped.malformed += 1;
    else if (cell === "missing") missing += 1;
    else
      for (const item of cell) {
        occurrences += 1;
        const { tag, removed } = cleanTag(item);
        if (removed) cleaned += 1;
        if (tag === "") skipped.empty += 1;
        // Stop tags come without a number sign, the tags of some exports with one.
        else if (stop.has(tag) || stop.has(tag.replace(/^#/, ""))) skipped.stop += 1;
        else {
          const rows = found.get(tag);
          if (rows === undefined) found.set(tag, [row]);
          else rows.push(row);
        }
      }
  }
  const kept: { tag: string; rows: number[] }[] = [];
  let used = 0;
  for (const [tag, rows] of found) {
    if (rows.length < minCount) skipped.rare += rows.length;
    else {
      kept.push({ tag, rows });
      used += rows.length;
    }
  }
  kept.sort((a, b) => b.rows.length - a.rows.length || (a.tag < b.tag ? -1 : 1));
  return {
    tags: kept.map(({ tag, rows }) => ({
      tag,
      count: rows.length,
      videos: new Set(rows).size,
    })),
    rowsOf: kept.map(({ rows }) => rows),
    audit: { occurrences, used, skipped, missing, cleaned },
  };
}

// Control characters, and format characters that have no width: the contract removes both, also
// the joiners that hold some emoji together. Not all of \p{Cf}: some of it is visible.
const INVISIBLE =
  /\u034f|[\p{Cc}\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;

/**
 * As the notebook does: trim and lower-case. Beyond it: Unicode NFC, zero-width and control
 * characters removed. Idempotent, and the same whatever Unicode this Node knows.
 *
 * @returns the tag, "" where nothing is left, and whether invisible characters were removed
 */
export function cleanTag(item: string): { tag: string; removed: boolean } {
  const trimmed = item.trim();
  const visible = trimmed.replace(INVISIBLE, "");
  const tag = fold(visible.toWellFormed()).trim();
  return { tag, removed: visible !== trimmed };
}

/** As a tag, but in the case that its writer chose. */
export function cleanName(name: string): string {
  return compose(name.replace(INVISIBLE, "").toWellFormed()).trim();
}
