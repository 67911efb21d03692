/** What the study's own pages are made of: its facts, a row a participant, and what differs between them. */
import { isAggregate } from "../config/aggregate-checks.ts";
import type { Config } from "../config/types.ts";
import { rowCounts } from "../privacy/row-counts.ts";
import type { Study, StudyFacts } from "../read/study.ts";
import type { CohortField } from "./cohort-report.ts";
import { type Days, joinDays } from "./days.ts";
import { languageNotices } from "./languages.ts";
import { said, shown, studyNotices } from "./notices.ts";
import type { Everyone } from "./everyone.ts";
import type { ParticipantRow } from "./participant-row.ts";
import type { Totals } from "./totals.ts";

export interface StudyReport {
  readonly title: string;
  /** How many there are. */
  readonly people: number;
  /** Nobody in an aggregate, which has what is of all of them instead. */
  readonly participants: readonly ParticipantRow[];
  readonly everyone: Everyone | null;
  /** Videos of the whole study, each counted once; rounded under pseudonyms. */
  readonly videos: number;
  /** Occurrences of each field on these videos; rounded as they are, since the difference to all rows is one of rows. */
  readonly occurrences: readonly number[];
  readonly days: Days | null;
  /** What its days are of: of some participants the one, of others the other. */
  readonly dated: "posted" | "seen" | "dated";
  /** What the study's files are, as "format" of study.json names it. */
  readonly formats: Study["formats"];
  readonly methods: Study["methods"];
  /** What differs between participants, by field; empty where there is nobody to compare. */
  readonly cohort: readonly CohortField[];
  /** How many entries the lists have by which videos are kept; null where all are. */
  readonly lists: Study["lists"];
  /** Notices that belong to no participant. */
  readonly notices: readonly string[];
}

/**
 * @param finished in the study's order
 * @param cohort what differs between them, by field
 */
export function makeReport(
  config: Config,
  study: StudyFacts,
  totals: Totals,
  finished: readonly { readonly row: ParticipantRow }[],
  cohort: readonly CohortField[] = [],
): StudyReport {
  if (isAggregate(config)) return aggregateReport(config, study, totals, cohort);
  const participants = finished.map(({ row }) => row);
  return {
    title: config.title,
    people: participants.length,
    participants,
    everyone: null,
    videos: rowCounts(config).round(study.videos),
    occurrences: totals.occurrences,
    days: joinDays(participants.map(({ days }) => days)),
    dated: datedOf(study),
    formats: study.formats,
    methods: study.methods,
    cohort,
    lists: study.lists,
    notices: [
      ...studyNotices(study, config.dataDir, shown).others,
      ...languageNotices(participants, false),
    ],
  };
}

/**
 * Of everyone together: whatever is made of `participants` has nobody in it. Neither days nor notices, each of
 * which is somebody's.
 */
function aggregateReport(
  config: Config,
  study: StudyFacts,
  totals: Totals,
  cohort: readonly CohortField[],
): StudyReport {
  return {
    title: config.title,
    people: study.participants.length,
    participants: [],
    everyone: totals.everyone,
    videos: rowCounts(config).round(study.videos),
    // Its overview counts what is told of everyone.
    occurrences: [],
    days: null,
    dated: datedOf(study),
    formats: study.formats,
    methods: study.methods,
    cohort,
    lists: study.lists,
    notices: [],
  };
}

/** Every notice of a report, one line each, as the method page lists them. */
export function allNotices({ notices, participants }: StudyReport): string[] {
  return [
    ...notices,
    ...participants.flatMap(({ id, notices: own, fields }) => [
      ...own.map((notice) => `participant ${id}: ${notice}`),
      ...fields.flatMap((field) =>
        field.notices.map((notice) => `participant ${id}, ${field.label}: ${notice}`),
      ),
    ]),
  ];
}

/** The same as the console has them. */
export function saidNotices(report: StudyReport, study: StudyFacts, { dataDir }: Config): string[] {
  const { of, others } = studyNotices(study, dataDir, said);
  if (report.everyone !== null)
    return [
      ...others,
      ...study.participants.flatMap(({ id, file }) =>
        of(file).map((notice) => `participant ${id}: ${notice}`),
      ),
    ];
  const participants = report.participants.map((participant, i) => ({
    ...participant,
    notices: of(study.participants[i]?.file ?? ""),
  }));
  const notices = [...others, ...languageNotices(participants, true)];
  return allNotices({ ...report, participants, notices });
}

function datedOf({ participants }: StudyFacts): StudyReport["dated"] {
  const seen = participants.filter(({ dated }) => dated === "seen").length;
  if (seen === 0) return "posted";
  return seen === participants.length ? "seen" : "dated";
}
