/** How a study, or one participant of it, is cited, on its pages and below a map that is saved. */
import type { Settled } from "../config/types.ts";
import { day, isolated, listed, plural, upToTenths } from "../format.ts";
import { doiUrl } from "../report/addresses.ts";
import type { FieldReport } from "../report/field-report.ts";
import type { Setting } from "./page-kind.ts";

/** Authors, version, date and DOI are the study's own. */
export function citationLine(
  { title, citation, about }: Settled,
  versions: Setting["versions"],
  participant?: string,
): string {
  const version = versions[0]?.[1] ?? "";
  const authors = listed((about.authors ?? []).map(isolated));
  const parts = [
    isolated(title),
    ...(citation.version === undefined ? [] : [`version ${isolated(citation.version)}`]),
    ...(citation.date === undefined ? [] : [day(citation.date)]),
  ];
  const who = participant === undefined ? "" : ` Participant ${participant}.`;
  const by = authors === "" ? "" : `${ended(authors)} `;
  const doi = about.doi === undefined ? "" : ` ${doiUrl(about.doi)}.`;
  return `${by}${parts.join(", ")}.${who}${doi} Made with Tagscape ${version}.`;
}

/** A sentence; initials end one by themselves. */
function ended(text: string): string {
  return text.endsWith(".") ? text : `${text}.`;
}

/** The lines below a map that is saved. */
export function captionLines(
  field: FieldReport,
  config: Settled,
  participant: string,
  citation: string,
): string[] {
  const { label, tags, audit, metrics } = field;
  const figures = `${plural(tags.length, "distinct tag")}, ${plural(audit.used, "occurrence")}`;
  const { reading, context } = field.settings;
  const by = [
    ...(reading === "words" ? ["words"] : []),
    ...(context > 0 ? [`context ${context}`] : []),
  ];
  const read = by.length === 0 ? "" : ` (${by.join(", ")})`;
  const made = `k-means, k ${metrics?.k ?? 0}; t-SNE, perplexity ${upToTenths(metrics?.perplexity ?? 0)}; seed ${config.seed}`;
  return [
    `${isolated(label)} of participant ${participant}: ${figures}. Near means alike; far distances carry no meaning.`,
    `${citation} ${isolated(field.settings.vectors ?? "Universal Sentence Encoder")}${read}; ${made}.`,
  ];
}
