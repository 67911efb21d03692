/** What is odd about the texts themselves: noted once a file, and kept as it is written. */
import { cleanItem, writingOf } from "../clean/clean.ts";
import { type Damage, damageOf, DAMAGES } from "../clean/damage.ts";
import { type Notice, quote } from "../error.ts";
import { plural } from "../format.ts";
import type { Row } from "./participant.ts";

/** Texts of one kind. */
interface Finding {
  count: number;
  /** Of the first one. */
  readonly line: number;
  readonly example: string;
}

interface Found {
  readonly damaged: Map<Damage, Finding>;
  divided: Finding | null;
  /** As those, where they stay one. */
  signed: Finding | null;
  punctuated: Finding | null;
  /** Texts with a comma between words; and whether no list of hashtags has a second text. */
  commas: Finding | null;
  alone: boolean;
}

/** Nothing is odd about most texts, which one look tells. */
const PLAIN = /^[A-Za-z0-9_ '&-]*$/;
/** No hashtag of TikTok ends so; those that were cut out of sentences do. */
const PUNCTUATED = /[^\s.,;:!?…。，、；：！？؟،؛।][.,;:!?…。，、；：！？؟،؛।]+$/u;
const WITH_COMMA = /[^,\s]\s*,\s*[^,\s]/;

/** @param divides whether number signs part the hashtags of a field */
export function textNotices(
  file: string,
  rows: readonly Row[],
  divides: (field: string) => boolean,
): Notice[] {
  const found: Found = {
    damaged: new Map(),
    divided: null,
    signed: null,
    punctuated: null,
    commas: null,
    alone: true,
  };
  const ofTags = new Set(
    [...(rows[0]?.cells.keys() ?? [])].filter((field) => writingOf(field) === "hashtags"),
  );
  for (const { cells, line } of rows)
    for (const [field, cell] of cells) {
      if (typeof cell === "string") continue;
      const areTags = ofTags.has(field);
      if (areTags && cell.length > 1) found.alone = false;
      for (const item of cell) {
        if (PLAIN.test(item)) continue;
        const damage = damageOf(item);
        if (damage !== null)
          found.damaged.set(damage, counted(found.damaged.get(damage), line, item));
        if (areTags) lookAtTag(found, line, item.trim(), divides(field));
      }
    }
  return [...damageNotices(file, found), ...tagNotices(file, found)];
}

function lookAtTag(found: Found, line: number, item: string, divides: boolean): void {
  if (/[#＃﹟]/.test(item) && cleanItem(item, "hashtags").tags.length > 1)
    if (divides) found.divided = counted(found.divided, line, item);
    else found.signed = counted(found.signed, line, item);
  if (PUNCTUATED.test(item)) found.punctuated = counted(found.punctuated, line, item);
  if (WITH_COMMA.test(item)) found.commas = counted(found.commas, line, item);
}

function counted(known: Finding | null | undefined, line: number, example: string): Finding {
  if (known === null || known === undefined) return { count: 1, line, example };
  known.count += 1;
  return known;
}

function damageNotices(file: string, { damaged }: Found): Notice[] {
  const kinds = DAMAGES.flatMap((kind) => {
    const finding = damaged.get(kind);
    return finding === undefined ? [] : [{ kind, ...finding }];
  });
  // A map keeps the order in which its kinds were met.
  const [first] = damaged.values();
  if (first === undefined) return [];
  const all = kinds.reduce((sum, { count }) => sum + count, 0);
  const each = kinds.map(({ count, kind }) => `${count} ${kind}`).join(", ");
  const start = `${plural(all, "text looks", "texts look")} damaged (${each})`;
  return [noticeOf(file, start, first, "kept as written")];
}

function tagNotices(file: string, found: Found): Notice[] {
  const { divided, signed, punctuated, commas, alone } = found;
  const notices: Notice[] = [];
  for (const [own, end] of [
    [divided, "taken apart at them"],
    [signed, "kept as written"],
  ] as const) {
    if (own === null) continue;
    const start = plural(own.count, "hashtag holds number signs", "hashtags hold number signs");
    notices.push(noticeOf(file, start, own, end));
  }
  if (punctuated !== null) {
    const start = plural(
      punctuated.count,
      "hashtag ends in punctuation",
      "hashtags end in punctuation",
    );
    notices.push(noticeOf(file, start, punctuated, "kept as written"));
  }
  if (commas !== null && alone) {
    const start = plural(commas.count, "list holds", "lists hold");
    const what = `${start} one text with commas in it and no list of hashtags has a second text`;
    notices.push(noticeOf(file, what, commas, "kept as one tag each"));
  }
  return notices;
}

function noticeOf(file: string, start: string, { line, example }: Finding, end: string): Notice {
  return {
    file,
    line,
    what: `${start}, first ${quote(example)}; ${end}`,
    shown: `${start}; ${end}`,
  };
}
