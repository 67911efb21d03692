/** Of a participant's videos those that the study's lists keep: by a hashtag that they bear, or by who posted them. */
import { cleanItem, writingOf } from "../clean/clean.ts";
import { withoutSign } from "../clean/number-signs.ts";
import { fieldToRead } from "../config/config.ts";
import type { Config, FieldConfig } from "../config/types.ts";
import { type Fault, type Notice, quote } from "../error.ts";
import { plural } from "../format.ts";
import type { Reading } from "./formats/format.ts";
import { pasted } from "./formats/paste.ts";
import { accountOf, type IncludeLists } from "./include-lists.ts";
import type { Participant, Row } from "./participant.ts";

const HASHTAGS = "hashtags";

/** With a field of hashtags, which the lists ask for, though the study may map none. */
export function withHashtags(config: Config): Config {
  const isAsked = config.include.hashtags !== null;
  if (!isAsked || hashtagFields(config.fields).length > 0) return config;
  return { ...config, fields: [...config.fields, fieldToRead(config, HASHTAGS)] };
}

function hashtagFields(fields: readonly FieldConfig[]): string[] {
  return fields.map(({ name }) => name).filter((name) => writingOf(name) === "hashtags");
}

/** What the lists ask for and a file lacks: by it alone, every video would be left out. */
export function includeFaults(
  file: string,
  { participants, columns, faults }: Pick<Reading, "participants" | "columns" | "faults">,
  { include, fields }: Config,
): Fault[] {
  const rows = participants.flatMap((participant) => participant.rows);
  // Of what was seen, another file tells more.
  const isSeen = participants.some(({ dated }) => dated === "seen");
  if (isSeen || rows.length === 0 || faults.length > 0) return [];
  const found: Fault[] = [];
  const lacks = (what: string, role: string): void => {
    const todo = `name its column, e.g. ${pasted({ columns: { [role]: "COLUMN" } })} in study.json, or take "include.${role === HASHTAGS ? role : "authors"}" out`;
    found.push({ file, what, todo });
  };
  const named = hashtagFields(fields);
  if (include.hashtags !== null && !columns.some((name) => named.includes(name)))
    lacks(`no hashtags, by which ${quote(include.hashtags)} is to keep videos`, HASHTAGS);
  if (include.authors !== null && rows.every(({ author = "" }) => author === ""))
    lacks(
      `nothing tells who posted a video, by which ${quote(include.authors)} is to keep them`,
      "author",
    );
  return found;
}

/**
 * @param fields those that the study maps: of others, and of authors, nothing is left in a row
 */
export function included(
  participant: Participant,
  lists: IncludeLists,
  fields: readonly FieldConfig[],
): { participant: Participant; notices: Notice[] } {
  const shown = new Set(fields.map(({ name }) => name));
  const all = participant.rows;
  const rows = all.filter((row) => isIncluded(row, lists)).map((row) => withoutOthers(row, shown));
  const notIncluded = all.length - rows.length;
  const what = `${notIncluded} of ${plural(all.length, "row")} left out by the study’s lists`;
  const notices = notIncluded === 0 ? [] : [{ file: participant.file, what, shown: what }];
  return { participant: { ...participant, rows, notIncluded }, notices };
}

function withoutOthers(row: Row, shown: ReadonlySet<string>): Row {
  const { author: _, ...own } = row;
  const cells = [...row.cells].filter(([name]) => shown.has(name));
  return cells.length === row.cells.size ? own : { ...own, cells: new Map(cells) };
}

function isIncluded({ author = "", cells }: Row, { hashtags, authors }: IncludeLists): boolean {
  if (authors !== null && author !== "" && authors.has(accountOf(author))) return true;
  if (hashtags === null) return false;
  // However a field is read later, a hashtag is known by its cleaned text.
  return [...cells].some(
    ([name, cell]) =>
      typeof cell !== "string" &&
      writingOf(name) === "hashtags" &&
      cell.some((item) =>
        cleanItem(item, "hashtags").tags.some((tag) => hashtags.has(withoutSign(tag))),
      ),
  );
}
