/** What the owner of a study says of it, as the first page and the method page show it. */
import type { Settled } from "../config/types.ts";
import { listed, isolated } from "../format.ts";
import { CITATION_FILE, citationFile } from "../report/citation-file.ts";
import { doiUrl } from "../report/addresses.ts";

interface AboutRow {
  readonly head: string;
  readonly text: string;
  /** Where it leads, of our own making; null for what is text alone. */
  readonly href: string | null;
}

/** @returns null where study.json says nothing */
export function aboutView(
  config: Settled,
): { readonly rows: readonly AboutRow[]; readonly file: string | null } | null {
  const { description, authors, selection, suggestedWords, licence, contact, doi } = config.about;
  const texts: readonly (readonly [string, string | undefined])[] = [
    ["Description", description],
    [authors?.length === 1 ? "Author" : "Authors", authors && listed(authors.map(isolated))],
    ["How the videos were selected", selection],
    ["What suggested words are", suggestedWords],
    ["Licence", licence],
    ["Contact", contact],
  ];
  const rows = texts.flatMap(([head, text]): AboutRow[] =>
    text === undefined ? [] : [{ head, text, href: null }],
  );
  if (doi !== undefined) rows.push({ head: "DOI", text: doi, href: doiUrl(doi) });
  if (rows.length === 0) return null;
  return { rows, file: citationFile(config) === null ? null : CITATION_FILE };
}
