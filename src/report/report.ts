/** Everything joined: one JSON-safe object a participant, which pages and data files are made of. */
import { type RowAudit, rowAudit, roundedField, roundedRows } from "./rounded-audit.ts";
import type { FieldResult } from "../analyse/analyse-study.ts";
import type { CohortPlan } from "../cohort/plan.ts";
import { isAggregate } from "../config/aggregate-checks.ts";
import type { Config } from "../config/types.ts";
import { type CohortField, cohortReport } from "./cohort-report.ts";
import { besideFrom } from "./beside.ts";
import { type Everyone, everyoneOf } from "./everyone.ts";
import { shownVideos } from "./shown-videos.ts";
import { type FieldReport, fieldReport } from "./field-report.ts";
import { languageNotices } from "./languages.ts";
import { networkOf } from "./network.ts";
import { occurrencesOnVideos } from "./occurrences.ts";
import { toldFrom } from "./told-periods.ts";
import { said, shown, studyNotices } from "./notices.ts";
import { rowCounts } from "../privacy/row-counts.ts";
import { type Participant, videosOf } from "../read/participant.ts";
import type { Study } from "../read/study.ts";

export interface ParticipantReport {
  readonly id: string;
  /** Rows, of which some may repeat a video; rounded under pseudonyms, as is the audit. */
  readonly videos: number;
  readonly audit: RowAudit;
  /** First and last day of the videos, or null where no row has one. */
  readonly days: { readonly first: string; readonly last: string } | null;
  /** Where its days are those of viewings. */
  readonly dated?: "seen";
  readonly fields: readonly FieldReport[];
  readonly notices: readonly string[];
}

export interface StudyReport {
  readonly title: string;
  /** How many there are. */
  readonly people: number;
  /** Nobody in an aggregate, which has what is of all of them instead. */
  readonly participants: readonly ParticipantReport[];
  readonly everyone: Everyone | null;
  /** Videos of the whole study, each counted once; rounded under pseudonyms. */
  readonly videos: number;
  /** Occurrences of each field on these videos; rounded as they are, since the difference to all rows is one of rows. */
  readonly occurrences: readonly number[];
  readonly days: ParticipantReport["days"];
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
 * @param results by participant, then field, in the study's order; then what was analysed of all together
 * @param cohort what that was to be
 */
export function makeReport(
  config: Config,
  study: Study,
  results: readonly (readonly FieldResult[])[],
  cohort: readonly CohortPlan[] = [],
): StudyReport {
  if (isAggregate(config)) return aggregateReport(config, study, results.at(-1) ?? [], cohort);
  const notices = studyNotices(study, config.dataDir, shown);
  const counts = rowCounts(config);
  const participants = study.participants.map((participant, i): ParticipantReport => ({
    id: participant.id,
    videos: counts.round(participant.rows.length),
    audit: roundedRows(rowAudit(participant), counts),
    days: daysOf(participant),
    ...(participant.dated === undefined ? {} : { dated: participant.dated }),
    fields: (results[i] ?? []).map((result) => {
      const dates = participant.rows.map(({ date }) => date);
      const videoOf = videosOf(participant.rows);
      const field = fieldReport(result, dates, besideFrom(config), toldFrom(config), videoOf);
      return {
        ...field,
        audit: roundedField(field.audit, counts),
        // Checked with study.json; a site under codes never lists them, whoever calls.
        shownVideos:
          config.showVideos && !config.pseudonyms
            ? shownVideos(participant.rows, result.rowsOf)
            : null,
        network: config.network ? networkOf(result, besideFrom(config)) : null,
      };
    }),
    notices: notices.of(participant.file),
  }));
  return {
    title: config.title,
    people: participants.length,
    participants,
    everyone: null,
    videos: counts.round(study.videos),
    occurrences: config.fields.map((_, at) =>
      counts.round(
        occurrencesOnVideos(
          study.participants.map(({ rows }, i) => ({
            rows,
            rowsOf: results[i]?.[at]?.rowsOf ?? [],
          })),
        ),
      ),
    ),
    days: joinDays(participants.map(({ days }) => days)),
    dated: datedOf(study),
    formats: study.formats,
    methods: study.methods,
    cohort: cohortReport(cohort, results.at(study.participants.length) ?? [], config),
    lists: study.lists,
    notices: [...notices.others, ...languageNotices(participants, false)],
  };
}

/**
 * Of everyone together: whatever is made of `participants` has nobody in it. Neither days nor notices, each of
 * which is somebody's.
 */
function aggregateReport(
  config: Config,
  study: Study,
  results: readonly FieldResult[],
  plans: readonly CohortPlan[],
): StudyReport {
  const { participants } = study;
  const audits = new Map(plans.map(({ field, audits: own }) => [field.name, own]));
  return {
    title: config.title,
    people: participants.length,
    participants: [],
    everyone: everyoneOf(participants.map(rowAudit), audits, config.minParticipants),
    videos: rowCounts(config).round(study.videos),
    // Its overview counts what is told of everyone.
    occurrences: [],
    days: null,
    dated: datedOf(study),
    formats: study.formats,
    methods: study.methods,
    cohort: cohortReport(plans, results, config),
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
export function saidNotices(report: StudyReport, study: Study, { dataDir }: Config): string[] {
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

function datedOf({ participants }: Study): StudyReport["dated"] {
  const seen = participants.filter(({ dated }) => dated === "seen").length;
  if (seen === 0) return "posted";
  return seen === participants.length ? "seen" : "dated";
}

type Days = NonNullable<ParticipantReport["days"]>;

function daysOf({ rows }: Participant): Days | null {
  return joinDays(rows.map(({ date }) => (date === null ? null : { first: date, last: date })));
}

function joinDays(all: readonly (Days | null)[]): Days | null {
  const known = all.filter((days): days is Days => days !== null);
  const [start] = known;
  if (start === undefined) return null;
  return known.reduce(
    (joined, { first, last }) => ({
      first: first < joined.first ? first : joined.first,
      last: last > joined.last ? last : joined.last,
    }),
    start,
  );
}
