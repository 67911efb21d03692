/** Everything joined: one JSON-safe object a participant, which pages and data files are made of. */
import { type RowAudit, roundedField, roundedRows } from "./rounded-audit.ts";
import type { FieldResult } from "../analyse/analyse-study.ts";
import type { Config } from "../config/types.ts";
import { relative, sep } from "node:path";
import type { Notice } from "../error.ts";
import { type FieldReport, fieldReport } from "./field-report.ts";
import { rowCounts } from "../privacy/row-counts.ts";
import type { Participant } from "../read/participant.ts";
import type { Study } from "../read/study.ts";

export interface ParticipantReport {
  readonly id: string;
  /** Rows, of which some may repeat a video; rounded under pseudonyms, as is the audit. */
  readonly videos: number;
  readonly audit: RowAudit;
  /** First and last day of the videos, or null where no row has one. */
  readonly days: { readonly first: string; readonly last: string } | null;
  readonly fields: readonly FieldReport[];
  readonly notices: readonly string[];
}

export interface StudyReport {
  readonly title: string;
  readonly participants: readonly ParticipantReport[];
  /** Videos of the whole study, each counted once; rounded under pseudonyms. */
  readonly videos: number;
  readonly days: ParticipantReport["days"];
  /** Notices that belong to no participant. */
  readonly notices: readonly string[];
}

/** @param results by participant, then field, in the study's order */
export function makeReport(
  config: Config,
  study: Study,
  results: readonly (readonly FieldResult[])[],
): StudyReport {
  const noticesOf = (file: string): string[] =>
    study.notices.filter((notice) => notice.file === file).map(withLine);
  const counts = rowCounts(config);
  const participants = study.participants.map((participant, i): ParticipantReport => ({
    id: participant.id,
    videos: counts.round(participant.rows.length),
    audit: roundedRows(
      {
        rows: participant.rows.length + participant.blankLines,
        used: participant.rows.length,
        skipped: { blank: participant.blankLines },
      },
      counts,
    ),
    days: daysOf(participant),
    fields: (results[i] ?? []).map((result) => {
      const dates = participant.rows.map(({ date }) => date);
      const field = fieldReport(result, dates);
      return { ...field, audit: roundedField(field.audit, counts) };
    }),
    notices: noticesOf(participant.file),
  }));
  const files = new Set(study.participants.map(({ file }) => file));
  return {
    title: config.title,
    participants,
    videos: counts.round(study.videos),
    days: joinDays(participants.map(({ days }) => days)),
    notices: study.notices
      .filter(({ file }) => !files.has(file))
      .map((notice) => placed(notice, config.dataDir)),
  };
}

/** The same text wherever the study's folder lies. */
function placed(notice: Notice, dataDir: string): string {
  const name = relative(dataDir, notice.file).split(sep).join("/");
  return name === "" ? withLine(notice) : `${name}: ${withLine(notice)}`;
}

function withLine({ line, what }: Notice): string {
  return line === undefined ? what : `line ${line}: ${what}`;
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
