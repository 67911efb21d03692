/** CITATION.cff: how the study is cited, for programs (Citation File Format 1.2.0). */
import type { Settled } from "../config/types.ts";
import { doiUrl } from "./addresses.ts";

export const CITATION_FILE = "data/CITATION.cff";

/** Licences of data by the names that the format knows; any other text is no licence to it. */
const LICENCES: ReadonlySet<string> = new Set(
  (
    "CC0-1.0 CC-BY-4.0 CC-BY-SA-4.0 CC-BY-NC-4.0 CC-BY-NC-SA-4.0 CC-BY-ND-4.0 CC-BY-NC-ND-4.0 " +
    "CC-BY-3.0 CC-BY-SA-3.0 ODbL-1.0 ODC-By-1.0 PDDL-1.0 MIT Apache-2.0"
  ).split(" "),
);
const E_MAIL = /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/;

/** @returns null where nobody is named as an author, without whom the format knows no citation */
export function citationFile({ title, citation, about, siteUrl }: Settled): string | null {
  const { description, authors = [], licence, contact, doi } = about;
  if (authors.length === 0) return null;
  const isKnown = licence !== undefined && LICENCES.has(licence);
  const asked = "If you use these data, cite them as below.";
  const message = licence === undefined || isKnown ? asked : `${asked} Licence: ${licence}`;
  const lines: (readonly [string, string | undefined])[] = [
    ["cff-version", "1.2.0"],
    ["message", message],
    ["type", "dataset"],
    ["title", title],
    ["abstract", description],
    ["version", citation.version],
    ["date-released", citation.date],
    ["doi", doi],
    ["url", siteUrl ?? (doi === undefined ? undefined : doiUrl(doi))],
    ["license", isKnown ? licence : undefined],
  ];
  return [
    ...lines.flatMap(([key, value]) => (value === undefined ? [] : [`${key}: ${quoted(value)}\n`])),
    "authors:\n",
    // Which word of a name is the family's is not ours to guess.
    ...authors.map((name) => `  - name: ${quoted(name)}\n`),
    ...(contact === undefined
      ? []
      : ["contact:\n", `  - ${E_MAIL.test(contact) ? "email" : "name"}: ${quoted(contact)}\n`]),
  ].join("");
}

/** What YAML does not take as it is, also between quotes. */
const UNPRINTABLE = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

/** A text of JSON is one of YAML in double quotes, whatever stands in it. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(
    UNPRINTABLE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
