/** The column of a table that tells who posted a video, where the study lists accounts. */
import type { Config } from "../../config/types.ts";
import { didYouMean } from "../../did-you-mean.ts";
import { type Fault, quote } from "../../error.ts";
import { placesOf } from "../column-names.ts";

/** The likeliest first: a name for all to see comes last, since lists name accounts. */
const KNOWN = [
  "author",
  "author_username",
  "author_unique_id",
  "authorMeta/name",
  "authorMeta.name",
  "author.uniqueId",
  "author/uniqueId",
  "username",
  "user_name",
  "unique_id",
  "user",
  "tiktok_handle",
  "handle",
  "creator",
  "account",
  "author_name",
];

/** @returns its index; null where there is none, or where nobody asks for it */
export function authorColumn(
  header: readonly string[],
  { include, columns }: Config,
): number | null {
  if (include.authors === null) return null;
  const said = columns.get("author");
  if (typeof said === "string") return placeOf(header, said);
  for (const name of KNOWN) {
    const [at] = placesOf(header, name, KNOWN);
    if (at !== undefined) return at;
  }
  return null;
}

/** What study.json says of a column of authors that the file does not have. */
export function missingAuthor(
  file: string,
  line: number,
  header: readonly string[],
  { include, columns, settingsFile }: Config,
): Fault[] {
  const said = columns.get("author");
  if (include.authors === null || typeof said !== "string" || placeOf(header, said) !== null)
    return [];
  const what = `no column ${quote(said)}, which ${settingsFile.file} names for "author"`;
  return [{ file, line, what, todo: `${didYouMean(said, header)}mend "columns" in study.json` }];
}

function placeOf(header: readonly string[], name: string): number | null {
  const at = header.findIndex((cell) => cell.trim() === name.trim());
  return at < 0 ? null : at;
}
