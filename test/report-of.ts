/** The report of a study whose tags nobody has analysed. */
import type { Config } from "../src/config/types.ts";
import type { Study } from "../src/read/study.ts";
import { shown, studyNotices } from "../src/report/notices.ts";
import { participantReport } from "../src/report/participant-report.ts";
import { rowOf } from "../src/report/participant-row.ts";
import { makeReport, type StudyReport } from "../src/report/report.ts";
import { totalsOf } from "../src/report/totals.ts";

export function reportOf(config: Config, study: Study): StudyReport {
  const notices = studyNotices(study, config.dataDir, shown);
  const rows = study.participants.map((participant) => ({
    row: rowOf(participantReport(participant, [], config, notices.of(participant.file))),
  }));
  return makeReport(config, study, totalsOf(study, [], config), rows);
}
