/** What the study's own pages are made of: its facts, a row a participant, and what differs between them. */
import { isAggregate } from "../config/aggregate-checks.ts";
import type { Study } from "../read/study.ts";
import type { CohortField } from "./cohort-report.ts";
import { type Days, joinDays } from "./days.ts";
import { languageNotices } from "./languages.ts";
import { type Gathered, type Member, noticesOf } from "./member.ts";
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
 * @param finished in the order of the members
 * @param cohort what differs between them, by field
 */
export function makeReport(
  gathered: Gathered,
  totals: Totals,
  finished: readonly { readonly row: ParticipantRow }[],
  cohort: readonly CohortField[] = [],
): StudyReport {
  const { config, members, notices, formats, methods, lists } = gathered;
  const participants = finished.map(({ row }) => row);
  // Whatever is made of participants has nobody in it where nobody is shown alone: neither days nor
  // notices, each of which is somebody's; and its overview counts what is told of everyone.
  const isTogether = isAggregate(config);
  return {
    title: config.title,
    people: members.length,
    participants,
    everyone: totals.everyone,
    videos: totals.videos,
    occurrences: isTogether ? [] : totals.occurrences,
    days: joinDays(participants.map(({ days }) => days)),
    dated: datedOf(members),
    formats,
    methods,
    cohort,
    lists,
    notices: isTogether
      ? []
      : [...notices.map(({ shown }) => shown), ...languageNotices(participants, false)],
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
export function saidNotices(report: StudyReport, gathered: Gathered): string[] {
  const { members, notices } = gathered;
  const others = notices.map(({ said }) => said);
  const own = noticesOf(gathered).map((told) => told.map(({ said }) => said));
  if (report.everyone !== null)
    return [
      ...others,
      ...members.flatMap(({ id }, i) => (own[i] ?? []).map((what) => `participant ${id}: ${what}`)),
    ];
  const participants = report.participants.map((row, i) => ({ ...row, notices: own[i] ?? [] }));
  const all = [...others, ...languageNotices(participants, true)];
  return allNotices({ ...report, participants, notices: all });
}

function datedOf(members: readonly Pick<Member, "dated">[]): StudyReport["dated"] {
  const seen = members.filter(({ dated }) => dated === "seen").length;
  if (seen === 0) return "posted";
  return seen === members.length ? "seen" : "dated";
}
