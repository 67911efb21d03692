/** The cells of a field → distinct tags with counts, and an account of every occurrence. */
import type { FieldConfig, Method } from "../config/types.ts";
import { asWritten } from "../clean/as-written.ts";
import { cleanItem, type Writing } from "../clean/clean.ts";
import { withoutSign } from "../clean/number-signs.ts";
import type { Cell } from "../read/participant.ts";

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
  /** Items from which control characters or those without ink were removed. */
  readonly cleaned: number;
  /** Items that held several hashtags, each of which is an occurrence; not given where there is none. */
  readonly divided?: number;
}

export interface TagCount {
  /** By falling count, then by code points. */
  readonly tags: readonly Tag[];
  /** For each tag the rows of its occurrences, a row as often as it holds the tag. */
  readonly rowsOf: readonly (readonly number[])[];
  readonly audit: FieldAudit;
}

export type CountedBy = Pick<FieldConfig, "minCount" | "stopTags"> & { readonly method?: Method };

/**
 * @param cells the field's cell of every row of a participant
 * @param writing how the field's items are written
 */
export function countTags(
  cells: readonly Cell[],
  { minCount, stopTags, method }: CountedBy,
  writing: Writing = "phrases",
): TagCount {
  const stop = new Set(stopTags);
  const found = new Map<string, number[]>();
  const skipped = { malformed: 0, empty: 0, stop: 0, rare: 0 };
  let occurrences = 0;
  let missing = 0;
  let cleaned = 0;
  let divided = 0;
  // Stop tags come without a number sign, and phrases with one.
  const isStopped = (tag: string): boolean => stop.has(tag) || stop.has(withoutSign(tag));
  const take = (tag: string, row: number): void => {
    if (tag === "") skipped.empty += 1;
    else if (isStopped(tag)) skipped.stop += 1;
    else {
      const rows = found.get(tag);
      if (rows === undefined) found.set(tag, [row]);
      else rows.push(row);
    }
  };
  for (const [row, cell] of cells.entries()) {
    if (cell === "malformed") skipped.malformed += 1;
    else if (cell === "missing") missing += 1;
    else
      for (const item of cell) {
        const clean = cleanItem(item, writing);
        if (method === "notebook") {
          const { tag, removed } = asWritten(item);
          occurrences += 1;
          if (removed) cleaned += 1;
          // What is stopped is hidden however it is written, and whatever stands beside it.
          if (clean.tags.some(isStopped)) skipped.stop += 1;
          else take(tag, row);
          continue;
        }
        const { tags, removed } = clean;
        occurrences += tags.length;
        if (removed) cleaned += 1;
        if (tags.length > 1) divided += 1;
        for (const tag of tags) take(tag, row);
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
    audit: {
      occurrences,
      used,
      skipped,
      missing,
      cleaned,
      ...(divided === 0 ? {} : { divided }),
    },
  };
}
