/** The page that says how the others were made. */
import { FEWEST_FOR_SHARE } from "../chart/page-data.ts";
import { RESAMPLES } from "../analyse/resample.ts";
import { writingOf } from "../clean/clean.ts";
import { isAggregate } from "../config/aggregate-checks.ts";
import { fieldFor } from "../config/config.ts";
import type { Settled, FieldConfig } from "../config/types.ts";
import { CLUSTER_ENGINES, LAYOUT_ENGINES } from "../engines/table.ts";
import { integer, isolated } from "../format.ts";
import { sum } from "../numbers.ts";
import { allNotices } from "../report/report.ts";
import { aboutView } from "./about.ts";
import { citationLine } from "./citation.ts";
import { shownSentence } from "./crowded.ts";
import { estimatedSentence } from "./estimated.ts";
import { MOST_PERIODS } from "../report/timeline.ts";
import type { Sources } from "./page-kind.ts";

export function methodView({ study, config, backend, model, versions }: Sources) {
  const engines = {
    cluster: CLUSTER_ENGINES[config.clusterEngine],
    layout: LAYOUT_ENGINES[config.layoutEngine],
  };
  const dates = datesSentence(
    config,
    study.formats.every((name) => name === "study-csv"),
    study.dated,
  );
  const settings = settingsOf(config);
  const notices = allNotices(study);
  const readings = readingsOf(study);
  const methods = new Set(settings.map(({ method }) => method));
  return {
    study,
    config,
    about: aboutView(config),
    cite: citationLine(config, versions),
    engines,
    format: { method: [...study.methods, dates].join(" ") },
    kept: keptSentence(study.lists),
    settings,
    backend,
    given:
      model === null ? null : { ...model, name: isolated(model.name), without: without(study) },
    versions,
    notices,
    readings,
    reading: {
      words: settings.some(({ reading }) => reading === "words"),
      context: settings.some(({ context }) => context > 0),
      apart: settings.some(({ reach }) => reach === "apart"),
      ours: methods.has("tagscape"),
      notebook: methods.has("notebook"),
    },
    resamples: RESAMPLES,
    estimated: estimatedSentence(study),
    shown: shownSentence(study),
  };
}

/** Tags without a vector, each once for a participant and a field. */
function without({ participants }: Sources["study"]): number {
  return sum(participants.flatMap(({ fields }) => fields.map(({ unread }) => unread)));
}

/** By what the study's lists keep a video; null where it keeps all. */
function keptSentence(lists: Sources["study"]["lists"]): string | null {
  if (lists === null) return null;
  const any = (size: number, noun: string): string =>
    size === 1 ? `the one ${noun}` : `one of ${integer(size)} ${noun}s`;
  const ways = [
    lists.hashtags === null ? [] : [`bear ${any(lists.hashtags, "listed hashtag")}`],
    lists.authors === null ? [] : [`come from ${any(lists.authors, "listed account")}`],
  ].flat();
  return `Of all rows those are kept that ${ways.join(" or ")}: lists of the study, which no page shows. The audit says how many are left out.`;
}

/** What a date is of, and what stands on an axis of time. */
function datesSentence(
  { pseudonyms }: Settled,
  asWritten: boolean,
  dated: Sources["study"]["dated"],
): string {
  const unit = pseudonyms ? "month" : "week";
  const kept = pseudonyms
    ? "of a day that can be read its month is kept"
    : `its day is kept ${asWritten ? "as written, whatever its time zone" : "in UTC where it tells its zone, else as written"}, and a week begins on Monday`;
  return [
    `${WHAT_A_DATE_IS[dated]}: ${kept}.`,
    `Bars by ${unit} count the occurrences on videos ${dated} in that ${unit}; a cluster’s share is of all occurrences of the field then, where those are at least ${FEWEST_FOR_SHARE}.`,
    `At most ${MOST_PERIODS} ${unit}s are shown, those up to the last that hold nine tenths of what is dated; all before are one bar. What has no readable date, or one years after all others, is counted and in no bar.`,
    ...(pseudonyms ? [WHAT_CODES_LEAVE] : []),
  ].join(" ");
}

const WHAT_CODES_LEAVE =
  "Participants go by codes, so a tag is told of in a month only where it stands on at least three videos of it, and a cluster only where its months do not tell those of its tags on fewer; where even those of a whole field would, it has no bars.";

const WHAT_A_DATE_IS = {
  posted: "A row’s timestamp is when its video was posted, not when the participant watched it",
  seen: "A row’s timestamp is when the participant watched its video, not when it was posted",
  dated:
    "A row’s timestamp is when its video was posted, or, of a watch history, when the participant watched it",
} as const;

/** How the hashtags of each participant were read; none where all are as written. */
function readingsOf({ participants }: Sources["study"]) {
  return participants.flatMap(({ id, fields }) =>
    fields
      .filter(({ settings, tags }) => settings.reading === "words" && tags > 0)
      .filter(({ name }) => writingOf(name) === "hashtags")
      .map(({ label, readings, unread, apart }) => ({
        id,
        label,
        ...readings,
        unread,
        apart,
      })),
  );
}

/** Of every field, then of fields that are otherwise for a participant. */
function settingsOf(config: Settled) {
  // What is otherwise for one is not told where nobody is shown alone.
  const overrides = isAggregate(config) ? [] : [...config.overrides];
  const others = overrides.flatMap(([participant, own]) =>
    config.fields
      .filter(({ name }) => own.has(name))
      .map((field) =>
        settingsRow(
          `${isolated(field.label)}, participant ${participant}`,
          fieldFor(config, participant, field),
        ),
      ),
  );
  return [
    ...config.fields.map((field) => settingsRow(`${isolated(field.label)} (${field.name})`, field)),
    ...others,
  ];
}

/** Of stop tags only their number is told: some are there to hide somebody. */
function settingsRow(heading: string, field: FieldConfig) {
  return { ...field, heading, stopTags: field.stopTags.length };
}
