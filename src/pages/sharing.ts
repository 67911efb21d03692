/**
 * What a messenger or a social network shows for a link to a page (Open Graph, https://ogp.me): figures
 * and labels alone. A preview is copied and kept by others, so no tag stands in it.
 */
import type { Settled } from "../config/types.ts";
import { capitalised, daySpan, inWords, isolated, listed, plural } from "../format.ts";
import type { ParticipantReport } from "../report/participant-report.ts";
import type { StudyReport } from "../report/report.ts";
import { rowCounts } from "../privacy/row-counts.ts";

export interface Sharing {
  readonly description: string;
  /** Address of the page; null where study.json names no address of the site. */
  readonly url: string | null;
  /** Name of the site. */
  readonly site: string;
}

export function studySharing(study: StudyReport, config: Settled): Sharing {
  const { people, everyone } = study;
  const labels = listed(config.fields.map(({ label }) => isolated(label.toLowerCase())));
  const made = everyone === null ? "Maps and tables" : "Topics";
  const span = study.days === null ? "" : `, ${study.dated} ${daySpan(study.days)}`;
  const who = `${inWords(people)} ${people === 1 ? "participant" : "participants"}`;
  return {
    description: `${made} of ${labels}, grouped by meaning: ${rowCounts(config).words(study.videos, "video")} on TikTok, of ${who}${span}.`,
    ...address(config, ""),
  };
}

export function participantSharing(participant: ParticipantReport, config: Settled): Sharing {
  const { id, videos, days, dated = "posted", fields } = participant;
  const figures = listed(
    fields.map(
      ({ tags, label }) =>
        `${plural(tags.length, "distinct tag")} of ${isolated(label.toLowerCase())}`,
    ),
  );
  const span = days === null ? "" : `, ${dated} ${daySpan(days)}`;
  return {
    description: `${capitalised(rowCounts(config).words(videos, dated === "seen" ? "viewing" : "video"))} on TikTok, of participant ${id}${span}: ${figures}, grouped by meaning.`,
    ...address(config, `${id}.html`),
  };
}

export function cohortSharing(study: StudyReport, config: Settled): Sharing {
  const { people, everyone } = study;
  const between = everyone === null ? "between" : "among";
  const labels = listed(config.fields.map(({ label }) => isolated(label.toLowerCase())));
  return {
    description: `What differs ${between} ${inWords(people)} participants: shares of topics of ${labels}, and how sure they are.`,
    ...address(config, "cohort.html"),
  };
}

export function methodSharing(config: Settled): Sharing {
  return {
    description: "How the maps were made: settings, versions, and an audit of every row and tag.",
    ...address(config, "method.html"),
  };
}

function address({ siteUrl, title }: Settled, page: string): Omit<Sharing, "description"> {
  return { url: siteUrl === null ? null : `${siteUrl}${page}`, site: title };
}
